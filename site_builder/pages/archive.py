"""All editions of a council, each at its permanent address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.model import PublicationResult
from site_builder.pages import addresses, period_words, sentences, words
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill


@dataclass(frozen=True)
class Edition:
    """An edition as the archive lists it."""

    title: str
    report: str
    path: str
    counts: str
    cut_off: str
    dashboards: tuple[Crumb, ...]
    others: tuple[Crumb, ...]


def archive_page(editions: Sequence[PublicationResult], parts: Mapping[str, Sequence[Crumb]]) -> Page:
    """The archive of one council.

    Args:
        editions: newest first, all of one area.
        parts: further pages of each edition, by the id of its publication.
    """
    newest = editions[0].publication
    path = addresses.archive(newest.area)
    years = [result.publication.edition for result in editions]
    lead = (
        f"This site holds {words.count(len(editions), 'edition')} of the reports on {newest.area.name}: "
        f"{words.listed(years)}."
    )
    body = fill(
        "archive.html",
        path,
        area=newest.area,
        lead=lead,
        newest=newest.edition,
        editions=[_edition(result, parts[result.publication.publication]) for result in editions],
    )
    return Page(
        path=path,
        title=f"All editions, {newest.area.name}",
        description=lead,
        body=body,
        kind="Archive",
        synonyms=("archive", "older reports", "previous years", "earlier editions", "history"),
        crumbs=(Crumb("Home", addresses.HOME),),
        notice=newest.notice,
    )


def _edition(result: PublicationResult, parts: Sequence[Crumb]) -> Edition:
    publication = result.publication
    return Edition(
        title=publication.edition,
        report=publication.title,
        path=addresses.edition(publication),
        counts=words.capital(sentences.directions(result.tally.directions_shown)) + ".",
        cut_off=period_words.day(publication.cut_off),
        dashboards=tuple(
            Crumb(theme.theme.title, addresses.dashboard(publication, theme.theme.theme)) for theme in result.themes
        ),
        others=(Crumb("All counts", addresses.edition(publication)), *parts),
    )

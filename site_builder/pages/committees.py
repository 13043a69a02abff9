"""The council's committees with the dashboards that they look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model import Committee, CouncilResult, PublicationResult, ThemeResult
from site_builder.pages import addresses, sentences, words
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill


@dataclass(frozen=True)
class Overseen:
    """A dashboard of a committee: what it says, and who assigned it."""

    title: str
    path: str
    counts: str
    by: str
    reason: str | None


@dataclass(frozen=True)
class Part:
    committee: Committee
    dashboards: tuple[Overseen, ...]


def committees_page(council: CouncilResult, editions: Sequence[PublicationResult]) -> Page | None:
    """The page of committees, with the dashboards of the newest edition; None where none is named."""
    committees = council.council.committees
    if not committees:
        return None
    area, newest = council.council.area, editions[0]
    path = addresses.committees(area)
    themes = {theme.theme.theme: theme for theme in newest.themes}
    parts = [Part(committee, tuple(_overseen(newest, committee, themes))) for committee in committees]
    assigned = {link.theme.theme for committee in committees for link in committee.themes}
    left = [theme for name, theme in themes.items() if name not in assigned]
    ours = any(link.basis == "site" for committee in committees for link in committee.themes)
    lead = (
        f"{words.capital(words.count(len(committees), 'committee'))} of the council look at "
        f"{len(themes) - len(left)} of the {words.count(len(themes), 'dashboard')} for {newest.publication.edition}."
    )
    body = fill(
        "committees.html",
        path,
        area=area,
        lead=lead,
        edition=newest.publication.edition,
        parts=parts,
        ours=ours,
        left=[(theme.theme.title, addresses.dashboard(newest.publication, theme.theme.theme)) for theme in left],
    )
    return Page(
        path=path,
        title=f"Committees and their dashboards, {area.name}",
        description=lead,
        body=body,
        kind="Committees",
        synonyms=("overview and scrutiny", "scrutiny committee", "councillors", "who is responsible"),
        crumbs=(Crumb("Home", addresses.HOME),),
        notice=newest.publication.notice,
        edition=newest.publication.edition,
    )


def _overseen(newest: PublicationResult, committee: Committee, themes: dict[str, ThemeResult]) -> list[Overseen]:
    return [
        Overseen(
            title=theme.theme.title,
            path=addresses.dashboard(newest.publication, theme.theme.theme),
            counts=words.capital(sentences.directions(theme.tally.directions_shown)) + ".",
            by="the council" if link.basis == "source" else "this site",
            reason=link.reason,
        )
        for link in committee.themes
        if (theme := themes.get(link.theme.theme))
    ]

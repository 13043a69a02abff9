"""The home page: what the figures say, the dashboards, what needs attention, what is strong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.charts.directions import DashboardDirections, directions_figure
from site_builder.charts.figure import Figure
from site_builder.model import PublicationResult, Tally
from site_builder.pages import addresses, sentences, words
from site_builder.pages.counts import DIRECTIONS, counts_table, edition_lines
from site_builder.pages.edition import find_differences
from site_builder.pages.marks import Marked, marked_rows, sentence, strongest_reasons_first
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill

SHOWN_OF_EACH_MARK = 8


@dataclass(frozen=True)
class Count:
    count: int
    word: str


@dataclass(frozen=True)
class Tile:
    outcome: str | None
    title: str
    path: str
    note: str
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Chart:
    """The same chart in two widths."""

    wide: Figure
    wide_path: str
    narrow: Figure
    narrow_path: str


@dataclass(frozen=True)
class Marks:
    sentence: str
    first: tuple[Marked, ...]


@dataclass(frozen=True)
class More:
    """A page beyond the dashboards, with what it says."""

    title: str
    path: str
    note: str


def home_page(
    result: PublicationResult, others: Sequence[PublicationResult], outcomes: Sequence[Crumb], more: Sequence[More]
) -> Page:
    """The home page, from the newest edition of the site's first area.

    Args:
        result: the edition.
        others: the editions of other areas on the site.
        outcomes: what was written on the outcomes of the edition.
        more: the other pages on the area.
    """
    publication = result.publication
    path = addresses.HOME
    lead = f"In the report for {publication.edition}, {sentences.directions(result.tally.directions_shown)}."
    chart = _chart(result)
    body = fill(
        "home.html",
        path,
        publication=publication,
        lead=lead,
        computed_note=_computed_note(result),
        edition_path=addresses.edition(publication),
        chart=chart,
        chart_table=counts_table(path, DIRECTIONS, "Dashboard", edition_lines(DIRECTIONS, result)),
        tiles=_tiles(result),
        attention=_marks(result, "attention"),
        strong=_marks(result, "strong"),
        marks_path=addresses.marks(publication),
        others=[_other(other) for other in others],
        outcomes=outcomes,
        more=more,
    )
    return Page(
        path=path,
        title=f"How {publication.area.name} is doing",
        description=lead,
        body=body,
        kind="Home",
        notice=publication.notice,
        edition=publication.edition,
        figures={chart.wide_path: chart.wide, chart.narrow_path: chart.narrow},
    )


def _computed_note(result: PublicationResult) -> str:
    differing = len(find_differences(result))
    if not differing:
        return "Every count is made from the rows of the dashboards."
    return (
        f"The directions shown are those that are recorded. By the rule of this site, "
        f"{sentences.directions(result.tally.directions_computed)}; "
        f"the rule differs from the report in {words.count(differing, 'row')}."
    )


def _chart(result: PublicationResult) -> Chart:
    publication = result.publication
    bars = [_bar(theme.theme.title, theme.tally) for theme in result.themes]
    said: dict[str, Any] = {
        "records": bars,
        "title": sentences.most_and_least(result),
        "subtitle": f"Number of indicators by dashboard, {publication.area.name}, {publication.edition}",
        "alt": "Bar chart: for each dashboard, how many indicators improved, stayed about the same, got worse, "
        "or cannot be compared. The same figures are in the table below the chart.",
        "source": f"Source: {publication.source.title}, {publication.source.publisher}" if publication.source else "",
    }
    name = "directions"
    return Chart(
        wide=directions_figure(**said, name=name, narrow=False),
        wide_path=addresses.edition_chart(publication, name),
        narrow=directions_figure(**said, name=f"{name}-narrow", narrow=True),
        narrow_path=addresses.edition_chart(publication, f"{name}-narrow"),
    )


def _bar(title: str, tally: Tally) -> DashboardDirections:
    counts = tally.directions_shown
    return DashboardDirections(
        label=title,
        improved=counts.improved,
        similar=counts.similar,
        worse=counts.worse,
        other=counts.higher + counts.lower,
        not_determinable=counts.not_determinable,
    )


def _tiles(result: PublicationResult) -> list[Tile]:
    """A tile for each dashboard, with its outcome above it unless the two have one name."""
    return [
        Tile(
            outcome=None if theme.theme.title == theme.theme.outcome.title else theme.theme.outcome.title,
            title=theme.theme.title,
            path=addresses.dashboard(result.publication, theme.theme.theme),
            note=theme.theme.summary or words.count(theme.tally.total, "indicator"),
            counts=_counts(theme.tally),
        )
        for theme in result.themes
    ]


def _counts(tally: Tally) -> tuple[Count, ...]:
    counts = tally.directions_shown
    parts = (
        Count(counts.improved, "improved"),
        Count(counts.similar, "similar"),
        Count(counts.worse, "worse"),
        Count(counts.higher + counts.lower, "higher or lower"),
        Count(counts.not_determinable, "cannot compare"),
    )
    return tuple(part for part in parts if part.count)


def _marks(result: PublicationResult, mark: str) -> Marks:
    rows = strongest_reasons_first(marked_rows(result, mark), SHOWN_OF_EACH_MARK)
    return Marks(sentence(result, mark), tuple(rows))


def _other(result: PublicationResult) -> Crumb:
    publication = result.publication
    return Crumb(f"{sentences.who(result)} {publication.edition}", addresses.edition(publication))

"""A theme of the comparison: the own place, who stands where, and the indicators that make it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.charts.figure import Figure
from site_builder.model import AreaStanding, IndicatorResult, RankedFigure, ScopeResult
from site_builder.pages import addresses, period_words, words
from site_builder.pages.comparison import firmness, overview
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.comparison.quadrants import Quadrants, quadrant_parts
from site_builder.pages.comparison.strip import Strip, draw_strip
from site_builder.pages.page import Page
from site_builder.pages.render import fill

MOST_UNFOLDED = 40
"""More indicators than this are folded: as cards on a phone they are a page that nobody scrolls to the end of."""
GROUP_WORDS: dict[int | None, str] = {
    1: "In the top quarter",
    2: "In the second quarter",
    3: "In the third quarter",
    4: "In the bottom quarter",
    None: "Without a place or a quarter",
}


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator of the theme."""

    title: str
    path: str | None
    figure: str
    period: str
    place: str
    ranked: RankedFigure | None
    strip: Strip | None
    direction: str
    note: str


@dataclass(frozen=True)
class Group:
    """Indicators that stand in one table; with an id they are folded away below what is said of them."""

    id: str
    said: str
    lines: list[IndicatorLine]


@dataclass(frozen=True)
class AreaLine:
    """An area in the table of places."""

    name: str
    path: str | None
    own: bool
    place: str
    average: str
    used: str
    fairly: str


def theme_pages(compared: Compared) -> Iterator[Page]:
    """A page for each theme, for core and for overall."""
    for scope in compared.edition.scopes:
        yield theme_page(compared, scope)


def theme_page(compared: Compared, scope: ScopeResult) -> Page:
    """One theme with its place, its indicators, all areas, and how the place was worked out."""
    publication, own = compared.result.publication, compared.own
    path = compared.theme_path(scope)
    standing = compared.line(scope)
    lead = theme_lead(compared, scope)
    parts = quadrant_parts(compared, scope, path)
    return Page(
        path=path,
        title=f"{scope.theme.title} among {compared.group}, {own.name} {publication.edition}",
        description=lead,
        body=fill(
            "comparison/theme.html",
            path,
            compared=compared,
            publication=publication,
            scope=scope,
            lead=lead,
            coverage=firmness.coverage(scope, standing),
            standing=standing,
            groups=_groups(compared, scope),
            areas=[_area(compared, scope, line) for line in _by_place(scope)],
            quadrants=parts,
            comment=overview.comment(compared, scope),
            overview_path=addresses.comparison(publication),
            spending_path=addresses.comparison_part(publication, "spending"),
        ),
        kind="Compared theme",
        crumbs=overview.crumbs(compared, inside=True),
        notice=publication.notice,
        edition=publication.edition,
        figures=figures_of(parts),
    )


def figures_of(parts: Quadrants | None) -> dict[str, Figure]:
    """The pictures of the quadrant charts, by path."""
    return {path: figure for chart in parts.charts for path, figure in chart.pictures()} if parts else {}


def theme_lead(compared: Compared, scope: ScopeResult) -> str:
    """The place with how firm it is, in a sentence."""
    own = compared.own
    if compared.line(scope).place is None:
        return f"{own.name} cannot be placed: {_why_not(firmness.placed(compared, scope))}."
    return f"{own.name}: {words.uncapital(firmness.about(scope, own.area, compared.group))}."


def _why_not(placed: str) -> str:
    """What follows Not placed in the words of a cell."""
    return "no indicator of it is ranked" if placed == "Not ranked" else placed.removeprefix("Not placed: ")


def _groups(compared: Compared, scope: ScopeResult) -> list[Group]:
    """The indicators, best first: in one table, or where they are many one for each quarter, folded."""
    results = _in_order(compared, scope)
    if len(results) <= MOST_UNFOLDED:
        return [Group("", "", [_indicator(compared, each) for each in results])]
    by_quarter: dict[int | None, list[IndicatorResult]] = {}
    for each in results:
        figure = compared.figure(each)
        by_quarter.setdefault(figure.quartile if figure else None, []).append(each)
    return [
        Group(
            id=f"quarter-{quarter or 'none'}",
            said=f"{GROUP_WORDS[quarter]}: {words.count(len(by_quarter[quarter]), 'indicator')}",
            lines=[_indicator(compared, each) for each in by_quarter[quarter]],
        )
        for quarter in GROUP_WORDS
        if quarter in by_quarter
    ]


def _in_order(compared: Compared, scope: ScopeResult) -> list[IndicatorResult]:
    """Ranked indicators from the best place to the lowest, then those that have none."""

    def key(indicator: IndicatorResult) -> tuple[bool, float, str]:
        figure = compared.figure(indicator)
        return (figure is None, float(figure.scaled) if figure else 0.0, indicator.row.indicator.title)

    return sorted(compared.in_scope(scope), key=key)


def _indicator(compared: Compared, result: IndicatorResult) -> IndicatorLine:
    own = compared.own.area
    indicator = result.row.indicator
    figure = compared.figure(result)
    notes = [words.capital(note) for note in (firmness.close_together(result, compared.group),) if note]
    if result.older:
        notes.append("Older data")
    if found := firmness.chance_range(result, own):
        notes.append(f"By chance in the figures alone: {firmness.range_words(found)}")
    if result.row.note:
        notes.append(result.row.note)
    return IndicatorLine(
        title=indicator.title,
        path=compared.indicator_path(indicator.indicator),
        figure=words.observed(result.observations.get(own), indicator),
        period=period_words.period(result.period) if result.period else "",
        place=words.place(figure.place) if figure else words.capital(firmness.why_not_ranked(result, own)),
        ranked=figure,
        strip=draw_strip(result, own),
        direction=words.DIRECTION_WORDS[compared.direction(result).direction],
        note=". ".join(note.removesuffix(".") for note in notes) + ("." if notes else ""),
    )


def _by_place(scope: ScopeResult) -> list[AreaStanding]:
    """Placed areas from the first, then the others in the group's order."""
    return sorted(scope.standing.lines, key=lambda line: (line.place is None, line.place.first if line.place else 0))


def _area(compared: Compared, scope: ScopeResult, line: AreaStanding) -> AreaLine:
    area = next(area for area in compared.areas if area.area == line.area)
    own = line.area == compared.own.area
    return AreaLine(
        name=area.name,
        path=None if own else addresses.compared_council(compared.result.publication, area),
        own=own,
        place=words.place(line.place) if line.place else "Not placed",
        average=f"{float(line.average):.2f}" if line.average is not None else "",
        used=f"{line.used} of {scope.standing.indicators}",
        fairly=firmness.range_words(firmness.place_range(scope, line.area)) if line.place else "",
    )

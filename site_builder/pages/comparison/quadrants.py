"""Performance beside spending or deprivation: the charts, and the words and table beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from site_builder.charts.figure import Figure
from site_builder.charts.quadrant import Spot, quadrant_figure
from site_builder.model import Comparator, QuadrantPoint, ScopeResult
from site_builder.pages import addresses, period_words, words
from site_builder.pages.comparison import firmness
from site_builder.pages.comparison.compared import Compared

NEIGHBOURS = 3
"""Areas to either side, by performance, that are named in the chart."""
FIELD_WORDS = {
    "high performing / high spending": "better results than most, higher {amount} than most",
    "high performing / low spending": "better results than most, lower {amount} than most",
    "low performing / high spending": "lower results than most, higher {amount} than most",
    "low performing / low spending": "lower results than most, lower {amount} than most",
    "on the line": "in the middle on one of the two",
}
HIGHEST: dict[Comparator, str] = {"spending": "1st spends the most", "deprivation": "1st is the most deprived"}
Kind = Literal["own", "neighbour", "county", "unitary"]


@dataclass(frozen=True)
class Chart:
    """The same chart in two widths, what it says in a sentence, and the places that it rests on."""

    comparator: Comparator
    said: str
    places: str
    wide: Figure
    wide_path: str
    narrow: Figure
    narrow_path: str

    def pictures(self) -> Iterator[tuple[str, Figure]]:
        yield self.wide_path, self.wide
        yield self.narrow_path, self.narrow


@dataclass(frozen=True)
class Line:
    """An area in the table beside the charts: places by performance and by each amount."""

    name: str
    own: bool
    performance: str
    amounts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Quadrants:
    charts: tuple[Chart, ...]
    comparators: tuple[Comparator, ...]
    lines: tuple[Line, ...]


def quadrant_parts(compared: Compared, scope: ScopeResult, path: str) -> Quadrants | None:
    """The charts of a theme with their table; None where there is no amount to set places against.

    Args:
        compared: the council's edition in its comparison.
        scope: the theme.
        path: of the page that they stand on.
    """
    charts = [_chart(compared, scope, comparator, path) for comparator in scope.quadrants]
    found = tuple(chart for chart in charts if chart)
    if not found:
        return None
    comparators = tuple(chart.comparator for chart in found)
    return Quadrants(found, comparators, tuple(_lines(compared, scope, comparators)))


def has_chart(compared: Compared, points: Sequence[QuadrantPoint]) -> bool:
    """Whether there is anything to draw: enough areas, and the own one among them."""
    return len(points) >= 4 and any(point.area == compared.own.area for point in points)


def _chart(compared: Compared, scope: ScopeResult, comparator: Comparator, path: str) -> Chart | None:
    points = scope.quadrants[comparator]
    own = next((point for point in points if point.area == compared.own.area), None)
    if own is None or not has_chart(compared, points):
        return None
    said, places = field_sentence(compared, own, comparator), places_sentence(scope, own, comparator)
    amounts = scope.amounts[comparator]
    shared: dict[str, Any] = {
        "spots": [_spot(compared, point, own) for point in points],
        "of": len(points),
        "amount": comparator,
        "title": said,
        "subtitle": f"{places} {scope.theme.title}: {len(points)} {compared.group} by performance, and by "
        f"{words.uncapital(amounts.indicator.title)}, {period_words.period(amounts.period)}.",
        "alt": f"Chart of places by performance against places by {comparator}. {said}. "
        f"{places} The places of all are in the table below.",
        "source": "",
    }
    name = f"{scope.theme.benchmark_theme}-{comparator}"
    return Chart(
        comparator=comparator,
        said=said,
        places=places,
        wide=quadrant_figure(**shared, narrow=False, name=name),
        wide_path=addresses.page_chart(path, name),
        narrow=quadrant_figure(**shared, narrow=True, name=f"{name}-narrow"),
        narrow_path=addresses.page_chart(path, f"{name}-narrow"),
    )


def field_sentence(compared: Compared, point: QuadrantPoint, comparator: Comparator) -> str:
    """In which of the four fields the own area stands, in words."""
    return f"{compared.own.name}: {FIELD_WORDS[point.quadrant].format(amount=comparator)}"


def places_sentence(scope: ScopeResult, point: QuadrantPoint, comparator: Comparator) -> str:
    """6th of 33 by performance, could fairly be 2nd to 13th; 24th by spending, where 1st spends the most."""
    performance = words.capital(words.place(point.performance))
    return (
        f"{performance} by performance, {firmness.firm(scope, point.area)}; "
        f"{words.place_alone(point.spending)} by {comparator}, where {HIGHEST[comparator]}."
    )


def _spot(compared: Compared, point: QuadrantPoint, own: QuadrantPoint) -> Spot:
    area = next(area for area in compared.areas if area.area == point.area)
    near = abs(point.performance.first - own.performance.first) <= NEIGHBOURS
    kind: Kind = "unitary" if area.type != "county" else "county"
    if point.area == own.area:
        kind = "own"
    return Spot(
        label=area.name if kind == "own" or near else "",
        performance=point.performance.first,
        amount=point.spending.first,
        kind=kind,
    )


def _lines(compared: Compared, scope: ScopeResult, comparators: tuple[Comparator, ...]) -> Iterator[Line]:
    points = {name: {point.area: point for point in scope.quadrants[name]} for name in comparators}
    for standing in sorted(scope.standing.placed, key=lambda line: line.place.first if line.place else 0):
        amounts = tuple(_amount(points[name].get(standing.area), name) for name in comparators)
        yield Line(
            name=compared.names[standing.area],
            own=standing.area == compared.own.area,
            performance=words.place(standing.place) if standing.place else "",
            amounts=amounts,
        )


def _amount(point: QuadrantPoint | None, comparator: Comparator) -> tuple[str, str]:
    if point is None:
        return "n/a", ""
    return words.place(point.spending), words.capital(FIELD_WORDS[point.quadrant].format(amount=comparator))

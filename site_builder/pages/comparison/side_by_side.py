"""Two councils on every indicator: the figures and places of both, and who is ahead on how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from site_builder.model import IndicatorResult, PlaceRange, ScopeResult
from site_builder.pages import period_words, words
from site_builder.pages.comparison import firmness
from site_builder.pages.comparison.compared import Compared

Ahead = Literal["other", "own", "level", "neither"]


@dataclass(frozen=True)
class Head:
    """The head of a column of places overall or core; `short` stands beside each place on a phone."""

    title: str
    short: str
    path: str


@dataclass(frozen=True)
class PlaceCell:
    """A place, or why there is none; `firm` says how firm it is."""

    place: str
    placed: bool
    firm: str


@dataclass(frozen=True)
class Tally:
    """On how many indicators another council is ahead of the own one, behind it, and level with it."""

    ahead: int
    behind: int
    level: int

    @property
    def both(self) -> int:
        """The ranked indicators that both have a figure for."""
        return self.ahead + self.behind + self.level


@dataclass(frozen=True)
class Row:
    """An indicator with what is the same on every page: all but the other council."""

    result: IndicatorResult
    title: str
    path: str | None
    period: str
    own_figure: str
    own_place: str


@dataclass(frozen=True)
class Line:
    """An indicator for the own and another council; `better` says in words who has the better figure."""

    row: Row
    figure: str
    place: str
    ahead: Ahead
    better: str


class Sheet:
    """Every indicator of a comparison, prepared once for the pages of all other councils."""

    def __init__(self, compared: Compared) -> None:
        self.compared = compared

    @cached_property
    def rows(self) -> dict[str, tuple[Row, ...]]:
        """By theme, in the order of the data."""
        themes = {scope.theme.benchmark_theme: self.compared.in_scope(scope) for scope in self.compared.themes}
        return {theme: tuple(self._row(each) for each in found) for theme, found in themes.items()}

    def _row(self, result: IndicatorResult) -> Row:
        indicator = result.row.indicator
        return Row(
            result=result,
            title=indicator.title,
            path=self.compared.indicator_path(indicator.indicator),
            period=period_words.period(result.period) if result.period else "",
            own_figure=words.observed(result.observations.get(self.compared.own.area), indicator),
            own_place=self._place(result, self.compared.own.area),
        )

    def lines(self, other: str) -> dict[str, tuple[Line, ...]]:
        """By theme, the indicators beside those of another council."""
        return {theme: tuple(self._line(row, other) for row in rows) for theme, rows in self.rows.items()}

    def _line(self, row: Row, other: str) -> Line:
        ahead = self._ahead(row.result, other)
        return Line(
            row=row,
            figure=words.observed(row.result.observations.get(other), row.result.row.indicator),
            place=self._place(row.result, other),
            ahead=ahead,
            better=self._better(row.result, other, ahead),
        )

    def _place(self, result: IndicatorResult, area: str) -> str:
        figure = result.ranking.figures.get(area)
        return words.place(figure.place) if figure else ""

    def _ahead(self, result: IndicatorResult, other: str) -> Ahead:
        figures = result.ranking.figures
        own, theirs = figures.get(self.compared.own.area), figures.get(other)
        if own is None or theirs is None:
            return "neither"
        if own.place.first == theirs.place.first:
            return "level"
        return "other" if theirs.place.first < own.place.first else "own"

    def _better(self, result: IndicatorResult, other: str, ahead: Ahead) -> str:
        names, own = self.compared.names, self.compared.own.area
        if ahead != "neither":
            return {"other": names[other], "own": names[own], "level": "Level"}[ahead]
        if result.ranking.reason:
            return words.capital(firmness.NOT_RANKED[result.ranking.reason])
        without = [names[area] for area in (own, other) if area not in result.ranking.figures]
        return f"No figure: {words.listed(without)}"


def wide_scopes(compared: Compared) -> list[ScopeResult]:
    """Overall and core, as far as the model has them."""
    return [scope for scope in compared.edition.scopes if scope.theme.kind != "theme"]


def wide_heads(compared: Compared) -> list[Head]:
    """Heads of the columns of these."""
    return [
        Head(scope.theme.title, words.capital(scope.theme.kind), compared.theme_path(scope))
        for scope in wide_scopes(compared)
    ]


def place_cell(compared: Compared, scope: ScopeResult, area: str) -> PlaceCell:
    """The place of an area in a scope."""
    placed = compared.line(scope, area).place is not None
    return PlaceCell(firmness.placed(compared, scope, area), placed, firmness.firm(scope, area))


def tally(lines: Iterable[Line]) -> Tally:
    """Count who is ahead."""
    counts = Counter(line.ahead for line in lines)
    return Tally(ahead=counts["other"], behind=counts["own"], level=counts["level"])


def tally_of(compared: Compared, scope: ScopeResult, lines: dict[str, tuple[Line, ...]]) -> Tally:
    """Count who is ahead in a theme, in the core themes, or overall."""
    themes = [
        each.theme.benchmark_theme
        for each in compared.themes
        if scope.theme.kind == "overall"
        or (scope.theme.kind == "core" and each.theme.core)
        or each.theme == scope.theme
    ]
    return tally(line for theme in themes for line in lines[theme])


def tally_sentence(found: Tally, other: str, own: str) -> str:
    """Averdale is ahead of Exampleshire on 45 of 88 indicators that both have, behind on 38, level on 5."""
    if not found.both:
        return f"There is no ranked indicator for which both {other} and {own} have a figure."
    level = f", level on {found.level}" if found.level else ""
    both = words.count(found.both, "indicator")
    return f"{other} is ahead of {own} on {found.ahead} of {both} that both have, behind on {found.behind}{level}."


def tally_short(found: Tally) -> str:
    """3 of 7, behind on 4; for a cell whose head says the rest."""
    if not found.both:
        return "none that both have"
    level = f", level on {found.level}" if found.level else ""
    return f"{found.ahead} of {found.both}, behind on {found.behind}{level}"


def who_is_ahead(compared: Compared, scope: ScopeResult, other: str) -> str:
    """Who has the better place in a theme, and whether the places that both could fairly have overlap."""
    own = compared.own.area
    mine, theirs = compared.line(scope, own).place, compared.line(scope, other).place
    if mine is None or theirs is None:
        return "Cannot be said"
    if mine.first == theirs.first:
        return "Level"
    name = compared.names[own if mine.first < theirs.first else other]
    ranges = [firmness.place_range(scope, area) for area in (own, other)]
    return f"{name}{', but not firmly' if _overlap([each for each in ranges if each]) else ''}"


def _overlap(ranges: Sequence[PlaceRange]) -> bool:
    return len(ranges) > 1 and max(each.best for each in ranges) <= min(each.worst for each in ranges)

"""One edition for the slow twin: the period of each indicator, places by counting, averages as fractions. Sections 2 and 3."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from tests.benchmarking.slow_package import Book, Figure, Span, months_between

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Spot:
    """A place: 1 + those that are better, those that are better or as good, and among how many."""

    first: int
    last: int
    of: int


def spots(keys: Mapping[str, Decimal | Fraction]) -> dict[str, Spot]:
    """Places by a key of which low is good, each counted."""
    return {
        area: Spot(
            1 + sum(other < mine for other in keys.values()), sum(other <= mine for other in keys.values()), len(keys)
        )
        for area, mine in keys.items()
    }


def quarter(place: int, of: int) -> int | None:
    """The first quarter that reaches as far as the place does; none under four areas."""
    return next(q for q in (1, 2, 3, 4) if Fraction(place, of) <= Fraction(q, 4)) if of >= 4 else None


class Chosen:
    """The period that an edition compares on one indicator."""

    def __init__(self, edition: Edition, indicator: str, before: Span | None = None, *, any_age: bool = False) -> None:
        self.span, self.qualifies = None, False
        first_seen = None
        for span in edition.book.spans_by(indicator, edition.cut_off):
            if before and span.order >= before.order:
                continue
            valued = sum(
                bool(figure) and figure.value is not None
                for figure in (edition.book.known(indicator, span, area, edition.cut_off) for area in edition.areas)
            )
            fresh = any_age or months_between(span.end, edition.cut_off) <= edition.not_ranked_after
            if valued and fresh and valued >= edition.area_share * len(edition.areas):
                self.span, self.qualifies = span, True
                return
            if valued and first_seen is None:
                first_seen = span
        self.span = first_seen


class Ranking:
    """One indicator in one edition with what was known by a day: places of all areas, or why there are none."""

    def __init__(self, edition: Edition, row: dict[str, str], span: Span | None, day: date) -> None:
        self.indicator, self.theme, self.polarity = row["indicator"], row["benchmark_theme"], row["polarity"]
        self.judge = row.get("judge") != "no"
        self.span = span
        self.figures: dict[str, Figure] = {}
        for area in edition.areas if span else ():
            figure = edition.book.known(self.indicator, span, area, day)
            if figure:
                self.figures[area] = figure
        self.values = {area: each.value for area, each in self.figures.items() if each.value is not None}
        age = months_between(span.end, edition.cut_off) if span else 0
        self.older = age > edition.older_after
        self.reason = self._reason(edition, too_old=age > edition.not_ranked_after)
        self.spots: dict[str, Spot] = {}
        self.scaled: dict[str, Fraction] = {}
        if not self.reason:
            sign = -1 if self.polarity == "high" else 1
            self.spots = spots({area: sign * value for area, value in self.values.items()})
            stretch = Fraction(len(edition.areas), len(self.values))
            for area, spot in self.spots.items():
                self.scaled[area] = (Fraction(spot.first + spot.last, 2) - HALF) * stretch + HALF

    def _reason(self, edition: Edition, *, too_old: bool) -> str:
        if self.polarity == "none":
            return "no polarity"
        if not self.judge:
            return "not judged"
        if too_old:
            return "too old"
        if len(self.values) < edition.area_share * len(edition.areas) or not self.values:
            return "too few areas"
        return "no variation" if len(set(self.values.values())) == 1 else ""


@dataclass
class Placing:
    """Everyone in a scope: used indicators, averages, reasons, and places of those that are placed."""

    rankings: list[Ranking]
    used: dict[str, int]
    averages: dict[str, Fraction | None]
    reasons: dict[str, str]
    spots: dict[str, Spot]


class Edition:
    """One edition of the model, with the rankings of its indicators."""

    def __init__(self, book: Book, row: dict[str, str]) -> None:
        self.book, self.row, self.name = book, row, row["benchmark"]
        self.cut_off = date.fromisoformat(row["cut_off"])
        day = date.fromisoformat(row.get("members_on") or row["cut_off"])
        self.areas = book.members(row["group"], day)
        self.area_share = Fraction(row.get("min_area_share") or "2/3")
        self.indicator_share = Fraction(row.get("min_indicator_share") or "2/3")
        self.least = int(row.get("min_theme_indicators") or 3)
        self.older_after = int(row.get("older_after") or 36)
        self.not_ranked_after = int(row.get("not_ranked_after") or 60)
        self.own_rows = [each for each in book.tables["benchmark_rows"] if each["benchmark"] == self.name]
        self.rankings = [
            Ranking(self, each, Chosen(self, each["indicator"]).span, self.cut_off) for each in self.own_rows
        ]
        self.scopes = self._scopes()
        self.placings = {scope: self.place(scope, self.rankings) for scope in self.scopes}

    def _scopes(self) -> list[str]:
        used = {each.theme for each in self.rankings}
        return [name for name, theme in self.book.themes.items() if theme["kind"] != "theme" or name in used]

    def in_scope(self, scope: str, rankings: list[Ranking]) -> list[Ranking]:
        """The ranked indicators of a scope."""
        kind = self.book.themes[scope]["kind"]
        return [
            each
            for each in rankings
            if not each.reason
            and (
                kind == "overall"
                or (kind == "core" and self.book.themes[each.theme].get("core") == "yes")
                or each.theme == scope
            )
        ]

    def place(self, scope: str, rankings: list[Ranking]) -> Placing:
        """Average the scaled ranks that each area has, and place those with enough of them."""
        chosen = self.in_scope(scope, rankings)
        least = self.least if self.book.themes[scope]["kind"] == "theme" else 1
        found = Placing(chosen, {}, {}, {}, {})
        for area in self.areas:
            scaled = [each.scaled[area] for each in chosen if area in each.scaled]
            found.used[area] = len(scaled)
            found.averages[area] = mean(scaled)
            if len(chosen) < least:
                found.reasons[area] = "too few indicators"
            elif not scaled:
                found.reasons[area] = "no figures"
            elif len(scaled) < self.indicator_share * len(chosen):
                found.reasons[area] = "too few figures"
        found.spots = spots({area: found.averages[area] for area in self.areas if area not in found.reasons})
        return found


def mean(values: Collection[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


class Editions:
    """All editions of a package by their ids, oldest first."""

    def __init__(self, folder: Path) -> None:
        self.book = Book(folder)
        rows = sorted(self.book.tables["benchmarks"], key=lambda row: (row["cut_off"], row["benchmark"]))
        self.by_id = {row["benchmark"]: Edition(self.book, row) for row in rows}
        self.newest = list(self.by_id.values())[-1]

    def before(self, edition: Edition) -> Edition | None:
        return self.by_id.get(edition.row.get("previous") or "")

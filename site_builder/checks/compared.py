"""What the rows of the newest benchmark compare: the figures of the group's areas, of the period that is ranked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np

from site_builder.checks.figures import Row, rows_of
from site_builder.checks.membership import is_member
from site_builder.checks.seen_figures import Grid, seen_figures, shared
from site_builder.model import BenchmarkSettings, Package, Period

_USUAL = BenchmarkSettings()


@dataclass(frozen=True)
class Compared:
    """One row of benchmark_rows that is ranked.

    Attributes:
        row: of benchmark_rows.
        benchmark: its edition.
        theme: its benchmark theme.
        members: codes of the group's areas on its day.
        periods: those that ended by the cut-off and are not too old, the oldest first.
        values: a row for each member, a column for each of these periods; NaN where there is no figure.
        marked: whether a mark stands there in place of a figure.
        share: part of the members that must have a figure.
    """

    row: Row
    benchmark: str
    theme: str
    members: tuple[str, ...]
    periods: tuple[Period, ...]
    values: np.ndarray
    marked: np.ndarray
    share: Fraction

    @property
    def known(self) -> np.ndarray:
        """How many members have a figure, by period."""
        known: np.ndarray = np.isfinite(self.values).sum(axis=0)
        return known

    @property
    def column(self) -> int | None:
        """The period that is ranked: the latest with enough figures; None where none has."""
        # In whole numbers, as the ranking does: as a float, 14/25 of 25 areas is a little more than 14.
        enough = np.flatnonzero(self.known * self.share.denominator >= self.share.numerator * len(self.members))
        return int(enough[-1]) if len(enough) else None

    @property
    def goodness(self) -> np.ndarray | None:
        """The figures that are ranked, more is better; None where nothing is."""
        column = self.column
        if column is None:
            return None
        return self.values[:, column] if self.row.texts["polarity"] == "high" else -self.values[:, column]


def compared_rows(package: Package) -> tuple[Compared, ...]:
    """The ranked rows of each group's newest benchmark."""
    return shared("compared", package, lambda of: tuple(_compared_rows(of)))


def _compared_rows(package: Package) -> Iterator[Compared]:
    seen = seen_figures(package)
    newest: dict[str, Row] = {}
    columns = ("benchmark", "cut_off", "group", "members_on", "min_area_share", "not_ranked_after")
    for row in sorted(rows_of(package, "benchmarks", columns), key=lambda row: row.texts["cut_off"]):
        newest[row.texts["group"]] = row
    if seen is None or not newest:
        return
    members = list(rows_of(package, "group_members", ("group", "area", "from", "to")))
    days = {row.texts["benchmark"]: row for row in newest.values()}
    areas = {name: _members(row, members) for name, row in days.items()}
    names = ("benchmark", "indicator", "benchmark_theme", "polarity", "judge", "note")
    for row in rows_of(package, "benchmark_rows", names):
        benchmark = days.get(row.texts["benchmark"])
        grid = seen.grids.get(row.texts["indicator"])
        if (
            benchmark is None
            or grid is None
            or row.texts["polarity"] not in ("high", "low")
            or row.texts["judge"] == "no"
        ):
            continue
        found = _compared(row, benchmark, areas[row.texts["benchmark"]], grid)
        if found:
            yield found


def _members(benchmark: Row, members: list[Row]) -> tuple[str, ...]:
    day = benchmark.texts["members_on"] or benchmark.texts["cut_off"]
    own = [row for row in members if row.texts["group"] == benchmark.texts["group"] and is_member(row, day)]
    return tuple(dict.fromkeys(row.texts["area"] for row in own))


def _compared(row: Row, benchmark: Row, members: tuple[str, ...], grid: Grid) -> Compared | None:
    try:
        cut_off = date.fromisoformat(benchmark.texts["cut_off"])
    except ValueError:  # reported by the check of dates
        return None
    oldest = benchmark.texts["not_ranked_after"]
    months = int(oldest) if oldest.isascii() and oldest.isdigit() and len(oldest) < 4 else _USUAL.not_ranked_after
    columns = [
        at for at, period in enumerate(grid.periods) if period.end <= cut_off and _age(period, cut_off) <= months
    ]
    rows = {area: at for at, area in enumerate(grid.areas)}
    values = np.full((len(members), len(columns)), np.nan)
    marked = np.zeros(values.shape, bool)
    for at, member in enumerate(members):
        if member in rows:
            values[at] = grid.values[rows[member], columns]
            marked[at] = (grid.lines[rows[member], columns] > 0) & ~np.isfinite(values[at])
    periods = tuple(grid.periods[at] for at in columns)
    theme, share = row.texts["benchmark_theme"], _share(benchmark.texts["min_area_share"])
    return Compared(row, row.texts["benchmark"], theme, members, periods, values, marked, share)


def _age(period: Period, day: date) -> int:
    return (day.year - period.end.year) * 12 + day.month - period.end.month


def _share(text: str) -> Fraction:
    try:
        return Fraction(text) if text else _USUAL.min_area_share
    except (ValueError, ZeroDivisionError):  # reported by the check of shares
        return _USUAL.min_area_share

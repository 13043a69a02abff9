"""The figures of a package as numbers, for the rules that set figures beside each other.

A table of a million rows is turned into numbers once, and all rules of one run share that: see `sharing`.
Nothing here judges: a text that is no number, no period or no indicator is another rule's fault, and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from site_builder.checks.cells import fault_at, tidy_cell, tidy_column
from site_builder.checks.check import Fault
from site_builder.checks.number_texts import is_plain_number
from site_builder.checks.period_is_possible import period_or_none, period_types
from site_builder.model import Package, Period, Table

T = TypeVar("T")

_MOST_CELLS = 200
"""Cells of a grid for each figure in it. A grid that is emptier than that compares nothing."""


@dataclass(frozen=True)
class Grid:
    """The figures of one indicator: a row for each area, a column for each period, the oldest first.

    Attributes:
        indicator: its id.
        areas: codes, by row.
        periods: by column; two spellings of the same days share one.
        values: floats, in the unit; NaN where there is no figure.
        lines: physical lines of the figures; 0 where there is none.
        broken: whether the series breaks before the figure.
    """

    indicator: str
    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    values: np.ndarray
    lines: np.ndarray
    broken: np.ndarray

    @cached_property
    def changes(self) -> np.ndarray:
        """Each figure less the one in the column before; NaN across a break and where one of the two is missing."""
        changes = np.full(self.values.shape, np.nan)
        changes[:, 1:] = np.where(self.broken[:, 1:], np.nan, self.values[:, 1:] - self.values[:, :-1])
        return changes

    @cached_property
    def step(self) -> float:
        """The smallest step in which the figures are given: 0.1 where some have one decimal; 0.0001 at the least."""
        values = self.values[np.isfinite(self.values)]
        for places in range(4):
            if np.all(np.abs(values * 10**places - np.round(values * 10**places)) < 1e-6):
                return float(10.0**-places)
        return 1e-4

    def row_of(self, area: str) -> int | None:
        """The row of an area; None where it has no figure."""
        return self.areas.index(area) if area in self.areas else None


@dataclass(frozen=True)
class SeenFigures:
    """All figures of a package; of one that was revised the latest.

    Attributes:
        table: observations.
        rows: a row for each line that could be read; its columns are numbers: codes of the indicator, the area, the
            period and the day of publishing (by `indicators`, `areas`, `periods` and `as_ofs`; the last two stand in
            order), the figure, whether it is marked as broken, and whether it is the latest of its indicator, area and
            period.
    """

    table: Table
    rows: pd.DataFrame
    indicators: tuple[str, ...]
    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    as_ofs: tuple[str, ...]

    @cached_property
    def grids(self) -> Mapping[str, Grid]:
        """The figures of each indicator that has any, by its id."""
        rows = self.rows[self.rows["latest"]]
        codes = rows["indicator"].to_numpy()
        ends = np.flatnonzero(np.r_[codes[1:] != codes[:-1], True]) + 1 if len(codes) else np.array([], int)
        parts = {name: rows[name].to_numpy() for name in ("area", "period", "value", "broken")}
        lines = rows.index.to_numpy()
        grids = {}
        for start, end in zip(np.r_[0, ends[:-1]], ends, strict=True) if len(ends) else ():
            part = slice(start, end)
            grid = self._grid(codes[start], lines[part], {name: array[part] for name, array in parts.items()})
            if grid:
                grids[grid.indicator] = grid
        return grids

    def _grid(self, code: int, lines: np.ndarray, parts: dict[str, np.ndarray]) -> Grid | None:
        areas, row = np.unique(parts["area"], return_inverse=True)
        periods, column = np.unique(parts["period"], return_inverse=True)
        shape = len(areas), len(periods)
        if len(areas) * len(periods) > _MOST_CELLS * (len(lines) + 10):
            return None
        values, broken, at = np.full(shape, np.nan), np.zeros(shape, bool), np.zeros(shape, np.int64)
        values[row, column], broken[row, column], at[row, column] = parts["value"], parts["broken"], lines
        names = tuple(self.areas[each] for each in areas)
        return Grid(self.indicators[code], names, tuple(self.periods[each] for each in periods), values, at, broken)

    def fault(self, line: int, column: str, problem: str, remedy: str) -> Fault:
        """Report a cell of the table."""
        value = tidy_cell(self.table, column, int(line))
        return fault_at(self.table, problem, remedy, line=int(line), column=column, value=value)


_SHARED: ContextVar[dict[str, Any] | None] = ContextVar("shared", default=None)


@contextmanager
def sharing() -> Iterator[None]:
    """Within it, what several rules need of a package is made once. It is for one package, and forgets at the end."""
    token = _SHARED.set({})
    try:
        yield
    finally:
        _SHARED.reset(token)


def shared(what: str, package: Package, make: Callable[[Package], T]) -> T:
    """Make something of a package, or give what another rule made of it before.

    Args:
        what: a name for it, which no other thing has.
        package: the one that `sharing` is for.
        make: called where nothing was made yet.
    """
    made = _SHARED.get()
    if made is None:
        return make(package)
    if what not in made:
        made[what] = make(package)
    found: T = made[what]
    return found


def seen_figures(package: Package) -> SeenFigures | None:
    """The figures of a package as numbers; None where its tables lack what it takes to read them."""
    return shared("figures", package, _see)


def _see(package: Package) -> SeenFigures | None:
    if not {"observations", "indicators"} <= package.tables.keys():
        return None
    table = package.tables["observations"]
    columns = {name: tidy_column(table, name) for name in ("indicator", "area", "period", "as_of", "value")}
    types = period_types(package)
    if types is None or any(column is None for column in columns.values()) or not table.frame.index.is_unique:
        return None
    codes = {name: pd.factorize(column) for name, column in columns.items() if column is not None}
    period_code, periods = _periods(types, *codes["period"])
    as_of_code, as_of_texts = codes["as_of"]
    value_code, value_texts = codes["value"]
    numbers = np.array([float(text) if is_plain_number(text) else np.nan for text in value_texts] or [0.0])
    rows = pd.DataFrame(
        {
            "indicator": codes["indicator"][0],
            "area": codes["area"][0],
            "period": period_code,
            "value": numbers[value_code],
            "broken": _holds_break(tidy_column(table, "status"), len(table.frame)),
            "as_of": np.argsort(np.argsort(as_of_texts.to_numpy(dtype=str)))[as_of_code] if len(as_of_texts) else [],
        },
        index=table.frame.index,
    )
    rows = _in_order(rows[rows["period"] >= 0])
    names = {name: tuple(map(str, codes[name][1])) for name in ("indicator", "area")}
    return SeenFigures(table, rows, names["indicator"], names["area"], periods, tuple(sorted(map(str, as_of_texts))))


def _holds_break(status: pd.Series[str] | None, length: int) -> np.ndarray:
    if status is None:
        return np.zeros(length, bool)
    codes, texts = pd.factorize(status)
    return np.array(["b" in text for text in texts] or [False])[codes]


def _periods(types: pd.Series[str], codes: np.ndarray, texts: pd.Index[str]) -> tuple[np.ndarray, tuple[Period, ...]]:
    """Number the periods by their days, -1 for what cannot be read, and give one of each number."""
    type_codes, type_names = pd.factorize(types)
    pairs, which = np.unique(type_codes.astype(np.int64) * (len(texts) + 1) + codes, return_inverse=True)
    read = []
    for pair in pairs:
        type_, text = divmod(int(pair), len(texts) + 1)
        read.append(period_or_none(str(texts[text]), type_names[type_]) if type_ >= 0 and text < len(texts) else None)
    days = sorted({(period.end, period.start) for period in read if period})
    numbers = {pair: number for number, pair in enumerate(days)}
    by_number = {numbers[period.end, period.start]: period for period in read if period}
    number = np.array([numbers[period.end, period.start] if period else -1 for period in read] or [-1])
    return number[which], tuple(by_number[at] for at in range(len(days)))


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Sort by indicator, area, period and day of publishing, and mark the last of each figure."""
    if rows.empty:
        return rows.assign(latest=False)
    key = rows["indicator"].to_numpy(np.int64)
    for name in ("area", "period"):
        key = key * (int(rows[name].max()) + 1) + rows[name].to_numpy(np.int64)
    order = np.lexsort((rows["as_of"].to_numpy(), key))
    key = key[order]
    return rows.iloc[order].assign(latest=np.r_[key[1:] != key[:-1], True])

"""The figures of a year are not a copy of those of the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.seen_figures import Grid, SeenFigures, seen_figures
from site_builder.model import Package, Period
from site_builder.text.hidden_characters import echo

_FEWEST = 8
_SHARE = 0.7
"""Share of the figures that are the same as those before, among at least so many."""


def copied_figures(package: Package) -> Iterator[Fault]:
    """Find periods in which most figures of an indicator or an area are those before, or one and the same."""
    seen = seen_figures(package)
    if seen is None:
        return
    by_area: dict[tuple[str, Period, Period], list[tuple[bool, int]]] = defaultdict(list)
    for grid in seen.grids.values():
        same, there = _same(grid)
        for column in _copied_columns(grid, same, there):
            yield _copied_indicator(seen, grid, int(column), int(same[:, column].sum()), int(there[:, column].sum()))
        yield from _one_figure(seen, grid)
        # Where areas are few, a sheet of many indicators is what is copied. In most grids nothing is the same.
        if len(grid.areas) < _FEWEST:
            for row, column in np.argwhere(there):
                key = grid.areas[row], grid.periods[column - 1], grid.periods[column]
                by_area[key].append((bool(same[row, column]), int(grid.lines[row, column])))
    for (area, before, period), found in by_area.items():
        alike = [line for is_same, line in found if is_same]
        if len(found) >= _FEWEST and len(alike) >= _SHARE * len(found):
            yield seen.fault(
                min(alike),
                "value",
                f"{len(alike)} of {len(found)} figures of {echo(area)} for {period.text} are those of {before.text}.",
                "Fill in the new figures; the sheet of the year before may have been copied.",
            )


def _same(grid: Grid) -> tuple[np.ndarray, np.ndarray]:
    """Whether each figure is the one before it, and whether there are two to compare; nothing and all are no copies."""
    there, same = np.zeros(grid.values.shape, bool), np.zeros(grid.values.shape, bool)
    later, before = grid.values[:, 1:], grid.values[:, :-1]
    there[:, 1:] = np.isfinite(later) & np.isfinite(before)
    same[:, 1:] = there[:, 1:] & (later == before) & (later != 0) & (later != 100)
    return same, there


def _copied_columns(grid: Grid, same: np.ndarray, there: np.ndarray) -> np.ndarray:
    many, alike = there.sum(axis=0), same.sum(axis=0)
    found = np.flatnonzero((many >= _FEWEST) & (alike >= _SHARE * many) & _is_varied(grid))
    # Figures in large steps, such as hundreds, are often the same; then it is odd in no year.
    return np.array(
        [at for at in found if np.delete(alike, at).sum() < 0.3 * np.delete(many, at).sum() or many.sum() == many[at]],
        int,
    )


def _is_varied(grid: Grid) -> np.ndarray:
    """Whether the figures of a period are many different ones, so that the same again is no chance."""
    ordered = np.sort(grid.values, axis=0)
    with np.errstate(invalid="ignore"):
        different = (np.diff(ordered, axis=0) > 0).sum(axis=0) + 1
    varied: np.ndarray = different >= 0.5 * np.isfinite(grid.values).sum(axis=0)
    return varied


def _copied_indicator(seen: SeenFigures, grid: Grid, column: int, same: int, of: int) -> Fault:
    lines = grid.lines[:, column]
    return seen.fault(
        int(lines[lines > 0].min()),
        "value",
        f"The figures of {echo(grid.indicator)} of {same} of {of} areas for {grid.periods[column].text} are those of "
        f"{grid.periods[column - 1].text}.",
        "Fill in the new figures; those of the period before may have been copied.",
    )


def _one_figure(seen: SeenFigures, grid: Grid) -> Iterator[Fault]:
    """One figure for most areas of a period, where other periods have many: a cell that was dragged down."""
    if grid.values.shape[1] < 2 or grid.values.shape[0] < _FEWEST:
        return
    shares = np.array([_largest_share(column) for column in grid.values.T])
    for at in np.flatnonzero(shares > _SHARE):
        if np.median(np.delete(shares, at)) < _SHARE / 2:
            lines = grid.lines[np.isfinite(grid.values[:, at]), at]
            yield seen.fault(
                int(lines.min()),
                "value",
                f"{100 * shares[at]:.0f}% of the areas have one and the same figure of {echo(grid.indicator)} for "
                f"{grid.periods[at].text}, and many different ones for other periods.",
                "Fill in the right figures; a cell may have been copied down.",
            )


def _largest_share(column: np.ndarray) -> float:
    values = column[np.isfinite(column) & (column != 0) & (column != 100)]
    if np.isfinite(column).sum() < _FEWEST or not len(values):
        return 0.0
    return float(np.unique(values, return_counts=True)[1].max() / np.isfinite(column).sum())


CHECK = Check(
    code="W443",
    title="Figures are not those of the year before",
    explanation="When a sheet is copied for the new year and not all of it is filled in, the old figures stand under "
    "the new year and everything looks unchanged. Where most areas of an indicator, or most indicators of an area, have"
    " exactly the figures of the period before, or most areas one and the same, somebody has to look.",
    remedy="Compare with the source. Fill in what is new; what is not yet known has the mark [x].",
    example_wrong="2022/23: 45.1, 38.2, 40.7 ...; 2023/24: 45.1, 38.2, 40.7 ...",
    example_right="2022/23: 45.1, 38.2, 40.7 ...; 2023/24: 46.8, 37.9, 41.0 ...",
    rule=copied_figures,
)

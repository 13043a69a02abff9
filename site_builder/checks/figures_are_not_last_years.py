"""The figures of a year are not a copy of those of the year before, or of another indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.copied_dashboards import copied_dashboards
from site_builder.checks.copy import SAY_NOTHING, Copy, share
from site_builder.checks.seen_figures import Grid, SeenFigures, seen_figures, shared
from site_builder.model import Package, Period
from site_builder.text.hidden_characters import echo

_FEWEST = 8
_SHARE = 0.7
"""Share of the figures that are the same as those before, among at least so many."""


def copied_figures(package: Package) -> Iterator[Fault]:
    """Find figures of an indicator, an area or a dashboard that are those before or another's, or one and the same."""
    seen = seen_figures(package)
    if seen is None:
        return
    for copy in copies(package):
        yield seen.fault(copy.line, "value", copy.problem, copy.remedy)


def copies(package: Package) -> tuple[Copy, ...]:
    """All figures of a package that were copied, each told once."""
    return shared("copies", package, lambda of: tuple(_copies(of)))


def _copies(package: Package) -> Iterator[Copy]:
    seen = seen_figures(package)
    if seen is None:
        return
    wide = [*_over_areas(seen), *_of_an_area(seen)]
    yield from wide
    told = [copy.lines for copy in wide]
    for copy in copied_dashboards(package):
        if not any(copy.lines <= lines for lines in told):
            yield copy


def _over_areas(seen: SeenFigures) -> Iterator[Copy]:
    first: dict[tuple[object, ...], Grid] = {}
    for grid in seen.grids.values():
        same, there = _same(grid)
        for column in _copied_columns(grid, same, there):
            yield _copied_indicator(grid, int(column), same[:, column], int(there[:, column].sum()))
        yield from _one_figure(grid)
        yield from _those_of_another(grid, first)


def _of_an_area(seen: SeenFigures) -> Iterator[Copy]:
    """Where areas are few, a sheet of many indicators is what is copied."""
    by_area: dict[tuple[str, Period, Period], list[tuple[bool, int]]] = defaultdict(list)
    for grid in seen.grids.values():
        if len(grid.areas) < _FEWEST:
            same, there = _same(grid)
            for row, column in np.argwhere(there):
                key = grid.areas[row], grid.periods[column - 1], grid.periods[column]
                by_area[key].append((bool(same[row, column]), int(grid.lines[row, column])))
    for (area, before, period), found in by_area.items():
        alike = [line for is_same, line in found if is_same]
        if len(found) >= _FEWEST and len(alike) >= _SHARE * len(found):
            yield Copy(
                min(alike),
                frozenset(alike),
                f"{share(len(alike), len(found))} of {echo(area)} for {period.text} are those of {before.text}.",
                "Fill in the new figures; the sheet of the year before may have been copied.",
            )


def _same(grid: Grid) -> tuple[np.ndarray, np.ndarray]:
    """Whether each figure is the one before it, and whether there are two to compare; nothing and all are no copies."""
    there, same = np.zeros(grid.values.shape, bool), np.zeros(grid.values.shape, bool)
    later, before = grid.values[:, 1:], grid.values[:, :-1]
    there[:, 1:] = np.isfinite(later) & np.isfinite(before)
    same[:, 1:] = there[:, 1:] & (later == before) & ~np.isin(later, SAY_NOTHING)
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


def _copied_indicator(grid: Grid, column: int, same: np.ndarray, of: int) -> Copy:
    lines = grid.lines[:, column]
    return Copy(
        int(lines[lines > 0].min()),
        frozenset(lines[same].tolist()),
        f"The figures of {echo(grid.indicator)} of {same.sum()} of {of} areas for {grid.periods[column].text} are "
        f"those of {grid.periods[column - 1].text}.",
        "Fill in the new figures; those of the period before may have been copied.",
    )


def _those_of_another(grid: Grid, first: dict[tuple[object, ...], Grid]) -> Iterator[Copy]:
    """The figures of all areas in a period, where an indicator before has the very same ones."""
    varied = _is_varied(grid)
    for at, period in enumerate(grid.periods):
        there = np.isfinite(grid.values[:, at])
        if there.sum() < _FEWEST or not varied[at]:
            continue
        areas = tuple(np.array(grid.areas)[there])
        other = first.setdefault((period.start, period.end, areas, grid.values[there, at].tobytes()), grid)
        if other is not grid:
            lines = grid.lines[there, at]
            yield Copy(
                int(lines.min()),
                frozenset(lines.tolist()),
                f"The figures of {echo(grid.indicator)} of all {len(areas)} areas for {period.text} are those of "
                f"{echo(other.indicator)}.",
                "Fill in the right figures of the one that is wrong; those of the other may have been copied.",
            )


def _one_figure(grid: Grid) -> Iterator[Copy]:
    """One figure for most areas of a period, where other periods have many: a cell that was dragged down."""
    if grid.values.shape[1] < 2 or grid.values.shape[0] < _FEWEST:
        return
    shares = np.array([_largest_share(column) for column in grid.values.T])
    for at in np.flatnonzero(shares > _SHARE):
        if np.median(np.delete(shares, at)) < _SHARE / 2:
            lines = grid.lines[np.isfinite(grid.values[:, at]), at]
            yield Copy(
                int(lines.min()),
                frozenset(lines.tolist()),
                f"{100 * shares[at]:.0f}% of the areas have one and the same figure of {echo(grid.indicator)} for "
                f"{grid.periods[at].text}, and many different ones for other periods.",
                "Fill in the right figures; a cell may have been copied down.",
            )


def _largest_share(column: np.ndarray) -> float:
    values = column[np.isfinite(column) & ~np.isin(column, SAY_NOTHING)]
    if np.isfinite(column).sum() < _FEWEST or not len(values):
        return 0.0
    return float(np.unique(values, return_counts=True)[1].max() / np.isfinite(column).sum())


CHECK = Check(
    code="W443",
    title="Figures are not those of the year before, or of others",
    explanation="When a sheet is copied for the new year, or for another service, and not all of it is filled in, the "
    "old figures stand under the new name. Where most areas of an indicator, most indicators of an area, or many of a "
    "dashboard, have exactly the figures of the period before, where two dashboards or two indicators have the same "
    "figures, or most areas one and the same, somebody has to look. What else is odd about such figures is not told "
    "before that.",
    remedy="Compare with the source. Fill in what is new; what is not yet known has the mark [x].",
    example_wrong="2022/23: 45.1, 38.2, 40.7 ...; 2023/24: 45.1, 38.2, 40.7 ...",
    example_right="2022/23: 45.1, 38.2, 40.7 ...; 2023/24: 46.8, 37.9, 41.0 ...",
    rule=copied_figures,
)

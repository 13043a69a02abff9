"""A figure that moves as no other does is a break, or a mistake."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.reported import number
from site_builder.checks.robust import counts, medians, spreads
from site_builder.checks.seen_figures import Grid, seen_figures
from site_builder.checks.units import unit_kinds
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_DEVIATIONS = 20
"""Robust standard deviations of the area's other changes, and of the changes of other areas."""
_LONG_HISTORY, _MANY_AREAS = 6, 8
_FEW_JUMPS, _SHARE_OF_AREAS = 2, 0.05
_TIMES, _POINTS = 3, 30
"""How large a jump must be in itself: so many times; of percentages so many points."""


def jumps_without_a_break(package: Package) -> Iterator[Fault]:
    """Find changes that are far from all other changes of their area and of their period, and turns of the sign."""
    seen = seen_figures(package)
    if seen is None:
        return
    kinds = unit_kinds(package)
    for grid in seen.grids.values():
        first = dict(reversed(list(_jumps(grid, kinds.get(grid.indicator, "")))))
        # Where many areas jump it is in the nature of the figures, and no single one is odd.
        if len(first) > max(_FEW_JUMPS, _SHARE_OF_AREAS * len(grid.areas)):
            continue
        for row, column in first.items():  # the way back from a jump is no second one
            before, value = grid.values[row, column - 1], grid.values[row, column]
            yield seen.fault(
                int(grid.lines[row, column]),
                "value",
                f"{echo(grid.indicator)} of {grid.areas[row]} jumped from {number(before)} "
                f"({grid.periods[column - 1].text}) to {number(value)}, which is far from any other change of the area "
                "or of the year.",
                "Correct the one that is wrong. Where what is counted changed, write b into the status; where it is "
                "right, review it.",
            )


def _jumps(grid: Grid, kind: str) -> Iterator[tuple[int, int]]:
    """Row and column of the figure behind each jump."""
    large = np.argwhere(_is_large(grid, kind))
    if not len(large) or grid.values.shape[1] < 3:
        return
    rows, columns = np.unique(large[:, 0]), np.unique(large[:, 1])
    own = dict(zip(rows, _reach(grid, grid.changes[rows], grid.values[rows], kind, _LONG_HISTORY), strict=True))
    years = grid.changes[:, columns].T
    others = dict(zip(columns, _reach(grid, years, grid.values[:, columns].T, kind, _MANY_AREAS), strict=True))
    for row, column in large:
        change = grid.changes[row, column]
        for middle, reach in (own[row], others[column]):
            if abs(change - middle) > reach:
                yield int(row), int(column)
                break


def _is_large(grid: Grid, kind: str) -> np.ndarray:
    before = np.full(grid.values.shape, np.nan)
    before[:, 1:] = grid.values[:, :-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        turned = (before < 0) != (grid.values < 0)
        times = np.abs(np.log(np.abs(grid.values) / np.abs(before)))
        # From or to zero is the check of zeros. A turn of the sign is looked at whatever its size.
        large = np.isfinite(times) & ((times > np.log(_TIMES)) | turned)
        if kind == "percent":
            large |= np.abs(grid.changes) > _POINTS
    found: np.ndarray = large & np.isfinite(grid.changes)
    return found


def _reach(grid: Grid, changes: np.ndarray, values: np.ndarray, kind: str, fewest: int) -> list[tuple[float, float]]:
    """For each row the middle of its changes, and how far from it one may be."""
    middles, levels = medians(changes), np.nan_to_num(medians(np.abs(values)))
    # Rounded figures can change by the same again and again, so the spread is never taken to be nothing.
    least = 0.02 * levels
    if kind == "percent":
        least = np.maximum(least, 1)
    elif _are_whole(grid):
        least = np.maximum(least, np.sqrt(levels + 1))  # counts vary that much by chance alone
    spread = np.maximum(np.nan_to_num(spreads(changes, middles)), least)
    spread[counts(changes) < fewest] = np.inf
    return list(zip(middles, _DEVIATIONS * spread, strict=True))


def _are_whole(grid: Grid) -> bool:
    values = grid.values[np.isfinite(grid.values)]
    return bool(np.all(values == np.round(values)))


CHECK = Check(
    code="W430",
    title="A figure does not jump without a break",
    explanation="A figure that is several times the one before, or turns its sign, while nothing like it happened in "
    "other years or to other areas, was mistyped, belongs to another row, or is counted in another way since. What is "
    "counted anew has the status b, so that nobody compares it.",
    remedy="Look up the figure in the source. If it is right and counted in another way since, give it the "
    "status b and a note.",
    example_wrong="99.6, 99.5, 0.4, without a status",
    example_right="99.6, 99.5, 0.4 with the status b, and a note",
    rule=jumps_without_a_break,
)

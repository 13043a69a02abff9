"""A zero is a figure, not a gap."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.reported import number
from site_builder.checks.seen_figures import Grid, seen_figures
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_STEPS = 20
"""How many of its smallest steps a figure is away from zero that does not fall to it."""
_SHARE_OF_ZEROS = 0.05
"""Share of areas with a zero in the same period above which zero is nothing odd."""


def zeros_that_may_be_gaps(package: Package) -> Iterator[Fault]:
    """Find zeros beside figures of their area that are all far from zero, in a period in which others are not zero."""
    seen = seen_figures(package)
    if seen is None:
        return
    for grid in seen.grids.values():
        for row, column in np.argwhere((grid.values == 0) & ~grid.broken):
            others = grid.values[row][np.isfinite(grid.values[row]) & (np.arange(grid.values.shape[1]) != column)]
            if _is_odd(grid, column, others) and np.isfinite(grid.values[row, :column]).any():
                yield seen.fault(
                    int(grid.lines[row, column]),
                    "value",
                    f"{echo(grid.indicator)} of {grid.areas[row]} is 0, and its other figures lie between "
                    f"{number(others.min())} and {number(others.max())}.",
                    "If there is no figure, write why: [x] not available, [z] not applicable, [c] confidential, [low] "
                    "rounds to zero. If it is 0, review it.",
                )


def _is_odd(grid: Grid, column: int, others: np.ndarray) -> bool:
    if not len(others) or others.min() <= 0:
        return False
    low, high = others.min(), others.max()
    if low < _STEPS * grid.step or low < 2 * (high - low):
        return False
    period = grid.values[:, column]
    return bool((period == 0).sum() <= max(1, _SHARE_OF_ZEROS * np.isfinite(period).sum()))


CHECK = Check(
    code="W426",
    title="A zero is meant",
    explanation="Where a figure is missing, a spreadsheet often holds 0, and a page would show the best or the worst "
    "place. A zero beside figures that are all far from zero, in a period in which other areas are not zero either, is "
    "looked at by a person. A missing figure has a mark that says why.",
    remedy="Look up the figure in the source. If there is none, write the mark that says why, such as [x]; if it "
    "is nought, say so in reviews.",
    example_wrong="46.1, 45.8, 0",
    example_right="46.1, 45.8, [x]",
    rule=zeros_that_may_be_gaps,
)

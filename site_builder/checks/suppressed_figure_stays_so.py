"""A figure that is marked as confidential cannot be worked out from what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from site_builder.checks.cells import tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.seen_figures import Grid, SeenFigures, seen_figures
from site_builder.model import CONFIDENTIAL, Package

_FEWEST_SUMS = 2
"""Periods in which one area is the sum of the others, before it is taken to be their total."""


def figures_that_can_be_worked_out(package: Package) -> Iterator[Fault]:
    """Find confidential figures whose earlier version, or total and other parts are given."""
    seen = seen_figures(package)
    values = tidy_column(seen.table, "value") if seen else None
    if seen is None or values is None:
        return
    marked = seen.rows[(values.reindex(seen.rows.index) == CONFIDENTIAL).to_numpy()]
    if marked.empty:
        return
    yield from _published_before(seen, marked)
    for code in marked["indicator"].unique():
        grid = seen.grids.get(seen.indicators[int(code)])
        if grid:
            yield from _left_over(seen, grid, {int(line) for line in marked.index[marked["indicator"] == code]})


def _published_before(seen: SeenFigures, marked: pd.DataFrame) -> Iterator[Fault]:
    key = ["indicator", "area", "period"]
    rows = seen.rows[seen.rows["indicator"].isin(marked["indicator"].unique()) & seen.rows["value"].notna()]
    given = set(rows[key].itertuples(index=False, name=None))
    for line, *of in marked[key].itertuples(name=None):
        if tuple(of) in given:
            yield seen.fault(
                int(line),
                "value",
                f"The figure is marked {CONFIDENTIAL}, confidential, and another row holds it for the same area and "
                "period.",
                "Write the mark there too.",
            )


def _left_over(seen: SeenFigures, grid: Grid, marked: set[int]) -> Iterator[Fault]:
    total = _total(grid)
    if total is None:
        return
    for column in range(len(grid.periods)):
        missing = ~np.isfinite(grid.values[:, column])
        if missing.sum() != 1 or missing[total]:
            continue
        line = int(grid.lines[missing, column][0])
        if line in marked:
            yield seen.fault(
                line,
                "value",
                f"The figure is marked {CONFIDENTIAL}, confidential, but it is what is left of the figure of "
                f"{grid.areas[total]} without the other areas.",
                "Write the mark for one more area, or for the total.",
            )


def _total(grid: Grid) -> int | None:
    """The row that is the sum of all others wherever all have a figure; None where few periods show one."""
    complete = grid.values[:, np.isfinite(grid.values).all(axis=0)]
    if complete.shape[1] < _FEWEST_SUMS or complete.shape[0] < 3:
        return None
    largest = int(complete.sum(axis=1).argmax())
    others = complete.sum(axis=0) - complete[largest]
    return largest if np.allclose(others, complete[largest], rtol=0, atol=1e-6) and complete[largest].any() else None


CHECK = Check(
    code="W441",
    title="A suppressed figure stays so",
    explanation="The mark [c] keeps a small count from the public. It does not where an earlier version of the figure "
    "stands in another row, or where it is the only one missing of the parts of a total that is given: then one more "
    "figure has to be left out.",
    remedy="Take out the numbers that give it away, or mark one more figure with [c].",
    example_wrong="total 31; parts 12, 17, [c]",
    example_right="total 31; parts 12, [c], [c]",
    rule=figures_that_can_be_worked_out,
)

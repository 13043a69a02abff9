"""A target is of the same order as the figures that it is set for."""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import median

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import Row
from site_builder.checks.reported import Reported, number, texts_of
from site_builder.checks.robust import TO_DEVIATIONS
from site_builder.checks.seen_figures import Grid, seen_figures
from site_builder.model import Package

_TIMES = 4
"""How many times the largest figure, or how small a part of the smallest, a target may be."""
_DEVIATIONS = 20
"""Robust standard deviations from the middle of a long history."""
_LONG = 6
_COLUMNS = ("value", "low", "high")


def targets_unlike_the_history(package: Package) -> Iterator[Fault]:
    """Find targets that are far from every figure of the indicator, the area's own and those of others."""
    seen = seen_figures(package)
    for row, reported in texts_of(package, "targets", (*_COLUMNS, "period", "text", "kind")):
        grid = seen.grids.get(reported.key[1]) if seen else None
        own = [figure.value for figure in reported.uncut if not math.isnan(figure.value)]
        if grid is None or not own:
            continue
        for column in _COLUMNS:
            target = row.number(column)
            if target is not None:
                yield from _fault(row, column, float(target), own, grid, reported)


def _fault(row: Row, column: str, target: float, own: list[float], grid: Grid, reported: Reported) -> Iterator[Fault]:
    if not (_is_of_another_order(target, own, grid) or _is_outside_its_history(target, own, reported)):
        return
    low, high = min(own), max(own)
    figures = f"is {number(low)}" if low == high else f"lies between {number(low)} and {number(high)}"
    yield row.fault(
        column,
        f"The target is {number(target)}, and the figure {figures}.",
        "Correct the target if it is another indicator's, another scale or mistyped. If it is for another period, such "
        "as a programme of several years, write that period in the column period.",
    )


def _is_of_another_order(target: float, own: list[float], grid: Grid) -> bool:
    sizes = np.abs(grid.values[np.isfinite(grid.values) & (grid.values != 0)])
    if not len(sizes) or target == 0:
        return False
    # Own figures count in full; of the others, a few odd ones are not to excuse a target.
    lowest, highest = np.quantile(sizes, [0.02, 0.98]) if len(sizes) > 50 else (sizes.min(), sizes.max())
    beside = [abs(each) for each in own if each]
    lowest, highest = min([lowest, *beside]), max([highest, *beside])
    # Small counts are a few times each other, and a target of one is no fault of ten.
    return bool(abs(target) > _TIMES * highest + 10 * grid.step or abs(target) + 10 * grid.step < lowest / _TIMES)


def _is_outside_its_history(target: float, own: list[float], reported: Reported) -> bool:
    if len(own) < _LONG:
        return False
    middle = median(own)
    spread = max(TO_DEVIATIONS * median(abs(each - middle) for each in own), 0.02 * abs(middle))
    if reported.unit_kind == "percent":
        spread = max(spread, 2)
    return spread > 0 and abs(target - middle) > _DEVIATIONS * spread


CHECK = Check(
    code="W422",
    title="A target is of the order of the figures",
    explanation="A target that is many times as large as every figure of its indicator, or a small part of the "
    "smallest one, is most often another row's, or in another unit or scale: 0.45 for 45%, 54 for 54 thousand. So is "
    "one that lies far outside a long history. A target for several years has its own column period.",
    remedy="Look up the target in its document and correct it, or give it the period that it is for.",
    example_wrong="target 73390, figures 415 and 424",
    example_right="target 430, figures 415 and 424",
    rule=targets_unlike_the_history,
)

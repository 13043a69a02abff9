"""What is counted in ones is a whole number."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import texts_by
from site_builder.checks.reported import number
from site_builder.checks.seen_figures import Grid, seen_figures
from site_builder.checks.worded_figures import worded_figures
from site_builder.model import Package

_COUNTS = frozenset({"count", "number", "people", "persons", "households", "homes", "dwellings", "children", "pupils"})
_NO_COUNTS = re.compile(
    r"\b(average\w*|mean|median|rate|rates|per|ratio|index|score|scores|points|years|days|equivalent|fte|estimate\w*"
    r"|share|speed|level|density|weighted)\b",
    re.IGNORECASE,
)
_SHARE = 0.005
"""Share of figures with decimals above which an indicator is no count, whatever its unit says."""


def counts_that_are_not_whole(package: Package) -> Iterator[Fault]:
    """Find figures with decimals or below zero of indicators that are counts by unit, words and other figures."""
    seen = seen_figures(package)
    if seen is None:
        return
    titles = texts_by(package, "units", "unit", "title")
    for each in worded_figures(package, "number"):
        unit = each.row.texts["unit"]
        if not {unit, titles[unit].lower()} & _COUNTS or _NO_COUNTS.search(each.words()):
            continue
        for line, value in _odd(each.grid):
            what = "below 0" if value < 0 else "not whole"
            yield seen.fault(
                line,
                "value",
                f"The figure is {number(value)}, which is {what}, and the indicator is a count.",
                "Correct the figure, or the unit of the indicator if it is a rate or an average.",
            )


def _odd(grid: Grid) -> Iterator[tuple[int, float]]:
    there = np.isfinite(grid.values)
    odd = there & ((np.where(there, grid.values, 0) % 1 != 0) | (grid.values < 0))
    if odd.sum() <= 1 + _SHARE * there.sum() < there.sum():
        for row, column in np.argwhere(odd):
            yield int(grid.lines[row, column]), float(grid.values[row, column])


CHECK = Check(
    code="W432",
    title="A count is a whole number",
    explanation="People, homes and cases are counted in whole numbers from 0. A single figure with decimals, or one "
    "below zero, among whole ones is a rate, an average or another row's figure.",
    remedy="Look up the figure in the source and correct it; or give the indicator a unit that has decimals.",
    example_wrong="Homes built, in numbers: 415, 424, 43.2",
    example_right="Homes built, in numbers: 415, 424, 432",
    rule=counts_that_are_not_whole,
)

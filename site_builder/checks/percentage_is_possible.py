"""A percentage that is a part of a whole lies between 0 and 100."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.reported import number
from site_builder.checks.seen_figures import seen_figures
from site_builder.checks.worded_figures import worded_figures
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_OF_CHANGES = (
    r"change|growth|rise|increase|decrease|fall|reduction|gap|differen\w+|variance|variation|inflation|return|profit"
    r"|surplus|deficit|balance|net|compared|relative|above|below|versus"
)
_OF_RATIOS = (
    r"target\w*|forecast|supply|delivered|delivery|ratio|debt|reserves|index|expected|plan\w*|of core|budget\w*"
    r"|requirement|per cent of|capacity|occupancy|excess|coverage|take.?up"
)
"""Words of percentages that are no parts of a whole."""
_MAY_BE_BELOW = re.compile(rf"\b({_OF_CHANGES})\b", re.IGNORECASE)
_MAY_BE_ABOVE = re.compile(rf"\b({_OF_CHANGES}|{_OF_RATIOS})\b", re.IGNORECASE)
_SHARE = 0.02
"""Share of an indicator's figures outside 0 to 100 above which it is no part of a whole, whatever its words say."""


def impossible_percentages(package: Package) -> Iterator[Fault]:
    """Find percentages below 0 or above 100 of indicators whose words and other figures say that they are parts."""
    seen = seen_figures(package)
    if seen is None:
        return
    for each in worded_figures(package, "percent"):
        grid, words = each.grid, each.words()
        for outside, may_be in ((grid.values < 0, _MAY_BE_BELOW), (grid.values > 100, _MAY_BE_ABOVE)):
            if not outside.any() or may_be.search(words) or outside.sum() > 1 + _SHARE * np.isfinite(grid.values).sum():
                continue
            for at, column in np.argwhere(outside):
                yield seen.fault(
                    int(grid.lines[at, column]),
                    "value",
                    f"{echo(grid.indicator)} is {number(grid.values[at, column])} per cent, and a part of a whole lies "
                    "between 0 and 100.",
                    "Correct the figure, or the unit of the indicator.",
                )


CHECK = Check(
    code="W431",
    title="A percentage is possible",
    explanation="A percentage that says how much of a whole something is lies between 0 and 100. Changes, gaps, and "
    "what is set against a target or a budget may lie outside; so their words are looked at, and an indicator with many"
    " such figures is left alone.",
    remedy="Look up the figure in the source and correct it.",
    example_wrong="Household waste recycled: 145.1 per cent",
    example_right="Household waste recycled: 45.1 per cent",
    rule=impossible_percentages,
)

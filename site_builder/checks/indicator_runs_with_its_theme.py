"""An indicator does not order the areas against all others of its theme."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import texts_by
from site_builder.checks.likeness import Theme, themes_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_FEWEST = 5
"""Indicators of a theme, below which there is no "all others"."""
_TOGETHER = 0.3
"""How alike the others are on average, before one can be said to run against them."""
_AGAINST = -0.3
"""How far against each of the others it runs: its middle rank correlation with them."""


def indicators_against_their_theme(package: Package) -> Iterator[Fault]:
    """Find indicators that are good, as their polarity has it, where the others of their theme are bad."""
    titles = texts_by(package, "indicators", "indicator", "title")
    for theme in themes_of(package):
        for at, middle in _against(theme):
            row = theme.rows[at].row
            yield row.fault(
                "polarity",
                f"{echo(titles.get(row.texts['indicator'], ''))} with the polarity {row.texts['polarity']} is good "
                f"where the others of {echo(row.texts['benchmark_theme'])} are bad (its middle rank correlation with "
                f"them is {middle:.2f}).",
                "Look at its polarity; if it is right, review it.",
            )


def _against(theme: Theme) -> Iterator[tuple[int, float]]:
    many = len(theme.rows)
    if many < _FEWEST:
        return
    likeness = theme.likeness.copy()
    np.fill_diagonal(likeness, np.nan)
    for at in range(many):
        others = np.delete(np.delete(likeness, at, axis=0), at, axis=1)
        own = np.delete(likeness[at], at)
        if np.isfinite(own).sum() < _FEWEST - 1 or not np.isfinite(others).any():
            continue
        if np.nanmedian(own) < _AGAINST and np.nanmedian(others) > _TOGETHER:
            yield at, float(np.nanmedian(own))


CHECK = Check(
    code="W438",
    title="An indicator runs with its theme",
    explanation="Where the indicators of a theme hang together, areas that are good at one are good at the others. One "
    "that is good exactly where all others are bad has its polarity turned round, more often than not. Only themes of "
    "at least five ranked indicators that clearly hang together, over at least 20 areas, are looked at.",
    remedy="Look at the polarity of the indicator in benchmark_rows, and turn it round if it is wrong.",
    example_wrong="Five indicators of children's care, of which one has the polarity high by mistake",
    example_right="The same with the polarity low",
    rule=indicators_against_their_theme,
)

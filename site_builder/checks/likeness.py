"""How alike the indicators of a benchmark theme order the areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from site_builder.checks.compared import Compared, compared_rows
from site_builder.checks.seen_figures import shared
from site_builder.model import Package

FEWEST_AREAS = 20
"""Areas with both figures below which two orders can be alike by chance."""


@dataclass(frozen=True)
class Theme:
    """The ranked indicators of a theme in one benchmark.

    Attributes:
        rows: in the order of the table.
        likeness: rank correlation of each two, more being better in both; NaN where too few areas have both figures.
    """

    rows: tuple[Compared, ...]
    likeness: np.ndarray


def themes_of(package: Package) -> tuple[Theme, ...]:
    """The themes of each group's newest benchmark that have at least two ranked indicators."""
    return shared("themes", package, lambda of: tuple(_themes(of)))


def _themes(package: Package) -> Iterator[Theme]:
    by_theme: dict[tuple[str, str], list[Compared]] = defaultdict(list)
    for each in compared_rows(package):
        if each.goodness is not None:
            by_theme[each.benchmark, each.theme].append(each)
    for rows in by_theme.values():
        if len(rows) > 1 and len(rows[0].members) >= FEWEST_AREAS:
            figures = np.column_stack([each.goodness for each in rows if each.goodness is not None])
            yield Theme(tuple(rows), rank_correlations(figures))


def rank_correlations(figures: np.ndarray) -> np.ndarray:
    """Correlation of the places on each two columns, over the rows in which both have a figure.

    A place is among all rows that have a figure in the column, and equal figures share one; so where
    none is missing it is Spearman's correlation.

    Args:
        figures: a row for each area, a column for each indicator; NaN where there is none.
    """
    places = pd.DataFrame(figures).rank().to_numpy()
    there = np.isfinite(places).astype(float)
    filled = np.nan_to_num(places)
    many = there.T @ there
    sums, squares = filled.T @ there, (filled**2).T @ there
    with np.errstate(divide="ignore", invalid="ignore"):
        together = filled.T @ filled - sums * sums.T / many
        spread = squares - sums**2 / many
        likeness: np.ndarray = together / np.sqrt(spread * spread.T)
    likeness[(many < FEWEST_AREAS) | (spread < 1e-9) | (spread.T < 1e-9)] = np.nan
    return likeness

"""A figure is not a hundred or a thousand times what its area has otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.checks.reported import Seen, number, reported_rows
from site_builder.checks.robust import counts, medians
from site_builder.checks.seen_figures import Grid, SeenFigures, seen_figures
from site_builder.checks.units import unit_kinds
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_FACTORS = {"percent": (100.0,), "money": (1e3, 1e6), "number": (1e3, 1e6)}
_NEAR = 1.5
"""How far from a factor a figure may be, because it moved as well."""
_ONE_ORDER = 5
"""How many times larger or smaller than usual a figure of the same order is at most."""
_MOST = 0.7
"""Share of the other figures that are of that order."""
_FEWEST_FRACTIONS = 4
"""Percentages of a dashboard, none of them above 1, from which on they are fractions."""
_FEWEST_OTHERS = 8
"""Areas beside which an area with one figure is looked at."""


def figures_in_another_scale(package: Package) -> Iterator[Fault]:
    """Find figures about 100 times (of percentages) or 1,000 or a million times larger or smaller than the rest."""
    seen = seen_figures(package)
    if seen is None:
        return
    yield from _fractions(package, seen)
    kinds = unit_kinds(package)
    for grid in seen.grids.values():
        kind = kinds.get(grid.indicator, "")
        beside = _beside(grid)
        with np.errstate(divide="ignore", invalid="ignore"):
            size = np.abs(np.log(np.abs(grid.values / beside)))
        for factor in _FACTORS.get(kind, ()):
            # A small figure can become many times itself; a scale is lost from one that is not small, or in one.
            large = np.maximum(np.abs(grid.values), np.abs(beside)) >= (2 if kind == "percent" else factor)
            odd = (np.abs(size - np.log(factor)) < np.log(_NEAR)) & large & ~grid.broken
            for row, column in np.argwhere(odd):
                if not _others_agree(grid, row, column, beside[row, column]):
                    continue
                value, usual = grid.values[row, column], beside[row, column]
                way = "larger" if abs(value) > abs(usual) else "smaller"
                yield seen.fault(
                    int(grid.lines[row, column]),
                    "value",
                    f"{number(value)} for {echo(grid.indicator)} of {grid.areas[row]} is about {factor:,.0f} times "
                    f"{way} than is usual here, which is {number(usual)}.",
                    "Write it in the scale of the others: a percentage as 43.2 and not 0.432, an amount in full. A "
                    "figure that is counted anew has the status b.",
                )


def _fractions(package: Package, seen: SeenFigures) -> Iterator[Fault]:
    """Dashboards all of whose percentages are fractions, so that none beside them says how they should be written."""
    dashboards: dict[tuple[str, str], list[Seen]] = {}
    for reported in reported_rows(package).values():
        known = [each for each in reported.series if np.isfinite(each.value)]
        if reported.unit_kind == "percent" and known:
            place = reported.row.texts["publication"], reported.row.texts["theme"]
            dashboards.setdefault(place, []).append(known[-1])
    titles = {row.texts["theme"]: row.texts["title"] for row in rows_of(package, "themes", ("theme", "title"))}
    for (_, theme), figures in dashboards.items():
        if len(figures) < _FEWEST_FRACTIONS or any(abs(each.value) > 1 for each in figures):
            continue
        largest = max(figures, key=lambda each: abs(each.value))
        yield seen.fault(
            largest.line,
            "value",
            f"None of the {len(figures)} percentages of the dashboard {echo(titles.get(theme) or theme)} is above 1; "
            f"the largest is {number(largest.value)}. They look like fractions.",
            "Write 43.2 and not 0.432: multiply them by 100; in a workbook it is enough to format their cells as "
            "percentages.",
        )


def _others_agree(grid: Grid, row: int, column: int, usual: float) -> bool:
    """Whether most figures beside one are of one order, so that a scale can be said to be usual."""
    own = np.delete(grid.values[row], column)
    others = np.abs(own[np.isfinite(own)])
    if not len(others):
        areas = np.delete(grid.values[:, column], row)
        others = np.abs(areas[np.isfinite(areas)])
    alike = (others > abs(usual) / _ONE_ORDER) & (others < abs(usual) * _ONE_ORDER)
    return bool(alike.mean() >= _MOST)


def _beside(grid: Grid) -> np.ndarray:
    """For each figure what to set it beside: the median of its area's; of two the first; of one the other areas'."""
    values, many = grid.values, counts(grid.values)
    beside = np.repeat(medians(values)[:, None], values.shape[1], axis=1)
    two = np.flatnonzero(many == 2)
    if len(two):
        there = np.isfinite(values[two])
        first = there.argmax(axis=1)
        last = values.shape[1] - 1 - there[:, ::-1].argmax(axis=1)
        beside[two] = np.nan
        beside[two, last] = values[two, first]
    one = many == 1
    if one.any():
        across = medians(values.T)
        across[counts(values.T) < _FEWEST_OTHERS] = np.nan
        beside[one] = across[None, :]
    return beside


CHECK = Check(
    code="W425",
    title="A figure keeps its scale",
    explanation="Spreadsheets hold 43.2% as 0.432, and reports shorten thousands and millions. A percentage that is "
    "about a hundred times larger or smaller than the other figures of its area, or another figure that is about a "
    "thousand or a million times, has most often lost or kept such a scale. So have the percentages of a dashboard of "
    "which none is above 1.",
    remedy="Look up the figure in the source, and write it in the scale of the others.",
    example_wrong="43.1, 42.8, 0.432",
    example_right="43.1, 42.8, 43.2",
    rule=figures_in_another_scale,
)

"""Indicators beside their figures, for the rules that ask whether figures suit the words they go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.checks.figures import Row, rows_of
from site_builder.checks.seen_figures import Grid, seen_figures
from site_builder.checks.units import unit_kinds
from site_builder.model import Package

_WORDS = ("title", "noun", "definition")


@dataclass(frozen=True)
class WordedFigures:
    """An indicator that has figures.

    Attributes:
        row: of the table indicators.
        grid: its figures.
    """

    row: Row
    grid: Grid

    def words(self, *columns: str) -> str:
        """Its title, noun and definition in one text, or those of them that are asked for."""
        return " ".join(self.row.texts[column] for column in columns or _WORDS)


def worded_figures(package: Package, kind: str) -> Iterator[WordedFigures]:
    """Indicators that have figures and a unit of a kind: percent, money or number."""
    seen = seen_figures(package)
    if seen is None:
        return
    kinds = unit_kinds(package)
    for row in rows_of(package, "indicators", ("indicator", "unit", *_WORDS)):
        grid = seen.grids.get(row.texts["indicator"])
        if grid is not None and kinds.get(grid.indicator) == kind:
            yield WordedFigures(row, grid)

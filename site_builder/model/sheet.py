"""The cells of a file as a person sees them, before anything is known about them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SheetCells:
    """A sheet of a workbook, or a CSV file.

    Attributes:
        path: of the file, as a mapping would name it.
        sheet: name of the sheet; None for a CSV file.
        left: column of the first cell, from 1.
        lines: physical line of each row.
        rows: cells as text, each row as long as the others.
        percents: places of the cells that show a percentage, as positions of row and column.
    """

    path: str
    sheet: str | None
    left: int
    lines: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    percents: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class BookCells:
    """All sheets of a file; `skipped` says in words what was not looked at."""

    path: str
    sheets: tuple[SheetCells, ...]
    skipped: tuple[str, ...] = ()
    only_sheet: bool = True

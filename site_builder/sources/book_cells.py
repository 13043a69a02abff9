"""All cells of a workbook or a CSV file, for drafting a mapping: nothing is known about them yet."""

from __future__ import annotations

from pathlib import Path

from site_builder.finding import Finding
from site_builder.model import BookCells, SheetCells
from site_builder.reading_faults import UNREADABLE_FILE
from site_builder.size_limits import AS_SHIPPED, Limits, or_raise
from site_builder.sources.csv_rows import Rows, first_lines, split_rows
from site_builder.sources.many_faults import too_wide
from site_builder.sources.safe_path import cannot_open, find_file
from site_builder.sources.text_encoding import decode
from site_builder.sources.tidy_csv import Named, in_words_of_mappings, separator_of
from site_builder.sources.workbook_area import read_grid
from site_builder.sources.workbook_cells import CellText
from site_builder.sources.workbook_file import Workbook, is_workbook_name, open_workbook
from site_builder.text.hidden_characters import echo

_MOST_ROWS = 20_000
"""Rows that are looked at: what a column holds shows long before."""


def read_book_cells(file: Path, limits: Limits = AS_SHIPPED) -> BookCells | Finding:
    """Read the sheets of a workbook, or the rows of a CSV file; nothing in it makes this raise.

    Args:
        file: where it is.
        limits: how large it may be.
    """
    if is_workbook_name(file.name) or file.name.startswith("~$"):
        book = open_workbook(file.resolve().parent, file.name, file.name, None, limits)
        return book if isinstance(book, Finding) else _sheets(book)
    found = find_file(file.resolve().parent, file.name, file.name)
    if isinstance(found, Finding):
        return in_words_of_mappings(found, file.name, file.name, None)
    try:
        if found.stat().st_size > limits.csv_bytes:
            problem = f"The file is larger than {limits.csv_megabytes:,} megabytes."
            remedy = f"Draft from a part of it. {or_raise('csv_megabytes')}"
            return UNREADABLE_FILE.finding(file.name, problem, remedy)
        decoded = decode(found.read_bytes(), file.name)
    except OSError as error:
        return cannot_open(file.name, error)
    if decoded.text is None:
        return decoded.finding or UNREADABLE_FILE.finding(file.name, "The file cannot be read.", "Save it again.")
    head = "\n".join(first_lines(decoded.text, 20, limits))
    split = split_rows(decoded.text, separator_of(head), limits)
    if split.too_wide:
        return too_wide(split.too_wide, file.name, limits)
    cells, rows = _csv(file.name, split), len(split.cells)
    return BookCells(file.name, (cells,), _behind(f"of {file.name}", rows))


def _csv(path: str, rows: Rows) -> SheetCells:
    cells = rows.cells[:_MOST_ROWS]
    width = max(map(len, cells), default=0)
    filled = tuple(tuple(cell.strip() for cell in [*row, *[""] * (width - len(row))]) for row in cells)
    return SheetCells(path, None, 1, tuple(rows.lines[:_MOST_ROWS]), filled)


def _behind(where: str, rows: int) -> tuple[str, ...]:
    """Say that rows were not looked at, which the import itself does read."""
    return (f"the rows {where} behind the first {_MOST_ROWS:,}, for this draft",) if rows > _MOST_ROWS else ()


def _sheets(book: Workbook) -> BookCells:
    sheets: list[SheetCells] = []
    skipped: list[str] = []
    for sheet in book.values.worksheets:
        if sheet.sheet_state != "visible":
            skipped.append(f"the sheet {echo(sheet.title)}, which is hidden")
            continue
        grid = read_grid(book, sheet.title, Named(sheet.title, book.path, None, book.path, None, sheet.title))
        if isinstance(grid, Finding):
            skipped.append(f"the sheet {echo(sheet.title)}, which is used further than can be read")
            continue
        rows = grid.rows[:_MOST_ROWS]
        skipped += _behind(f"of the sheet {echo(sheet.title)}", len(grid.rows))
        percents = {
            (row, column)
            for row, cells in enumerate(rows)
            for column, cell in enumerate(cells)
            if cell.kind == "percent"
        }
        texts = tuple(tuple(map(_text, cells)) for cells in rows)
        lines = tuple(range(grid.top, grid.top + len(rows)))
        sheets.append(SheetCells(book.path, sheet.title, grid.left, lines, texts, frozenset(percents)))
    return BookCells(book.path, tuple(sheets), tuple(skipped), len(book.values.worksheets) == 1)


def _text(cell: CellText) -> str:
    return "(no result)" if cell.kind == "no value" else cell.text

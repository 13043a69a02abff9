"""What stands directly below or beside a range that a mapping names, and would be lost without a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from site_builder.finding import Finding
from site_builder.sources.tidy_csv import Named
from site_builder.sources.workbook_area import Grid
from site_builder.sources.workbook_cells import CellText, read_cell
from site_builder.sources.workbook_file import Workbook
from site_builder.text.hidden_characters import echo
from site_builder.workbook_faults import BESIDE_RANGE, UNCLEAR_AREA


def beyond_range(book: Workbook, grid: Grid, named: Named) -> Iterator[Finding]:
    """Find what a range leaves out though nothing parts it from the range.

    A row below is an error: it is most often one that was added. A column beside is a warning: a range may leave out
    columns on purpose. What is hidden, or is read by another range of the mapping, is not told.
    """
    if named.range is None:
        return
    yield from _below(book, grid, named)
    for column in (grid.left - 1, grid.left + len(grid.rows[0])):
        yield from _beside(book, grid, named, column)


def _below(book: Workbook, grid: Grid, named: Named) -> Iterator[Finding]:
    width, bottom = len(grid.rows[0]), grid.top + len(grid.rows) - 1
    if not grid.filled(len(grid.rows) - 1):
        return
    sheet = book.formulas[grid.sheet]
    last, first_texts = bottom, ""
    while last < sheet.max_row and not _hidden_row(sheet, last + 1) and not _read_elsewhere(named, last + 1, grid.left):
        filled = [cell.text for cell in _cells(book, grid.sheet, last + 1, grid.left, width) if cell.kind]
        # One text below a table of several columns is a note, as where no range is named.
        if len(filled) < (2 if width > 2 else 1):
            break
        first_texts = first_texts or filled[0]
        last += 1
    if last == bottom:
        return
    rows = f"Row {last}" if last == bottom + 1 else f"Rows {bottom + 1} to {last}"
    stands = (
        "stands directly below the range {} and is"
        if last == bottom + 1
        else "stand directly below the range {} and are"
    )
    problem = f"{rows} ({echo(first_texts)}) {stands.format(named.range)} not read."
    right = get_column_letter(grid.left + width - 1)
    wider = f"{get_column_letter(grid.left)}{grid.top}:{right}{last}"
    remedy = f"{_widen(named, wider)}; or put an empty row between them if they do not belong to the table."
    found = UNCLEAR_AREA.finding(grid.shown, problem, remedy, line=bottom + 1)
    yield replace(found, letter=get_column_letter(grid.left))


def _beside(book: Workbook, grid: Grid, named: Named, column: int) -> Iterator[Finding]:
    sheet = book.formulas[grid.sheet]
    if not 1 <= column <= sheet.max_column or _hidden_column(sheet, column) or _read_elsewhere(named, grid.top, column):
        return
    rows = range(grid.top, grid.top + len(grid.rows))
    filled = [(row, cell.text) for row in rows if (cell := _cells(book, grid.sheet, row, column, 1)[0]).kind]
    if not filled:
        return
    count = f"{len(filled)} {'cell' if len(filled) == 1 else 'cells'}"
    letter = get_column_letter(column)
    problem = (
        f"The column {letter} stands directly beside the range {named.range} and is not read. It holds {count}, the "
        f"first {echo(filled[0][1])}."
    )
    left, right = min(grid.left, column), max(grid.left + len(grid.rows[0]) - 1, column)
    wider = f"{get_column_letter(left)}{grid.top}:{get_column_letter(right)}{rows[-1]}"
    remedy = f"{_widen(named, wider)}, if the column belongs to the table."
    yield replace(BESIDE_RANGE.finding(grid.shown, problem, remedy, line=filled[0][0]), letter=letter)


def _widen(named: Named, wider: str) -> str:
    where = f" on line {named.range_line or named.line} of {named.mapping}" if named.line is not None else ""
    return f"Widen the range{where}, such as range: {wider}"


def _cells(book: Workbook, sheet: str, row: int, left: int, width: int) -> list[CellText]:
    columns = range(left, left + width)
    values, formulas = book.values[sheet], book.formulas[sheet]
    return [read_cell(values.cell(row, column), formulas.cell(row, column)) for column in columns]


def _read_elsewhere(named: Named, row: int, column: int) -> bool:
    """Whether another range of the mapping in the same sheet holds a cell."""
    for other in named.other_ranges:
        left, top, right, bottom = (place or 1 for place in range_boundaries(other.upper()))
        if left <= column <= right and top <= row <= bottom:
            return True
    return False


def _hidden_row(sheet: Worksheet, row: int) -> bool:
    return row in sheet.row_dimensions and bool(sheet.row_dimensions[row].hidden)


def _hidden_column(sheet: Worksheet, column: int) -> bool:
    return any(
        each.hidden and each.min is not None and each.min <= column <= (each.max or each.min)
        for each in sheet.column_dimensions.values()
    )

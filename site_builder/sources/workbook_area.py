"""Which cells of a sheet are the table: the sheet, the range, the line of the column names, one block and no two."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, range_boundaries

from site_builder.finding import Finding
from site_builder.size_limits import or_raise
from site_builder.sources.tidy_csv import Named
from site_builder.sources.workbook_cells import CellText, read_cell
from site_builder.sources.workbook_file import Workbook
from site_builder.text.hidden_characters import echo
from site_builder.text.near_match import near_match
from site_builder.workbook_faults import TOO_LARGE_WORKBOOK, UNCLEAR_AREA

_RANGE = re.compile(r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}:\$?[A-Za-z]{1,3}\$?[0-9]{1,7}")


def is_range(text: str) -> bool:
    """Whether a text is a range of cells, such as B4:J30."""
    return _RANGE.fullmatch(text) is not None


@dataclass(frozen=True)
class Grid:
    """Cells of a sheet.

    Attributes:
        sheet: its name.
        shown: the file and the sheet, as shown to people.
        top, left: row and column of the first cell, from 1.
        rows: all of one length.
    """

    sheet: str
    shown: str
    top: int
    left: int
    rows: tuple[tuple[CellText, ...], ...]

    def letter(self, position: int) -> str:
        """The letter of a column, from 0."""
        return get_column_letter(self.left + position)

    def filled(self, row: int) -> list[int]:
        """Positions of the cells of a row that are not empty."""
        return [position for position, cell in enumerate(self.rows[row]) if cell.kind]

    def address(self, top: int, left: int, bottom: int, right: int) -> str:
        """A range as Excel writes it, of positions in this grid."""
        return f"{self.letter(left)}{self.top + top}:{self.letter(right)}{self.top + bottom}"


def sheet_shown(path: str, sheet: str) -> str:
    """A sheet as findings name it."""
    return f"{path}, sheet {echo(sheet)}"


def find_area(book: Workbook, named: Named) -> Grid | Finding:
    """Find the table that a mapping names.

    Returns:
        The cells from the column names to the last row, or why they are not certain.
    """
    sheet = _sheet(book, named)
    if isinstance(sheet, Finding):
        return sheet
    grid = read_grid(book, sheet, named)
    if isinstance(grid, Finding):
        return grid
    header = _header(grid, named)
    if isinstance(header, Finding):
        return header
    grid = Grid(grid.sheet, grid.shown, grid.top + header, grid.left, grid.rows[header:])
    return grid if named.range else _one_block(grid, named)


def _sheet(book: Workbook, named: Named) -> str | Finding:
    sheets = [sheet.title for sheet in book.values.worksheets]
    listed = ", ".join(echo(title) for title in sheets[:12])
    if named.sheet is None:
        if len(sheets) == 1:
            return sheets[0]
        problem = f"{book.path} has {len(sheets)} sheets: {listed}."
        return UNCLEAR_AREA.finding(named.mapping, problem, "Say which one with sheet.", line=named.line)
    if named.sheet in sheets:
        return named.sheet
    near = near_match(named.sheet, sheets)
    problem = f"{book.path} has no sheet {echo(named.sheet)}."
    remedy = f"Write {near}." if near else f"It has {listed}."
    return UNCLEAR_AREA.finding(named.mapping, problem, remedy, line=named.line)


def read_grid(book: Workbook, sheet: str, named: Named) -> Grid | Finding:
    """Read the cells of a sheet, or of the range that a mapping names."""
    values, formulas = book.values[sheet], book.formulas[sheet]
    shown = sheet_shown(book.path, sheet)
    left, top, right, bottom = 1, 1, formulas.max_column, formulas.max_row
    if named.range is not None:
        if not is_range(named.range):
            problem = f"{echo(named.range)} is not a range of cells."
            return UNCLEAR_AREA.finding(named.mapping, problem, "Write it as B4:J30.", line=named.line)
        corners = range_boundaries(named.range.upper())
        columns, rows = sorted((corners[0] or 1, corners[2] or 1)), sorted((corners[1] or 1, corners[3] or 1))
        # Cells behind the last used one are empty: a range may leave room for more rows.
        left, top = columns[0], rows[0]
        right, bottom = min(columns[1], max(right, left)), min(rows[1], max(bottom, top))
    if (right - left + 1) * (bottom - top + 1) > (most := book.limits.workbook_cells):
        last = f"{get_column_letter(right)}{bottom}"
        problem = f"The sheet is used up to the cell {last}: these are more than {most:,} cells."
        remedy = f"Name the cells of the table with range, such as range: A1:J30. {or_raise('workbook_cells')}"
        return TOO_LARGE_WORKBOOK.finding(shown, problem, remedy)
    pairs = zip(
        values.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right),
        formulas.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right),
        strict=True,
    )
    cells = tuple(tuple(map(read_cell, row, again)) for row, again in pairs)
    return Grid(sheet, shown, top, left, cells)


def _header(grid: Grid, named: Named) -> int | Finding:
    """The position of the row with the column names."""
    filled = [row for row in range(len(grid.rows)) if grid.filled(row)]
    if named.header_line is not None:
        header = named.header_line - grid.top
        if header in filled:
            return header
        problem = f"Row {named.header_line} of the sheet {echo(grid.sheet)} holds no column names."
        if not 0 <= header < len(grid.rows):
            problem = f"Row {named.header_line} is not among the cells that are read of {grid.shown}."
        remedy = "Say which row does with header line: the number that Excel shows at its left."
        return UNCLEAR_AREA.finding(named.mapping, problem, remedy, line=named.line)
    if not filled:
        return UNCLEAR_AREA.finding(grid.shown, "There are no cells with content to read.", "Name another sheet.")
    first = filled[0]
    names = next((row for row in filled if len(grid.filled(row)) > 1), first)
    if names == first:
        return first
    [cell, *_] = [grid.rows[first][position] for position in grid.filled(first)]
    problem = f"The row looks like a title, not like column names: its only text is {echo(cell.text)}."
    remedy = f"Say in the mapping which row holds the column names, such as header line: {grid.top + names}."
    return UNCLEAR_AREA.finding(grid.shown, problem, remedy, line=grid.top + first)


def trimmed(grid: Grid) -> Grid:
    """Without the empty columns and rows at its edges."""
    columns = sorted({position for row in range(len(grid.rows)) for position in grid.filled(row)})
    rows = [row for row in range(len(grid.rows)) if grid.filled(row)]
    if not rows:
        return Grid(grid.sheet, grid.shown, grid.top, grid.left, ())
    left, right = columns[0], columns[-1] + 1
    cells = tuple(row[left:right] for row in grid.rows[rows[0] : rows[-1] + 1])
    return Grid(grid.sheet, grid.shown, grid.top + rows[0], grid.left + left, cells)


def _one_block(grid: Grid, named: Named) -> Grid | Finding:
    """The grid without empty edges; a finding where it holds two tables."""
    grid = trimmed(grid)
    width, rows = len(grid.rows[0]), range(len(grid.rows))
    gap = next((row for row in rows if not grid.filled(row)), None)
    below = [row for row in rows if gap is not None and row > gap and len(grid.filled(row)) > 1]
    if gap is not None and below:
        one, other = grid.address(0, 0, gap - 1, width - 1), grid.address(below[0], 0, len(rows) - 1, width - 1)
        problem = f"The row is empty, and below it stands more: are these two tables, {one} and {other}?"
        remedy = f"Name one with range in the mapping, such as range: {one}; or delete the empty row."
        return UNCLEAR_AREA.finding(grid.shown, problem, remedy, line=grid.top + gap)
    used = {position for row in rows for position in grid.filled(row)}
    empty = next((position for position in range(width) if position not in used), None)
    if empty is not None:
        right = min(position for position in used if position > empty)
        one = grid.address(0, 0, len(rows) - 1, empty - 1)
        other = grid.address(0, right, len(rows) - 1, width - 1)
        letter = grid.letter(empty)
        problem = f"The column {letter} is empty, and beside it stands more: are these two tables, {one} and {other}?"
        remedy = f"Name one with range in the mapping, such as range: {one}; or delete the empty column."
        return UNCLEAR_AREA.finding(grid.shown, problem, remedy)
    return grid

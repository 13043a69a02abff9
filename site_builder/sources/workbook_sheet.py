"""Reading a table from a sheet: its cells as text, and everything about them that a person does not see at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from site_builder.finding import Finding
from site_builder.model import Table
from site_builder.reading_fault import ReadingFault
from site_builder.size_limits import or_raise
from site_builder.sources.tidy_csv import Named, TidyFile, unfit_columns, with_single_blanks
from site_builder.sources.workbook_area import Grid, find_area
from site_builder.sources.workbook_edges import beyond_range
from site_builder.sources.workbook_file import Workbook
from site_builder.text.hidden_characters import echo, tidy
from site_builder.workbook_faults import (
    FORMULA_WITHOUT_VALUE,
    HIDDEN_CELLS,
    MERGED_CELLS,
    OTHER_WORKBOOK,
    PERCENT_CELLS,
    TOO_LARGE_WORKBOOK,
    UNCLEAR_AREA,
)


@dataclass(frozen=True)
class SheetFile(TidyFile):
    """A table of a sheet as far as it could be read; `header_line` is the row of the column names."""

    header_line: int = 1


def read_sheet(book: Workbook, named: Named) -> SheetFile:
    """Read the table that a mapping names in an open workbook; nothing in it makes this raise."""
    grid = find_area(book, named)
    if isinstance(grid, Finding):
        return SheetFile(None, (grid,))
    names = [tidy(" ".join(cell.text.split())) for cell in grid.rows[0]]
    body = _body(grid)
    findings = [
        *unfit_columns(names, grid.shown, grid.top),
        *_nameless(grid, names, body),
        *_hidden(book.formulas[grid.sheet], grid, body),
        *_merged(book.formulas[grid.sheet], grid, body),
        *_percents(grid, names, body),
        *_cells(grid, names, body, book.limits.cell_characters),
        *beyond_range(book, grid, named),
    ]
    frame = pd.DataFrame(
        [[cell.text for cell in grid.rows[row]] for row in body],
        columns=names,
        index=pd.Index([grid.top + row for row in body], name="line", dtype="int64"),
        dtype="str",
    )
    frame = frame.loc[:, ~frame.columns.duplicated()]
    letters = {name: grid.letter(position) for position, name in reversed(list(enumerate(names)))}
    table = Table(named.name, grid.shown, frame.apply(with_single_blanks), letters=letters)
    return SheetFile(table, tuple(findings), len(grid.rows) - 1 - len(body), grid.top)


def _body(grid: Grid) -> list[int]:
    """Positions of the rows below the column names, without empty ones and without notes below the table."""
    rows = [row for row in range(1, len(grid.rows)) if grid.filled(row)]
    while rows and len(grid.rows[0]) > 2 and len(grid.filled(rows[-1])) == 1:
        rows.pop()
    return rows


def _at(grid: Grid, kind: ReadingFault, place: tuple[int, int], name: str | None, said: tuple[str, str]) -> Finding:
    """A finding at a cell: its row and column in the grid, and what is wrong with what to do."""
    found = kind.finding(grid.shown, *said, line=grid.top + place[0])
    return replace(found, column=name or None, letter=grid.letter(place[1]))


def _nameless(grid: Grid, names: list[str], body: list[int]) -> Iterator[Finding]:
    for position, name in enumerate(names):
        if not name and any(grid.rows[row][position].kind for row in body):
            problem = "The column has cells, but no name in the row of the column names."
            remedy = "Give it a name, or leave it out with range."
            yield _at(grid, UNCLEAR_AREA, (0, position), None, (problem, remedy))


def _hidden(sheet: Worksheet, grid: Grid, body: list[int]) -> Iterator[Finding]:
    if sheet.sheet_state != "visible":
        remedy = "Right-click any sheet's tab in Excel, choose Unhide, and look whether this is the right one."
        yield HIDDEN_CELLS.finding(grid.shown, "The sheet is hidden, and would be read.", remedy)
    for row in (0, *body):
        if grid.top + row in sheet.row_dimensions and sheet.row_dimensions[grid.top + row].hidden:
            problem = "The row is hidden, perhaps by a filter, and would be read."
            remedy = "Clear the filter, or select the rows around it, right-click and choose Unhide; or delete the row."
            yield HIDDEN_CELLS.finding(grid.shown, problem, remedy, line=grid.top + row)
    for letter, column in sheet.column_dimensions.items():
        if column.hidden:
            first = column.min or column_index_from_string(letter)
            last = max(column.max or first, first)
            for number in range(max(first, grid.left), min(last, grid.left + len(grid.rows[0]) - 1) + 1):
                problem = f"The column {get_column_letter(number)} is hidden, and would be read."
                remedy = "Select the columns around it, right-click and choose Unhide; or leave it out with range."
                yield HIDDEN_CELLS.finding(grid.shown, problem, remedy)


def _merged(sheet: Worksheet, grid: Grid, body: list[int]) -> Iterator[Finding]:
    rows = {grid.top + row for row in (0, *body)}
    right = grid.left + len(grid.rows[0]) - 1
    for merged in sorted(sheet.merged_cells.ranges, key=lambda each: (each.min_row, each.min_col)):
        if merged.max_col < grid.left or merged.min_col > right:
            continue
        if rows.isdisjoint(range(merged.min_row, merged.max_row + 1)):
            continue
        problem = f"The cells {merged.coord} are merged: only the first of them holds anything, the others are empty."
        remedy = "Select them, click Merge & Center in Excel to part them, and fill in each cell."
        place = merged.min_row - grid.top, merged.min_col - grid.left
        yield _at(grid, MERGED_CELLS, place, None, (problem, remedy))


def _percents(grid: Grid, names: list[str], body: list[int]) -> Iterator[Finding]:
    """One notice for all percentages of a table: where it is right, it is right everywhere."""
    columns = range(len(names))
    found = [(row, column) for row in body for column in columns if grid.rows[row][column].kind == "percent"]
    if not found:
        return
    row, column = found[0]
    cell = grid.rows[row][column]
    letters = ", ".join(grid.letter(each) for each in columns if any(other == each for _, other in found))
    others = f" So is every cell with a percentage format: {len(found)} in {letters}." if len(found) > 1 else ""
    problem = f"{cell.stored} is shown as a percentage, and is read as {cell.text}.{others}"
    said = problem, "Nothing needs to be done if that is the figure."
    yield _at(grid, PERCENT_CELLS, (row, column), names[column], said)


def _cells(grid: Grid, names: list[str], body: list[int], longest: int) -> Iterator[Finding]:
    for position, name in enumerate(names):
        for row in (0, *body):
            yield from _cell(grid, (row, position), name, longest)
    places = [(row, position) for row in body for position in range(len(names))]
    taken = [(row, position) for row, position in places if grid.rows[row][position].from_other_file]
    if taken:
        more = f", as do {len(taken) - 1} more" if len(taken) > 1 else ""
        problem = f"The formula takes its value from another workbook{more}. What was saved last is read."
        remedy = "Open both in Excel, let it update the links, save; or paste the values into this workbook."
        yield _at(grid, OTHER_WORKBOOK, taken[0], names[taken[0][1]], (problem, remedy))


def _cell(grid: Grid, place: tuple[int, int], name: str, longest: int) -> Iterator[Finding]:
    cell = grid.rows[place[0]][place[1]]
    if cell.kind == "no value":
        problem = "The cell holds a formula whose result was not saved."
        said = problem, "Open the workbook in Excel, save it, and run this again."
        yield _at(grid, FORMULA_WITHOUT_VALUE, place, name, said)
    elif len(cell.text) > longest:
        problem = f"The cell has {len(cell.text):,} characters; {longest:,} are allowed."
        said = f"{problem} It begins {echo(cell.text)}.", f"Shorten it. {or_raise('cell_characters')}"
        yield _at(grid, TOO_LARGE_WORKBOOK, place, name, said)

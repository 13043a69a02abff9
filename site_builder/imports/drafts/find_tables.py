"""Finding the tables of a sheet: below which title they begin, and which cells are theirs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from site_builder.checks.cells import spreadsheet_letter
from site_builder.model import SheetCells
from site_builder.text.hidden_characters import tidy

_MOST_TITLES = 8


@dataclass(frozen=True)
class FoundTable:
    """A table of a sheet.

    Attributes:
        cells: the sheet.
        header_line: the line that holds the column names.
        address: its cells, such as A3:H14.
        names: of its columns.
        rows: its cells below the names, one text for each column.
        percents: positions of rows and columns whose cells show a percentage.
        alone: whether no other table stands in the sheet, so that no range is needed.
        first: whether the names stand on the first line that is filled.
        titles: texts above the names, down from the table before; the first one first.
    """

    cells: SheetCells
    header_line: int
    address: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    percents: frozenset[tuple[int, int]]
    alone: bool
    first: bool
    titles: tuple[str, ...] = ()

    def column(self, name: str) -> list[str]:
        """The texts of a column."""
        place = self.names.index(name)
        return [row[place] for row in self.rows]


@dataclass(frozen=True)
class _Block:
    """Rows and columns of a sheet without an empty row between them: positions, the end ones not inside."""

    top: int
    bottom: int
    left: int
    right: int


def find_tables(cells: SheetCells) -> list[FoundTable]:
    """Find the tables of a sheet, in the order in which they stand there."""
    blocks = [block for rows in _runs(cells) for block in _side_by_side(cells, *rows)]
    tables = [block for block in blocks if block.bottom - block.top > 1 and block.right - block.left > 1]
    first = next((row for row, texts in enumerate(cells.rows) if any(texts)), 0)
    alone = len(tables) == 1 and len(_wide(blocks)) == 1
    return [replace(_table(cells, block, alone, first), titles=_titles(cells, block, tables)) for block in tables]


def _titles(cells: SheetCells, block: _Block, tables: list[_Block]) -> tuple[str, ...]:
    """The texts above a table, in its own columns if there are any there, else in the others."""
    above = max((other.bottom for other in tables if other.bottom <= block.top), default=0)
    rows = [cells.rows[row] for row in range(above, block.top)]
    own = [text for row in rows for text in row[block.left : block.right] if text]
    texts = own or [text for row in rows for text in row if text]
    return tuple(tidy(" ".join(text.split())) for text in texts[:_MOST_TITLES])


def _wide(blocks: list[_Block]) -> list[_Block]:
    """Blocks that are neither a title nor a note: more than one column wide."""
    return [block for block in blocks if block.right - block.left > 1]


def _runs(cells: SheetCells) -> list[tuple[int, int]]:
    """Rows without an empty one between them."""
    runs: list[tuple[int, int]] = []
    for row, texts in enumerate(cells.rows):
        if not any(texts):
            continue
        if runs and runs[-1][1] == row:
            runs[-1] = runs[-1][0], row + 1
        else:
            runs.append((row, row + 1))
    return runs


def _side_by_side(cells: SheetCells, top: int, bottom: int) -> list[_Block]:
    """The blocks of some rows, parted by empty columns; titles above the column names do not count."""
    top = _header(cells, top, bottom)
    used = [any(cells.rows[row][column] for row in range(top, bottom)) for column in range(len(cells.rows[0]))]
    blocks: list[_Block] = []
    for column, is_used in enumerate(used):
        if not is_used:
            continue
        if blocks and blocks[-1].right == column:
            blocks[-1] = _Block(top, bottom, blocks[-1].left, column + 1)
        else:
            blocks.append(_Block(top, bottom, column, column + 1))
    return blocks


def _header(cells: SheetCells, top: int, bottom: int) -> int:
    """The first row that is filled as widely as a row of column names: a title has one text or two."""
    widths = [sum(map(bool, cells.rows[row])) for row in range(top, bottom)]
    enough = max(widths) * 0.6
    return top + next(place for place, width in enumerate(widths) if width >= enough)


def _table(cells: SheetCells, block: _Block, alone: bool, first: int) -> FoundTable:
    columns = range(block.left, block.right)
    body = range(block.top + 1, block.bottom)
    left, right = (spreadsheet_letter(cells.left - 1 + column) for column in (block.left, block.right - 1))
    return FoundTable(
        cells,
        cells.lines[block.top],
        f"{left}{cells.lines[block.top]}:{right}{cells.lines[block.bottom - 1]}",
        tuple(tidy(" ".join(cells.rows[block.top][column].split())) for column in columns),
        tuple(tuple(tidy(" ".join(cells.rows[row][column].split())) for column in columns) for row in body),
        frozenset((row - block.top - 1, column - block.left) for row, column in cells.percents if row in body),
        alone,
        block.top == first,
    )

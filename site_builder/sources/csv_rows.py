"""From the text of a table to its rows, each with the physical line on which it begins.

The line is what an editor, a pull request and Excel show. A record number would be wrong as soon
as a cell holds a line break.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import islice

_MOST_OPEN_QUOTES = 20
_LONGEST_CELL = 100_000


@dataclass(frozen=True)
class OpenQuote:
    """A row that could not be read because its quotation marks do not come in pairs.

    Attributes:
        line: physical line on which the row begins.
        last_line: physical line at which reading gave up.
        text: the physical line on which the row begins.
    """

    line: int
    last_line: int
    text: str


@dataclass(frozen=True)
class Rows:
    """The rows of a table, blank lines as rows without cells, and the places that could not be read.

    `stopped` says that reading ended early because there were too many of those.
    """

    lines: list[int]
    cells: list[list[str]]
    open_quotes: tuple[OpenQuote, ...]
    stopped: bool


def split_rows(text: str, separator: str = ",") -> Rows:
    """Split a table into rows. After an open quotation mark, reading goes on at the next line.

    Args:
        text: the whole file; lines end with LF, CRLF or CR.
        separator: what stands between cells.
    """
    # The limit belongs to the whole process, and other libraries lift it.
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        return _split(list(io.StringIO(text, newline="")), separator)
    finally:
        csv.field_size_limit(limit)


def _split(physical: list[str], separator: str) -> Rows:
    lines: list[int] = []
    cells: list[list[str]] = []
    open_quotes: list[OpenQuote] = []
    start = 0
    while start < len(physical) and len(open_quotes) < _MOST_OPEN_QUOTES:
        reader = csv.reader(islice(physical, start, None), delimiter=separator, strict=True)
        done = start
        try:
            for row in reader:
                lines.append(done + 1)
                cells.append(row)
                done = start + reader.line_num
            start = len(physical)
        except csv.Error:
            open_quotes.append(OpenQuote(done + 1, max(start + reader.line_num, done + 1), physical[done]))
            start = done + 1
    return Rows(lines, cells, tuple(open_quotes), stopped=start < len(physical))

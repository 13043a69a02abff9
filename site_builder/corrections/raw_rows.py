"""Where the cells of a row lie in the text of a file, so that one can be changed and the rest stays as it is.

Python's csv module reads rows and does not say where they lie. It has the last word here all the same: a row that
it reads in another way is refused.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import lru_cache

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class RawCell:
    """A cell as it lies in a text, its quotation marks included.

    Attributes:
        start, end: positions in the text.
        text: what the cell holds.
        quoted: whether it stands in quotation marks.
        needs_quotes: whether it could not stand without them.
    """

    start: int
    end: int
    text: str
    quoted: bool
    needs_quotes: bool


@dataclass(frozen=True)
class RawRow:
    """A row; `end` is behind its line end."""

    start: int
    end: int
    cells: tuple[RawCell, ...]


def line_starts(text: str) -> list[int]:
    """Return the position at which each physical line begins; lines end with LF, CRLF or CR."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def raw_row(text: str, start: int, separator: str = ",") -> RawRow | None:
    """Find the cells of the row that begins at a position.

    Returns:
        The row; None where its quotation marks do not come in pairs.
    """
    cells, position = [], start
    while True:
        match = _cell(separator).match(text, position)
        if match is None:
            return None
        cells.append(_raw_cell(match, separator))
        position = match.end()
        if text[position : position + 1] != separator:
            break
        position += 1
    ending = _LINE_END.match(text, position)
    if ending is None and position < len(text):
        return None
    row = RawRow(start, ending.end() if ending else position, tuple(cells))
    return row if _as_csv_reads(text[start:position], separator) == [cell.text for cell in cells] else None


def as_cell(text: str, separator: str = ",", *, quoted: bool = False) -> str:
    """Write a cell, in quotation marks where it needs them or where that is the file's way."""
    return '"' + text.replace('"', '""') + '"' if quoted or needs_quotes(text, separator) else text


def needs_quotes(text: str, separator: str = ",") -> bool:
    """Whether a cell cannot stand without quotation marks."""
    return any(character in text for character in (separator, '"', "\r", "\n"))


def _raw_cell(match: re.Match[str], separator: str) -> RawCell:
    quoted = match["inside"] is not None
    text = match["inside"].replace('""', '"') if quoted else match[0]
    return RawCell(match.start(), match.end(), text, quoted, needs_quotes(text, separator))


@lru_cache
def _cell(separator: str) -> re.Pattern[str]:
    behind = re.escape(separator)
    return re.compile(rf'"(?P<inside>[^"]*(?:""[^"]*)*)"(?=[{behind}\r\n]|\Z)|(?!")[^{behind}\r\n]*')


def _as_csv_reads(text: str, separator: str) -> list[str]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return []
    return rows[0] if len(rows) == 1 else [""] * (not rows)

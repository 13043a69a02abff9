"""From the text of a table to its rows, each with the physical line on which it begins.

The line is what an editor, a pull request and Excel show. A record number would be wrong as soon
as a cell holds a line break.

A file can be 200 megabytes of line ends, or of commas. So lines are not kept beside the text, empty rows are one
object, and what a file is refused for is not collected.
"""

from __future__ import annotations

import csv
import io
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from site_builder.size_limits import Limits

MOST_TOLD = 10_000
"""Faults of one kind that are told one by one for a file: it can have millions of rows, and a finding takes half a
kilobyte. The rest is counted."""
_MOST_OPEN_QUOTES = 20
_HIGHEST_ON_WINDOWS = 2**31 - 1
"""The csv library takes no higher limit on Windows."""
_PIECE = 1_000_000
_BLANK: list[str] = []
_FILLED = re.compile(r"[^\r\n]")

Width = Callable[[Sequence[int], Sequence[Sequence[str]]], int | None]
"""From the lines and cells of the first rows to the number of columns; None where that cannot be told."""


@dataclass(frozen=True)
class OpenQuote:
    """A row that could not be read because its quotation marks do not come in pairs.

    Attributes:
        line: physical line on which the row begins.
        last_line: physical line at which reading gave up.
        text: the physical line on which the row begins, as far as it is not longer than a cell may be.
    """

    line: int
    last_line: int
    text: str


@dataclass(frozen=True)
class RowWithoutEnd:
    """A row with more cells than a table may have; reading ended there."""

    line: int
    cells: int


@dataclass(frozen=True)
class Uncounted:
    """Rows of another width than the header's behind those that are told one by one.

    Attributes:
        line: physical line of the first of them.
        count: how many there are.
    """

    line: int
    count: int


@dataclass(frozen=True)
class Rows:
    """The rows of a table, empty ones as rows without cells, and the places that could not be read.

    `stopped` says that reading ended early because there were too many of those.
    """

    lines: Sequence[int]
    cells: list[list[str]]
    open_quotes: tuple[OpenQuote, ...]
    stopped: bool
    too_wide: RowWithoutEnd | None = None
    ragged: Uncounted | None = None


@dataclass(frozen=True)
class HeaderWithin:
    """Where the column names are looked for.

    Attributes:
        rows: so many first rows hold them.
        width: from these rows to the number of columns.
    """

    rows: int
    width: Width


def split_rows(text: str, separator: str, limits: Limits, header: HeaderWithin | None = None) -> Rows:
    """Split a table into rows. After an open quotation mark, reading goes on at the next line.

    Args:
        text: the whole file; lines end with LF, CRLF or CR.
        separator: what stands between cells.
        limits: how wide a row and how long a cell may be.
        header: tells how wide rows should be; of those that are not, the first 10,000 are kept.
    """
    # The limit belongs to the whole process, and other libraries lift it.
    limit = csv.field_size_limit(min(limits.unread_characters, _HIGHEST_ON_WINDOWS))
    try:
        return _Splitting(text, separator, limits, header).rows()
    finally:
        csv.field_size_limit(limit)


class _Splitting:
    """What is there while a table is split."""

    def __init__(self, text: str, separator: str, limits: Limits, header: HeaderWithin | None) -> None:
        self._text, self._separator, self._limits, self._header = text, separator, limits, header
        self._lines: array[int] = array("q")
        self._cells: list[list[str]] = []
        self._open_quotes: list[OpenQuote] = []
        self._too_wide: RowWithoutEnd | None = None
        self._width: int | None = None
        self._ragged, self._first_uncounted = 0, 0

    def rows(self) -> Rows:
        start, line = 0, 0
        while start < len(self._text) and len(self._open_quotes) < _MOST_OPEN_QUOTES and not self._too_wide:
            start, line = self._read_on(start, line)
        more = self._ragged - MOST_TOLD
        return Rows(
            self._lines,
            self._cells,
            tuple(self._open_quotes),
            stopped=start < len(self._text),
            too_wide=self._too_wide,
            ragged=Uncounted(self._first_uncounted, more) if more > 0 else None,
        )

    def _read_on(self, start: int, line: int) -> tuple[int, int]:
        """Read up to the end or the next row that cannot be read; return where to go on, in characters and lines."""
        source = _lines(self._text, start, self._limits.line_characters)
        reader = csv.reader(source, delimiter=self._separator, strict=True)
        done = line
        try:
            for row in reader:
                if len(row) > self._limits.csv_columns:
                    self._too_wide = RowWithoutEnd(done + 1, len(row))
                    break
                self._keep(done + 1, row)
                done = line + reader.line_num
        except csv.Error:
            fault = start + sum(map(len, islice(_lines(self._text, start, self._limits.line_characters), done - line)))
            behind = _line_end(self._text, fault)
            shown = self._text[fault : min(behind, fault + self._limits.unread_characters)]
            self._open_quotes.append(OpenQuote(done + 1, max(line + reader.line_num, done + 1), shown))
            return behind, done + 1
        return len(self._text), done

    def _keep(self, line: int, row: list[str]) -> None:
        if self._header and len(self._cells) == self._header.rows:
            self._width = self._header.width(self._lines, self._cells)
        row = row if any(row) else _BLANK
        if self._width is not None and row and len(row) != self._width:
            self._ragged += 1
            if self._ragged > MOST_TOLD:
                self._first_uncounted = self._first_uncounted or line
                return
        self._lines.append(line)
        self._cells.append(row)


def _lines(text: str, start: int, longest: int) -> Iterator[str]:
    """The physical lines from a place on, in pieces: StringIO takes four bytes for each character.

    Raises:
        csv.Error: a line is longer than that, by more than a piece.
    """
    while start < len(text):
        at, edge = start + _PIECE, start + _PIECE + longest
        if at >= len(text):
            end = len(text)
        elif (found := text.find("\n", at, edge)) >= 0:
            end = found + 1
        elif (found := text.find("\r", at, edge)) >= 0:
            end = found + 1 + text.startswith("\n", found + 1)
        elif edge >= len(text):
            end = len(text)
        else:
            begin = max(start, text.rfind("\n", start, at) + 1, text.rfind("\r", start, at) + 1)
            yield from io.StringIO(text[start:begin], newline="")
            raise csv.Error("a line is far too long")
        yield from io.StringIO(text[start:end], newline="")
        start = end


def _line_end(text: str, start: int) -> int:
    """The place behind the end of the line that begins at another place."""
    line_feed = text.find("\n", start)
    end = len(text) if line_feed < 0 else line_feed
    carriage_return = text.find("\r", start, end)
    if carriage_return < 0:
        return min(end + 1, len(text))
    return carriage_return + 1 + text.startswith("\n", carriage_return + 1)


def first_line(text: str, limits: Limits) -> str:
    """The first line that is not empty, without its end, as far as a line is read."""
    filled = _FILLED.search(text)
    return _line_from(text, filled.start(), limits) if filled else ""


def first_lines(text: str, count: int, limits: Limits) -> list[str]:
    """The first lines without their ends, as far as a line is read; what is behind them is not looked at."""
    lines: list[str] = []
    start = 0
    while start < len(text) and len(lines) < count:
        lines.append(_line_from(text, start, limits))
        start = _line_end(text, start)
    return lines


def _line_from(text: str, start: int, limits: Limits) -> str:
    return text[start : min(_line_end(text, start), start + limits.line_characters)].rstrip("\r\n")

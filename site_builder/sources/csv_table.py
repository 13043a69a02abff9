"""From the bytes of one CSV file to a Table, with findings for what could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import compress

import numpy as np
import numpy.typing as npt
import pandas as pd

from site_builder import reading_faults as faults
from site_builder.correction import FewerRows, NewSeparator
from site_builder.finding import Finding
from site_builder.many_objects import without_collecting
from site_builder.model import Table
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.size_limits import AS_SHIPPED, Limits, or_raise
from site_builder.sources.csv_rows import MOST_TOLD, HeaderWithin, Rows, first_line, split_rows
from site_builder.sources.many_faults import line_too_long, long_line, not_told, ragged_not_told, too_wide
from site_builder.sources.ragged_rows import describe_note, describe_ragged_row
from site_builder.sources.repeated_rows import find_repeated_rows
from site_builder.sources.row_kinds import EMPTY, KEPT, NOTE, RAGGED, REPEATED, row_kinds
from site_builder.sources.text_encoding import decode
from site_builder.text.hidden_characters import echo, tidy

_MOST_UNREAD = 1_000
_HEADER_WITHIN = 10
_NUMBER_WITH_COMMA = re.compile(r"\s*[-+(]?[0-9]+,[0-9]+.*")
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright bars"}


@dataclass(frozen=True)
class ReadTable:
    """A table as far as it could be read."""

    table: Table | None
    findings: tuple[Finding, ...]


def read_table(name: str, shown: str, data: bytes, limits: Limits = AS_SHIPPED) -> ReadTable:
    """Read one table; whatever its bytes are, this does not raise.

    Args:
        name: the table's name, one of TABLE_SCHEMAS.
        shown: path of the file as shown to people.
        data: the bytes of the file.
        limits: how many lines and columns it may have.
    """
    # Counted before anything is split: a file of line ends alone would take many times its size.
    if _line_ends(data) > limits.csv_lines:
        problem = f"The table has more than {limits.csv_lines:,} lines."
        remedy = f"Delete the empty ones below the table, or split the package. {or_raise('csv_lines')}"
        return ReadTable(None, (faults.UNREADABLE_FILE.finding(shown, problem, remedy),))
    if line := long_line(data, limits):
        return ReadTable(None, (line_too_long(line, shown, limits),))
    decoded = decode(data, shown)
    del data
    findings = [decoded.finding] if decoded.finding else []
    if decoded.text is None:
        return ReadTable(None, tuple(findings))
    if not decoded.text.strip():
        return ReadTable(None, (*findings, _empty_file(name, shown, decoded.text)))
    with without_collecting():
        table, more = _table(name, shown, decoded.text, limits)
    if decoded.finding and decoded.finding.code == faults.WRONG_ENCODING.code:
        # "Unicode text" of Excel has tabs as well: one save mends both.
        more = [finding for finding in more if finding.code != faults.WRONG_SEPARATOR.code]
    return ReadTable(table, tuple(findings + more))


def _table(name: str, shown: str, text: str, limits: Limits) -> tuple[Table | None, list[Finding]]:
    wanted = {field["name"] for field in TABLE_SCHEMAS[name]["fields"]}
    separator, findings = _separator(text, wanted, shown, limits)
    rows = split_rows(text, separator, limits, HeaderWithin(_HEADER_WITHIN, lambda _, first: _width(first, wanted)))
    if rows.too_wide:
        return None, [*findings, too_wide(rows.too_wide, shown, limits)]
    if findings:
        doubt = _doubt_about_commas(rows, separator)
        correction = None if doubt else NewSeparator(separator)
        findings = [replace(finding, correction=correction, doubt=doubt) for finding in findings]
    findings += _open_quotes(rows, shown)
    header = _header_position(rows.cells, wanted)
    if header is None:
        # Without any row that could be read, open quotation marks are the reason, and reported.
        return None, findings if rows.open_quotes else [*findings, _empty_file(name, shown, text)]
    if _score(rows.cells[header], wanted) == 0:
        rows = replace(rows, ragged=None)  # they were left out because nothing can be said of them
    if header > 0:
        findings.append(_title(rows, header, shown))
    frame, unread, more = _frame(rows, header, shown)
    return Table(name, shown, frame, unread), findings + more


def _frame(rows: Rows, header: int, shown: str) -> tuple[pd.DataFrame, frozenset[str], list[Finding]]:
    columns = rows.cells[header]
    body, lines = rows.cells[header + 1 :], np.asarray(rows.lines[header + 1 :], dtype="int64")
    kinds = row_kinds(body, len(columns))
    findings = _empty_rows(lines[kinds == EMPTY], shown)
    ragged = np.flatnonzero((kinds == RAGGED) | (kinds == NOTE)).tolist()
    for i in ragged[:MOST_TOLD]:
        row = describe_note(body[i]) if kinds[i] == NOTE else describe_ragged_row(body[i], len(columns))
        findings.append(faults.RAGGED_ROW.finding(shown, row.problem, row.remedy, line=int(lines[i])))
    findings += ragged_not_told(rows, lines[ragged[MOST_TOLD:]], shown)
    repeated, more = find_repeated_rows(body, lines, np.flatnonzero(kinds == KEPT), shown)
    kinds[repeated] = REPEATED
    findings += more
    unread = {tidy(cell) for i in ragged[:_MOST_UNREAD] for cell in body[i]}
    unread.update(tidy(cell.strip('"')) for quote in rows.open_quotes for cell in quote.text.split(","))
    kept = kinds == KEPT
    if not kept.all():
        body = list(compress(body, kept))
    index = pd.Index(lines[kept], name="line", dtype="int64")
    return pd.DataFrame(body, columns=columns, index=index, dtype="str"), frozenset(unread), findings


def _line_ends(data: bytes) -> int:
    return data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")


def _width(rows: Sequence[Sequence[str]], wanted: set[str]) -> int | None:
    """How wide rows should be: 0, which none is, where no column is known, because then nothing is said of rows."""
    header = _header_position(rows, wanted)
    if header is None:
        return None
    return len(rows[header]) if _score(rows[header], wanted) else 0


def _empty_file(name: str, shown: str, text: str) -> Finding:
    problem = "The file holds blanks and line ends only." if text else "The file is empty: it has 0 bytes."
    columns = ",".join(field["name"] for field in TABLE_SCHEMAS[name]["fields"])
    remedy = f"Bring back the last good one, or begin with the names of the columns: {columns}."
    return faults.EMPTY_FILE.finding(shown, problem, remedy)


def _separator(text: str, wanted: set[str], shown: str, limits: Limits) -> tuple[str, list[Finding]]:
    first = first_line(text, limits)
    by_comma = _score(first.split(","), wanted)
    for separator, words in _SEPARATORS.items():
        if _score([cell.strip('"') for cell in first.split(separator)], wanted) > max(by_comma, 1):
            problem = f"The cells are separated by {words}, not by commas."
            remedy = (
                'In Excel choose Data, From Text/CSV, take this file and its delimiter, and save the sheet as "CSV '
                f'UTF-8 (comma delimited)". If that has {words} again, replace them by commas in a plain editor.'
            )
            return separator, [faults.WRONG_SEPARATOR.finding(shown, problem, remedy, line=1)]
    return ",", []


def _doubt_about_commas(rows: Rows, separator: str) -> str | None:
    """Why commas cannot take the place of a separator without any doubt; None where they can.

    Every row must have as many cells as the header. A computer that writes semicolons writes decimal commas, and with
    commas between the cells nobody could tell any longer that 1,112 is a little more than one.
    """
    if rows.open_quotes or rows.stopped:
        return "a quotation mark is never closed"
    widths = [(line, len(cells)) for line, cells in zip(rows.lines, rows.cells, strict=True) if cells]
    if not widths:
        return "there are no cells"
    first, wide = widths[0]
    other = next(((line, count) for line, count in widths if count != wide), None)
    if other:
        return f"line {other[0]} has another number of cells ({other[1]}) than line {first} ({wide})"
    if separator != ";":
        return None
    for line, cells in zip(rows.lines, rows.cells, strict=True):
        number = next((cell for cell in cells if _NUMBER_WITH_COMMA.fullmatch(cell)), None)
        if number:
            return f"line {line} has a comma in {echo(number.strip())}"
    return None


def _score(cells: Iterable[str], wanted: set[str]) -> int:
    return len({tidy(cell).lower() for cell in cells} & wanted)


def _header_position(rows: Sequence[Sequence[str]], wanted: set[str]) -> int | None:
    filled = [i for i, cells in enumerate(rows[:_HEADER_WITHIN]) if "".join(cells).strip()]
    if not filled:
        return None
    best = max(filled, key=lambda i: (_score(rows[i], wanted), -i))
    # One word of a title may be a column's name by chance.
    return best if _score(rows[best], wanted) > max(1, _score(rows[filled[0]], wanted)) else filled[0]


def _title(rows: Rows, header: int, shown: str) -> Finding:
    above = next((cell for cells in rows.cells[:header] for cell in cells if cell.strip()), None)
    looks = f"Line {rows.lines[0]} looks like a title ({echo(above)})" if above else "Line 1 is empty"
    last = rows.lines[header] - 1
    which = "line 1" if last == 1 else f"lines 1 to {last}"
    problem = f"{looks}; the column names are on line {rows.lines[header]}."
    return faults.TITLE_ABOVE_HEADER.finding(shown, problem, f"Delete {which}.", line=1)


def _open_quotes(rows: Rows, shown: str) -> list[Finding]:
    findings = []
    for quote in rows.open_quotes:
        if quote.last_line > quote.line:
            problem = "A quotation mark is opened in this row and not closed; it would swallow the rows below."
        else:
            problem = "Something stands behind a closing quotation mark, or a cell is far too long."
        remedy = "Close the quotation mark at the end of its cell; write one inside a text twice."
        findings.append(faults.OPEN_QUOTE.finding(shown, problem, remedy, line=quote.line))
    if rows.stopped:
        problem = f"Reading stopped here, after {len(rows.open_quotes)} rows with an open quotation mark."
        findings.append(
            faults.OPEN_QUOTE.finding(
                shown, problem, "Mend those, then run this again.", line=rows.open_quotes[-1].line + 1
            )
        )
    return findings


def _empty_rows(lines: npt.NDArray[np.int64], shown: str) -> list[Finding]:
    """One finding for each run of empty lines."""
    ends = np.flatnonzero(np.diff(lines, append=lines[-1:]) != 1)
    firsts, lasts = lines[np.append(0, ends[:-1] + 1)[: len(ends)]].tolist(), lines[ends].tolist()
    findings = []
    for first, last in zip(firsts[:MOST_TOLD], lasts[:MOST_TOLD], strict=True):
        problem, remedy = f"Lines {first} to {last} are empty.", "Delete these rows."
        if first == last:
            problem, remedy = "The row is empty.", "Delete it."
        correction = FewerRows(first, last)
        findings.append(faults.EMPTY_ROW.finding(shown, problem, remedy, line=first, correction=correction))
    if len(firsts) > MOST_TOLD:
        findings.append(not_told(faults.EMPTY_ROW, shown, firsts[MOST_TOLD], len(firsts) - MOST_TOLD))
    return findings

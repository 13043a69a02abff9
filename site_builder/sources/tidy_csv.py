"""Reading the CSV files that a mapping names: other people's files, taken as they are where that is safe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path

import numpy as np
import pandas as pd

from site_builder import reading_faults as faults
from site_builder.finding import Finding
from site_builder.import_faults import OTHER_ENCODING, UNKNOWN_NAME
from site_builder.model import Table
from site_builder.size_limits import Limits, or_raise
from site_builder.sources.csv_rows import MOST_TOLD, HeaderWithin, OpenQuote, Rows, first_lines, split_rows
from site_builder.sources.many_faults import line_too_long, long_line, ragged_not_told, too_wide
from site_builder.sources.ragged_rows import describe_ragged_row
from site_builder.sources.row_kinds import EMPTY, KEPT, NOTE, RAGGED, row_kinds
from site_builder.sources.safe_path import cannot_open, find_file
from site_builder.sources.text_encoding import decode
from site_builder.text.hidden_characters import echo, tidy

_SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True)
class TidyFile:
    """A file as far as it could be read.

    Attributes:
        table: its cells as text, by physical line; None where it could not be read.
        left_out: lines that hold no row: empty ones, and notes below the table.
    """

    table: Table | None
    findings: tuple[Finding, ...]
    left_out: int = 0


@dataclass(frozen=True)
class Named:
    """A file as a mapping names it.

    Attributes:
        name: of the file in the mapping.
        path: from the data folder.
        header_line: the line that holds the column names; None where the mapping does not say.
        mapping, line: where the mapping names the file, for findings; no line while one is drafted.
        sheet, range: which cells of a workbook; None where the mapping does not say.
        range_line: of the mapping, on which the range stands.
        other_ranges: those that the mapping reads from the same sheet for other names.
    """

    name: str
    path: str
    header_line: int | None
    mapping: str
    line: int | None
    sheet: str | None = None
    range: str | None = None
    range_line: int | None = None
    other_ranges: tuple[str, ...] = ()


def read_tidy_csv(folder: Path, named: Named, limits: Limits) -> TidyFile:
    """Read a file; nothing in it makes this raise.

    Args:
        folder: the data folder; nothing outside it is opened.
        named: the file, as the mapping names it.
        limits: how large it may be.
    """
    path, mapping = named.path, named.mapping
    if named.sheet is not None or named.range is not None:
        problem = f"The file {echo(path)} has no sheets and no ranges: it is not a workbook."
        return TidyFile(None, (UNKNOWN_NAME.finding(mapping, problem, "Leave them out.", line=named.line),))
    file = find_file(folder.resolve(), path, mapping, (".csv", ".xlsx"))
    if isinstance(file, Finding):
        return TidyFile(None, (in_words_of_mappings(file, path, mapping, named.line),))
    try:
        if file.stat().st_size > limits.csv_bytes:
            problem = f"The file is larger than {limits.csv_megabytes:,} megabytes."
            remedy = f"Split it. {or_raise('csv_megabytes')}"
            return TidyFile(None, (faults.UNREADABLE_FILE.finding(path, problem, remedy),))
        data = file.read_bytes()
    except OSError as error:
        return TidyFile(None, (cannot_open(path, error),))
    if line := long_line(data, limits):
        return TidyFile(None, (line_too_long(line, path, limits),))
    decoded = decode(data, path)
    del data  # it may be large, and is text now
    if decoded.text is None:
        return TidyFile(None, (decoded.finding,) if decoded.finding else ())
    findings = [_as_notice(decoded.finding)] if decoded.finding else []
    read = _table(named.name, path, decoded.text, named.header_line or 1, limits)
    return replace(read, findings=(*findings, *read.findings))


def in_words_of_mappings(finding: Finding, path: str, mapping: str, line: int | None) -> Finding:
    """The same fault, told to the writer of a mapping and not to that of a package."""
    problem = finding.problem.replace("of the package", "of the data folder").replace("the package", "the data folder")
    if finding.code == faults.MISSING_FILE.code:
        problem = f"The file {echo(path)} is not in the data folder."
        remedy = finding.remedy.replace(
            "Add the file, or remove its entry.", "Correct the path, or name another data folder."
        )
    else:
        remedy = "Write the path from the data folder: figures.csv."
    return replace(finding, file=mapping, line=line, problem=problem, remedy=remedy)


def _as_notice(finding: Finding) -> Finding:
    problem = finding.problem.replace(", not as UTF-8", "") + " It is read as such."
    return OTHER_ENCODING.finding(finding.file, problem, "Look at accents and pound signs in what is made.")


def _table(name: str, shown: str, text: str, header_line: int, limits: Limits) -> TidyFile:
    head = "".join(first_lines(text, header_line, limits)[header_line - 1 :])
    if not head.strip():
        problem = f"Line {header_line} holds no column names."
        return TidyFile(
            None, (faults.EMPTY_FILE.finding(shown, problem, "Say in the mapping which line does: header line."),)
        )
    separator = separator_of(head)
    width = HeaderWithin(header_line, lambda lines, cells: _width(lines, cells, header_line))
    rows = split_rows(text, separator, limits, width)
    if rows.too_wide:
        return TidyFile(None, (too_wide(rows.too_wide, shown, limits),))
    header = _header(rows.lines, rows.cells, header_line)
    findings = [_open_quote(shown, quote) for quote in rows.open_quotes]
    if separator != ",":
        problem = f"The cells are separated by {echo(separator)}, not by commas. They are read as such."
        findings.append(OTHER_ENCODING.finding(shown, problem, "Nothing needs to be done."))
    if header is None:
        return TidyFile(None, tuple(findings))
    columns = [tidy(cell) for cell in rows.cells[header]]
    findings += unfit_columns(columns, shown, rows.lines[header])
    frame, left_out, ragged = _frame(rows, header, columns, shown)
    return TidyFile(Table(name, shown, frame), (*findings, *ragged), left_out)


def separator_of(head: str) -> str:
    """The separator of cells that stands most often in the first line, or lines, of a file."""
    return max(_SEPARATORS, key=lambda each: head.count(each))


def _open_quote(shown: str, quote: OpenQuote) -> Finding:
    problem = "The quotation marks of this row do not come in pairs."
    if quote.last_line == quote.line:
        problem = f"{problem[:-1]}, or a cell is far too long."
    remedy = "Close the quotation mark at the end of its cell; write one inside a text twice."
    return faults.OPEN_QUOTE.finding(shown, problem, remedy, line=quote.line)


def unfit_columns(columns: list[str], shown: str, line: int) -> list[Finding]:
    """Report column names that stand twice in the line that holds them."""
    twice = [name for name, count in Counter(columns).items() if count > 1 and name]
    problems = [f"The column name {echo(name)} stands twice." for name in twice]
    return [UNKNOWN_NAME.finding(shown, problem, "Rename one of the two.", line=line) for problem in problems]


def _header(lines: Sequence[int], cells: Sequence[Sequence[str]], header_line: int) -> int | None:
    """The position of the row that holds the column names."""
    return next((i for i, at in enumerate(lines) if at >= header_line and any(cells[i])), None)


def _width(lines: Sequence[int], cells: Sequence[Sequence[str]], header_line: int) -> int | None:
    header = _header(lines, cells, header_line)
    return None if header is None else len(cells[header])


def _frame(rows: Rows, header: int, columns: list[str], shown: str) -> tuple[pd.DataFrame, int, list[Finding]]:
    body, lines = rows.cells[header + 1 :], np.asarray(rows.lines[header + 1 :], dtype="int64")
    kinds = row_kinds(body, len(columns))
    ragged = np.flatnonzero(kinds == RAGGED).tolist()
    findings: list[Finding] = []
    for i in ragged[:MOST_TOLD]:
        row = describe_ragged_row(body[i], len(columns))
        findings.append(faults.RAGGED_ROW.finding(shown, row.problem, row.remedy, line=int(lines[i])))
    findings += ragged_not_told(rows, lines[ragged[MOST_TOLD:]], shown)
    kept = kinds == KEPT
    if not kept.all():
        body = list(compress(body, kept))
    frame = pd.DataFrame(body, columns=columns, index=pd.Index(lines[kept], name="line", dtype="int64"), dtype="str")
    frame = frame.loc[:, ~frame.columns.duplicated()]
    return frame.apply(with_single_blanks), int(np.isin(kinds, (EMPTY, NOTE)).sum()), findings


def with_single_blanks(column: pd.Series[str]) -> pd.Series[str]:
    """Without blanks around cells; line breaks and several blanks inside become one."""
    changed = {text: tidied for text in column.unique() if (tidied := " ".join(text.split())) != text}
    return column.replace(changed) if changed else column

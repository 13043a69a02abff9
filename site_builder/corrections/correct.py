"""Makes the corrections that findings carry in the text of a file; every other character stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from site_builder.correction import FewerRows, NewCell, NewEncoding, NewName, NewSeparator
from site_builder.corrections.change import Change
from site_builder.corrections.raw_rows import RawCell, RawRow, as_cell, line_starts, raw_row
from site_builder.finding import Finding
from site_builder.text.hidden_characters import tidy

_HEADER_WITHIN = 10
_ROWS_FOR_STYLE = 500
_MOST_LETTERS = 20
_ENCODINGS = {"cp1252": "Windows-1252", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
              "utf-32": "UTF-32"}  # fmt: skip
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright bars"}

Corrected = tuple[bytes, list[Change]]


def correct(data: bytes, findings: Sequence[Finding]) -> Corrected:
    """Make the corrections of one file that can be made in one go, the coarse before the fine.

    A file in another encoding or with other separators is written as it should be, and nothing else; then cells and
    names; and rows go last, so that the lines of all other findings are right. To make all, check the result and
    correct it again, until nothing changes.

    Args:
        data: the file.
        findings: of this file, those whose corrections are wanted.

    Returns:
        The file after it, and what changed. A place that does not hold what its finding says is left alone.
    """
    for finding in findings:
        if isinstance(finding.correction, NewEncoding):
            return _in_utf_8(data, finding, finding.correction)
    try:
        text, mark = _decoded(data)
    except UnicodeDecodeError:  # nothing can be changed in a file whose letters are not certain
        return data, []
    for finding in findings:
        if isinstance(finding.correction, NewSeparator):
            return _encoded(_with_commas(text, finding, finding.correction.old), mark, data)
    cells = [finding for finding in findings if isinstance(finding.correction, (NewCell, NewName))]
    changed = _encoded(_with_new_cells(text, cells), mark, data)
    if changed[1]:
        return changed
    rows = [finding for finding in findings if isinstance(finding.correction, FewerRows)]
    return _encoded(_without_rows(text, rows), mark, data)


def _decoded(data: bytes) -> tuple[str, bytes]:
    """The text, and the mark at its beginning that says UTF-8: Excel looks for it, so it stays where it was."""
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return data[len(mark) :].decode("utf-8"), mark


def _encoded(corrected: tuple[str, list[Change]], mark: bytes, before: bytes) -> Corrected:
    text, changes = corrected
    return (mark + text.encode("utf-8"), changes) if changes else (before, [])


def _in_utf_8(data: bytes, finding: Finding, correction: NewEncoding) -> Corrected:
    text = data.decode(correction.old).removeprefix("\ufeff")
    letters = sorted({letter for letter in text if not letter.isascii()})
    shown = " ".join(letters[:_MOST_LETTERS]) + (" and others" if len(letters) > _MOST_LETTERS else "")
    new = "saved as UTF-8" + (f"; its other letters are {shown}" if letters else "")
    change = Change((finding.code,), finding.file, None, f"saved as {_ENCODINGS[correction.old]}", new)
    return text.encode("utf-8"), [change]


def _with_commas(text: str, finding: Finding, separator: str) -> tuple[str, list[Change]]:
    pieces, position = [], 0
    while position < len(text):
        row = raw_row(text, position, separator)
        if row is None:
            return text, []
        for number, cell in enumerate(row.cells):
            pieces.append("," * (number > 0))
            # Marks that only the old separator asked for go; those that are the file's way stay.
            pieces.append(as_cell(cell.text, quoted=cell.quoted and not cell.needs_quotes))
        pieces.append(text[row.cells[-1].end : row.end])
        position = row.end
    old = f"cells separated by {_SEPARATORS[separator]}"
    return "".join(pieces), [Change((finding.code,), finding.file, None, old, "cells separated by commas")]


def _with_new_cells(text: str, findings: Sequence[Finding]) -> tuple[str, list[Change]]:
    starts = line_starts(text) if findings else []
    edits: dict[int, tuple[RawCell, str]] = {}
    changes: dict[tuple[object, ...], Change] = {}
    ways: dict[int, bool] = {}
    for finding in findings:
        found = _cell_of(text, starts, finding)
        if found is None:
            continue
        cell, new = found
        change = _change(finding, cell.text, new)
        if cell.start not in edits:
            position = _position(finding)
            if cell.needs_quotes and position not in ways:
                ways[position] = _is_the_way(text, starts, finding)
            quoted = cell.quoted and (not cell.needs_quotes or ways[position])
            edits[cell.start] = cell, as_cell(new, quoted=quoted)
            changes[change.place] = change
        elif changes[change.place].new == new:
            changes[change.place] = changes[change.place].followed_by(change)
    pieces, position = [], 0
    for start in sorted(edits):
        cell, new = edits[start]
        pieces += [text[position:start], new]
        position = cell.end
    return "".join([*pieces, text[position:]]), list(changes.values())


def _cell_of(text: str, starts: Sequence[int], finding: Finding) -> tuple[RawCell, str] | None:
    """The cell that a finding is about, and its new text; None where the file holds something else there."""
    if isinstance(finding.correction, NewName):
        expected, new = finding.column, finding.correction.name
        rows = (raw_row(text, start) for start in starts[:_HEADER_WITHIN])
    elif isinstance(finding.correction, NewCell) and finding.line is not None:
        expected, new = finding.value, finding.correction.text
        rows = (raw_row(text, start) for start in starts[finding.line - 1 : finding.line])
    else:
        return None
    cells = (_cell_at(row, _position(finding)) for row in rows)
    # Some checks look at a cell without the blanks around it, which are a fault of their own.
    fits = (cell for cell in cells if cell and cell.text != new and expected in (cell.text, tidy(cell.text)))
    cell = next(fits, None)
    return (cell, new) if cell else None


def _cell_at(row: RawRow | None, position: int) -> RawCell | None:
    return row.cells[position] if row and 0 <= position < len(row.cells) else None


def _position(finding: Finding) -> int:
    """A column's number, from 0: A is 0, AA is 26."""
    number = 0
    for letter in finding.letter or "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _is_the_way(text: str, starts: Sequence[int], finding: Finding) -> bool:
    """Whether a column has quotation marks around cells that do not need them; if none tells, whether its row has."""
    position, line = _position(finding), finding.line or 1
    cells = (_cell_at(raw_row(text, start), position) for start in islice(starts, 1, _ROWS_FOR_STYLE))
    first = next((cell for cell in cells if cell and not cell.needs_quotes), None)
    if first is not None:
        return first.quoted
    row = raw_row(text, starts[line - 1])
    others = [cell.quoted for cell in row.cells if not cell.needs_quotes] if row else []
    return bool(others) and all(others)


def _change(finding: Finding, old: str, new: str) -> Change:
    return Change((finding.code,), finding.file, finding.line, old, new, finding.column, finding.letter)


def _without_rows(text: str, findings: Sequence[Finding]) -> tuple[str, list[Change]]:
    starts = line_starts(text) if findings else []
    changes = []
    for finding in sorted(findings, key=lambda each: each.line or 0, reverse=True):
        assert isinstance(finding.correction, FewerRows)
        first, last = finding.correction.first, finding.correction.last
        rows = [raw_row(text, start) for start in starts[first - 1 : last]]
        if not rows or any(row is None or "".join(cell.text for cell in row.cells).strip() for row in rows):
            continue
        end = rows[-1].end if rows[-1] else 0
        text = text[: starts[first - 1]] + text[end:]
        what = "an empty row" if first == last else "empty rows"
        changes.append(Change((finding.code,), finding.file, first, what, "deleted", last_line=last))
    return text, changes[::-1]

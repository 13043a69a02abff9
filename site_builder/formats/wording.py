"""The sentences about findings that several forms share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from site_builder.finding import GRAVITY, Finding
from site_builder.text.hidden_characters import echo, visible

_SHEET = ', sheet "'


def place(finding: Finding) -> str:
    """Where a finding is: its file, line and column."""
    text = visible(finding.file)
    if _in_workbook(finding) and finding.line is not None:
        cell = f", cell {finding.letter}{finding.line}" if finding.letter else f", row {finding.line}"
        return text + cell + (f" {echo(finding.column)}" if finding.column else "")
    if finding.line is not None:
        text += f" line {finding.line}"
    if finding.column:
        letter = finding.letter
        text += ", column " + (f"{letter} " if letter else "") + echo(finding.column)
    return text


def _in_workbook(finding: Finding) -> bool:
    """Whether the place is in a sheet: its files are shown as book.xlsx, sheet "Environment"."""
    return _SHEET in finding.file


def counts(findings: Sequence[Finding]) -> str:
    """How many findings of which severity there are, in how many files."""
    if not findings:
        return "Nothing was found."
    by_severity = Counter(finding.severity for finding in findings)
    counted = [number(by_severity[word], word) for word in GRAVITY if by_severity[word]]
    files = len({_file(finding) for finding in findings})
    return f"{_and(counted)} in {number(files, 'file')}."


def _file(finding: Finding) -> str:
    """The file without the sheet of a workbook, which is one file however many sheets it has."""
    return finding.file.partition(_SHEET)[0]


def number(count: int, word: str) -> str:
    """A number with its word: 1 error, 2 errors."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def explain_hint(codes: Iterable[str]) -> str:
    """How to learn more of these codes."""
    known = sorted(set(codes), key=lambda code: code[1:])
    # The command must fit on a line; of many codes a reader wants one at a time.
    asked = " ".join(known) if len(known) <= 4 else "CODE"
    return f"What a code means and how to mend it: site-builder explain {asked}"


def _and(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last

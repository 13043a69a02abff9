"""What a check reports: where, which check, what is wrong, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from site_builder.correction import Correction

Severity = Literal["error", "warning", "notice"]
SEVERITIES: dict[str, Severity] = {"E": "error", "W": "warning", "N": "notice"}
"""Severity by the first letter of a code."""
GRAVITY = tuple(SEVERITIES.values())
"""Severities, the gravest first."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in the data.

    Attributes:
        code: stable code of the check, such as E301.
        severity: an error stops the build; a warning is published with; a notice is for knowing.
        file: path as shown to people, from the folder that holds the packages.
        line: physical line in the file, from 1; None where the file as a whole is meant.
        column: name of the column; None where the row or the file is meant.
        value: the cell as written; None where no cell is meant.
        problem: what is wrong, one sentence, with the figure.
        remedy: what to do, one sentence.
        letter: the column as a spreadsheet names it; None where no column is meant.
        correction: what to write instead, where only one thing can be meant; it agrees with the remedy.
        doubt: why it has no correction, where such faults have one most often: the rest of "because ...".
    """

    code: str
    severity: Severity
    file: str
    line: int | None
    column: str | None
    value: str | None
    problem: str
    remedy: str
    letter: str | None = None
    correction: Correction | None = None
    doubt: str | None = None


def in_place(finding: Finding) -> tuple[str, int, int, str, str, str]:
    """The key by which findings are sorted: by file, line, column and code."""
    letter = finding.letter or ""
    # AA stands behind Z, so the length of the letters counts first.
    return finding.file, finding.line or 0, len(letter), letter, finding.column or "", finding.code


def stop(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Whether findings stop a build: errors do; where it is strict, warnings do too."""
    grave = {"error", "warning"} if strict else {"error"}
    return any(finding.severity in grave for finding in findings)

"""What people looked at and found to be right: findings that are counted, and not printed again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder.checks.cells import tidy_cell
from site_builder.checks.figures import Row, rows_of
from site_builder.finding import Finding
from site_builder.model import Package, Table
from site_builder.reading_fault import ReadingFault
from site_builder.text.hidden_characters import echo

KEYS = ("publication", "indicator", "area", "period")
"""Columns by which a review says which finding it is about: those of the row that the finding names."""

UNNEEDED_REVIEW = ReadingFault(
    code="N459",
    title="A review is still needed",
    explanation="A row of the table reviews is about a warning or a notice that a person found to be right. Once "
    "nothing is found any more that it is about, because the data changed or its key is mistyped, it is in the way: it "
    "could silence a fault that is made later. It is kept or deleted by a person.",
    remedy="Delete the row, or correct its publication, indicator, area or period.",
    example_wrong="reviews: check W425, indicator rivers, period 2019, after the figure was corrected",
    example_right="no such row",
)
"""Found when the findings of all checks are known, so it has no rule of its own."""


@dataclass(frozen=True)
class Reviewed:
    """The findings of a package after its reviews.

    Attributes:
        findings: those that nobody reviewed, errors among them.
        reviewed: those that somebody did.
        unneeded: reviews that no finding is about.
    """

    findings: tuple[Finding, ...]
    reviewed: tuple[Finding, ...]
    unneeded: tuple[Row, ...]


def apply_reviews(package: Package, findings: Sequence[Finding]) -> Reviewed:
    """Set apart the warnings and notices that a row of `reviews` is about.

    A review is about a finding when the codes are the same, and each filled column of its key holds
    what the row that the finding names holds in the column of that name. An error is never set apart.
    """
    reviews = [row for row in rows_of(package, "reviews", ("check", *KEYS, "reason")) if _is_whole(row)]
    codes = {row.texts["check"] for row in reviews}
    tables = {table.path: table for table in package.tables.values()}
    narratives = {file.path: {"publication": file.publication} for file in package.narratives}
    kept: list[Finding] = []
    reviewed: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        about = {}
        if finding.code in codes and finding.severity != "error":
            about = narratives.get(finding.file) or _cells(tables.get(finding.file), finding.line)
        lines = {row.line for row in reviews if row.texts["check"] == finding.code and _is_about(row, about)}
        used |= lines
        (reviewed if lines else kept).append(finding)
    return Reviewed(tuple(kept), tuple(reviewed), tuple(row for row in reviews if row.line not in used))


def can_be_reviewed(finding: Finding) -> bool:
    """Whether a review can be about a finding: a warning or a notice on data, but not one on a review."""
    return finding.severity != "error" and finding.code != UNNEEDED_REVIEW.code and finding.code[1] in "1234"


def key_of(package: Package, finding: Finding) -> dict[str, str]:
    """By what a review names a finding: the filled cells of the row that it is about, in the columns of the key."""
    table = next((table for table in package.tables.values() if table.path == finding.file), None)
    return {name: text for name, text in _cells(table, finding.line).items() if text}


def unneeded_findings(rows: Iterable[Row], codes: Iterable[str]) -> list[Finding]:
    """Report reviews that no finding is about: what they were about was mended, or their key is another one.

    Args:
        rows: of the table reviews.
        codes: of all checks there are.
    """
    known = set(codes)
    return [_unneeded(row, known) for row in rows]


def _unneeded(row: Row, known: set[str]) -> Finding:
    code = row.texts["check"]
    problem = f"{code} finds nothing any more that this review is about."
    remedy = "Delete the row, or correct its publication, indicator, area or period."
    if code not in known:
        problem, remedy = f"No check has the code {echo(code)}.", "Copy the code from the finding."
    fault = row.fault("check", problem, remedy)
    found = UNNEEDED_REVIEW.finding(fault.file, problem, remedy, line=fault.line, value=fault.value)
    return replace(found, column=fault.column, letter=fault.letter)


def _is_whole(row: Row) -> bool:
    # Without a key it would silence the whole check, and without a reason nobody said why.
    return bool(row.texts["reason"]) and any(row.texts[key] for key in KEYS)


def _is_about(row: Row, about: Mapping[str, str]) -> bool:
    return bool(about) and all(row.texts[key] in ("", about.get(key)) for key in KEYS)


def _cells(table: Table | None, line: int | None) -> dict[str, str]:
    if table is None or line is None:
        return {}
    cells = {key: tidy_cell(table, key, line) for key in KEYS}
    return {key: text for key, text in cells.items() if text is not None}

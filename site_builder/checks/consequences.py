"""What is odd about figures because they were copied is not told beside the finding that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from site_builder.checks.figures_are_not_last_years import CHECK, copies
from site_builder.checks.reported import reported_rows
from site_builder.checks.reviews import key_of
from site_builder.finding import Finding
from site_builder.model import Package

FOLLOW = frozenset(
    {
        "W420", "W421", "W422", "W423", "W424",  # a row of the report does not fit its figures
        "W425", "W426", "W430", "W431", "W432", "W433",  # a figure does not fit the others
    }
)  # fmt: skip
"""Checks that find a wrong figure by what it does not fit."""


def without_consequences(package: Package, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Leave out what follows from copied figures, and say beside those how many findings wait.

    A person who said in a review that the figures are right has the other findings told: nothing was copied then.

    Args:
        package: the package.
        findings: those that nobody reviewed.
    """
    told = {finding.line for finding in findings if finding.code == CHECK.code}
    copied = [copy for copy in copies(package) if copy.line in told] if told else []
    if not copied:
        return tuple(findings)
    cause = {line: copy.line for copy in reversed(copied) for line in copy.lines}
    rows = {
        reported.key: cause[seen.line]
        for reported in reported_rows(package).values()
        for seen in reported.series[-2:]
        if seen.line in cause
    }
    waiting = Counter[int]()
    kept = []
    for finding in findings:
        line = _cause(package, finding, cause, rows) if finding.code in FOLLOW else None
        waiting[line or 0] += 1
        if line is None:
            kept.append(finding)
    return tuple(_with_those_that_wait(finding, waiting) for finding in kept)


def _cause(package: Package, finding: Finding, cause: dict[int, int], rows: dict[tuple[str, str], int]) -> int | None:
    """The line of the copied figures from which a finding follows."""
    if finding.file == package.tables["observations"].path:
        return cause.get(finding.line or 0)
    key = key_of(package, finding)
    return rows.get((key.get("publication", ""), key.get("indicator", "")))


def _with_those_that_wait(finding: Finding, waiting: Counter[int]) -> Finding:
    many = waiting[finding.line or 0] if finding.code == CHECK.code and finding.line else 0
    if not many:
        return finding
    those = "1 other warning on them waits" if many == 1 else f"{many:,} other warnings on them wait"
    return replace(finding, remedy=f"{finding.remedy} {those} until then.")

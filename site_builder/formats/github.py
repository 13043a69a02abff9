"""Findings as GitHub's workflow commands, which show them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from site_builder.finding import Finding
from site_builder.formats.kinds import by_kind
from site_builder.formats.report import Report
from site_builder.formats.wording import place
from site_builder.text.hidden_characters import visible

MOST_OF_A_CODE = 10
"""GitHub shows ten errors and ten warnings of a step; the summary holds the rest."""


def github_commands(report: Report) -> str:
    """One command for each finding, at most ten of a code.

    GitHub shows the first ten only, so the first finding of every kind stands before any repeat.
    """
    return "".join(f"{_command(report, finding)}\n" for finding in _chosen(report))


def _chosen(report: Report) -> list[Finding]:
    kinds_first = _in_turn(by_kind(report.findings))
    by_code: dict[str, list[Finding]] = {}
    for finding in kinds_first:
        by_code.setdefault(finding.code, []).append(finding)
    return _in_turn(by_code.values())


def _in_turn(groups: Iterable[Sequence[Finding]]) -> list[Finding]:
    """The first of each group, then the second of each, up to the tenth."""
    turns = zip_longest(*(group[:MOST_OF_A_CODE] for group in groups))
    return [finding for turn in turns for finding in turn if finding is not None]


def _command(report: Report, finding: Finding) -> str:
    properties = {"file": report.path(finding)}
    if finding.line is not None:
        properties["line"] = str(finding.line)
    properties["title"] = f"{finding.code} {report.explained[finding.code].title}"
    said = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
    message = f"{place(finding)}: {visible(finding.problem)}\n{visible(finding.remedy)}"
    if report.site:
        message += f"\n{report.site}{report.pages[finding.code]}"
    return f"::{finding.severity} {said}::{_data(message)}"


def _data(text: str) -> str:
    """Escape what stands behind the second pair of colons; the percent sign first, or it would be escaped twice."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property, which a colon or a comma would end."""
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")

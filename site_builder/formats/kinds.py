"""Findings of one kind: the same fault of the same column, again and again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from site_builder.finding import Finding
from site_builder.text.hidden_characters import echo

_SUGGESTION = re.compile(r'^Write (\S+|"[^"]*")\.(?= |$)')
_NUMBER = re.compile(r"[0-9]+([.,/-][0-9]+)*")


def by_kind(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Group findings by kind, in the order in which the kinds first come."""
    groups: dict[tuple[str | None, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_kind(finding), []).append(finding)
    return list(groups.values())


def _kind(finding: Finding) -> tuple[str | None, ...]:
    # Two cells have the same fault if the sentences differ only in the cell's text, and in what to
    # write instead. What can be corrected without a doubt is apart, so that the lines that are named with it are those.
    problem, value = finding.problem, finding.value
    if value:
        problem = problem.replace(echo(value), "")
        if value != value.strip():
            problem = problem.replace(echo(value.strip()), "")
    line = "" if finding.line is None else "line"
    certain = "certain" if finding.correction else ""
    return finding.code, finding.file, finding.column, problem, _without_suggestion(finding.remedy), line, certain


@lru_cache(maxsize=10_000)  # of a million findings, most say one of a few things
def _without_suggestion(remedy: str) -> str:
    return _NUMBER.sub("#", _SUGGESTION.sub("Write it.", remedy, count=1))

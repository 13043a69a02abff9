"""Findings as text for people at a terminal: where, what is wrong, what to do, which check."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from site_builder.finding import Finding
from site_builder.text.hidden_characters import echo, visible

_MOST_RANGES = 8
_SUGGESTION = re.compile(r'^Write (\S+|"[^"]*")\.(?= |$)')
_NUMBER = re.compile(r"[0-9]+([.,/-][0-9]+)*")
_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "notice": "\x1b[36m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def format_findings(findings: Sequence[Finding], *, colour: bool = False) -> str:
    """Write findings as text, repeats of one kind grouped, with a closing line of counts.

    Args:
        findings: in the order in which they are to be shown.
        colour: whether to use the colours of a terminal.

    Returns:
        The text without a line end behind it; "" where there is nothing to say.
    """
    if not findings:
        return ""
    groups: dict[tuple[str | None, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_kind(finding), []).append(finding)
    lines: list[str] = []
    for group in groups.values():
        lines.append(_group(group, colour))
        # A command corrects all of one code in a file, so it is told once.
        lines += [command for command in _commands(group) if command not in lines]
    return "\n".join([*lines, "", _counts(findings)])


def _kind(finding: Finding) -> tuple[str | None, ...]:
    # Two cells have the same fault if the sentences differ only in the cell's text, and in what to
    # write instead.
    problem = finding.problem.replace(echo(finding.value.strip()), "") if finding.value else finding.problem
    remedy = _NUMBER.sub("#", _SUGGESTION.sub("Write it.", finding.remedy, count=1))
    line = "" if finding.line is None else "line"
    return finding.code, finding.file, finding.column, problem, remedy, line


def _group(group: Sequence[Finding], colour: bool) -> str:
    first = group[0]
    place, code = _place(first), first.code
    if first.severity != "error":
        code += f", a {first.severity}"
    if colour:
        place = f"{_BOLD}{place}{_PLAIN}"
        code = f"{_COLOURS[first.severity]}{code}{_PLAIN}"
    text = f"{place}: {visible(first.problem)}\n  {visible(first.remedy)} [{code}]"
    more = [finding.line for finding in group[1:] if finding.line is not None]
    if more:
        text += f"\n  ... and {len(more)} more like this: {_lines(more)}."
    elif len(group) > 1:
        text += f"\n  ... and {len(group) - 1} more like this."
    return text


def _commands(group: Sequence[Finding]) -> list[str]:
    """The command that makes the correction, where one is certain."""
    if not any(finding.correction for finding in group):
        return []
    file = visible(group[0].file)
    if " " in file:
        file = f'"{file}"'
    return [f"  Or run: site-builder fix {file} --only {group[0].code}"]


def _place(finding: Finding) -> str:
    place = visible(finding.file)
    if finding.line is not None:
        place += f" line {finding.line}"
    if finding.column:
        letter = finding.letter
        place += ", column " + (f"{letter} " if letter else "") + echo(finding.column)
    return place


def _lines(lines: Sequence[int]) -> str:
    ranges: list[list[int]] = []
    for line in sorted(set(lines)):
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    words = [f"{first}" if first == last else f"{first}-{last}" for first, last in ranges[:_MOST_RANGES]]
    further = ", and others" if len(ranges) > _MOST_RANGES else ""
    return f"{'line' if len(set(lines)) == 1 else 'lines'} {', '.join(words)}{further}"


def _counts(findings: Sequence[Finding]) -> str:
    by_severity = {
        severity: sum(finding.severity == severity for finding in findings)
        for severity in ("error", "warning", "notice")
    }
    counted = [_number(count, word) for word, count in by_severity.items() if count]
    files = len({finding.file for finding in findings})
    return f"{_and(counted)} in {_number(files, 'file')}."


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _and(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last

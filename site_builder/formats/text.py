"""Findings as text for people at a terminal: where, what is wrong, what to do, which check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from site_builder.finding import GRAVITY, Finding
from site_builder.formats.kinds import by_kind
from site_builder.formats.wording import counts, explain_hint, number, place
from site_builder.text.command_line import command_line
from site_builder.text.hidden_characters import visible

MOST_OF_A_CODE = 10
"""So many kinds of a code are printed; of more, a terminal shows only the last."""

_MOST_RANGES = 8
_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "notice": "\x1b[36m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_NO_TITLES: Mapping[str, str] = MappingProxyType({})

FixCommand = Callable[[str, str], str]
"""From a file, as findings name it, and a code to the command that corrects that code's faults there."""


def fix_command(file: str, code: str) -> str:
    """The command that corrects the faults of a code in a file, where everything is in its usual place."""
    return command_line(["site-builder", "fix", file, "--only", code])


def format_findings(
    findings: Sequence[Finding],
    titles: Mapping[str, str] = _NO_TITLES,
    *,
    colour: bool = False,
    most: int | None = MOST_OF_A_CODE,
    option: str | None = None,
    fix: FixCommand = fix_command,
) -> str:
    """Write findings as text: errors first, repeats of one kind grouped, a summary by code at the end.

    Args:
        findings: in the order in which they are to be shown.
        titles: of the codes, for the summary.
        colour: whether to use the colours of a terminal.
        most: how many kinds of a code are printed, the rest being counted; None for all, with all their lines.
        option: the command that prints all; None where there is none.
        fix: words the command that makes corrections.

    Returns:
        The text without a line end behind it; "" where there is nothing to say.
    """
    if not findings:
        return ""
    groups = sorted(by_kind(findings), key=lambda group: GRAVITY.index(group[0].severity))
    shown: list[str] = []
    kinds, hidden = Counter[str](), Counter[str]()
    for group in groups:
        code = group[0].code
        kinds[code] += 1
        if most is None or kinds[code] <= most:
            shown.append(_group(group, colour, all_lines=most is None))
            # A command corrects all of one code in a file, so it is written out once.
            shown += [
                f"  The command above (--only {code}) corrects this." if command in shown else command
                for command in _commands(group, fix)
            ]
        else:
            hidden[code] += len(group)
    codes = list(dict.fromkeys(group[0].code for group in groups))
    end = [_summary(findings, codes, titles, hidden)] if len(codes) > 1 or hidden else []
    end.append(counts(findings))
    if hidden and option:
        end.append(f"To see every one: {option}")
    end.append(explain_hint(codes))
    return "\n".join([*shown, "", *end])


def _group(group: Sequence[Finding], colour: bool, *, all_lines: bool) -> str:
    first = group[0]
    where, code = place(first), first.code
    if first.severity != "error":
        code += f", a {first.severity}"
    if colour:
        where = f"{_BOLD}{where}{_PLAIN}"
        code = f"{_COLOURS[first.severity]}{code}{_PLAIN}"
    text = f"{where}: {visible(first.problem)}\n  {visible(first.remedy)} [{code}]"
    more = [finding.line for finding in group[1:] if finding.line is not None]
    if more:
        text += f"\n  ... and {len(more):,} more like this: {_lines(more, all_lines=all_lines)}."
    elif len(group) > 1:
        text += f"\n  ... and {len(group) - 1:,} more like this."
    return text


def _commands(group: Sequence[Finding], fix: FixCommand) -> list[str]:
    """The command that makes the correction, where one is certain."""
    if not group[0].correction:  # all findings of a kind have one, or none has
        return []
    return [f"  Or run: {fix(group[0].file, group[0].code)}"]


def _lines(lines: Sequence[int], *, all_lines: bool) -> str:
    ranges: list[list[int]] = []
    for line in sorted(set(lines)):
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    most = len(ranges) if all_lines else _MOST_RANGES
    words = [f"{first}" if first == last else f"{first}-{last}" for first, last in ranges[:most]]
    further = ", and others" if len(ranges) > most else ""
    return f"{'line' if len(set(lines)) == 1 else 'lines'} {', '.join(words)}{further}"


def _summary(
    findings: Sequence[Finding], codes: Sequence[str], titles: Mapping[str, str], hidden: Mapping[str, int]
) -> str:
    """A line for each code: how often, which rule, and how many are not printed above."""
    times = Counter(finding.code for finding in findings)
    severities = {finding.code: finding.severity for finding in findings}
    said = {code: number(times[code], severities[code]).split(" ") for code in codes}
    digits, letters = (max(len(words[part]) for words in said.values()) for part in (0, 1))
    lines = []
    for code in codes:
        rest = f" ({hidden[code]:,} of them not shown)" if hidden[code] else ""
        lines.append(
            f"  {code}  {said[code][0]:>{digits}} {said[code][1]:<{letters}}  {titles.get(code, '')}{rest}".rstrip()
        )
    return "\n".join(lines)

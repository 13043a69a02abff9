"""A difference as text for a terminal or a mail: what is in the data is made visible, and no line begins with it."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.pages.difference.report import Line, Report, Section
from site_builder.text.hidden_characters import visible
from site_builder.text.log_orders import without_hash_orders

MOST_LINES = 40
"""Of a section; more are counted."""
LEAST_LINES = 3
"""Of each group, however many groups there are."""
LONGEST = 160
"""Letters of a text; of a longer one the part that is another is shown."""
_AROUND = 60
_ON_ONE_LINE = 90


def difference_text(report: Report) -> str:
    """A difference as text, each line ended."""
    lines = [f"What changes on the site: {shown(report.counts)}" if report.sections else shown(report.counts)]
    for section in report.sections:
        lines += ["", f"{shown(section.title).upper()} ({section.total:,})"]
        lines += [f"  {shown(section.note)}"] if section.note else []
        lines += _lines(section)
    return "".join(f"{line}\n" for line in lines)


def _lines(section: Section) -> Iterator[str]:
    most = most_lines(section)
    for group in section.groups:
        if group.title:
            yield f"  * {shown(group.title)}"
        for line in group.lines[:most]:
            yield from (f"    {text}" for text in _line(line))
        if len(group.lines) > most:
            yield f"    ... and {left_out(len(group.lines) - most)}"


def most_lines(section: Section) -> int:
    """How many lines of each group are shown, so that a section stays readable."""
    return max(LEAST_LINES, MOST_LINES // max(1, len(section.groups)))


def left_out(number: int) -> str:
    """How many lines are not shown, and where they are."""
    return f"{number:,} more, which the HTML report lists"


def _line(line: Line) -> Iterator[str]:
    head = ", ".join(shown(part) for part in (line.subject, line.said) if part)
    note = f" ({shortened(line.note)})" if line.note else ""
    if line.old is None or line.new is None:
        yield f"- {head}{note}"
        return
    old, new = both_shown(line.old, line.new)
    if len(old) + len(new) <= _ON_ONE_LINE:
        yield f"- {head}: {old} -> {new}{note}"
        return
    yield f"- {head}{note}"
    yield f"    was: {old}"
    yield f"    now: {new}"


def both_shown(old: str, new: str) -> tuple[str, str]:
    """Two texts, each on one line; of long ones the part that is another, with some words around it."""
    first, second = shown(old), shown(new)
    if max(len(first), len(second)) <= LONGEST:
        return first, second
    start = _same_start(first, second)
    end = _same_start(first[start:][::-1], second[start:][::-1])
    return _part(first, start, end), _part(second, start, end)


def shortened(text: str) -> str:
    """A note on one line, cut where it is long."""
    said = shown(text)
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rstrip()} ..."


def _same_start(first: str, second: str) -> int:
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length


def _part(text: str, start: int, end: int) -> str:
    begin, stop = max(0, start - _AROUND), min(len(text), len(text) - end + _AROUND)
    begin = text.find(" ", begin, start) + 1 or begin if begin else 0
    part = text[begin:stop]
    if len(part) > LONGEST:
        part = part[:LONGEST].rstrip()
        stop = begin + len(part)
    return f"{'... ' if begin else ''}{part.strip()}{' ...' if stop < len(text) else ''}"


def shown(text: str) -> str:
    """A text on one line, with hidden characters spelt out, that no program which reads logs takes for a command."""
    lines = visible("\n".join(part.strip() for part in text.splitlines() if part.strip()))
    return without_hash_orders(lines.replace("\\n", " / "))

"""Corrections as text for people at a terminal: file by file, line by line, old beside new."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from site_builder.corrections.change import Change
from site_builder.text.hidden_characters import echo, echo_exactly, visible

_MOST_RANGES = 8


def format_changes(changes: Sequence[Change]) -> str:
    """Write what is changed, equal changes of one column on one line.

    Args:
        changes: in the order of files and lines.

    Returns:
        The text without a line end behind it; "" where nothing is changed.
    """
    lines = []
    for file, of_file in groupby(changes, key=lambda change: change.file):
        groups: dict[tuple[object, ...], list[Change]] = {}
        for change in of_file:
            # Rows that go are each told; cells that are changed alike are told once.
            alike = (change.codes, change.letter, change.old, change.new, change.line if not change.column else None)
            groups.setdefault(alike, []).append(change)
        lines += [visible(file), *(f"  {_group(group)}" for group in groups.values())]
    return "\n".join(lines)


def _group(group: Sequence[Change]) -> str:
    first = group[0]
    codes = f" [{', '.join(first.codes)}]"
    if first.line is None:
        return f"whole file: {first.old} -> {visible(first.new)}{codes}"
    if first.column is None:
        several = first.last_line is not None and first.last_line > first.line
        where = f"lines {first.line}-{first.last_line}" if several else f"line {first.line}"
        return f"{where}: {first.old} -> {first.new}{codes}"
    letter = f"{first.letter} " if first.letter else ""
    change = f"{echo_exactly(first.old)} -> {echo_exactly(first.new)}"
    return f"{_lines(group)}, column {letter}{echo(first.column)}: {change}{codes}"


def _lines(group: Sequence[Change]) -> str:
    numbers = sorted({change.line for change in group if change.line})
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    shown = ", ".join(map(str, numbers[:_MOST_RANGES]))
    more = len(numbers) - _MOST_RANGES
    return f"lines {shown}" + (f" and {more:,} more" if more > 0 else "")

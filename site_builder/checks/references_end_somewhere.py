"""Rows of a table that name each other do not come back to the first one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.checks.check import Check, Fault
from site_builder.checks.circles import SelfReference, circles, self_references
from site_builder.checks.figures import Row, rows_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

BY_DATES = (("publications", "previous"), ("benchmarks", "previous"))
"""References whose own checks ask for an earlier date, so that no circle passes; they also know which row is wrong."""
_MOST_NAMED = 8


def references_in_a_circle(package: Package) -> Iterator[Fault]:
    """Find rows whose references lead back to themselves; one fault for each circle, on its first line."""
    for reference in self_references():
        if (reference.table, reference.end) in BY_DATES:
            continue
        following: dict[str, dict[str, Row]] = {}
        for row in rows_of(package, reference.table, (reference.start, reference.end), any_of=(reference.end,)):
            start, end = row.texts[reference.start], row.texts[reference.end]
            if start and end:
                following.setdefault(start, {}).setdefault(end, row)
        for circle in circles(following):
            steps = [following[start][end] for start, end in zip(circle, (*circle[1:], circle[0]), strict=True)]
            yield _fault(reference, steps)


def _fault(reference: SelfReference, steps: Sequence[Row]) -> Fault:
    """The fault of a circle, told from its first line on."""
    first = min(range(len(steps)), key=lambda at: steps[at].line)
    in_order = [*steps[first:], *steps[:first]]
    own, *others = (echo(row.texts[reference.start]) for row in in_order)
    on_lines = [f"{name} (line {row.line})" for name, row in zip(others, in_order[1:], strict=True)][:_MOST_NAMED]
    if len(others) > len(on_lines):
        on_lines.append(f"{len(others) - len(on_lines):,} more")
    problem = f"{own} names itself."
    if others:
        way = ", ".join([own, *on_lines, own])
        problem = f"Who follows {reference.end} from {own} comes back to it: {way}."
    remedy = f"Empty {reference.end} in the row that is to be the last one, or write what was meant there."
    if reference.table != reference.of:  # a row without its second id says nothing
        remedy = "Correct the row that is wrong, or take it out."
    return in_order[0].fault(reference.end, problem, remedy)


CHECK = Check(
    code="E311",
    title="References do not go round in a circle",
    explanation="An indicator or a dashboard names the one that took its place, a group the larger group that it is "
    "part of, an abolished area the one that came after it. Who follows these names must come to an end. Where they "
    "lead back to the first row, directly or over others, no page could say which of them is the present one. "
    "The message names every row of the circle. Editions that name each other as the one before are told by E307 and "
    "E414, which know from their dates which row is wrong.",
    remedy="Empty or correct the reference of the row that should be the last one.",
    example_wrong="indicators: waste is replaced by recycling, and recycling by waste",
    example_right="indicators: waste is replaced by recycling, and recycling by nothing",
    rule=references_in_a_circle,
)

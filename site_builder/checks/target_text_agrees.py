"""The printed text of a target says what its kind and numbers say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import get_args

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import Row, rows_of
from site_builder.model import Package, Target, TargetKind
from site_builder.printed import SCALES, read_printed_target
from site_builder.text.hidden_characters import echo

_ONE_NUMBER = ("number", "below", "at most", "above", "at least")


def targets_unlike_their_text(package: Package) -> Iterator[Fault]:
    """Find targets whose text can be read and says another kind or another number."""
    for row in rows_of(package, "targets", ("kind", "value", "low", "high", "text"), any_of=("text",)):
        said = _read(row.texts["text"])
        if said is None:
            continue
        kind = row.texts["kind"]
        if kind not in get_args(TargetKind):  # reported by the check of words
            continue
        # A bare number says how much, and leaves it to the kind on which side.
        if said.kind != kind and not (said.kind == "number" and kind in _ONE_NUMBER):
            problem = f'The text {echo(row.texts["text"])} is a target of the kind "{said.kind}".'
            yield row.fault("kind", problem, f'Write "{said.kind}", or correct the text.')
            continue
        yield from _other_numbers(row, said)


def _read(text: str) -> Target | None:
    try:
        return read_printed_target(text)
    except ValueError:  # words that only people understand: there is nothing to compare
        return None


def _other_numbers(row: Row, said: Target) -> Iterator[Fault]:
    printed = {"value": said.value, "low": said.low, "high": said.high}
    for column, number in printed.items():
        given = row.number(column)
        if number is None or given is None or any(number * scale == given for scale in SCALES.values()):
            continue
        problem = f"The target is {given}, but its text says {echo(row.texts['text'])}."
        yield row.fault(column, problem, f"Correct the number to {_plain(number)} (in full), or correct the text.")


def _plain(number: Decimal) -> str:
    return f"{number:f}"


CHECK = Check(
    code="E407",
    title="The text of a target agrees with its numbers",
    explanation="The text is the target as it was printed. Where it can be read as a number, a range, a change, the "
    "top quartile or a plan, its kind and its numbers must be those of the row. Thousands, millions and billions may "
    "be short in the text and stand in full in the numbers. A text in other words is left alone.",
    remedy="Look the target up in the report. Correct the kind and the numbers, or the text.",
    example_wrong="kind number, value 54, text 45%",
    example_right="kind number, value 45, text 45%",
    rule=targets_unlike_their_text,
)

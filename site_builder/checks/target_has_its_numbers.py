"""A target has the numbers that its kind needs, and no others."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import Row, rows_of
from site_builder.model import Package

_NEEDED = {
    "number": ("value",),
    "below": ("value",),
    "at most": ("value",),
    "above": ("value",),
    "at least": ("value",),
    "range": ("low", "high"),
    "decrease": (),
    "increase": (),
    "top quartile": (),
    "plan": ("text",),
}
"""The cells that each kind of target must fill. Any kind may have a text."""

_NUMBERS = ("value", "low", "high")


def targets_with_other_numbers(package: Package) -> Iterator[Fault]:
    """Find targets that lack a number of their kind, have one too many, or have a range upside down."""
    for row in rows_of(package, "targets", ("kind", "value", "low", "high", "text")):
        kind = row.texts["kind"]
        if kind in _NEEDED:  # other words are reported by the check of words
            yield from _faults(row, kind)


def _faults(row: Row, kind: str) -> Iterator[Fault]:
    needed = _NEEDED[kind]
    for column in needed:
        if not row.texts[column]:
            yield row.fault(column, f'A target of the kind "{kind}" needs "{column}".', f'Fill in "{column}".')
    for column in _NUMBERS:
        if row.texts[column] and column not in needed:
            yield row.fault(
                column,
                f'A target of the kind "{kind}" has no "{column}".',
                f'Empty "{column}", or choose another kind.',
            )
    low, high = row.number("low"), row.number("high")
    if kind == "range" and low is not None and high is not None and low > high:
        yield row.fault(
            "low", f"The range runs from {low} down to {high}.", "Exchange the two: low is the smaller number."
        )


CHECK = Check(
    code="E401",
    title="A target has the numbers of its kind",
    explanation="A number, below, at most, above and at least need value. A range needs low and high. Decrease, "
    "increase and top quartile need no number. A plan needs its words in text. A number that the kind does not use "
    "would be lost, so it is refused.",
    remedy="Fill in the numbers that the kind needs and empty the others, or correct the kind.",
    example_wrong="kind range, low 40, high 28",
    example_right="kind range, low 28, high 40",
    rule=targets_with_other_numbers,
)

"""A recorded judgement has a value of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import listed
from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_VALUES = {
    "direction": ("improved", "similar", "worse", "not determinable"),
    "quartile": ("1", "2", "3", "4", "1-2", "3-4"),
    "mark": ("attention", "strong"),
}
"""The values of each kind of assessment. A test holds them against the schema."""


def assessments_of_another_kind(package: Package) -> Iterator[Fault]:
    """Find assessments whose value belongs to another kind."""
    all_values = {value for values in _VALUES.values() for value in values}
    for row in rows_of(package, "assessments", ("kind", "value")):
        kind, value = row.texts["kind"], row.texts["value"]
        # Words that belong to no kind are reported by the check of words.
        if kind in _VALUES and value in all_values and value not in _VALUES[kind]:
            yield row.fault(
                "value",
                f"{echo(value)} is not a {kind}.",
                f"Write {listed(_VALUES[kind])}, or correct the kind.",
            )


CHECK = Check(
    code="E402",
    title="An assessment suits its kind",
    explanation="A direction is improved, similar, worse or not determinable. A quartile is 1 to 4, or the printed "
    "bands 1-2 and 3-4. A mark is attention or strong.",
    remedy="Write a value that suits the kind, or correct the kind.",
    example_wrong="kind direction, value 1",
    example_right="kind direction, value improved",
    rule=assessments_of_another_kind,
)

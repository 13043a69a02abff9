"""A numerator means nothing without what it is divided by."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.model import Package


def numerators_alone(package: Package) -> Iterator[Fault]:
    """Find numerators without a denominator, and denominators that nothing can be divided by."""
    for row in rows_of(package, "observations", ("numerator", "denominator"), any_of=("numerator", "denominator")):
        if not row.texts["denominator"]:
            yield row.fault("denominator", "There is a numerator without a denominator.", "Give both or neither.")
            continue
        denominator = row.number("denominator")
        if denominator is not None and denominator <= 0:
            yield row.fault("denominator", f"The denominator is {denominator}.", "It must be greater than 0.")


CHECK = Check(
    code="E404",
    title="A numerator has its denominator",
    explanation="Where the numerator of a share or a rate is given, the denominator is given too, and it is greater "
    "than 0. A denominator may stand alone: it says how many the figure rests on.",
    remedy="Fill in the denominator, or leave both cells empty.",
    example_wrong="numerator 451, denominator empty",
    example_right="numerator 451, denominator 1000",
    rule=numerators_alone,
)

"""A figure lies between its confidence limits."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import Row, rows_of
from site_builder.model import Package


def figures_outside_their_limits(package: Package) -> Iterator[Fault]:
    """Find limits that are alone, upside down, or do not surround their figure."""
    for row in rows_of(package, "observations", ("value", "lower", "upper"), any_of=("lower", "upper")):
        yield from _faults(row)


def _faults(row: Row) -> Iterator[Fault]:
    for column, other in (("lower", "upper"), ("upper", "lower")):
        if not row.texts[column]:
            problem = f'There is a limit in "{other}" but none in "{column}".'
            yield row.fault(column, problem, "Give both limits or neither.")
            return
    value, lower, upper = row.number("value"), row.number("lower"), row.number("upper")
    if lower is None or upper is None:
        return  # not numbers, which the check of numbers reports
    if lower > upper:
        yield row.fault("lower", f"The lower limit {lower} is above the upper limit {upper}.", "Exchange the two.")
    elif value is not None and not lower <= value <= upper:
        problem = f"The figure {value} is outside its limits, {lower} to {upper}."
        yield row.fault("value", problem, "Correct the figure or the limits.")


CHECK = Check(
    code="E403",
    title="A figure lies between its limits",
    explanation="The columns lower and upper hold the 95% confidence limits of the figure. Both are given or neither; "
    "lower is the smaller number; the figure lies between them or on one of them.",
    remedy="Look the three numbers up in the source and correct the one that is wrong. If the source gives no "
    "limits, leave both cells empty.",
    example_wrong="value 45.1, lower 46.0, upper 47.9",
    example_right="value 45.1, lower 43.0, upper 47.9",
    rule=figures_outside_their_limits,
)

"""A number is not below or above what its column allows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import Field
from site_builder.checks.number_texts import is_plain_number
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def numbers_out_of_range(package: Package) -> Iterator[Fault]:
    """Find numbers below the minimum or above the maximum of their column."""
    for cell in bad_texts(
        package, lambda field: field.minimum is not None or field.maximum is not None, is_bad=_is_out_of_range
    ):
        low, high = cell.field.minimum, cell.field.maximum
        below = low is not None and Decimal(cell.core) < low
        limit = f"below the least that is allowed, {low}" if below else f"above the most that is allowed, {high}"
        span = f"from {low} to {high}" if low is not None and high is not None else f"of at least {low}"
        yield from cell.faults(f"{echo(cell.core)} is {limit}.", f"Write a number {span}.")


def _is_out_of_range(text: str, field: Field) -> bool:
    if not is_plain_number(text):
        return False
    number = Decimal(text)
    return (field.minimum is not None and number < field.minimum) or (
        field.maximum is not None and number > field.maximum
    )


CHECK = Check(
    code="E204",
    title="Numbers are in their range",
    explanation="Some columns have a least or a greatest number: an order is not negative, and a figure is shown with "
    "0 to 6 decimals.",
    remedy="Write a number within the limits that the message gives.",
    example_wrong="decimals: 12",
    example_right="decimals: 1",
    rule=numbers_out_of_range,
)

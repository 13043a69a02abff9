"""An order or a count of decimals is a whole number."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.checks.number_texts import is_plain_number
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def broken_numbers(package: Package) -> Iterator[Fault]:
    """Find numbers with decimals in columns of whole numbers."""
    for cell in bad_texts(
        package,
        concerns=lambda field: field.type == "integer",
        is_bad=lambda text, _: is_plain_number(text) and "." in text,
    ):
        whole, _, places = cell.core.partition(".")
        certain = whole if not places.strip("0") else None
        remedy = f"Write {certain or 'a whole number'}."
        yield from cell.faults(f"{echo(cell.core)} is not a whole number.", remedy, certain)


CHECK = Check(
    code="E203",
    title="Orders and counts are whole numbers",
    explanation="Columns such as order and decimals hold whole numbers, without a decimal point.",
    remedy="Write a whole number, without a decimal point.",
    example_wrong="order: 1.5",
    example_right="order: 2",
    rule=broken_numbers,
)

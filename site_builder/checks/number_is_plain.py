"""A figure is a plain number: digits, a minus sign, a decimal point."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.checks.number_texts import describe_number_text, is_plain_number
from site_builder.model import Package


def texts_in_number_columns(package: Package) -> Iterator[Fault]:
    """Find cells of number columns that are neither plain numbers nor marks."""
    for cell in bad_texts(
        package,
        concerns=lambda field: field.type in ("number", "integer"),
        is_bad=lambda text, _: not is_plain_number(text),
    ):
        fault = describe_number_text(cell.core, cell.field)
        yield from cell.faults(fault.problem, fault.remedy)


CHECK = Check(
    code="E202",
    title="A figure is a plain number",
    explanation="Figures are written with digits, a minus sign where needed and a decimal point: 1112, -0.28, 43.2. "
    "There are no thousands commas, units, exponents or brackets. Units and the way figures are written for readers "
    "are given once, in the tables units and indicators. Where there is no figure, a mark says why.",
    example_wrong='"1,112" or £915 or 43.2% or (2.2)',
    example_right="1112 or 915 or 43.2 or -2.2",
    rule=texts_in_number_columns,
)

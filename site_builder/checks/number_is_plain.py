"""A figure is a plain number: digits, a minus sign, a decimal point."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from site_builder.checks.cells import FieldCell, bad_cells, column_of
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import FIELDS
from site_builder.checks.number_texts import NumberFault, describe_number_text, has_decimal_comma, is_plain_number
from site_builder.checks.units import RowUnits
from site_builder.model import Package, Table
from site_builder.text.hidden_characters import tidy

_IN_THE_UNIT = {"observations": ("value", "lower", "upper"), "targets": ("value", "low", "high")}
"""Columns that hold figures in the unit of the row's indicator."""


def texts_in_number_columns(package: Package) -> Iterator[Fault]:
    """Find cells of number columns that are neither plain numbers nor marks."""
    units = RowUnits(package)
    with_decimal_commas: dict[str, bool] = {}
    for cell in bad_cells(
        package,
        concerns=lambda field: field.type in ("number", "integer"),
        is_bad=lambda text, _: not is_plain_number(text),
    ):
        fault = describe_number_text(cell.core, cell.field)
        name = cell.table.name
        if fault.grouped and name not in with_decimal_commas:
            with_decimal_commas[name] = _has_decimal_commas(cell.table)
        certain = _suits_its_unit(fault, cell, units) and not (fault.grouped and with_decimal_commas[name])
        yield cell.fault(fault.problem, fault.remedy, fault.certain if certain else None)


def _suits_its_unit(fault: NumberFault, cell: FieldCell, units: RowUnits) -> bool:
    """Whether the sign beside a number is that of the row's figures, so that it can go."""
    if not fault.sign:
        return True
    return cell.column in _IN_THE_UNIT.get(cell.table.name, ()) and units.sign(cell.table, cell.line) == fault.sign


def _has_decimal_commas(table: Table) -> bool:
    """Whether some figures of a table have decimal commas; then 1,112 may be a little more than one."""
    columns = (column_of(table, field.name) for field in FIELDS[table.name] if field.type in ("number", "integer"))
    texts = chain.from_iterable(column.unique() for column in columns if column is not None)
    return any(has_decimal_comma(tidy(text)) for text in texts)


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

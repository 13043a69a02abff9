"""A figure is a plain number: digits, a minus sign, a decimal point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from site_builder.checks.cells import BadFieldText, bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import FIELDS
from site_builder.checks.number_texts import NumberFault, describe_number_text, has_decimal_comma, is_plain_number
from site_builder.checks.row_units import RowUnits
from site_builder.model import Package, Table
from site_builder.printed import read_printed_target
from site_builder.text.hidden_characters import echo, tidy

_IN_THE_UNIT = {"observations": ("value", "lower", "upper"), "targets": ("value", "low", "high")}
"""Columns that hold figures in the unit of the row's indicator."""

_OTHER_UNIT = (
    "The unit of this indicator is not per cent: look up what was counted, or correct the unit in the table indicators."
)


def texts_in_number_columns(package: Package) -> Iterator[Fault]:
    """Find cells of number columns that are neither plain numbers nor marks."""
    units = RowUnits(package)
    decimal_commas: dict[str, str | None] = {}
    for cell in bad_texts(
        package,
        concerns=lambda field: field.type in ("number", "integer"),
        is_bad=lambda text, _: not is_plain_number(text),
    ):
        fault = describe_number_text(cell.core, cell.field)
        name = cell.table.name
        target = _target(cell) if name == "targets" else None
        if target:
            yield from cell.faults(fault.problem, target)
            continue
        if fault.grouped and name not in decimal_commas:
            decimal_commas[name] = _decimal_comma(cell.table)
        other = decimal_commas[name] if fault.grouped else None
        if other:
            fault = replace(fault, certain=None)
        found = _by_unit(cell, fault, units) if fault.sign else cell.faults(fault.problem, fault.remedy, fault.certain)
        if other:
            doubt = f"{echo(other)} in the same table has a decimal comma, so this comma may be one too"
            found = (replace(each, doubt=doubt) for each in found)
        yield from found


def _by_unit(cell: BadFieldText, fault: NumberFault, units: RowUnits) -> Iterator[Fault]:
    """The sign beside a number can go only where it is that of the row's figures."""
    certain, unsure, other = [], [], []
    is_figure = cell.column in _IN_THE_UNIT.get(cell.table.name, ())
    for line in cell.lines:
        if is_figure and fault.sign == "%" and units.kind(cell.table, line) not in ("percent", None):
            other.append(line)
        elif is_figure and units.sign(cell.table, line) == fault.sign:
            certain.append(line)
        else:
            unsure.append(line)
    for lines, remedy, meant in (
        (certain, fault.remedy, fault.certain),
        (unsure, fault.remedy, None),
        (other, _OTHER_UNIT, None),
    ):
        if lines:
            yield from replace(cell, lines=lines).faults(fault.problem, remedy, meant)


def _decimal_comma(table: Table) -> str | None:
    """A figure of a table that has a decimal comma; where there is one, 1,112 may be a little more than one."""
    columns = (field.name for field in FIELDS[table.name] if field.type in ("number", "integer"))
    texts = chain.from_iterable(table.texts(column) for column in columns if column in table.columns)
    return next((tidy(text) for text in texts if has_decimal_comma(tidy(text))), None)


def _target(cell: BadFieldText) -> str | None:
    """What to write for a target in words or with two ends, where it can be read."""
    try:
        target = read_printed_target(cell.core)
    except ValueError:
        return None
    if target is None or target.kind == "number":
        return None
    numbers = {"value": target.value, "low": target.low, "high": target.high}
    cells = [f"{column} {number:f}" for column, number in numbers.items() if number is not None]
    empty = (
        "" if cell.column in {column for column, number in numbers.items() if number is not None} else "empty this cell"
    )
    words = ", ".join(
        filter(None, [empty, f'write the kind "{target.kind}"', *cells, f"and the text {echo(cell.core)}"])
    )
    return f"{words[0].upper()}{words[1:]}."


CHECK = Check(
    code="E202",
    title="A figure is a plain number",
    explanation="Figures are written with digits, a minus sign where needed and a decimal point: 1112, -0.28, 43.2. "
    "There are no thousands commas, units, exponents or brackets. Units and the way figures are written for readers "
    "are given once, in the tables units and indicators. Where there is no figure, a mark says why.",
    remedy="Write the number as the message gives it. In Excel, format the column as General or Number without a "
    "thousands separator before you save. Where there is no figure, write [x] not available, [z] not "
    "applicable, [c] confidential, or [low] rounds to zero.",
    example_wrong='"1,112" or £915 or 43.2% or (2.2)',
    example_right="1112 or 915 or 43.2 or -2.2",
    rule=texts_in_number_columns,
)

"""A figure is a plain number: digits, a minus sign, a decimal point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_builder.checks.cells import BadFieldText, bad_texts, tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.checks.number_texts import describe_number_text, is_plain_number
from site_builder.model import Package
from site_builder.printed import read_printed_target
from site_builder.text.hidden_characters import echo


def texts_in_number_columns(package: Package) -> Iterator[Fault]:
    """Find cells of number columns that are neither plain numbers nor marks."""
    kinds: dict[int, str] | None = None
    for cell in bad_texts(
        package,
        concerns=lambda field: field.type in ("number", "integer"),
        is_bad=lambda text, _: not is_plain_number(text),
    ):
        fault = describe_number_text(cell.core, cell.field)
        if cell.table.name == "observations" and cell.core.endswith("%"):
            kinds = _kinds_of_unit(package) if kinds is None else kinds
            others = [line for line in cell.lines if kinds.get(line, "percent") != "percent"]
            yield from replace(cell, lines=others).faults(fault.problem, _OTHER_UNIT)
            cell = replace(cell, lines=[line for line in cell.lines if kinds.get(line, "percent") == "percent"])
        if cell.table.name == "targets":
            yield from cell.faults(fault.problem, _target(cell) or fault.remedy)
        else:
            yield from cell.faults(fault.problem, fault.remedy)


_OTHER_UNIT = (
    "The unit of this indicator is not per cent: look up what was counted, or correct the unit in the table indicators."
)


def _kinds_of_unit(package: Package) -> dict[int, str]:
    """The kind of unit of each observation, by line; nothing where it cannot be told."""
    kinds = {row.texts["unit"]: row.texts["kind"] for row in rows_of(package, "units", ("unit", "kind"))}
    units = {row.texts["indicator"]: row.texts["unit"] for row in rows_of(package, "indicators", ("indicator", "unit"))}
    named = tidy_column(package.tables["observations"], "indicator")
    if named is None:
        return {}
    known = named.map({indicator: kinds[unit] for indicator, unit in units.items() if unit in kinds}).dropna()
    return dict(zip(known.index.tolist(), known.tolist(), strict=True))


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

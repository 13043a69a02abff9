"""The columns that every row must fill are there."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import fault_at
from site_builder.checks.check import Check, Fault
from site_builder.checks.column_names import misspelt_columns
from site_builder.checks.fields import FIELDS
from site_builder.model import Package


def missing_columns(package: Package) -> Iterator[Fault]:
    """Find required columns that a table lacks, except those that are there misspelt."""
    for table in package.tables.values():
        found = {*table.frame.columns, *misspelt_columns(table).values()}
        for field in FIELDS[table.name]:
            if (field.required or field.in_key) and field.name not in found:
                yield fault_at(
                    table,
                    f'The column "{field.name}" is missing.',
                    f"Add it. What it holds: {field.description}",
                    line=1,
                    column=field.name,
                )


CHECK = Check(
    code="E127",
    title="The required columns are there",
    explanation="Some columns must be filled in every row; a table without them cannot be read. Columns that may be "
    "empty may also be left out. The reference of each table says which are which.",
    remedy="Add the column with this name on the first line, and fill it in every row.",
    example_wrong="indicator,area,period,value",
    example_right="indicator,area,period,as_of,value",
    rule=missing_columns,
)

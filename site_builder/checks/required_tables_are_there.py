"""The descriptor lists the tables without which there is nothing to publish."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.resources import misspelt_tables, resource_names
from site_builder.model import Package
from site_builder.schemas import TABLE_SCHEMAS


def missing_tables(package: Package) -> Iterator[Fault]:
    """Find required tables that the descriptor does not list, except those that it misspells."""
    names = resource_names(package)
    if not names:
        return  # no list of tables at all, which reading reports
    found = {*names, *misspelt_tables(package).values()}
    for name, schema in TABLE_SCHEMAS.items():
        if schema["required"] and name not in found:
            yield Fault(
                package.path,
                f'The table "{name}" is missing. {schema["description"]}',
                f'Add the file data/{name}.csv, and {{"name": "{name}", "path": "data/{name}.csv"}} to the resources.',
            )


CHECK = Check(
    code="E123",
    title="The required tables are there",
    explanation="A package needs publications, areas, outcomes, themes, units, indicators, report_rows and "
    "observations. The other tables may be left out.",
    remedy="Add the table, and its entry in the descriptor. The page on the data format lists its columns.",
    example_wrong="resources without report_rows",
    example_right='{"name": "report_rows", "path": "data/report_rows.csv"}',
    rule=missing_tables,
)

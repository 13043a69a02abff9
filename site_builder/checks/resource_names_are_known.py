"""A table of another name would not be read."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.resources import misspelt_tables, resource_names
from site_builder.model import Package
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.text.hidden_characters import echo


def unknown_resources(package: Package) -> Iterator[Fault]:
    """Find resources that are not tables of the format."""
    meant = misspelt_tables(package)
    for name in dict.fromkeys(resource_names(package)):
        if name in TABLE_SCHEMAS:
            continue
        remedy = f'Rename it to "{meant[name]}".' if name in meant else f"Use one of: {', '.join(TABLE_SCHEMAS)}."
        yield Fault(package.path, f"There is no table {echo(name)} in the package format.", remedy)


CHECK = Check(
    code="E122",
    title="The names of tables are known",
    explanation="The name of a resource says which table it is. A table of another name would not be read, so a typing "
    "error would lose all of it.",
    remedy="Correct the name of the resource. The page on the data format lists the tables. A file that is none "
    "of them can be taken out of the descriptor.",
    example_wrong='{"name": "observation", "path": "data/observations.csv"}',
    example_right='{"name": "observations", "path": "data/observations.csv"}',
    rule=unknown_resources,
)

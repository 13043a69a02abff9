"""Two columns of one name cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import spreadsheet_letter
from site_builder.checks.check import Check, Fault
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def repeated_columns(package: Package) -> Iterator[Fault]:
    """Find columns whose name stands further left as well."""
    for table in package.tables.values():
        first: dict[str, int] = {}
        for position, name in enumerate(table.frame.columns):
            if name.strip() and name in first:
                yield Fault(
                    table.path,
                    f"The column {echo(name)} stands twice: in {spreadsheet_letter(first[name])} and "
                    f"{spreadsheet_letter(position)}.",
                    "Keep one of the two.",
                    line=1,
                    column=name,
                    letter=spreadsheet_letter(position),
                )
            first.setdefault(name, position)


CHECK = Check(
    code="E128",
    title="Each column stands once",
    explanation="Two columns with the same name cannot be told apart: only one of them could be read.",
    remedy="Look which of the columns is the right one, and delete the other or give it its own name.",
    example_wrong="indicator,area,period,as_of,value,value",
    example_right="indicator,area,period,as_of,value",
    rule=repeated_columns,
)

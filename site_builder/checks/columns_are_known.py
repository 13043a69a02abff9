"""A column that the format does not know is most often a misspelt one, whose figures would be lost."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import fault_at, spreadsheet_letter
from site_builder.checks.check import Check, Fault
from site_builder.checks.column_names import misspelt_columns, wanted_columns
from site_builder.correction import NewName
from site_builder.model import Package
from site_builder.text.hidden_characters import echo
from site_builder.text.near_match import near_match, same_letters


def unknown_columns(package: Package) -> Iterator[Fault]:
    """Find columns that the table's schema does not have."""
    for table in package.tables.values():
        wanted = wanted_columns(table)
        meant = misspelt_columns(table)
        names = list(table.frame.columns)
        for position, name in enumerate(names):
            if name in wanted:
                continue
            correction = None
            if not name.strip():
                problem = f"Column {spreadsheet_letter(position)} has no name."
                remedy = "Delete the column, also its empty cells, or give it a name."
            elif name in meant:
                blank = " A blank stands before or behind the name." if name != name.strip() else ""
                problem, remedy = (
                    f"There is no column {echo(name)} in this table.{blank}",
                    f'Rename it to "{meant[name]}".',
                )
                if same_letters(name, meant[name]) and names.count(name) == 1:
                    correction = NewName(meant[name])
            elif near := near_match(name, wanted):
                problem = f'There is no column {echo(name)} in this table, but there is "{near}".'
                remedy = "Keep one of the two."
            else:
                problem = f"There is no column {echo(name)} in this table."
                remedy = f"Delete it, or use one of: {', '.join(wanted)}."
            yield fault_at(table, problem, remedy, line=1, column=name, correction=correction)


CHECK = Check(
    code="E126",
    title="The names of columns are known",
    explanation="Each table has fixed columns; their order is free. Names are written in small letters with "
    "underscores. A column with another name would not be read, so a typing error would lose its figures.",
    remedy="Correct the name of the column. The message gives the nearest one that is known. A column of your "
    "own can be deleted from the table, or kept in another file.",
    example_wrong="indicator,area,period,as_of,Value",
    example_right="indicator,area,period,as_of,value",
    rule=unknown_columns,
)

"""A table that every package needs is not empty."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.model import Package
from site_builder.schemas import TABLE_SCHEMAS


def empty_tables(package: Package) -> Iterator[Fault]:
    """Find required tables with a header only."""
    for name, table in package.tables.items():
        # Rows that could not be read are reported where they are.
        if TABLE_SCHEMAS[name]["required"] and table.frame.empty and not table.unread:
            yield Fault(table.path, "The table has column names but no rows.", "Add its rows, or undo the last save.")


CHECK = Check(
    code="E129",
    title="Required tables have rows",
    explanation="A table with column names and nothing below is most often a save that went wrong. Tables that a "
    "package need not have may be empty.",
    remedy="Save the table again from where it was made, or fill in its rows.",
    example_wrong="theme,title,outcome,order,in_headline",
    example_right="theme,title,outcome,order,in_headline\ntransport,Transport,economy,1,yes",
    rule=empty_tables,
)

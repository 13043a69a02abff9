"""What every row must say is said."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import BadText, column_of, lines_of, listed
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import FIELDS, Field
from site_builder.model import Package


def empty_required_cells(package: Package) -> Iterator[Fault]:
    """Find empty cells in columns that must be filled."""
    for table in package.tables.values():
        for field in FIELDS[table.name]:
            column = column_of(table, field.name) if field.required or field.in_key else None
            if column is None or "" not in table.texts(field.name):
                continue
            for text, lines in lines_of(column, [""]).items():
                yield from BadText(table, field.name, text, lines).faults("The cell is empty.", _remedy(field))


def _remedy(field: Field) -> str:
    if field.marks:
        why = listed([f"{mark} {label}" for mark, label in field.marks.items()])
        return f"If there is no figure, say why: {why}."
    if field.name == "polarity":
        return f"Choose {listed(field.enum)}; none is a choice."
    if field.enum:
        return f"Choose {listed(field.enum)}."
    return f"Fill it in. What it holds: {field.description}"


CHECK = Check(
    code="E201",
    title="Required cells are filled",
    explanation="Some cells must be filled in every row. An empty figure could mean anything, so a mark says why there "
    "is none: [x] not available, [z] not applicable, [c] confidential, [low] rounds to zero. An empty polarity is not "
    "the same as none: somebody must decide.",
    remedy="Fill in the cell. If there is no figure, write the mark that says why.",
    example_wrong="recycling,E10000099,2023/24,2024,",
    example_right="recycling,E10000099,2023/24,2024,[x]",
    rule=empty_required_cells,
)

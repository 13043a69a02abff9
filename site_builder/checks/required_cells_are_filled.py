"""What every row must say is said."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import bad_cells, listed
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import Field
from site_builder.model import Package


def empty_required_cells(package: Package) -> Iterator[Fault]:
    """Find empty cells in columns that must be filled."""
    for cell in bad_cells(
        package, concerns=lambda field: field.required or field.in_key, is_bad=lambda text, _: text == ""
    ):
        yield from cell.faults("The cell is empty.", _remedy(cell.field))


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

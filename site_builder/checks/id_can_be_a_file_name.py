"""An id can be the name of a file on every computer."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import bad_cells
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import Field
from site_builder.checks.names import RESERVED
from site_builder.model import Package
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.text.hidden_characters import echo


def reserved_ids(package: Package) -> Iterator[Fault]:
    """Find ids that Windows keeps for devices, in the tables that define them."""
    for cell in bad_cells(package, concerns=_defines_an_id, is_bad=lambda text, _: text in RESERVED):
        yield cell.fault(
            f"{echo(cell.core)} cannot be a file name on Windows: it is a device.", f"Write {cell.core}-1, or another."
        )


def _defines_an_id(field: Field) -> bool:
    return field.name == "slug" or TABLE_SCHEMAS[field.table]["primaryKey"] == field.name


CHECK = Check(
    code="E213",
    title="Ids can be file names",
    explanation="Ids become names of folders and files. Windows has kept con, prn, aux, nul, com0 to com9 and lpt0 to "
    "lpt9 for devices since the 1980s: nobody with Windows could build or copy the site.",
    example_wrong="theme: aux",
    example_right="theme: auxiliary-services",
    rule=reserved_ids,
)

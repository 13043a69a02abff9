"""A text fits where it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import Field
from site_builder.model import Package
from site_builder.size_limits import or_raise


def long_texts(package: Package) -> Iterator[Fault]:
    """Find texts that are longer than their column allows."""
    usual = package.limits.cell_characters

    def is_too_long(text: str, field: Field) -> bool:
        return len(text) > (field.max_length or usual)

    for cell in bad_texts(package, concerns=lambda field: field.type == "string", is_bad=is_too_long):
        most = cell.field.max_length or usual
        # What the format says of a column holds everywhere; the other limit is the site's.
        otherwise = "" if cell.field.max_length else f" {or_raise('cell_characters')}"
        yield from cell.faults(
            f"The text has {len(cell.core):,} characters; {most:,} are allowed.",
            f"Shorten it by {len(cell.core) - most:,}.{otherwise}",
        )


CHECK = Check(
    code="E208",
    title="Texts are short enough",
    explanation="Each text has a greatest length, so that it fits into a table cell, a heading or a line on a phone. "
    "The reference of each table gives the lengths.",
    remedy="Shorten the text. What has to be said at length can go into a comment, a note or a narrative.",
    example_wrong="a title of 200 characters, where 120 are allowed",
    example_right="a title of 60 characters",
    rule=long_texts,
)

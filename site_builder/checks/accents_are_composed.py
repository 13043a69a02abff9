"""Letters with accents are one character each, as the web expects them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.model import Package
from site_builder.text.hidden_characters import echo, without_width


def accents_apart(package: Package) -> Iterator[Fault]:
    """Find texts whose accents are characters of their own."""
    for cell in bad_texts(
        package,
        concerns=lambda field: field.type == "string",
        is_bad=lambda text, _: not unicodedata.is_normalized("NFC", text),
    ):
        composed = unicodedata.normalize("NFC", cell.core)
        yield from cell.faults(
            f"{echo(cell.value)} has an accent that is a character of its own.",
            f"Write {echo(composed)}. Type it anew, because a copy is as it was.",
            composed if composed == without_width(composed) else None,
        )


CHECK = Check(
    code="W251",
    title="A letter and its accent are one character",
    explanation="Some Macs write é as e and an accent behind it. It looks the same, but the search does not find it, "
    "and two names that look alike are not equal.",
    remedy="Write the text as the message gives it; copied from the message, its letters are right.",
    example_wrong="Cafe\u0301, whose accent is a character of its own",
    example_right="Café",
    rule=accents_apart,
)

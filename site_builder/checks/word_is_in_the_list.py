"""A column with fixed words holds one of them."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import bad_texts, listed
from site_builder.checks.check import Check, Fault
from site_builder.model import Package
from site_builder.text.hidden_characters import echo
from site_builder.text.near_match import near_match, same_letters


def words_outside_the_list(package: Package) -> Iterator[Fault]:
    """Find words that are not among those of their column."""
    for cell in bad_texts(
        package,
        concerns=lambda field: field.type != "boolean" and bool(field.enum),
        is_bad=lambda text, field: text not in field.enum,
    ):
        near = near_match(cell.core, cell.field.enum)
        meant = f"Write {near}. " if near else ""
        yield from cell.faults(
            f'{echo(cell.core)} is not a word for "{cell.column}".',
            f"{meant}The words are {listed(cell.field.enum)}.",
            near if near and same_letters(near, cell.core) else None,
        )


CHECK = Check(
    code="E205",
    title="Fixed words are written as listed",
    explanation="Columns such as polarity, kind and period_type hold one of a few words, in small letters.",
    remedy="Write one of the words that the message lists, in small letters.",
    example_wrong="polarity: High",
    example_right="polarity: high",
    rule=words_outside_the_list,
)

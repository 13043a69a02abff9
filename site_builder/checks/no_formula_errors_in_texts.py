"""A text is not what a spreadsheet shows where a formula failed."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.checks.free_texts import is_free_text
from site_builder.checks.number_texts import is_excel_error
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def formula_errors_in_texts(package: Package) -> Iterator[Fault]:
    """Find formula errors in free texts; in other columns they are not a number, a word or an id."""
    for cell in bad_texts(
        package,
        concerns=is_free_text,
        is_bad=lambda text, _: is_excel_error(text),
    ):
        yield from cell.faults(
            f"{echo(cell.core)} is an error of a spreadsheet formula.",
            "Mend the formula in the workbook and save again, or write the text.",
        )


CHECK = Check(
    code="E212",
    title="No formula errors in texts",
    explanation="#N/A, #REF! and the like are what a spreadsheet shows where a formula failed. Saved as CSV they "
    "become text, and would be published as it stands.",
    remedy="Go back to the spreadsheet that the text came from, mend the formula, and copy the text again. If "
    "there is nothing to say, leave the cell empty.",
    example_wrong="note: #REF!",
    example_right="note: Counted by the police since 2022.",
    rule=formula_errors_in_texts,
)

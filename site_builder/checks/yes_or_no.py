"""A question is answered with yes or no."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_MEANT = dict.fromkeys(("y", "yes", "true", "t", "1", "x"), "yes") | dict.fromkeys(("n", "no", "false", "f", "0"), "no")


def other_answers(package: Package) -> Iterator[Fault]:
    """Find answers other than yes and no."""
    for cell in bad_texts(
        package, concerns=lambda field: field.type == "boolean", is_bad=lambda text, field: text not in field.enum
    ):
        meant = _MEANT.get(cell.core.lower())
        # A cross can be a tick, or what is left of the mark [x].
        certain = None if cell.core.lower() == "x" else meant
        yield from cell.faults(f"{echo(cell.core)} is not yes or no.", f"Write {meant or 'yes or no'}.", certain)


CHECK = Check(
    code="E206",
    title="Yes and no are written out",
    explanation="Columns with a question, such as redistribute and in_headline, hold yes or no in small letters. "
    "Excel likes to turn such words into TRUE and FALSE.",
    remedy="Write yes or no. In Excel, format the column as Text before you type, so that it is left as it is.",
    example_wrong="in_headline: TRUE",
    example_right="in_headline: yes",
    rule=other_answers,
)

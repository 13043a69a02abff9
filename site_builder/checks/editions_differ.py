"""An area has one publication for each edition."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.repeats import repeats
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def repeated_editions(package: Package) -> Iterator[Fault]:
    """Find publications with the area and the edition of another."""
    for repeat in repeats(package, "publications", ("area", "edition")):
        area, edition = repeat.texts
        yield repeat.fault(
            f"{echo(area)} has an edition {echo(edition)} on line {repeat.first_line} as well.",
            "Correct the edition, or delete one of the two: both would have the same address.",
        )


CHECK = Check(
    code="E305",
    title="Editions of an area differ",
    explanation="The addresses of pages are made from the area and the edition. Two publications of one area with the "
    "same edition would overwrite each other.",
    remedy="Correct the edition or the area of one of the two rows, or delete one.",
    example_wrong="two rows with E10000099 and 2023/24",
    example_right="E10000099 with 2022/23, and E10000099 with 2023/24",
    rule=repeated_editions,
)

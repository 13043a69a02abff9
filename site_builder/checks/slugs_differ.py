"""Each area has its own name in addresses."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.repeats import repeats
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def repeated_slugs(package: Package) -> Iterator[Fault]:
    """Find areas with the slug of another."""
    for repeat in repeats(package, "areas", ("slug",)):
        yield repeat.fault(
            f"The slug {echo(repeat.texts[0])} stands on line {repeat.first_line} as well.",
            "Give each area its own: their pages would have the same address.",
        )


CHECK = Check(
    code="E306",
    title="Slugs of areas differ",
    explanation="The slug of an area is part of the addresses of its pages. Two areas with one slug would overwrite "
    "each other. After a merger the new council may keep the name with an addition.",
    remedy="Give one of the areas another slug. Keep the one that was published before, because addresses of "
    "pages are made of it.",
    example_wrong="somerset, and somerset",
    example_right="somerset-county, and somerset",
    rule=repeated_slugs,
)

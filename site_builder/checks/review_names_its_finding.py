"""A review says which finding it is about."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.checks.reviews import KEYS
from site_builder.model import Package


def reviews_of_everything(package: Package) -> Iterator[Fault]:
    """Find reviews without a publication, an indicator, an area or a period."""
    for row in rows_of(package, "reviews", ("check", *KEYS)):
        if row.texts["check"] and not any(row.texts[key] for key in KEYS):
            yield row.fault(
                "check",
                f"The review names no {', '.join(KEYS[:-1])} or {KEYS[-1]}, so it would silence all of its check.",
                "Fill in those that the row of the finding has.",
            )


CHECK = Check(
    code="E458",
    title="A review names its finding",
    explanation="A row of the table reviews says that a person looked at a warning and that it is right as it stands. "
    "It names the check, and the publication, indicator, area or period of the row that the warning is about. Without "
    "any of these it would silence the check for the whole package, and for every fault that is made later.",
    remedy="Fill in what the warning is about: copy the publication, indicator, area or period of the row that "
    "it names.",
    example_wrong="reviews: check W422, all else empty, reason: Looked at all of them.",
    example_right="reviews: check W422, publication testshire-2024, indicator trees, reason: It is for ten years.",
    rule=reviews_of_everything,
)

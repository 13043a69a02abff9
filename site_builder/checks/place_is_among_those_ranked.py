"""A place is not beyond the number of areas that were ranked."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.model import Package

_PAIRS = (("place", "of"), ("spend_rank", "spend_of"))


def places_beyond_the_last(package: Package) -> Iterator[Fault]:
    """Find places that are larger than the number ranked."""
    columns = tuple(column for pair in _PAIRS for column in pair)
    for row in rows_of(package, "positions", columns):
        for place, of in _PAIRS:
            stands, ranked = row.number(place), row.number(of)
            if stands is not None and ranked is not None and stands > ranked:
                problem = f"The place {stands} is beyond the {ranked} areas that were ranked."
                yield row.fault(place, problem, f"Correct {place} or {of}.")


CHECK = Check(
    code="E412",
    title="A place is among those that were ranked",
    explanation="Of 31 areas, the last stands 31st. A larger place, or a smaller number of areas, is mistyped.",
    remedy="Look the place up in the document, and correct it or the number of areas.",
    example_wrong="place 40, of 31",
    example_right="place 4, of 31",
    rule=places_beyond_the_last,
)

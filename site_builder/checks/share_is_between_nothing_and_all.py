"""A share of areas or of indicators is more than nothing and at most all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

SHARES = ("min_area_share", "min_indicator_share")


def impossible_shares(package: Package) -> Iterator[Fault]:
    """Find fractions that are 0, above 1, or divide by 0."""
    for row in rows_of(package, "benchmarks", SHARES, any_of=SHARES):
        for column in SHARES:
            parts = re.fullmatch(r"([0-9]{1,3})/([0-9]{1,3})", row.texts[column])
            if parts and not 0 < int(parts[1]) <= int(parts[2]):
                problem = f"{echo(row.texts[column])} is not a share above nothing and up to all."
                yield row.fault(column, problem, "Write a fraction from 1/100 to 1/1, such as 2/3.")


CHECK = Check(
    code="E417",
    title="A share is above nothing and at most all",
    explanation="The shares of a benchmark say how many areas must have a figure for an indicator to be ranked, and on "
    "how many indicators an area must have one to be placed.",
    remedy="Write a share such as 2/3 or 1/2.",
    example_wrong="min_area_share 3/2",
    example_right="min_area_share 2/3",
    rule=impossible_shares,
)

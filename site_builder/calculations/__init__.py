"""What is worked out: pure functions from editions to results, one subject per file."""

from site_builder.calculations import (
    bottom_quarter,
    council,
    direction,
    edition_changes,
    funding,
    mark,
    place,
    positions,
    printed_lists,
    results,
    tally,
    target,
)

CALCULATIONS = (
    direction,
    target,
    mark,
    tally,
    place,
    funding,
    positions,
    printed_lists,
    bottom_quarter,
    edition_changes,
    council,
    results,
)
"""Every calculation, in the order in which a result is put together."""

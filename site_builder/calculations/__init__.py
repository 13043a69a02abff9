"""What is worked out: pure functions from editions to results, one subject per file."""

from site_builder.calculations import direction, mark, results, tally, target

CALCULATIONS = (direction, target, mark, tally, results)
"""Every calculation, in the order in which a result is put together."""

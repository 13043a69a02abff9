"""What each area of a group would have more with the funding of each other one."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model import Amounts, FundingGap


def work_out_gaps(funding: Amounts, residents: Amounts | None) -> Iterator[FundingGap]:
    """Set the funding for each resident of every two areas beside each other, exactly.

    The difference is the other area's less the own one's, unrounded; money is that for every own
    resident of the same period. A negative one is kept: the own area would have less.

    Args:
        funding: money per resident.
        residents: their number; used only where its period is the same.

    Method: docs/method/funding.md
    """
    same = residents is not None and (residents.period.start, residents.period.end) == (
        funding.period.start,
        funding.period.end,
    )
    numbers = residents.values if same and residents else {}
    for own, amount in funding.values.items():
        for other, other_amount in funding.values.items():
            if other != own:
                difference = other_amount - amount
                yield FundingGap(own, other, difference, difference * numbers[own] if own in numbers else None)

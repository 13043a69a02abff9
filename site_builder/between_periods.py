"""Two periods beside each other: how many months they share, and whether one is long before the other."""

from __future__ import annotations

from datetime import timedelta

from site_builder.model import Period

LONGEST_GAP = 36
"""Months between the ends of two periods above which the earlier is not the later's previous one."""


def shared_months(earlier: Period, later: Period) -> int:
    """How many months two periods share: 24 of 2020-22 and 2021-23. A snapshot has no length to share.

    Args:
        earlier: the one that ends first.
        later: the other.
    """
    if not earlier.months or not later.months:
        return 0
    start, following = max(earlier.start, later.start), earlier.end + timedelta(days=1)
    months = (following.year - start.year) * 12 + following.month - start.month
    return max(0, months - (following.day < start.day))


def far_apart(earlier: Period, later: Period) -> bool:
    """Whether so much time lies between the ends of two periods that one is not the other's previous one."""
    start, end = earlier.end, later.end
    return (end.year - start.year) * 12 + end.month - start.month > LONGEST_GAP

"""Which areas belong to a group on a day, as the rows of group_members say."""

from __future__ import annotations

from collections import Counter

from site_builder.checks.figures import Row


def members_on(day: str, members: list[Row]) -> Counter[str]:
    """How many members each group has on a day, written as an ISO date."""
    return Counter(row.texts["group"] for row in members if is_member(row, day))


def is_member(row: Row, day: str) -> bool:
    """Whether a row of group_members holds on a day."""
    start, end = row.texts["from"], row.texts["to"]
    return (not start or start <= day) and (not end or end >= day)

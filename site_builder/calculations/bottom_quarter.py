"""What left the bottom quarter between two editions, and whether its figure got better or others fell back."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.calculations.direction import judge_change, why_not_comparable
from site_builder.model import Assessment, BottomQuarter, Direction, InBoth, Moved

LOWEST = "4"
OPEN = "3-4"
"""A band that leaves open whether it is the bottom quarter."""


def bottom_quarter_moves(both: Sequence[InBoth]) -> BottomQuarter:
    """Sort the indicators of two editions by whether they stood in the bottom quarter.

    Only indicators with a quarter in both editions are sorted: no quarter says nothing, and the
    printed band "3rd or 4th" leaves open whether it is the bottom one.

    Method: docs/method/quartiles.md
    """
    placed = [pair for pair in both if _is_clear(pair.older.quartile) and _is_clear(pair.newer.quartile)]
    before = [_lowest(pair.older.quartile) for pair in placed]
    after = [_lowest(pair.newer.quartile) for pair in placed]
    moved = [_moved(pair) for pair in placed]
    sorted_ = list(zip(moved, before, after, strict=True))
    return BottomQuarter(
        left=tuple(move for move, was, is_ in sorted_ if was and not is_),
        stayed=tuple(move for move, was, is_ in sorted_ if was and is_),
        entered=tuple(move for move, was, is_ in sorted_ if is_ and not was),
    )


def _is_clear(quartile: Assessment | None) -> bool:
    return quartile is not None and quartile.value != OPEN


def _lowest(quartile: Assessment | None) -> bool:
    return quartile is not None and quartile.value == LOWEST


def _moved(pair: InBoth) -> Moved:
    earlier, later = pair.older.current, pair.newer.current
    reason = why_not_comparable(later, earlier)
    if reason is None and pair.polarity_changed:
        reason = "what is good was chosen anew"
    if reason is None and pair.newer.row.indicator.unit.kind == "money":
        reason = "amounts of money of years far apart are not adjusted for rising prices"
    if reason is None and earlier and later:
        if later.period.end <= earlier.period.end:
            reason = "the later edition has no later figure"
        elif any("b" in each.status for each in pair.newer.row.series if each.period.end > earlier.period.end):
            reason = "the series was broken between the two figures"
    direction: Direction = "not determinable"
    if reason is None and earlier and later and earlier.value is not None and later.value is not None:
        row = pair.newer.row
        direction = judge_change(earlier, later, row.polarity, row.indicator).direction
    return Moved(pair, direction, reason)

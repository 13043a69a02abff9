"""What makes the places of one edition hard to compare with those of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from site_builder.calculations.standing import in_scope
from site_builder.model import HistoryMark, IndicatorRanking, Scope

MUCH = Fraction(1, 10)
"""Share of the indicators; the set is marked as changed where more of them are new, or are gone."""


def marks_of_history(
    scope: Scope, current: Sequence[IndicatorRanking], previous: Sequence[IndicatorRanking]
) -> tuple[HistoryMark, ...]:
    """Say what changed between two editions in what a place is made from.

    The group is marked where an area joined or left it; the indicators where more than 10% of those
    ranked now were not ranked before, or more than 10% of those ranked before are not now; the
    polarity where that of an indicator ranked in both was turned round.

    Args:
        scope: which indicators count.
        current: all indicators of the edition.
        previous: all indicators of the edition before.

    Method: docs/method/place-history.md
    """
    current_by_id, before = (
        {each.panel.indicator.indicator: each for each in in_scope(rankings, scope)} for rankings in (current, previous)
    )
    marks: list[HistoryMark] = []
    if _areas(current) != _areas(previous):
        marks.append("group changed")
    new, gone = len(current_by_id.keys() - before.keys()), len(before.keys() - current_by_id.keys())
    if new > MUCH * len(current_by_id) or gone > MUCH * len(before):
        marks.append("indicators changed")
    both = current_by_id.keys() & before.keys()
    if any(current_by_id[name].panel.indicator.polarity != before[name].panel.indicator.polarity for name in both):
        marks.append("polarity changed")
    return tuple(marks)


def _areas(rankings: Sequence[IndicatorRanking]) -> frozenset[str]:
    return frozenset(rankings[0].panel.areas) if rankings else frozenset()

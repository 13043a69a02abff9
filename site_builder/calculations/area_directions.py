"""Where the figure of each area of a group went since the one before."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.calculations.direction import judge_change, why_not_comparable
from site_builder.calculations.ranked_period import RankedPeriod, seen_by
from site_builder.model import AreaDirection, BenchmarkRow, Observation, PeriodFigures
from site_builder.periods import far_apart


def work_out_directions(
    row: BenchmarkRow, figures: Sequence[PeriodFigures], ranked: RankedPeriod | None, areas: Sequence[str], day: str
) -> dict[str, AreaDirection]:
    """Judge each area's change from its own row before the ranked period, as a dashboard judges the own area's.

    Args:
        row: the indicator in the edition.
        figures: of the indicator, oldest period first.
        ranked: the period that the edition ranks, or shows.
        areas: codes of the group.
        day: the cut-off; figures published later are not known.

    Method: docs/method/direction.md
    """
    if ranked is None:
        return {area: _judge(row, None, None) for area in areas}
    span = ranked.period.end, ranked.period.start
    before = [each for each in figures if (each.period.end, each.period.start) < span]
    return {area: _judge(row, ranked.known.get(area), _before(before, area, ranked, day)) for area in areas}


def _before(figures: Sequence[PeriodFigures], area: str, ranked: RankedPeriod, day: str) -> Observation | None:
    for each in reversed(figures):
        if far_apart(each.period, ranked.period):
            return None
        found = seen_by(each.by_area.get(area, ()), day)
        if found:
            return found
    return None


def _judge(row: BenchmarkRow, current: Observation | None, previous: Observation | None) -> AreaDirection:
    reason = why_not_comparable(current, previous)
    if reason or current is None or previous is None:
        return AreaDirection(current, previous, "not determinable", None, reason)
    direction, basis = judge_change(previous, current, row.polarity, row.indicator)
    return AreaDirection(current, previous, direction, basis, None)

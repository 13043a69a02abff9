"""Where the figure of each area of a group went since the one before."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.between_periods import far_apart
from site_builder.calculations.direction import BROKEN, judge_change, why_not_comparable
from site_builder.calculations.ranked_period import RankedPeriod, choose_period, seen_by
from site_builder.model import AreaDirection, Benchmark, BenchmarkRow, Observation, Period, PeriodFigures


def work_out_directions(
    row: BenchmarkRow, figures: Sequence[PeriodFigures], ranked: RankedPeriod | None, benchmark: Benchmark
) -> dict[str, AreaDirection]:
    """Judge each area's change from the period before to the ranked one, which are the same for all.

    The period before is the one that would be ranked if the ranked one and all after it were not
    there. An area without a figure in either has no direction, even if it has an older one.

    Args:
        row: the indicator in the edition.
        figures: of the indicator, oldest period first.
        ranked: the period that the edition ranks, or shows.
        benchmark: the edition, with its areas, cut-off and settings.

    Returns:
        By code, every area of the group.

    Method: docs/method/direction.md
    """
    areas = [area.area for area in benchmark.areas]
    before = _before(figures, ranked, areas, benchmark) if ranked else None
    known, known_before = (each.known if each else {} for each in (ranked, before))
    # An area without a row cannot say that its series was broken; where all others' were, so was its.
    all_broken = bool(known) and all("b" in observation.status for observation in known.values())
    passed_over = _broken_between(figures, before, ranked, benchmark.cut_off.isoformat())
    return {
        area: _direction(
            row,
            known.get(area),
            known_before.get(area),
            before.period if before else None,
            ("b" in known[area].status or area in passed_over) if area in known else all_broken,
        )
        for area in areas
    }


def _before(
    figures: Sequence[PeriodFigures], ranked: RankedPeriod, areas: Sequence[str], benchmark: Benchmark
) -> RankedPeriod | None:
    span = ranked.period.end, ranked.period.start
    earlier = [each for each in figures if (each.period.end, each.period.start) < span]
    found = choose_period(earlier, areas, benchmark.cut_off, benchmark.settings)
    return None if found is None or far_apart(found.period, ranked.period) else found


def _broken_between(
    figures: Sequence[PeriodFigures], before: RankedPeriod | None, ranked: RankedPeriod | None, day: str
) -> set[str]:
    """Areas whose series was broken in a period that lies between the two and is passed over."""
    if before is None or ranked is None:
        return set()
    first, last = ((each.period.end, each.period.start) for each in (before, ranked))
    between = [each for each in figures if first < (each.period.end, each.period.start) < last]
    return {
        area
        for each in between
        for area, rows in each.by_area.items()
        if (observation := seen_by(rows, day)) and "b" in observation.status
    }


def _direction(
    row: BenchmarkRow, current: Observation | None, previous: Observation | None, before: Period | None, broken: bool
) -> AreaDirection:
    reason = why_not_comparable(current, previous)
    if broken and current and previous and None not in (current.value, previous.value):
        reason = BROKEN
    judged = None
    if reason is None and current and previous:
        judged = judge_change(previous, current, row.polarity, row.indicator)
    return AreaDirection(current, previous, before, broken, judged, reason)

"""What the series of every area say over time: five-year trends, and what is unusual in quarterly figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from site_builder.calculations.control_chart import LEAST, control_chart, control_limits
from site_builder.calculations.ranked_period import seen_by
from site_builder.calculations.trend import trend_of
from site_builder.model import Benchmark, Observation, PeriodFigures, SeriesResult, UsualRange

QUARTER = 3
"""Months."""


def work_out_series(benchmark: Benchmark, figures: Mapping[str, Sequence[PeriodFigures]]) -> Iterator[SeriesResult]:
    """Look at the series of every indicator and area of an edition, as known by its cut-off.

    Args:
        benchmark: the newest edition.
        figures: by indicator, oldest period first.

    Method: docs/method/intervals.md
    """
    day = benchmark.cut_off.isoformat()
    for row in benchmark.rows:
        inside = [each for each in figures.get(row.indicator.indicator, ()) if each.period.end <= benchmark.cut_off]
        for area in benchmark.areas:
            found = (seen_by(each.by_area.get(area.area, ()), day) for each in inside)
            series = [observation for observation in found if observation]
            trend, reason = trend_of(series, row.indicator)
            yield SeriesResult(row.indicator, area.area, trend, reason, _usual(series))


def _usual(series: Sequence[Observation]) -> UsualRange | None:
    if len(series) < LEAST or any(each.period.months != QUARTER for each in series):
        return None
    with_gaps = list(_with_gaps(series))
    values = [each.value if each else None for each in with_gaps]
    changes = [place for place, each in enumerate(with_gaps) if each and "b" in each.status]
    points = control_chart(values, changes)
    if points[-1].limits is None:
        return None
    since = values[changes[-1] if changes else 0 :]
    shown = tuple((each, point) for each, point in zip(with_gaps, points, strict=True) if each)
    return UsualRange(points[-1].limits, control_limits(since, screened=True), shown)


def _with_gaps(series: Sequence[Observation]) -> Iterator[Observation | None]:
    """The series with None where a quarter has no row: the quarters around it are no neighbours."""
    for before, each in zip([None, *series], series, strict=False):
        if before and each.period.start - before.period.end > timedelta(days=1):
            yield None
        yield each

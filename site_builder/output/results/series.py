"""What series say over time: five-year trends, and what is usual in quarterly figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.model import Benchmarking, ControlLimits, ControlPoint, Observation
from site_builder.output.results.table import (
    AREA,
    INDICATOR,
    ResultTable,
    counted,
    decimal,
    measured,
    number,
    plain,
    said,
    text,
    whole,
    yes_no,
)


def _trends(results: Benchmarking) -> Iterator[Sequence[str]]:
    for each in results.series:
        trend = each.trend
        kept_back = trend is None or each.indicator.indicator in results.model.kept_back
        yield (
            each.indicator.indicator,
            each.area,
            "" if kept_back or trend is None else measured(trend.slope),
            "" if kept_back or trend is None else measured(trend.chi2),
            said(trend.keeps_sign) if trend else "",
            trend.way if trend else "",
            each.trend_reason or "",
        )


TRENDS = ResultTable(
    name="trends",
    title="Five-year trends",
    description="Whether the last five yearly figures of each area go one way by more than chance would explain, in "
    "the newest edition.",
    rule="five-year-trend",
    page="method/intervals",
    key=("indicator", "area"),
    columns=(
        INDICATOR,
        AREA,
        number("slope", "Change of the figure in a year, weighted by how certain each figure is."),
        number("chi2", "Chi-square of the slope."),
        yes_no("keeps_sign", "Whether the slope keeps its sign whichever year is left out."),
        text("trend", "increasing, decreasing or no clear trend."),
        text("reason", "Why there is none."),
    ),
    rows=_trends,
)


def _ranges(results: Benchmarking) -> Iterator[Sequence[str]]:
    for each in results.series:
        if each.usual and each.indicator.indicator not in results.model.kept_back:
            for screened, limits in ((False, each.usual.limits), (True, each.usual.screened)):
                yield each.indicator.indicator, each.area, said(screened), *_limits(limits)


def _limits(limits: ControlLimits) -> Iterator[str]:
    yield counted(limits.points)
    for value in (
        limits.mean,
        limits.mean_moving_range,
        limits.lower,
        limits.upper,
        limits.near_lower,
        limits.near_upper,
    ):
        yield decimal(value)
    yield said(limits.provisional)


USUAL_RANGES = ResultTable(
    name="usual_ranges",
    title="Usual ranges of quarterly figures",
    description="The mean of a quarterly series and 2.66 average moving ranges to either side, since its last break.",
    rule="moving-range-limits",
    page="method/intervals",
    key=("indicator", "area", "screened"),
    columns=(
        INDICATOR,
        AREA,
        yes_no("screened", "Whether unusually large steps were left out of the average."),
        whole("points", "How many figures it rests on."),
        number("mean", "Their mean."),
        number("mean_moving_range", "Average step from one figure to the next."),
        number("lower", "Lower limit."),
        number("upper", "Upper limit."),
        number("near_lower", "Two thirds of the way to it."),
        number("near_upper", "Two thirds of the way to it."),
        yes_no("provisional", "Whether it rests on fewer than 20 figures."),
    ),
    rows=_ranges,
)


def _signals(results: Benchmarking) -> Iterator[Sequence[str]]:
    for each in results.series:
        for observation, point in each.usual.points if each.usual else ():
            kept_back = each.indicator.indicator in results.model.kept_back
            yield each.indicator.indicator, each.area, *_point(observation, point, kept_back)


def _point(observation: Observation, point: ControlPoint, kept_back: bool) -> Sequence[str]:
    value = "" if kept_back else plain(observation.value)
    return observation.period.text, value, point.word or "", "; ".join(sorted(point.signals))


SIGNALS = ResultTable(
    name="quarterly_signals",
    title="Unusual quarterly figures",
    description="Each figure of a quarterly series that has a usual range, and what is unusual in it.",
    rule="control-chart-signals",
    page="method/intervals",
    key=("indicator", "area", "period"),
    columns=(
        INDICATOR,
        AREA,
        text("period", "The quarter.", required=True),
        number("value", "The figure."),
        text("word", "unusual or steady; empty without a figure, and where the range was another."),
        text("signals", "What is unusual, with semicolons between."),
    ),
    rows=_signals,
)

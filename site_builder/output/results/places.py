"""The place of every area on every indicator, with the figure that made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from site_builder.model import Benchmarking, IndicatorResult, Interval, Observation, PlaceRange, RankedFigure
from site_builder.output.results.table import (
    AREA,
    BENCHMARK,
    INDICATOR,
    ResultTable,
    counted,
    decimal,
    measured,
    number,
    plain,
    text,
    whole,
)

KEPT_BACK = "not passed on"
NO_FIGURE = "no figure"


def _rows(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result in results.editions:
        for each in result.indicators:
            period = each.period.text if each.period else ""
            kept_back = each.row.indicator.indicator in results.model.kept_back
            for area in result.benchmark.areas:
                observation = each.observations.get(area.area)
                yield (
                    result.benchmark.benchmark,
                    each.row.indicator.indicator,
                    area.area,
                    period,
                    *_figure(observation, kept_back),
                    *_place(each.ranking.figures.get(area.area)),
                    *_interval(None if kept_back else each.intervals.get(area.area)),
                    *_range(each.place_ranges.get(area.area)),
                    _reason(each, observation),
                )


def _figure(observation: Observation | None, kept_back: bool) -> Sequence[str]:
    if observation is None:
        return "", "", "", "", "", "", ""
    status = " ".join(sorted(observation.status))
    if observation.missing:
        return "", observation.missing, status, "", "", "", ""
    if kept_back:
        return "", KEPT_BACK, status, "", "", "", ""
    numbers = observation.lower, observation.upper, observation.numerator, observation.denominator
    return plain(observation.value), "", status, *(plain(each) for each in numbers)


def _place(figure: RankedFigure | None) -> Sequence[str]:
    if figure is None:
        return "", "", "", "", "", "", ""
    place = figure.place
    middle = Fraction(place.first + place.last, 2)
    return (
        str(place.of),
        str(place.first),
        str(place.last),
        str(middle.numerator) if middle.denominator == 1 else f"{place.first + place.last >> 1}.5",
        decimal(figure.scaled),
        counted(figure.quartile),
        counted(figure.quartile_if_last_of_tie),
    )


def _interval(found: Interval | None) -> Sequence[str]:
    return (measured(found.lower), measured(found.upper)) if found else ("", "")


def _range(found: PlaceRange | None) -> Sequence[str]:
    return (str(found.best), str(found.worst)) if found else ("", "")


def _reason(result: IndicatorResult, observation: Observation | None) -> str:
    if observation is None or observation.value is None:
        return NO_FIGURE
    return result.ranking.reason or ""


PLACES = ResultTable(
    name="places",
    title="Places on indicators",
    description="One row for each edition, indicator and area of the group: the figure, its place among those that "
    "have one, and why it has none.",
    rule="competition-rank",
    page="method/ranking",
    key=("benchmark", "indicator", "area"),
    columns=(
        BENCHMARK,
        INDICATOR,
        AREA,
        text("period", "The period that all areas are compared on."),
        number("value", "The figure, exact, as known by the cut-off."),
        text("missing", "Why there is no figure: its mark in the data, or that the source lets nobody pass it on."),
        text("status", "p provisional, r revised, e estimated, b break in the series before."),
        number("lower", "Lower 95% limit."),
        number("upper", "Upper 95% limit."),
        number("numerator", "What was counted."),
        number("denominator", "What it was divided by."),
        whole("n", "How many areas have a figure."),
        whole("r_min", "The place that is shown: 1 + the number of better figures."),
        whole("r_max", "The number of better or equal figures; more than r_min where the place is shared."),
        number("r_avg", "The middle of the two."),
        number("scaled", "(r_avg - 1/2) x N / n + 1/2: what averages are made from."),
        whole("quartile", "The quarter of r_min: 1 is the best, none under four areas."),
        whole("quartile_if_last_of_tie", "The quarter of r_max; another one where equal figures span two quarters."),
        number("interval_lower", "Lower 95% limit as used: the published one, otherwise from the counts."),
        number("interval_upper", "Upper 95% limit as used."),
        whole("range_best", "Best place of 2,000 draws within the limits of all figures, 5th percentile."),
        whole("range_worst", "Worst place of these, 95th percentile."),
        text("reason", "Why there is no place."),
    ),
    rows=_rows,
    refers=(("indicators", ("benchmark", "indicator")), ("areas", ("benchmark", "area"))),
)

"""Where figures went since the ones before, for every area; and how many went where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.model import AreaDirection, Benchmarking, ChangeTest, Observation
from site_builder.output.results.places import KEPT_BACK
from site_builder.output.results.table import (
    AREA,
    BENCHMARK,
    INDICATOR,
    ResultTable,
    counted,
    measured,
    number,
    plain,
    said,
    text,
    whole,
    yes_no,
)

CLEAR = 1.96
"""Standard errors to each side in the interval of a difference between figures with limits."""


def _directions(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result in results.editions:
        for each in result.indicators:
            name, to = each.row.indicator.indicator, each.period.text if each.period else ""
            kept_back = name in results.model.kept_back
            for area, direction in each.directions.items():
                before = direction.before.text if direction.before else ""
                yield result.benchmark.benchmark, name, area, before, to, *_cells(direction, kept_back)


def _cells(direction: AreaDirection, kept_back: bool) -> Sequence[str]:
    current, previous, judged = direction.current, direction.previous, direction.judged
    return (
        *_figure(previous, kept_back),
        "" if kept_back or current is None else plain(current.value),
        said(direction.broken),
        direction.direction,
        judged.basis if judged else "",
        *_test(judged.test if judged and not kept_back else None),
        direction.reason or "",
    )


def _test(test: ChangeTest | None) -> Sequence[str]:
    if test is None:
        return "", "", "", "", ""
    width = test.interval.upper - test.interval.lower
    z = 2 * CLEAR * test.estimate / width if test.kind == "limits" and width else None
    return test.kind, measured(test.estimate), measured(test.interval.lower), measured(test.interval.upper), measured(z)


def _figure(previous: Observation | None, kept_back: bool) -> Sequence[str]:
    if previous is None or kept_back:
        return (KEPT_BACK if previous else ""), "", "", "", "", ""
    numbers = (previous.value, previous.lower, previous.upper, previous.numerator, previous.denominator)
    return previous.missing or "", *(plain(each) for each in numbers)


DIRECTIONS = ResultTable(
    name="directions",
    title="Directions of travel",
    description="One row for each edition, indicator and area: from its own figure before to that of the compared "
    "period.",
    rule="direction-of-travel",
    page="method/direction",
    key=("benchmark", "indicator", "area"),
    columns=(
        BENCHMARK,
        INDICATOR,
        AREA,
        text("from", "The period before."),
        text("to", "The period that is compared."),
        text("previous_missing", "Why there is no figure before."),
        number("previous", "The figure before, as known by the cut-off."),
        number("previous_lower", "Its lower 95% limit."),
        number("previous_upper", "Its upper 95% limit."),
        number("previous_numerator", "What was counted."),
        number("previous_denominator", "What it was divided by."),
        number("current", "The figure; its limits and counts stand with its place."),
        yes_no("break", "Whether the series was broken before it."),
        text("direction", "improved, similar, worse; higher, lower without polarity; not determinable.", required=True),
        text("basis", "How it was found: no change, by the band, by the interval."),
        text("test", "Which test of chance: proportions, rates or limits."),
        number("estimate", "Difference of proportions (0 to 1), ratio of rates, or difference of figures."),
        number("estimate_lower", "Lower 95% limit of the estimate."),
        number("estimate_upper", "Upper 95% limit of the estimate."),
        number("z", "Standard errors between two figures with published limits."),
        text("reason", "Why it cannot be determined."),
    ),
    rows=_directions,
    refers=(("indicators", ("benchmark", "indicator")), ("areas", ("benchmark", "area"))),
)


def _counts(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result in results.editions:
        for area, counts in result.counts.items():
            quarters, ways = counts.quartiles, counts.directions
            numbers = (
                quarters.first,
                quarters.second,
                quarters.third,
                quarters.fourth,
                quarters.total - quarters.none,
                quarters.none,
                ways.improved,
                ways.similar,
                ways.worse,
                ways.higher,
                ways.lower,
                ways.not_determinable,
                ways.total,
            )
            yield result.benchmark.benchmark, area, *(counted(each) for each in numbers)


COUNTS = ResultTable(
    name="counts",
    title="Counts",
    description="How many indicators of each area stand in which quarter, and which way they went. Both add up to all.",
    rule="counts-of-rows",
    page="method/counts",
    key=("benchmark", "area"),
    columns=(
        BENCHMARK,
        AREA,
        *(whole(f"q{quarter}", f"In quarter {quarter}; 1 is the best.") for quarter in (1, 2, 3, 4)),
        whole("in_a_quarter", "In any of the four."),
        whole("not_in_a_quarter", "Not ranked, or the area has no figure."),
        whole("improved", "Improved."),
        whole("similar", "Similar."),
        whole("worse", "Worse."),
        whole("higher", "Higher, without polarity."),
        whole("lower", "Lower, without polarity."),
        whole("not_determinable", "Not determinable."),
        whole("indicators", "All indicators of the edition."),
    ),
    rows=_counts,
    refers=(("areas", ("benchmark", "area")),),
)


def _lists(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result in results.editions:
        for area, lines in result.lists.items():
            for line in lines:
                yield result.benchmark.benchmark, area, line.indicator, line.listing


LISTS = ResultTable(
    name="lists",
    title="In the bottom quarter, and moved out of it",
    description="Indicators of each area that stand in the bottom quarter, and those that stood in it in the edition "
    "before.",
    rule="bottom-quarter",
    page="method/ranking",
    key=("benchmark", "area", "indicator"),
    columns=(BENCHMARK, AREA, INDICATOR, text("list", "Which list, and why.", required=True)),
    rows=_lists,
    refers=(("areas", ("benchmark", "area")),),
)

"""Places beside spending and need, the cost effectiveness index, and what the funding of others would mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from site_builder.model import Benchmarking, CostEffectivenessLine
from site_builder.output.results.table import (
    AREA,
    BENCHMARK,
    SCOPE,
    ResultTable,
    counted,
    decimal,
    number,
    plain,
    text,
    whole,
)

MILLION = Decimal(1_000_000)


def _quadrants(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result in results.editions:
        for each in result.scopes:
            for comparator, points in each.quadrants.items():
                amounts = each.amounts[comparator]
                kept_back = amounts.indicator.indicator in results.model.kept_back
                for point in points:
                    yield (
                        result.benchmark.benchmark,
                        each.theme.benchmark_theme,
                        comparator,
                        point.area,
                        amounts.indicator.indicator,
                        amounts.period.text,
                        "" if kept_back else plain(amounts.values[point.area]),
                        str(point.performance.first),
                        str(point.spending.first),
                        str(point.spending.of),
                        _half(point.line),
                        point.quadrant.replace("spending", comparator),
                    )


def _half(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator // 2}.5"


QUADRANTS = ResultTable(
    name="quadrants",
    title="Performance beside spending, and beside deprivation",
    description="Places by performance and by an amount, both among the areas that have the two.",
    rule="quadrants",
    page="method/cost-effectiveness",
    key=("benchmark", "scope", "comparator", "area"),
    columns=(
        BENCHMARK,
        SCOPE,
        text("comparator", "spending or deprivation.", required=True),
        AREA,
        text("indicator", "The indicator of the amount."),
        text("period", "Its period."),
        number("amount", "The amount; empty where the source lets nobody pass it on."),
        whole("performance_position", "Place by performance, 1 is best."),
        whole("amount_position", "Place by amount, 1 is the highest."),
        whole("out_of", "Among how many areas both places are."),
        number("reference_line", "(out_of + 1) / 2, on both axes."),
        text("quadrant", "In words; on the line where a place lies on it."),
    ),
    rows=_quadrants,
    refers=(("positions", ("benchmark", "scope", "area")),),
)


def _index(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result in results.editions:
        kept_back = bool(result.funding and result.funding.indicator.indicator in results.model.kept_back)
        for line in result.cost_effectiveness or ():
            yield result.benchmark.benchmark, *_index_cells(line, kept_back)


def _index_cells(line: CostEffectivenessLine, kept_back: bool) -> Sequence[str]:
    left_out = line.leaving_one_out
    return (
        line.area,
        "" if kept_back else plain(line.funding),
        decimal(line.average),
        # With two amounts known, the input would give all the others away, and the index the input.
        "" if kept_back else decimal(line.input),
        decimal(line.output),
        "" if kept_back else decimal(line.index),
        str(line.place.first),
        str(line.place.last),
        str(line.place.of),
        str(line.by_z_scores),
        str(line.by_ranks),
        counted(line.by_min_max),
        counted(left_out.best if left_out else None),
        counted(left_out.worst if left_out else None),
    )


COST_EFFECTIVENESS = ResultTable(
    name="cost_effectiveness",
    title="Cost effectiveness index",
    description="The index with its two halves, and places had it been made another way. Half of it is having little "
    "money.",
    rule="cost-effectiveness-index",
    page="method/cost-effectiveness",
    key=("benchmark", "area"),
    columns=(
        BENCHMARK,
        AREA,
        number("funding", "Money for each resident; empty where the source lets nobody pass it on."),
        number("core_mean", "Mean of the scaled ranks on core indicators."),
        number("input_score", "1 for the least funded area, 0 for the best; empty where amounts may not be passed on."),
        number("output_score", "1 for the best mean, 0 for the worst."),
        number("index", "The mean of the two; empty where the input is."),
        whole("position", "The place on it, 1 is the highest."),
        whole("position_last", "The last of the places that it shares."),
        whole("out_of", "Among how many areas."),
        whole("position_by_z_scores", "The place with z-scores."),
        whole("position_by_ranks", "The place with ranks."),
        whole("position_by_min_max", "The place with the mean of min-max scores as output."),
        whole("leave_one_out_best", "Best place with another area left out."),
        whole("leave_one_out_worst", "Worst of these."),
    ),
    rows=_index,
    refers=(("areas", ("benchmark", "area")),),
)


def _gaps(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result in results.editions:
        kept_back = results.model.kept_back
        if result.funding is None or result.funding.indicator.indicator in kept_back:
            continue
        # Money divided by the difference would give the residents away.
        with_money = result.residents is not None and result.residents.indicator.indicator not in kept_back
        for gap in result.gaps:
            additional = gap.additional if with_money else None
            yield (
                result.benchmark.benchmark,
                gap.own,
                gap.other,
                plain(gap.difference),
                plain(additional),
                "" if additional is None else plain(_millions(additional)),
            )


def _millions(amount: Decimal) -> Decimal:
    return (amount / MILLION).quantize(Decimal("0.1"), ROUND_HALF_UP)


GAPS = ResultTable(
    name="funding_gaps",
    title="Funding gaps",
    description="What each area would have more with the funding for each resident of each other one.",
    rule="funding-gap",
    page="method/funding",
    key=("benchmark", "area", "other"),
    columns=(
        BENCHMARK,
        AREA,
        text("other", "ONS (GSS) code of the other area.", required=True),
        number("difference_per_head", "The other's funding for each resident less the own, unrounded."),
        number("additional_funding", "That, times the own residents of the same period."),
        number("in_millions", "The same in millions, to one decimal, half up."),
    ),
    rows=_gaps,
    refers=(("areas", ("benchmark", "area")),),
)

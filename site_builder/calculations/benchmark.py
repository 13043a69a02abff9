"""Puts the calculations of benchmarking together: a model in, every edition worked out for all areas."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from site_builder.calculations.area_directions import work_out_directions
from site_builder.calculations.bottom_lists import list_bottom_quarter
from site_builder.calculations.closeness import closeness_of
from site_builder.calculations.cost_effectiveness import work_out_cost_effectiveness
from site_builder.calculations.funding_gap import work_out_gaps
from site_builder.calculations.intervals import interval_of
from site_builder.calculations.panel import make_panel
from site_builder.calculations.place_ranges import work_out_place_ranges
from site_builder.calculations.ranked_period import RankedPeriod, choose_period, seen_by
from site_builder.calculations.ranking import count_quartiles, rank_areas
from site_builder.calculations.scope_results import work_out_scopes
from site_builder.calculations.series_results import work_out_series
from site_builder.calculations.standing import CORE
from site_builder.calculations.switches import work_out_switches
from site_builder.calculations.tally import count_directions
from site_builder.model import (
    Amounts,
    AreaCounts,
    Benchmark,
    BenchmarkIndicator,
    Benchmarking,
    BenchmarkModel,
    BenchmarkResult,
    BenchmarkRow,
    Indicator,
    IndicatorResult,
    PeriodFigures,
    Switches,
)

NEVER = 12 * 300
"""Months after which a figure is too old, where no age is too much."""


def work_out_benchmarking(model: BenchmarkModel, published: Collection[str | None] = ()) -> Benchmarking:
    """Work out every edition of a model, oldest first, each beside the one before it.

    Args:
        model: its editions, and the figures of all areas.
        published: editions that a publication names. What places would be by other choices is worked out of
            these and of the newest: nobody reads it of the others, and it would make results much larger.
    """
    newest = model.benchmarks[-1].cut_off
    by_id: dict[str, BenchmarkResult] = {}
    for benchmark in model.benchmarks:
        by_id[benchmark.benchmark] = _edition(model, benchmark, by_id.get(benchmark.previous or ""), newest)
    editions = tuple(by_id.values())
    return Benchmarking(
        model=model,
        editions=editions,
        series=tuple(work_out_series(model.benchmarks[-1], model.figures)),
        switches={
            name: _switches(model, edition)
            for name, edition in by_id.items()
            if edition is editions[-1] or name in published
        },
    )


def _switches(model: BenchmarkModel, edition: BenchmarkResult) -> Switches:
    subsets = model.subsets.get(edition.benchmark.benchmark, ())
    return work_out_switches(edition.benchmark, edition.rankings, edition.scopes, subsets)


def _edition(
    model: BenchmarkModel, benchmark: Benchmark, previous: BenchmarkResult | None, newest: date
) -> BenchmarkResult:
    indicators = tuple(_indicator(benchmark, row, model.figures) for row in benchmark.rows)
    funding = amounts_of(benchmark.funding, benchmark, model.figures)
    residents = _residents(benchmark, model.figures, funding)
    scopes = work_out_scopes(model, benchmark, indicators, previous, newest, _comparators(model, benchmark))
    core = next((each.standing for each in scopes if each.scope == CORE), None)
    rankings = [each.ranking for each in indicators]
    return BenchmarkResult(
        benchmark=benchmark,
        indicators=indicators,
        scopes=scopes,
        funding=funding,
        residents=residents,
        cost_effectiveness=work_out_cost_effectiveness(core, funding.values, rankings) if core and funding else None,
        gaps=tuple(work_out_gaps(funding, residents)) if funding else (),
        counts={area.area: _counts(area.area, indicators) for area in benchmark.areas},
        lists={
            area.area: list_bottom_quarter(
                area.area,
                rankings,
                previous.rankings if previous else None,
                {each.row.indicator.indicator: each.directions[area.area].direction for each in indicators},
            )
            for area in benchmark.areas
        },
    )


def _indicator(
    benchmark: Benchmark, row: BenchmarkRow, figures: Mapping[str, Sequence[PeriodFigures]]
) -> IndicatorResult:
    areas = [area.area for area in benchmark.areas]
    own = figures.get(row.indicator.indicator, ())
    chosen = choose_period(own, areas, benchmark.cut_off, benchmark.settings)
    known = chosen.known if chosen else {}
    indicator = BenchmarkIndicator(
        row.indicator.indicator, row.theme.benchmark_theme, bool(row.theme.core), row.polarity, row.judge
    )
    panel = make_panel(indicator, areas, {area: observation.value for area, observation in known.items()})
    found = ((area, interval_of(observation, row.indicator)) for area, observation in known.items())
    intervals = {area: interval for area, interval in found if interval}
    ranking = rank_areas(panel, benchmark.settings, too_old=bool(chosen and chosen.too_old))
    return IndicatorResult(
        row=row,
        ranking=ranking,
        period=chosen.period if chosen else None,
        older=bool(chosen and chosen.older),
        observations=known,
        directions=work_out_directions(row, own, chosen, benchmark),
        intervals=intervals,
        closeness=closeness_of(panel),
        place_ranges=work_out_place_ranges(row, ranking, intervals, benchmark.seed),
    )


def amounts_of(
    indicator: Indicator | None,
    benchmark: Benchmark,
    figures: Mapping[str, Sequence[PeriodFigures]],
    *,
    any_age: bool = False,
) -> Amounts | None:
    """What each area spends, has or needs: of one period for all, chosen as the ranked period of an indicator is.

    Args:
        indicator: which amounts; None where the edition names none.
        benchmark: the edition.
        figures: by indicator.
        any_age: whether no age is too much, as of need that is measured every few years.

    Returns:
        None where too few areas have a figure, or figures are too old.

    Method: docs/method/ranked-period.md
    """
    if indicator is None:
        return None
    areas = [area.area for area in benchmark.areas]
    settings = replace(benchmark.settings, not_ranked_after=NEVER) if any_age else benchmark.settings
    chosen = choose_period(figures.get(indicator.indicator, ()), areas, benchmark.cut_off, settings)
    if chosen is None or chosen.too_old or not _enough(chosen, benchmark):
        return None
    values = {area: each.value for area, each in chosen.known.items() if each.value is not None}
    return Amounts(indicator, chosen.period, values)


def _residents(
    benchmark: Benchmark, figures: Mapping[str, Sequence[PeriodFigures]], funding: Amounts | None
) -> Amounts | None:
    """Residents in the period of the funding, of however many areas; otherwise those of the latest period."""
    indicator = benchmark.population
    if indicator and funding:
        for each in figures.get(indicator.indicator, ()):
            if (each.period.start, each.period.end) == (funding.period.start, funding.period.end):
                seen = (
                    seen_by(each.by_area.get(area.area, ()), benchmark.cut_off.isoformat()) for area in benchmark.areas
                )
                values = {each.area: each.value for each in seen if each and each.value is not None}
                if values:
                    return Amounts(indicator, each.period, values)
    return amounts_of(indicator, benchmark, figures, any_age=True)


def _enough(chosen: RankedPeriod, benchmark: Benchmark) -> bool:
    valued = sum(1 for each in chosen.known.values() if each.value is not None)
    return valued >= benchmark.settings.min_area_share * len(benchmark.areas)


def _comparators(model: BenchmarkModel, benchmark: Benchmark) -> dict[str, Amounts]:
    """By indicator, all amounts that some theme's places are set against in this edition."""
    spending = {theme.spending.indicator: theme.spending for theme in model.themes if theme.spending}
    found = {name: amounts_of(indicator, benchmark, model.figures) for name, indicator in spending.items()}
    if benchmark.deprivation:
        found[benchmark.deprivation.indicator] = amounts_of(
            benchmark.deprivation, benchmark, model.figures, any_age=True
        )
    return {name: amounts for name, amounts in found.items() if amounts}


def _counts(area: str, indicators: Sequence[IndicatorResult]) -> AreaCounts:
    return AreaCounts(
        quartiles=count_quartiles(area, [each.ranking for each in indicators]),
        directions=count_directions(each.directions[area].direction for each in indicators),
    )

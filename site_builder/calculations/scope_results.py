"""Everything that is said of places in one theme, in the core themes, or overall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from site_builder.calculations.panel import make_panel
from site_builder.calculations.place import change_of_place
from site_builder.calculations.place_history import marks_of_history
from site_builder.calculations.quadrants import work_out_quadrants
from site_builder.calculations.ranges import work_out_ranges
from site_builder.calculations.ranked_period import seen_by
from site_builder.calculations.ranking import rank_areas
from site_builder.calculations.standing import CORE, OVERALL, in_scope, work_out_standing, work_out_standings
from site_builder.model import (
    Amounts,
    Benchmark,
    BenchmarkModel,
    BenchmarkResult,
    BenchmarkTheme,
    Comparator,
    IndicatorRanking,
    IndicatorResult,
    Place,
    PlaceChange,
    Scope,
    ScopeResult,
    Standing,
)


def scope_of(theme: BenchmarkTheme) -> Scope:
    """What a benchmark theme averages over."""
    return {"overall": OVERALL, "core": CORE}.get(theme.kind) or Scope("theme", theme.benchmark_theme)


def work_out_scopes(
    model: BenchmarkModel,
    benchmark: Benchmark,
    indicators: Sequence[IndicatorResult],
    previous: BenchmarkResult | None,
    newest: date,
    comparators: Mapping[str, Amounts],
) -> tuple[ScopeResult, ...]:
    """Average, place and set against amounts, in every theme of an edition that has an indicator in it.

    Args:
        model: its themes and figures.
        benchmark: the edition.
        indicators: of the edition, ranked or not.
        previous: the edition before.
        newest: cut-off of the model's newest edition; figures revised by then give the revised places.
        comparators: amounts by indicator.

    Method: docs/method/ranking.md
    """
    rankings = [each.ranking for each in indicators]
    standings = work_out_standings(rankings, benchmark.settings)
    ranges = work_out_ranges(rankings, standings, benchmark.seed)
    by_scope = {standing.scope: standing for standing in standings}
    before = {each.scope: each for each in previous.scopes} if previous else {}
    revised = _revised(model, benchmark, indicators, newest)
    found = []
    for theme in model.themes:
        scope = scope_of(theme)
        if scope not in by_scope:
            continue
        standing = by_scope[scope]
        amounts = _amounts(theme, benchmark, comparators)
        earlier = _places(before[scope].standing) if scope in before else {}
        marks = marks_of_history(scope, rankings, previous.rankings) if previous else ()
        found.append(
            ScopeResult(
                theme=theme,
                scope=scope,
                standing=standing,
                ranges={each.area: each for each in ranges[scope]},
                ages=_ages(scope, indicators),
                previous=earlier,
                changes={} if "group changed" in marks else _changes(standing, earlier),
                marks=marks,
                revised=_differing(revised, standing, benchmark),
                amounts=amounts,
                quadrants={
                    comparator: work_out_quadrants(standing, each.values) for comparator, each in amounts.items()
                },
            )
        )
    return tuple(found)


def _amounts(
    theme: BenchmarkTheme, benchmark: Benchmark, comparators: Mapping[str, Amounts]
) -> dict[Comparator, Amounts]:
    named: tuple[tuple[Comparator, object], ...] = (
        ("spending", theme.spending and theme.spending.indicator),
        ("deprivation", benchmark.deprivation and benchmark.deprivation.indicator),
    )
    return {
        comparator: comparators[name] for comparator, name in named if isinstance(name, str) and name in comparators
    }


def _places(standing: Standing) -> dict[str, Place]:
    return {line.area: line.place for line in standing.lines if line.place}


def _changes(standing: Standing, before: Mapping[str, Place]) -> dict[str, PlaceChange]:
    return {
        area: change_of_place(before[area].first, place.first)
        for area, place in _places(standing).items()
        if area in before
    }


def _ages(scope: Scope, indicators: Sequence[IndicatorResult]) -> dict[str, tuple[date, date]]:
    """By area, when the oldest and the newest period ended that its average rests on."""
    chosen = {each.panel.indicator.indicator for each in in_scope([each.ranking for each in indicators], scope)}
    ages: dict[str, tuple[date, date]] = {}
    for each in indicators:
        if each.row.indicator.indicator in chosen and each.period:
            end = each.period.end
            for area in each.ranking.figures:
                oldest, newest = ages.get(area, (end, end))
                ages[area] = min(oldest, end), max(newest, end)
    return ages


def _revised(
    model: BenchmarkModel, benchmark: Benchmark, indicators: Sequence[IndicatorResult], newest: date
) -> list[IndicatorRanking] | None:
    """The edition's rankings with the figures of the same periods as known later; None where nothing was revised."""
    day = newest.isoformat()
    rankings = [
        _as_known_later(model, benchmark, each, day) if benchmark.cut_off < newest else each.ranking
        for each in indicators
    ]
    unchanged = all(new is each.ranking for new, each in zip(rankings, indicators, strict=True))
    return None if unchanged else rankings


def _as_known_later(model: BenchmarkModel, benchmark: Benchmark, result: IndicatorResult, day: str) -> IndicatorRanking:
    figures = model.figures.get(result.row.indicator.indicator, ())
    own = next((each for each in figures if each.period == result.period), None)
    first = benchmark.cut_off.isoformat()
    if own is None or all(rows[-1].as_of <= first for rows in own.by_area.values()):
        return result.ranking  # nothing of it was published later
    panel = result.ranking.panel
    seen = {area: seen_by(own.by_area.get(area, ()), day) for area in panel.areas}
    later = make_panel(
        panel.indicator, panel.areas, {area: each.value if each else None for area, each in seen.items()}
    )
    if later.values == panel.values:
        return result.ranking
    return rank_areas(later, benchmark.settings, too_old=result.ranking.reason == "too old")


def _differing(
    rankings: Sequence[IndicatorRanking] | None, standing: Standing, benchmark: Benchmark
) -> dict[str, Place]:
    if rankings is None:
        return {}
    places = _places(work_out_standing(rankings, standing.scope, benchmark.settings))
    return places if places != _places(standing) else {}

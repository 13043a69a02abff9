"""Turns a checked package into its benchmarking model: editions, and the figures of all areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from site_builder.model import (
    Area,
    Benchmark,
    BenchmarkModel,
    BenchmarkRow,
    BenchmarkSettings,
    ComparatorSet,
    Observation,
    Package,
    Period,
    PeriodFigures,
)
from site_builder.sources.lookups import Lookups, indicators_kept_back, records
from site_builder.sources.observations import read_observations
from site_builder.sources.records import Cells, read_day, read_whole, read_yes


def read_benchmarks(package: Package) -> BenchmarkModel | None:
    """Read the benchmarking model of a package.

    Args:
        package: a package in which the checks found no error.

    Returns:
        The model with its editions, oldest first; None where the package has no edition of one.
    """
    known = Lookups(package)
    rows: dict[str, list[BenchmarkRow]] = defaultdict(list)
    for cells in records(package, "benchmark_rows"):
        rows[cells["benchmark"]].append(_row(cells, known))
    read = [_benchmark(cells, known, tuple(rows[cells["benchmark"]])) for cells in records(package, "benchmarks")]
    if not read:
        return None
    return BenchmarkModel(
        package=package.name,
        title=str(package.descriptor.get("title") or package.name),
        benchmarks=tuple(sorted(read, key=lambda each: (each.cut_off, each.benchmark))),
        themes=tuple(sorted(known.benchmark_themes.values(), key=lambda theme: (theme.order, theme.benchmark_theme))),
        figures=_figures(package, known, _wanted(read, known)),
        subsets=_subsets(package, known, read),
        successors=_successors(package, known),
        invented=package.invented,
        kept_back=indicators_kept_back(package),
    )


def _row(cells: Cells, known: Lookups) -> BenchmarkRow:
    return BenchmarkRow(
        indicator=known.indicators[cells["indicator"]],
        theme=known.benchmark_themes[cells["benchmark_theme"]],
        polarity=cells["polarity"],
        judge=read_yes(cells.get("judge")) is not False,
        note=cells.get("note"),
    )


def _benchmark(cells: Cells, known: Lookups, rows: tuple[BenchmarkRow, ...]) -> Benchmark:
    cut_off = date.fromisoformat(cells["cut_off"])
    members = known.members(cells["group"], _members_on(cells))
    return Benchmark(
        benchmark=cells["benchmark"],
        title=cells["title"],
        edition=cells["edition"],
        cut_off=cut_off,
        group=known.groups[cells["group"]],
        areas=tuple(area for code, area in known.areas.items() if code in members),
        rows=rows,
        previous=cells.get("previous"),
        seed=int(cells["seed"]),
        settings=_settings(cells),
        funding=known.indicators.get(cells.get("funding") or ""),
        population=known.indicators.get(cells.get("population") or ""),
        deprivation=known.indicators.get(cells.get("deprivation") or ""),
        note=cells.get("note"),
    )


def _members_on(cells: Cells) -> date:
    """The day whose members of a group an edition compares."""
    return read_day(cells.get("members_on")) or date.fromisoformat(cells["cut_off"])


def _subsets(package: Package, known: Lookups, read: Iterable[Benchmark]) -> dict[str, tuple[ComparatorSet, ...]]:
    """By edition, the other groups that hold some of its areas and not all, in the order of the data."""
    spans: dict[str, list[tuple[str, date, date]]] = defaultdict(list)
    for cells in records(package, "group_members"):
        start, end = read_day(cells.get("from")), read_day(cells.get("to"))
        spans[cells["group"]].append((cells["area"], start or date.min, end or date.max))
    days = {cells["benchmark"]: _members_on(cells) for cells in records(package, "benchmarks")}
    found = {}
    for each in read:
        day, sets = days[each.benchmark], []
        for group in known.groups:
            members = {area for area, start, end in spans[group] if start <= day <= end}
            areas = tuple(area.area for area in each.areas if area.area in members)
            if 0 < len(areas) < len(each.areas):
                sets.append(ComparatorSet(known.groups[group], None, areas))
        found[each.benchmark] = tuple(sets)
    return found


def _settings(cells: Cells) -> BenchmarkSettings:
    """The settings that an edition gives; the usual ones for the rest."""
    shares = {name: cells.get(name) for name in ("min_area_share", "min_indicator_share")}
    numbers = {
        name: read_whole(cells.get(name)) for name in ("min_theme_indicators", "older_after", "not_ranked_after")
    }
    given: dict[str, Any] = {name: Fraction(text) for name, text in shares.items() if text}
    given |= {name: number for name, number in numbers.items() if number is not None}
    return BenchmarkSettings(**given)


def _wanted(benchmarks: Iterable[Benchmark], known: Lookups) -> set[str]:
    """Every indicator that some edition ranks, or sets beside places."""
    beside = [theme.spending for theme in known.benchmark_themes.values()]
    ranked = []
    for each in benchmarks:
        beside += [each.funding, each.population, each.deprivation]
        ranked += [row.indicator.indicator for row in each.rows]
    return {*ranked, *(indicator.indicator for indicator in beside if indicator)}


def _figures(package: Package, known: Lookups, wanted: set[str]) -> dict[str, tuple[PeriodFigures, ...]]:
    """The figures by indicator, period and area, each in the order of publication."""
    found: dict[str, dict[tuple[date, date], tuple[Period, dict[str, list[Observation]]]]] = defaultdict(dict)
    for each in read_observations(package, known.indicators, of_indicators=wanted):
        # One span can be written in two ways: Sep 2023, and September 2023.
        span = each.period.end, each.period.start
        _, by_area = found[each.indicator].setdefault(span, (each.period, {}))
        by_area.setdefault(each.area, []).append(each)
    return {
        indicator: tuple(
            PeriodFigures(period, {area: _in_order(rows) for area, rows in by_area.items()})
            for _, (period, by_area) in sorted(periods.items(), key=lambda item: item[0])
        )
        for indicator, periods in found.items()
    }


def _in_order(rows: list[Observation]) -> tuple[Observation, ...]:
    return tuple(rows if len(rows) == 1 else sorted(rows, key=lambda each: each.as_of))


def _successors(package: Package, known: Lookups) -> dict[str, tuple[Area, ...]]:
    found: dict[str, list[Area]] = defaultdict(list)
    for cells in records(package, "area_successors"):
        found[cells["area"]].append(known.areas[cells["successor"]])
    return {area: tuple(successors) for area, successors in found.items()}

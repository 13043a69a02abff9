"""Two states of the places side by side: overall, core, themes, indicators, cost effectiveness and funding."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.calculations.figure_changes import own_areas
from site_builder.model import Benchmarking, BenchmarkResult, Place, PlaceMove, RankingChange, Results
from site_builder.model.difference import PlaceKind

Key = tuple[str, str, PlaceKind, str, str]
_ORDER = {"scope": 0, "cost effectiveness": 1, "indicator": 2, "funding": 3}


def moved_places(old: Results, new: Results) -> tuple[PlaceMove, ...]:
    """Every place that is another, in editions, themes and indicators that both states compare.

    Where an indicator is ranked on one side only that is told once, by `ranking_changes`, and not area by area.

    Returns:
        The newest edition first, then by kind; areas with an edition of their own come first, then by name, and who
        moved farthest first.
    """
    before, after = dict(_places(old)), dict(_places(new))
    compared = {key[:4] for key in before} & {key[:4] for key in after}
    changed = [
        key
        for key in before.keys() | after.keys()
        if key[:4] in compared and _first(before.get(key)) != _first(after.get(key))
    ]
    own = {
        (package, area)
        for results in (old, new)
        for package in {each.publication.package for each in results.publications}
        for area in own_areas(package, results)
    }
    moves = [PlaceMove(*key, own=(key[0], key[4]) in own, old=before.get(key), new=after.get(key)) for key in changed]
    newest = {
        (package, edition.benchmark.benchmark): -position
        for results in (old, new)
        for position, (package, edition) in enumerate(_editions(results))
    }

    def rank(move: PlaceMove) -> tuple[object, ...]:
        edition = move.package, newest.get((move.package, move.edition), 1), move.edition
        return *edition, _ORDER[move.kind], not move.own, move.name, -abs(move.distance), move.area

    return tuple(sorted(moves, key=rank))


def _first(place: Place | None) -> int | None:
    return place.first if place else None


def ranking_changes(old: Results, new: Results) -> tuple[RankingChange, ...]:
    """The indicators that a benchmark ranks on one side only, or leaves out for another reason."""
    before = {key: ranking for key, ranking in _rankings(old)}
    return tuple(
        RankingChange(*key, old=before[key], new=reason)  # type: ignore[arg-type]
        for key, reason in _rankings(new)
        if key in before and before[key] != reason
    )


def _rankings(results: Results) -> Iterator[tuple[tuple[str, str, str], str | None]]:
    for package, edition in _editions(results):
        for each in edition.indicators:
            yield (package, edition.benchmark.benchmark, each.row.indicator.indicator), each.ranking.reason


def _editions(results: Results) -> Iterator[tuple[str, BenchmarkResult]]:
    benchmarking: Benchmarking
    for benchmarking in results.benchmarkings:
        for edition in benchmarking.editions:
            yield benchmarking.model.package, edition


def _places(results: Results) -> Iterator[tuple[Key, Place]]:
    for package, edition in _editions(results):
        yield from _places_of(package, edition)
    for council in results.councils:
        for funding in council.funding:
            comparison = funding.comparison
            name = f"{comparison.indicator.indicator} {comparison.period.text}"
            for line in funding.lines:
                yield (council.council.package, comparison.publication, "funding", name, line.area.area), line.place


def _places_of(package: str, edition: BenchmarkResult) -> Iterator[tuple[Key, Place]]:
    benchmark = edition.benchmark.benchmark
    for scope in edition.scopes:
        for line in scope.standing.lines:
            if line.place:
                yield (package, benchmark, "scope", scope.theme.benchmark_theme, line.area), line.place
    for each in edition.indicators:
        for area, figure in each.ranking.figures.items():
            yield (package, benchmark, "indicator", each.row.indicator.indicator, area), figure.place
    for index in edition.cost_effectiveness or ():
        yield (package, benchmark, "cost effectiveness", "", index.area), index.place

"""A council's edition with the comparison that it belongs to: what all pages of a comparison look things up in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from site_builder.model import (
    Area,
    AreaDirection,
    AreaStanding,
    Benchmarking,
    BenchmarkResult,
    IndicatorResult,
    Place,
    PublicationResult,
    RankedFigure,
    Results,
    ScopeResult,
)
from site_builder.pages import addresses


@dataclass(frozen=True)
class Year:
    """One edition in the history of an area's place. `marks` say what makes it hard to compare with the one before."""

    edition: str
    place: Place | None
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """An edition of one council beside all areas of its benchmark.

    Attributes:
        result: the council's edition.
        benchmarking: the model.
        edition: the model's edition that the council's one names.
    """

    result: PublicationResult
    benchmarking: Benchmarking
    edition: BenchmarkResult

    @property
    def own(self) -> Area:
        return self.result.publication.area

    @property
    def areas(self) -> tuple[Area, ...]:
        return self.edition.benchmark.areas

    @property
    def group(self) -> str:
        """The group in a few words, such as counties."""
        return self.edition.benchmark.group.short_title

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of areas by code."""
        return {area.area: area.name for area in self.areas}

    @cached_property
    def reported(self) -> frozenset[str]:
        """The indicators that the council's edition reports, which have a page."""
        return frozenset(row.indicator.indicator for row in self.result.publication.rows)

    @cached_property
    def editions(self) -> tuple[BenchmarkResult, ...]:
        """This edition and those before it, oldest first."""
        by_id = {each.benchmark.benchmark: each for each in self.benchmarking.editions}
        found = [self.edition]
        while (before := by_id.get(found[-1].benchmark.previous or "")) and before not in found:
            found.append(before)
        return tuple(reversed(found))

    @property
    def previous(self) -> BenchmarkResult | None:
        """The edition before."""
        return self.editions[-2] if len(self.editions) > 1 else None

    @property
    def themes(self) -> tuple[ScopeResult, ...]:
        """The scopes that are a theme."""
        return tuple(scope for scope in self.edition.scopes if scope.theme.kind == "theme")

    def scope(self, kind: str) -> ScopeResult | None:
        """Overall, or core."""
        return next((scope for scope in self.edition.scopes if scope.theme.kind == kind), None)

    def line(self, scope: ScopeResult, area: str | None = None) -> AreaStanding:
        """How an area, otherwise the own one, stands in a scope."""
        code = area or self.own.area
        return next(line for line in scope.standing.lines if line.area == code)

    def history(self, theme: str, area: str | None = None) -> tuple[Year, ...]:
        """The places of an area, otherwise the own one, in every edition, oldest first."""
        code = area or self.own.area
        return tuple(_year(edition, theme, code) for edition in self.editions)

    def in_scope(self, scope: ScopeResult) -> Iterator[IndicatorResult]:
        """The indicators of a scope, ranked or not, in the order of the data."""
        for each in self.edition.indicators:
            kind = scope.theme.kind
            if kind == "overall" or (kind == "core" and each.row.theme.core) or each.row.theme == scope.theme:
                yield each

    def figure(self, indicator: IndicatorResult, area: str | None = None) -> RankedFigure | None:
        """The place of an area, otherwise the own one, on an indicator."""
        return indicator.ranking.figures.get(area or self.own.area)

    def direction(self, indicator: IndicatorResult, area: str | None = None) -> AreaDirection:
        """Where the figure of an area, otherwise the own one, went."""
        return indicator.directions[area or self.own.area]

    def indicator_path(self, indicator: str) -> str | None:
        """The page of an indicator, if the council reports it."""
        return addresses.indicator(self.own, indicator) if indicator in self.reported else None

    def theme_path(self, scope: ScopeResult) -> str:
        """The page of a scope."""
        return addresses.compared_theme(self.result.publication, scope.theme.benchmark_theme)


def _year(edition: BenchmarkResult, theme: str, area: str) -> Year:
    scope = next((each for each in edition.scopes if each.theme.benchmark_theme == theme), None)
    if scope is None:
        return Year(edition.benchmark.edition, None, ())
    place = next((line.place for line in scope.standing.lines if line.area == area), None)
    return Year(edition.benchmark.edition, place, scope.marks)


def compared_of(result: PublicationResult, results: Results | Sequence[Benchmarking]) -> Compared | None:
    """The comparison that an edition names; None where it names none."""
    models = results.benchmarkings if isinstance(results, Results) else results
    for model in models:
        for edition in model.editions:
            named = edition.benchmark.benchmark == result.publication.benchmark
            if named and model.model.package == result.publication.package:
                return Compared(result, model, edition)
    return None

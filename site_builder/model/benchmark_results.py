"""What was worked out of a benchmarking model: every edition, for all areas of its group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from site_builder.model.benchmark import (
    AreaRanges,
    BottomLine,
    Closeness,
    CostEffectivenessLine,
    IndicatorRanking,
    PlaceRange,
    QuadrantPoint,
    Scope,
    Standing,
)
from site_builder.model.benchmark_data import Benchmark, BenchmarkModel, BenchmarkRow
from site_builder.model.chance import ChangeJudged, ControlLimits, ControlPoint, Direction, Interval, Trend
from site_builder.model.council import BenchmarkTheme
from site_builder.model.named import Indicator, Period
from site_builder.model.place import Place, PlaceChange
from site_builder.model.report import Observation
from site_builder.model.results import DirectionCounts, QuartileCounts
from site_builder.model.switches import Switches

Comparator = Literal["spending", "deprivation"]
HistoryMark = Literal["group changed", "indicators changed", "polarity changed"]


@dataclass(frozen=True, slots=True)
class AreaDirection:
    """Where one area's figure went since the one before.

    Attributes:
        current: in the period that is ranked; None where the area has no row for it.
        previous: in the period before, `before`, as known by the same day.
        broken: whether the series was broken between the two.
        judged: None where it cannot be determined; `reason` says why.
    """

    current: Observation | None
    previous: Observation | None
    before: Period | None
    broken: bool
    judged: ChangeJudged | None
    reason: str | None

    @property
    def direction(self) -> Direction:
        return self.judged.direction if self.judged else "not determinable"


@dataclass(frozen=True)
class IndicatorResult:
    """An indicator in one edition, for all areas of the group.

    Attributes:
        period: the one that is ranked, or would be; None where there is no figure at all.
        older: whether its figures are marked as older.
        observations: by area code, of that period as known by the cut-off.
        directions: by area code, of every area of the group.
        intervals: by area code, of figures that come with limits or counts.
        closeness: None under four figures.
        place_ranges: by area code, what chance in the figures does to places; empty where they have no limits.
    """

    row: BenchmarkRow
    ranking: IndicatorRanking
    period: Period | None
    older: bool
    observations: Mapping[str, Observation]
    directions: Mapping[str, AreaDirection]
    intervals: Mapping[str, Interval]
    closeness: Closeness | None
    place_ranges: Mapping[str, PlaceRange]


@dataclass(frozen=True)
class Amounts:
    """What areas spend, have or need, in one period; each its figure by area code."""

    indicator: Indicator
    period: Period
    values: Mapping[str, Decimal]


@dataclass(frozen=True)
class ScopeResult:
    """A theme, the core themes or all indicators, in one edition.

    Attributes:
        theme: as the data name it.
        ranges: by area code, of the placed areas.
        ages: by area code, last days of the oldest and the newest period that its average rests on.
        previous: the places of the edition before, by area code; empty where there is none.
        changes: of place in words, by area code; none where the group was another.
        marks: what makes its places hard to compare with those of the edition before.
        revised: places with the figures as known by the newest edition, by area code; only where one differs.
        amounts: of each comparator that it has; quadrants: the same set against places.
    """

    theme: BenchmarkTheme
    scope: Scope
    standing: Standing
    ranges: Mapping[str, AreaRanges]
    ages: Mapping[str, tuple[date, date]]
    previous: Mapping[str, Place]
    changes: Mapping[str, PlaceChange]
    marks: tuple[HistoryMark, ...]
    revised: Mapping[str, Place]
    amounts: Mapping[Comparator, Amounts]
    quadrants: Mapping[Comparator, tuple[QuadrantPoint, ...]]


@dataclass(frozen=True)
class AreaCounts:
    """How many of an edition's indicators stand where, for one area. Each adds up to all indicators."""

    quartiles: QuartileCounts
    directions: DirectionCounts


@dataclass(frozen=True)
class FundingGap:
    """What an area would have more with the funding for each resident of another; `additional` is money of a year."""

    own: str
    other: str
    difference: Decimal
    additional: Decimal | None


@dataclass(frozen=True)
class BenchmarkResult:
    """One edition worked out.

    Attributes:
        scopes: overall and core, then themes, in the order of the data.
        cost_effectiveness: None where the index cannot be worked out; funding, residents: what it and the gaps rest on.
        counts, lists: by area code.
    """

    benchmark: Benchmark
    indicators: tuple[IndicatorResult, ...]
    scopes: tuple[ScopeResult, ...]
    funding: Amounts | None
    residents: Amounts | None
    cost_effectiveness: tuple[CostEffectivenessLine, ...] | None
    gaps: tuple[FundingGap, ...]
    counts: Mapping[str, AreaCounts]
    lists: Mapping[str, tuple[BottomLine, ...]]

    @property
    def rankings(self) -> tuple[IndicatorRanking, ...]:
        return tuple(each.ranking for each in self.indicators)


@dataclass(frozen=True)
class UsualRange:
    """What is usual in a quarterly series, since the last recorded change of it.

    Attributes:
        screened: the same with unusually large steps left out of the average.
        points: the series, oldest first, with what is unusual in it.
    """

    limits: ControlLimits
    screened: ControlLimits
    points: tuple[tuple[Observation, ControlPoint], ...]


@dataclass(frozen=True)
class SeriesResult:
    """What one area's series of an indicator says over time, as known by the newest edition.

    Attributes:
        trend: over five years; trend_reason says why there is none.
        usual: of quarterly figures; None for others, and where there are too few.
    """

    indicator: Indicator
    area: str
    trend: Trend | None
    trend_reason: str | None
    usual: UsualRange | None


@dataclass(frozen=True)
class Benchmarking:
    """A model with its editions worked out, oldest first.

    Attributes:
        series: of every indicator and area of the newest edition.
        switches: by edition, of the newest one and of each that a publication names.
    """

    model: BenchmarkModel
    editions: tuple[BenchmarkResult, ...]
    series: tuple[SeriesResult, ...]
    switches: Mapping[str, Switches]

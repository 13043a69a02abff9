"""What the data say of a benchmarking model: its editions, and the figures of all areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from site_builder.model.benchmark import BenchmarkSettings
from site_builder.model.council import BenchmarkTheme
from site_builder.model.named import Area, Group, Indicator, Period, Polarity
from site_builder.model.report import Observation


@dataclass(frozen=True)
class BenchmarkRow:
    """An indicator as one edition of the model ranks it.

    Attributes:
        judge: False where it is shown and not ranked although it has a polarity.
    """

    indicator: Indicator
    theme: BenchmarkTheme
    polarity: Polarity
    judge: bool
    note: str | None


@dataclass(frozen=True)
class Benchmark:
    """One edition of a benchmarking model. It belongs to no area: all of its group are placed.

    Attributes:
        benchmark, previous: ids of this edition and of the one before it.
        areas: the members of the group on the cut-off day, in the order of the data.
        seed: of the random draws.
        funding, population, deprivation: the indicators that hold them, where the edition names any.
    """

    benchmark: str
    title: str
    edition: str
    cut_off: date
    group: Group
    areas: tuple[Area, ...]
    rows: tuple[BenchmarkRow, ...]
    previous: str | None
    seed: int
    settings: BenchmarkSettings
    funding: Indicator | None
    population: Indicator | None
    deprivation: Indicator | None
    note: str | None


@dataclass(frozen=True)
class ComparatorSet:
    """Areas that are compared with each other, or could be.

    Attributes:
        group: the group whose members they are; None where they are the councils of one `kind`.
        areas: codes, in the order of the edition.
    """

    group: Group | None
    kind: str | None
    areas: tuple[str, ...]


@dataclass(frozen=True)
class PeriodFigures:
    """All that was published of one indicator for one period.

    Attributes:
        by_area: by area code; each area's observations in the order in which they were published.
    """

    period: Period
    by_area: Mapping[str, tuple[Observation, ...]]


@dataclass(frozen=True)
class BenchmarkModel:
    """All that one package says of its benchmarking model.

    Attributes:
        benchmarks: its editions, oldest first.
        themes: overall, core and the themes, in their order.
        figures: by indicator, oldest period first.
        subsets: by edition, each other group that holds some of its areas on the same day, and not all of them.
        successors: by code of an abolished area, the areas that took its place.
        invented: whether the package says that its figures are made up.
        kept_back: indicators whose figures may not be passed on.
    """

    package: str
    title: str
    benchmarks: tuple[Benchmark, ...]
    themes: tuple[BenchmarkTheme, ...]
    figures: Mapping[str, tuple[PeriodFigures, ...]]
    subsets: Mapping[str, tuple[ComparatorSet, ...]]
    successors: Mapping[str, tuple[Area, ...]]
    invented: bool
    kept_back: frozenset[str]

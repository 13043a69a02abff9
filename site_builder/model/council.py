"""What documents say of a council beyond the rows of an edition's dashboards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from site_builder.model.named import Area, Group, Indicator, Period, Source, Theme
from site_builder.model.report import Observation

BenchmarkKind = Literal["overall", "core", "theme"]
ListKind = Literal["bottom quarter", "left"]
CountBasis = Literal["one entry", "stated", "inferred"]
SumKind = Literal["counts", "figures", "words"]
Certainty = Literal["cannot be right", "documents differ", "can be rounding", "wording"]
SpendFirst = Literal["highest", "lowest"]


@dataclass(frozen=True)
class PrintedDifference:
    """What a report prints beside another area's amount: per resident, and in money of a year.

    Attributes:
        named: whether the report's text, beside its charts, says what this area's amount would mean.
    """

    difference: Decimal | None
    additional: Decimal | None
    named: bool = False


@dataclass(frozen=True)
class FundingComparison:
    """An amount per resident, compared between areas.

    Attributes:
        publication: id of the edition that prints it; `source` is its report.
        amounts: by area, every member of `group` that has a figure.
        peers: codes of the areas that are most like the own one, with the group's name; empty where none is named.
        kinds: by area, the group within `group` that it belongs to.
        population: residents of the own area in the same period.
        printed: by code of the other area.
    """

    publication: str
    source: Source | None
    indicator: Indicator
    period: Period
    title: str
    note: str | None
    group: Group
    peer_group: Group | None
    peers: frozenset[str]
    amounts: Mapping[Area, Decimal]
    kinds: Mapping[str, Group]
    population: Observation | None
    printed: Mapping[str, PrintedDifference]


@dataclass(frozen=True)
class BenchmarkTheme:
    """A group of indicators that a benchmarking model averages; it is no dashboard.

    Attributes:
        core: whether it is a function of the council; None where the data do not say.
        spending: the indicator of spending for each resident on it; None where it is not compared with spending.
    """

    benchmark_theme: str
    title: str
    kind: BenchmarkKind
    order: int
    note: str | None
    core: bool | None = None
    spending: Indicator | None = None


@dataclass(frozen=True)
class Position:
    """A place that one document states for one year.

    Attributes:
        place, of: by results, 1 is best.
        spend_rank, spend_of: by spending per resident; `spend_first` says which end 1 is.
    """

    theme: BenchmarkTheme
    year: str
    source: Source
    place: int
    of: int | None
    spend_rank: int | None
    spend_of: int | None
    spend_first: SpendFirst | None
    reference: str
    comment: str | None


@dataclass(frozen=True)
class ListEntry:
    """A line of a printed list. `indicators` is how many it stands for; None where the document leaves that open."""

    order: int
    heading: str | None
    theme: str | None
    text: str
    indicators: int | None
    count_basis: CountBasis | None
    note: str | None
    links: tuple[tuple[Indicator, str | None], ...]


@dataclass(frozen=True)
class PrintedCount:
    source: Source
    count: int
    of: int | None
    reference: str
    note: str | None


@dataclass(frozen=True)
class IndicatorList:
    """A list of indicators that a document prints for a benchmarking year."""

    list: str
    kind: ListKind
    year: str
    title: str
    order: int
    source: Source
    reference: str
    note: str | None
    entries: tuple[ListEntry, ...]
    printed_counts: tuple[PrintedCount, ...]


@dataclass(frozen=True)
class CommitteeTheme:
    theme: Theme
    basis: Literal["source", "site"]
    reason: str | None


@dataclass(frozen=True)
class Committee:
    committee: str
    title: str
    order: int
    source: Source | None
    reference: str | None
    note: str | None
    themes: tuple[CommitteeTheme, ...]


@dataclass(frozen=True)
class SumChecked:
    """A place where a document does not agree with itself, or with another. Texts hold references to figures.

    Attributes:
        certainty: what kind of disagreement it is, and so how sure it is that something is wrong.
        other_source: the second document, where two are compared.
        why: what explains the disagreement, where something does.
    """

    check: str
    kind: SumKind
    certainty: Certainty
    order: int
    source: Source
    other_source: Source | None
    reference: str
    subject: str
    printed: str
    parts: tuple[Decimal, ...]
    total: Decimal | None
    found: str
    indicator: Indicator | None
    why: str | None


@dataclass(frozen=True)
class Council:
    """All that one package says of one council beyond its editions."""

    area: Area
    package: str
    funding: tuple[FundingComparison, ...] = ()
    positions: tuple[Position, ...] = ()
    lists: tuple[IndicatorList, ...] = ()
    committees: tuple[Committee, ...] = ()
    sums: tuple[SumChecked, ...] = ()

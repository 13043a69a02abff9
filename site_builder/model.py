"""The nouns of the program, frozen: what the data say, and what was worked out of them.

Two layers meet here. `Table` and `Package` are a data package as it was written, text with line
numbers, which is what the checks look at. Everything below them is typed and exists only after
the checks have passed. Missing is None, never 0, "" or NaN; figures are exact decimals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

import pandas as pd

Polarity = Literal["high", "low", "none"]
Direction = Literal["improved", "similar", "worse", "higher", "lower", "not determinable"]
TargetKind = Literal[
    "number", "below", "at most", "above", "at least", "range", "decrease", "increase", "top quartile", "plan"
]
TargetVerdict = Literal["met", "missed", "better than range", "not judged", "no target"]
Quartile = Literal["1", "2", "3", "4", "1-2", "3-4"]
Mark = Literal["attention", "strong"]
MissingMark = Literal["[x]", "[z]", "[c]", "[low]"]


# --- a package as it was written ------------------------------------------------------------


@dataclass(frozen=True)
class Table:
    """One CSV file: cells as text, exactly as written.

    Attributes:
        name: the resource's name, which is also the name of its schema.
        path: path of the file as shown to people, from the folder that holds the packages.
        frame: one column of text per header cell; the index is the physical line on which each
            row begins, so that a finding can point at it.
        unread: the cells of rows that could not be read, so that a reference to one of them is
            not called unknown as well.
    """

    name: str
    path: str
    frame: pd.DataFrame
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Package:
    """A data package as it was written: its descriptor and its tables by name.

    Attributes:
        name: name of the package's folder.
        path: path of the descriptor as shown to people.
        descriptor: the parsed datapackage.json (or .yaml).
        tables: the tables that could be read, by resource name.
        readme: text of the README.md beside the descriptor, if there is one.
    """

    name: str
    path: str
    descriptor: Mapping[str, object]
    tables: Mapping[str, Table]
    readme: str | None = None


# --- what the data say ----------------------------------------------------------------------


@dataclass(frozen=True, order=True)
class Period:
    """A span of time. `months` is 0 for a snapshot.

    Attributes:
        start, end: first and last day, both inside.
        months: length in whole months.
        type: the declared period type.
        text: as written in the data.
    """

    start: date
    end: date
    months: int
    type: str
    text: str


@dataclass(frozen=True)
class Area:
    area: str
    slug: str
    name: str
    council: str | None
    type: str


@dataclass(frozen=True)
class Group:
    group: str
    title: str
    short_title: str
    note: str | None


@dataclass(frozen=True)
class Outcome:
    outcome: str
    title: str
    order: int


@dataclass(frozen=True)
class Theme:
    theme: str
    title: str
    outcome: Outcome
    order: int
    in_headline: bool
    summary: str | None


@dataclass(frozen=True)
class Unit:
    """`kind` percent means that changes are said in percentage points."""

    unit: str
    kind: Literal["percent", "money", "number"]
    prefix: str
    suffix: str
    title: str


@dataclass(frozen=True)
class Source:
    source: str
    title: str
    publisher: str
    url: str | None
    licence: str
    redistribute: bool
    note: str | None


@dataclass(frozen=True)
class Indicator:
    indicator: str
    title: str
    noun: str
    definition: str | None
    definition_by: Literal["source", "site"] | None
    unit: Unit
    scale: Literal["one", "thousand", "million", "billion"]
    decimals: int
    period_type: str
    source: Source | None
    band_rel: Decimal | None
    band_abs: Decimal | None
    status: Literal["current", "retired"]
    replaced_by: str | None
    words: tuple[str, ...] = ()
    refs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Observation:
    """A figure of the own area, or the mark that says why there is none.

    `status` holds the letters p, r, e and b of the data format.
    """

    indicator: str
    area: str
    period: Period
    as_of: str
    value: Decimal | None
    missing: MissingMark | None
    lower: Decimal | None
    upper: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: frozenset[str]
    note: str | None


@dataclass(frozen=True)
class Target:
    """What an edition set out to reach. `period` is None where it is the edition's own."""

    kind: TargetKind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    period: str | None
    text: str | None


@dataclass(frozen=True)
class Assessment:
    """A judgement that was printed or recorded by a person."""

    kind: Literal["direction", "quartile", "mark"]
    value: str
    period: str | None
    group: Group | None
    basis: Literal["as printed", "officer"]
    reason: str


@dataclass(frozen=True)
class Comment:
    text: str
    author: str
    date: date | None


@dataclass(frozen=True)
class ReportRow:
    """An indicator as one edition reports it."""

    indicator: Indicator
    theme: Theme
    section: str | None
    order: int
    printed_title: str | None
    polarity: Polarity
    strategic: bool | None
    group: Group | None
    note: str | None
    target: Target | None
    assessments: Mapping[str, Assessment]
    comment: Comment | None
    series: tuple[Observation, ...]
    """The own area's observations inside the cut-off, one per period, oldest first."""


@dataclass(frozen=True)
class Publication:
    """One council's edition with its rows, in the order of the report."""

    publication: str
    package: str
    area: Area
    edition: str
    title: str
    cut_off: date
    source: Source | None
    group: Group | None
    previous: str | None
    notice: str | None
    rows: tuple[ReportRow, ...]

    def source_of(self, indicator: Indicator) -> Source | None:
        """Where an indicator's figures come from: its own source, otherwise the edition's."""
        return indicator.source or self.source

    def kept_back(self) -> frozenset[str]:
        """The indicators whose figures are shown and may not be passed on."""
        sources = {row.indicator.indicator: self.source_of(row.indicator) for row in self.rows}
        return frozenset(name for name, source in sources.items() if source and not source.redistribute)


# --- what was worked out --------------------------------------------------------------------


@dataclass(frozen=True)
class DirectionCounts:
    """How many rows have each direction. They add up to `total` by construction."""

    improved: int = 0
    similar: int = 0
    worse: int = 0
    higher: int = 0
    lower: int = 0
    not_determinable: int = 0

    @property
    def total(self) -> int:
        return self.improved + self.similar + self.worse + self.higher + self.lower + self.not_determinable

    @property
    def comparable(self) -> int:
        """Rows whose direction could be told."""
        return self.total - self.not_determinable


@dataclass(frozen=True)
class QuartileCounts:
    """How many rows stand in each quarter; printed bands are counted apart, never split."""

    first: int = 0
    second: int = 0
    third: int = 0
    fourth: int = 0
    band_top: int = 0
    band_bottom: int = 0
    none: int = 0

    @property
    def total(self) -> int:
        return self.first + self.second + self.third + self.fourth + self.band_top + self.band_bottom + self.none


@dataclass(frozen=True)
class TargetCounts:
    met: int = 0
    missed: int = 0
    not_judged: int = 0
    no_target: int = 0

    @property
    def total(self) -> int:
        return self.met + self.missed + self.not_judged + self.no_target


@dataclass(frozen=True)
class MarkCounts:
    attention: int = 0
    strong: int = 0
    none: int = 0

    @property
    def total(self) -> int:
        return self.attention + self.strong + self.none


@dataclass(frozen=True)
class RowResult:
    """Everything that pages say of one row of an edition.

    Attributes:
        current, previous: the latest observation and the one before it; either may be without a
            value, and previous may be absent.
        change: current minus previous, exact; None where either has no value or they cannot be
            compared.
        direction: worked out by the rule. direction_reason says why when it is not determinable.
        direction_recorded: as printed or recorded, if it is.
        quartile: recorded quarter or band, if there is one.
        target_verdict: met, missed and so on, by the rule.
        mark: worked out by the rule; mark_reason says which rule. mark_recorded: printed, if it is.
    """

    row: ReportRow
    current: Observation | None
    previous: Observation | None
    change: Decimal | None
    direction: Direction
    direction_reason: str | None
    direction_recorded: Assessment | None
    quartile: Assessment | None
    target_verdict: TargetVerdict
    target_reason: str | None
    mark: Mark | None
    mark_reasons: tuple[str, ...]
    mark_recorded: Assessment | None

    @property
    def direction_shown(self) -> Direction:
        """The recorded direction where there is one, otherwise the computed one."""
        return self.direction_recorded.value if self.direction_recorded else self.direction  # type: ignore[return-value]

    @property
    def mark_shown(self) -> Mark | None:
        return self.mark_recorded.value if self.mark_recorded else self.mark  # type: ignore[return-value]


@dataclass(frozen=True)
class Tally:
    """Counts over some rows, shown (recorded first) and computed side by side."""

    directions_shown: DirectionCounts
    directions_computed: DirectionCounts
    quartiles: QuartileCounts
    targets: TargetCounts
    marks_shown: MarkCounts
    marks_computed: MarkCounts

    @property
    def total(self) -> int:
        return self.directions_shown.total


@dataclass(frozen=True)
class ThemeResult:
    theme: Theme
    rows: tuple[RowResult, ...]
    tally: Tally


@dataclass(frozen=True)
class PublicationResult:
    """One edition, worked out.

    `headline` counts only the dashboards that the report's own headline counts include; it is
    None where that is all of them.
    """

    publication: Publication
    themes: tuple[ThemeResult, ...]
    outcomes: tuple[tuple[Outcome, Tally], ...]
    tally: Tally
    headline: Tally | None


@dataclass(frozen=True)
class Results:
    """All editions of a site, newest first within each area."""

    publications: tuple[PublicationResult, ...] = field(default_factory=tuple)

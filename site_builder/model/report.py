"""What the data say, typed: it exists only after the checks have passed.

Missing is None, never 0, "" or NaN; figures are exact decimals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from site_builder.model.named import Area, Group, Indicator, Outcome, Period, Polarity, Source, Theme

TargetKind = Literal[
    "number", "below", "at most", "above", "at least", "range", "decrease", "increase", "top quartile", "plan"
]
TargetVerdict = Literal["met", "missed", "better than range", "not judged", "no target"]
Mark = Literal["attention", "strong"]
MissingMark = Literal["[x]", "[z]", "[c]", "[low]"]
CONFIDENTIAL: MissingMark = "[c]"
GIVE_IT_AWAY = ("lower", "upper", "numerator")
"""Columns of observations from which a confidential figure can be worked out, or nearly."""
EMPTY_BESIDE_IT = (*GIVE_IT_AWAY, "denominator")
"""Columns that are passed on empty beside a confidential figure: a denominator serves only its numerator."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure of an area, or the mark that says why there is none.

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
    """A judgement that was printed, recorded by a person, or worked out by a rule."""

    kind: Literal["direction", "quartile", "mark"]
    value: str
    period: str | None
    group: Group | None
    basis: Literal["as printed", "officer", "by the rule"]
    reason: str


@dataclass(frozen=True)
class Comment:
    text: str
    author: str
    date: date | None


@dataclass(frozen=True)
class Match:
    """Why a row of an older edition is taken for the same indicator as a row of a newer one."""

    how: Literal["same name", "same meaning", "changed definition"]
    reason: str


@dataclass(frozen=True)
class Risk:
    order: int
    category: str
    title: str
    statement: str
    reference: str | None


@dataclass(frozen=True)
class Change:
    """What a document says was added to, taken from or changed in the set of indicators."""

    kind: Literal["added", "removed", "changed"]
    subject: str
    count: int | None
    text: str
    source: Source
    reference: str


@dataclass(frozen=True)
class Narrative:
    """What an officer wrote on an outcome, in Markdown with references to figures.

    Attributes:
        text: without the lines that name author and date.
        path: of its file, as shown to people.
    """

    outcome: Outcome
    text: str
    author: str | None
    date: date | None
    path: str


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
    match: Match | None = None
    """Why it is the same indicator as in a newer edition, where the two were matched."""


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
    risks: tuple[Risk, ...] = ()
    changes: tuple[Change, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    benchmark: str | None = None
    """Id of the edition of the benchmarking model that it shows."""
    invented: bool = False
    """Whether its figures are made up."""

    def source_of(self, indicator: Indicator) -> Source | None:
        """Where an indicator's figures come from: its own source, otherwise the edition's."""
        return indicator.source or self.source

    def kept_back(self) -> frozenset[str]:
        """The indicators whose figures are shown and may not be passed on."""
        sources = {row.indicator.indicator: self.source_of(row.indicator) for row in self.rows}
        return frozenset(name for name, source in sources.items() if source and not source.redistribute)

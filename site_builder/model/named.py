"""What rows name by an id: periods, areas, groups, outcomes, themes, units, sources and indicators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Polarity = Literal["high", "low", "none"]


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
    part_of: str | None = None


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
    replaced_by: str | None = None


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
    """What is reported.

    Attributes:
        design_effect: by how much a survey's answers count for less than those of as many people
            drawn at random.
        chance: whether chance plays a part in the figures, so that a change can be tested.
    """

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
    design_effect: Decimal = Decimal(1)
    chance: bool = True

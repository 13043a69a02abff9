"""What was worked out of a council's funding, places, lists and sums, and of the difference between two editions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from site_builder.model.chance import Direction
from site_builder.model.council import (
    BenchmarkTheme,
    Council,
    FundingComparison,
    IndicatorList,
    Position,
    PrintedCount,
    PrintedDifference,
    SumChecked,
)
from site_builder.model.named import Area, Group
from site_builder.model.place import Place, PlaceChange
from site_builder.model.report import Publication
from site_builder.model.results import RowResult


@dataclass(frozen=True)
class FundingLine:
    """One area's amount per resident beside the own area's.

    Attributes:
        kind: the group that it belongs to, such as metropolitan boroughs.
        place: among all, 1 is the highest amount. place_among_peers: where it is one.
        difference: its amount less the own one, exact.
        additional: money of a year that the own area would have more with its amount; None without a population.
        printed: what the report prints of the two.
        difference_differs, additional_differs: whether the printed one is not the computed one, rounded as printed.
        rounding_explains: whether the printed ones can have been worked out from the same amounts before these were
            rounded; also where nothing is printed, or nothing differs.
    """

    area: Area
    kind: Group | None
    amount: Decimal
    place: Place
    place_among_peers: Place | None
    difference: Decimal
    additional: Decimal | None
    printed: PrintedDifference | None
    difference_differs: bool
    additional_differs: bool
    rounding_explains: bool

    @property
    def differs(self) -> bool:
        """Whether a printed figure is not ours."""
        return self.difference_differs or self.additional_differs


@dataclass(frozen=True)
class FundingResult:
    """A funding comparison worked out; lines with the highest amount first, then by name.

    Attributes:
        own: the own area's line.
        peers: the lines of the areas most like it, in the same order.
        kinds: each kind with its lowest, median and highest amount, largest median first.
        median: of the amounts of all lines. peers_median: of the peers'; None where there are none.
        population_range: the numbers of residents with which every printed pair of differences agrees, or None.
    """

    comparison: FundingComparison
    own: FundingLine
    lines: tuple[FundingLine, ...]
    peers: tuple[FundingLine, ...]
    kinds: tuple[FundingKind, ...]
    median: Decimal
    peers_median: Decimal | None
    population_range: tuple[Decimal, Decimal] | None


@dataclass(frozen=True)
class FundingKind:
    group: Group
    areas: int
    lowest: Decimal
    median: Decimal
    highest: Decimal


@dataclass(frozen=True)
class PositionHistory:
    """Every place that documents state for a benchmark theme, by year, oldest first.

    Attributes:
        shown: for each year the one that stands for it: of several documents the first that tells the most.
    """

    theme: BenchmarkTheme
    years: tuple[tuple[str, tuple[Position, ...]], ...]
    shown: tuple[tuple[str, Position], ...]


@dataclass(frozen=True)
class PositionLine:
    """A benchmark theme in the year of the table.

    Attributes:
        change: in words, from the year before; None where that place or its number of areas is not known or another.
    """

    theme: BenchmarkTheme
    position: Position
    previous: Position | None
    change: PlaceChange | None
    history: PositionHistory


@dataclass(frozen=True)
class PositionTable:
    """The places of one year: the latest in which most benchmark themes have one."""

    year: str
    previous_year: str | None
    lines: tuple[PositionLine, ...]
    histories: tuple[PositionHistory, ...]


@dataclass(frozen=True)
class ListResult:
    """A printed list with the number of its indicators.

    Attributes:
        indicators: the sum over its entries; an entry that leaves its number open counts once.
        open_entries: how many leave it open. inferred_entries: for how many it was read from the words.
        disagreeing: printed counts that are not `indicators`.
    """

    list: IndicatorList
    indicators: int
    open_entries: int
    inferred_entries: int
    disagreeing: tuple[PrintedCount, ...]


@dataclass(frozen=True)
class SumResult:
    """A sum of a document, added up. `parts_total` is None where it names no parts."""

    sum: SumChecked
    parts_total: Decimal | None


@dataclass(frozen=True)
class CouncilResult:
    council: Council
    funding: tuple[FundingResult, ...]
    positions: PositionTable | None
    lists: tuple[ListResult, ...]
    sums: tuple[SumResult, ...]


@dataclass(frozen=True)
class InBoth:
    """An indicator that two editions report."""

    older: RowResult
    newer: RowResult

    @property
    def moved(self) -> bool:
        """Whether it stands on another dashboard; a dashboard and the one that took its place count as one."""
        before, now = self.older.row.theme, self.newer.row.theme
        return now.theme not in (before.theme, before.replaced_by)

    @property
    def polarity_changed(self) -> bool:
        return self.older.row.polarity != self.newer.row.polarity


@dataclass(frozen=True)
class Moved:
    """An indicator whose quarter among other areas is known in two editions.

    Attributes:
        direction: from the older edition's latest figure to the newer one's, by the rule; `reason` says why it
            cannot be told.
    """

    both: InBoth
    direction: Direction
    reason: str | None


@dataclass(frozen=True)
class BottomQuarter:
    """What left the bottom quarter from one edition to the next, what stayed, and what entered it."""

    left: tuple[Moved, ...]
    stayed: tuple[Moved, ...]
    entered: tuple[Moved, ...]


@dataclass(frozen=True)
class EditionChanges:
    """How the indicators of an edition differ from those of the one before it."""

    older: Publication
    newer: Publication
    both: tuple[InBoth, ...]
    only_older: tuple[RowResult, ...]
    only_newer: tuple[RowResult, ...]
    bottom_quarter: BottomQuarter

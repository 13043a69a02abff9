"""What was worked out of an edition: everything that pages say."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from site_builder.model.chance import Direction, DirectionBasis
from site_builder.model.named import Outcome, Theme
from site_builder.model.place import Place
from site_builder.model.report import Assessment, Mark, Observation, Publication, ReportRow, TargetVerdict


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
        quartile_recorded: quarter or band, if there is one. quartile_computed: from the place among areas.
        place: among the areas of the benchmark that the edition names; None where it has none.
        target_verdict: met, missed and so on, by the rule.
        mark: worked out by the rule; mark_reason says which rule. mark_recorded: printed, if it is.
        direction_basis: how the rule came to the direction; None where that is not determinable.
    """

    row: ReportRow
    current: Observation | None
    previous: Observation | None
    change: Decimal | None
    direction: Direction
    direction_reason: str | None
    direction_recorded: Assessment | None
    quartile_recorded: Assessment | None
    target_verdict: TargetVerdict
    target_reason: str | None
    mark: Mark | None
    mark_reasons: tuple[str, ...]
    mark_recorded: Assessment | None
    direction_basis: DirectionBasis | None = None
    quartile_computed: Assessment | None = None
    place: Place | None = None

    @property
    def quartile(self) -> Assessment | None:
        """The recorded quarter where there is one, otherwise the computed one."""
        return self.quartile_recorded or self.quartile_computed

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

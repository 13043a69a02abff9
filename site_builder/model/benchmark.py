"""What comes of comparing areas: places on indicators, averages of them, and how firm these are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from site_builder.model.named import Polarity
from site_builder.model.place import Place

NotRanked = Literal["no polarity", "not judged", "too old", "too few areas", "no variation"]
NotPlaced = Literal["too few indicators", "no figures", "too few figures"]
ScopeKind = Literal["theme", "core", "overall"]
Quadrant = Literal[
    "high performing / high spending",
    "high performing / low spending",
    "low performing / high spending",
    "low performing / low spending",
    "on the line",
]
BottomListing = Literal[
    "bottom quarter",
    "bottom quarter (new)",
    "bottom quarter (also last year)",
    "bottom quarter (polarity changed)",
    "moved out and figure improved",
    "moved out, figure not improved",
    "moved out (polarity changed)",
    "no longer ranked",
]
RankMethod = Literal[
    "mean scaled rank",
    "mean rank; best place for ties",
    "mean unscaled rank",
    "median scaled rank",
    "mean z-score",
    "mean min-max",
    "equal weight per theme",
]


@dataclass(frozen=True)
class BenchmarkSettings:
    """The shares and numbers below which nothing is ranked or placed, and the ages above which.

    Attributes:
        older_after: months from the end of a period to the cut-off above which its figures are marked as older.
        not_ranked_after: months above which they are too old to be ranked.
    """

    min_area_share: Fraction = Fraction(2, 3)
    min_indicator_share: Fraction = Fraction(2, 3)
    min_theme_indicators: int = 3
    older_after: int = 36
    not_ranked_after: int = 60


@dataclass(frozen=True)
class BenchmarkIndicator:
    """An indicator as one edition compares it.

    Attributes:
        core: whether its theme is a function of the council.
        judge: False where the edition decided not to rank it, such as spending.
    """

    indicator: str
    theme: str
    core: bool
    polarity: Polarity
    judge: bool = True


@dataclass(frozen=True)
class Panel:
    """One indicator in one period over the areas of a group.

    Attributes:
        areas: codes of the whole group, also of areas without a value.
        values: in the order of the areas, exact; None where there is none.
        codes: for each value a number from 0, larger for larger values, the same for equal ones.
    """

    indicator: BenchmarkIndicator
    areas: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    codes: tuple[int | None, ...]


@dataclass(frozen=True)
class RankedFigure:
    """One area's place on one indicator.

    Attributes:
        scaled: the middle of its places, stretched to the whole group; for averages only.
        quartile: by its best place; None under four areas. quartile_if_last_of_tie: by its last one.
    """

    place: Place
    scaled: Fraction
    quartile: int | None
    quartile_if_last_of_tie: int | None


@dataclass(frozen=True)
class IndicatorRanking:
    """An indicator ranked, or the reason why it is not.

    Attributes:
        valued: how many areas of the group have a value.
        figures: by area code, only of areas that have a value; empty where the indicator is not ranked.
    """

    panel: Panel
    valued: int
    reason: NotRanked | None
    figures: Mapping[str, RankedFigure]

    @property
    def ranked(self) -> bool:
        return self.reason is None


@dataclass(frozen=True)
class Scope:
    """What an average is taken over: one theme, all core themes, or everything."""

    kind: ScopeKind
    theme: str | None = None


@dataclass(frozen=True)
class AreaStanding:
    """One area in a scope.

    Attributes:
        used: on how many ranked indicators it has a value.
        average: mean of its scaled ranks, exact, also where it is not placed; None without any.
        place: among the placed areas; None with the reason why.
    """

    area: str
    used: int
    average: Fraction | None
    place: Place | None
    reason: NotPlaced | None


@dataclass(frozen=True)
class Standing:
    """All areas of the group in a scope, in the group's order. `indicators` counts the ranked ones."""

    scope: Scope
    indicators: int
    lines: tuple[AreaStanding, ...]

    @property
    def placed(self) -> tuple[AreaStanding, ...]:
        return tuple(line for line in self.lines if line.place)


@dataclass(frozen=True)
class QuadrantPoint:
    """An area's place by performance (1 is best) beside that by spending (1 is the highest)."""

    area: str
    performance: Place
    spending: Place
    line: Fraction
    quadrant: Quadrant


@dataclass(frozen=True)
class PlaceRange:
    """The best and the worst place that something gives."""

    best: int
    worst: int


@dataclass(frozen=True)
class CostEffectivenessLine:
    """One area on the index, and its place had the index been made another way.

    Attributes:
        input: 1 for the least funded, 0 for the best funded. output: 1 for the best average, 0 for the worst.
        index: the mean of the two. place: 1 is the highest index.
        by_z_scores, by_ranks, by_min_max: places; by_min_max None where that output cannot be told apart.
        leaving_one_out: of its places when each other area is left out in turn; None where none of these has an index.
    """

    area: str
    funding: Decimal
    average: Fraction
    input: Fraction
    output: Fraction
    index: Fraction
    place: Place
    by_z_scores: int
    by_ranks: int
    by_min_max: int | None
    leaving_one_out: PlaceRange | None


@dataclass(frozen=True)
class BottomLine:
    """An indicator that is, or was, in the bottom quarter."""

    indicator: str
    listing: BottomListing


@dataclass(frozen=True)
class AreaRanges:
    """How firm an area's place in a scope is.

    Attributes:
        leave_one_out: None where the scope has one indicator only.
        bootstrap: from the 5th to the 95th percentile of the draws.
        methods: the place by each of seven methods.
    """

    area: str
    leave_one_out: PlaceRange | None
    bootstrap: PlaceRange | None
    methods: Mapping[RankMethod, int]

    @property
    def method_range(self) -> PlaceRange:
        return PlaceRange(min(self.methods.values()), max(self.methods.values()))


@dataclass(frozen=True)
class Closeness:
    """The middle half of the areas' values, and whether it is so narrow that places say little."""

    lower: Fraction
    median: Fraction
    upper: Fraction
    close: bool

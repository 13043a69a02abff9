"""What chance can explain: intervals, tests of a change, trends and control charts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

DirectionBasis = Literal["no change", "by the band", "by the interval"]
"""How a direction was found: the figures are equal, by the size of the change, or by what chance explains."""
BenchmarkVerdict = Literal["better", "similar", "worse", "higher", "lower"]
Direction = Literal["improved", "similar", "worse", "higher", "lower", "not determinable"]
Signal = Literal["outside the limits", "seven on one side", "seven rising or falling", "two of three near a limit"]


@dataclass(frozen=True, slots=True)
class Interval:
    """95% limits, both inside."""

    lower: float
    upper: float

    def holds(self, value: float) -> bool:
        return self.lower <= value <= self.upper


@dataclass(frozen=True)
class Counts:
    """What a figure was divided from.

    Attributes:
        kind: a proportion counts some of those in `out_of`; a rate counts events beside them.
        count, out_of: of a survey, both already divided by its design effect.
        per: what the figure is given for: 100 for a percentage, 1,000 for a rate per 1,000.
    """

    kind: Literal["proportion", "rate"]
    count: float
    out_of: float
    per: float


@dataclass(frozen=True, slots=True)
class ChangeTest:
    """Whether a change between two independent periods is more than chance would explain.

    Attributes:
        kind: the test that was made.
        estimate: the difference of two proportions (between -1 and 1), the ratio of two rates, or
            the difference of two figures in their unit.
        interval: 95% limits of the estimate.
        way: "unclear" where chance can explain the change.
    """

    kind: Literal["proportions", "rates", "limits"]
    estimate: float
    interval: Interval
    way: Literal["rise", "fall", "unclear"]


@dataclass(frozen=True, slots=True)
class ChangeJudged:
    """The direction of a change, how it was found, and the test of it where there is one."""

    direction: Direction
    basis: DirectionBasis
    test: ChangeTest | None = None


@dataclass(frozen=True)
class Trend:
    """A line through five years.

    Attributes:
        slope: change of the figure in a year.
        chi2: of the slope being nothing; large is clear.
        keeps_sign: whether the slope has the same sign whichever year is left out.
        way: as it is called.
    """

    slope: float
    chi2: float
    keeps_sign: bool
    way: Literal["increasing", "decreasing", "no clear trend"]


@dataclass(frozen=True)
class ControlLimits:
    """The usual range of a series, exact.

    Attributes:
        points: how many figures it rests on.
        mean_moving_range: average step between neighbours.
        near_lower, near_upper: two thirds of the way from the mean to the limits.
        provisional: whether it rests on few figures.
    """

    points: int
    mean: Fraction
    mean_moving_range: Fraction
    lower: Fraction
    upper: Fraction
    near_lower: Fraction
    near_upper: Fraction
    provisional: bool


@dataclass(frozen=True)
class ControlPoint:
    """One figure of a control chart: `limits` is None with too few figures, `signals` are empty where it is steady."""

    value: Fraction | None
    limits: ControlLimits | None
    signals: frozenset[Signal]

    @property
    def word(self) -> Literal["unusual", "steady"] | None:
        if self.value is None or self.limits is None:
            return None
        return "unusual" if self.signals else "steady"

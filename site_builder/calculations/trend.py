"""Whether a figure has gone up or down over five years by more than chance would explain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Literal

from site_builder.calculations.change_tests import WIDTH
from site_builder.calculations.intervals import interval_of
from site_builder.model import Indicator, Observation, Trend

YEARS = 5
CLEAR = 9.549536
"""Chi-square, with one degree of freedom, above which 99.8% of slopes of nothing do not come."""

NOTHING = 1e-12
"""Chi-square under which a slope is none: what is left is the error of binary numbers, its sign an accident."""


def five_year_trend(values: Sequence[float], errors: Sequence[float]) -> Trend:
    """Lay a line through five yearly figures, each weighted by how certain it is.

    It is a trend when the slope is clear and keeps its sign whichever year is left out, so that one
    odd year does not make one.

    Args:
        values: oldest first.
        errors: their standard errors, all above 0.

    Method: docs/method/intervals.md
    """
    if not len(values) == len(errors) == YEARS or min(errors) <= 0:
        raise ValueError(f"a trend needs {YEARS} figures with standard errors above 0")
    years = list(range(1, YEARS + 1))
    slope, chi2 = _slope(years, values, errors)
    without = [
        _sign(*_slope(_left_out(years, each), _left_out(values, each), _left_out(errors, each)))
        for each in range(YEARS)
    ]
    keeps_sign = set(without) == {_sign(slope, chi2)} != {0}
    way: Literal["increasing", "decreasing", "no clear trend"] = "no clear trend"
    if keeps_sign and chi2 > CLEAR:
        way = "increasing" if slope > 0 else "decreasing"
    return Trend(slope, chi2, keeps_sign, way)


def _sign(slope: float, chi2: float) -> int:
    if chi2 < NOTHING:
        return 0
    return 1 if slope > 0 else -1


def _left_out(items: Sequence[float], which: int) -> list[float]:
    return [item for place, item in enumerate(items) if place != which]


def _slope(years: Sequence[float], values: Sequence[float], errors: Sequence[float]) -> tuple[float, float]:
    """The weighted slope and its chi-square."""
    weights = [1 / error**2 for error in errors]
    whole = sum(weights)
    # Distances from the weighted middle: sums of squares of large figures would lose their last digits.
    year = sum(weight * each for weight, each in zip(weights, years, strict=True)) / whole
    value = sum(weight * each for weight, each in zip(weights, values, strict=True)) / whole
    spread = sum(weight * (each - year) ** 2 for weight, each in zip(weights, years, strict=True))
    along = sum(w * (t - year) * (v - value) for w, t, v in zip(weights, years, values, strict=True))
    slope = along / spread
    return slope, slope**2 * spread


def trend_of(series: Sequence[Observation], indicator: Indicator) -> tuple[Trend | None, str | None]:
    """The trend of the last five years of a series, or why there is none.

    Args:
        series: oldest first.
        indicator: gives the unit.

    Method: docs/method/intervals.md
    """
    if not indicator.chance:
        return None, "chance plays no part in the figures"
    last = series[-YEARS:]
    if len(last) < YEARS or any(each.value is None for each in last):
        return None, f"there are no {YEARS} figures in a row"
    if any(each.period.type == "as reported" for each in last):
        return None, "the report does not print the periods"
    if any(each.period.months != 12 for each in last) or any(
        later.period.start - earlier.period.end != timedelta(days=1) for earlier, later in pairwise(last)
    ):
        return None, "the periods are not years that follow each other"
    if any("b" in each.status for each in last[1:]):
        return None, f"the series was broken in the last {YEARS} years"
    limits = [interval_of(each, indicator) for each in last]
    widths = [each.upper - each.lower for each in limits if each]
    if len(widths) < YEARS or min(widths) <= 0:
        return None, "not every figure has limits or counts"
    values = [float(each.value) for each in last if each.value is not None]
    return five_year_trend(values, [width / WIDTH for width in widths]), None

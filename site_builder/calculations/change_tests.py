"""Whether a figure differs from another by more than chance would explain."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Literal

from site_builder.between_periods import shared_months
from site_builder.calculations.intervals import Z, counts_of, wilson
from site_builder.model import BenchmarkVerdict, ChangeTest, Indicator, Interval, Observation, Polarity

WIDTH = 3.92
"""Standard errors between published 95% limits, which are rounded as this is."""
CLEAR = 1.96
"""Standard errors from which a change between figures with published limits is clear."""


def difference_of_proportions(count: float, out_of: float, count_before: float, out_of_before: float) -> ChangeTest:
    """Newcombe's interval of the difference between two proportions, from the two Wilson intervals.

    Whether the two intervals overlap is another question, and too strict a one.

    Args:
        count: of the later period.
        out_of: of the later period; of a survey, both are divided by its design effect.
        count_before: of the earlier period.
        out_of_before: of the earlier period.

    Method: docs/method/intervals.md
    """
    later, before = wilson(count, out_of), wilson(count_before, out_of_before)
    share, share_before = count / out_of, count_before / out_of_before
    difference = share - share_before
    lower = difference - math.hypot(share - later.lower, before.upper - share_before)
    upper = difference + math.hypot(later.upper - share, share_before - before.lower)
    interval = Interval(max(-1.0, lower), min(1.0, upper))
    return ChangeTest("proportions", difference, interval, _way(interval, 0))


def ratio_of_rates(count: float, out_of: float, count_before: float, out_of_before: float) -> ChangeTest:
    """The ratio of two rates of events, with 0.5 added to both counts where one is 0.

    Args:
        count: events of the later period.
        out_of: those beside whom they are counted.
        count_before: events of the earlier period.
        out_of_before: those beside whom they were counted.

    Method: docs/method/intervals.md
    """
    if min(out_of, out_of_before) <= 0 or min(count, count_before) < 0:
        raise ValueError("a rate has events, or none, and somebody beside whom they are counted")
    if 0 in (count, count_before):
        count, count_before = count + 0.5, count_before + 0.5
    logarithm = math.log(count / out_of) - math.log(count_before / out_of_before)
    width = Z * math.sqrt(1 / count + 1 / count_before)
    interval = Interval(math.exp(logarithm - width), math.exp(logarithm + width))
    return ChangeTest("rates", math.exp(logarithm), interval, _way(interval, 1))


def difference_by_limits(value: Decimal, limits: Interval, before: Decimal, limits_before: Interval) -> ChangeTest:
    """The difference between two figures with published limits, in their unit.

    Method: docs/method/intervals.md
    """
    difference, error = float(value - before), _error_of_difference(limits, limits_before)
    interval = Interval(difference - CLEAR * error, difference + CLEAR * error)
    way: Literal["rise", "fall", "unclear"] = "unclear"
    # Multiplied out, because limits can lie on their figures, and then the error is 0.
    if difference and abs(difference) >= CLEAR * error:
        way = "rise" if difference > 0 else "fall"
    return ChangeTest("limits", difference, interval, way)


def z_of_change(value: Decimal, limits: Interval, before: Decimal, limits_before: Interval) -> float:
    """How many standard errors lie between two figures with published limits that are not all on their figures.

    Method: docs/method/intervals.md
    """
    return float(value - before) / _error_of_difference(limits, limits_before)


def _error_of_difference(limits: Interval, limits_before: Interval) -> float:
    return math.hypot(limits.upper - limits.lower, limits_before.upper - limits_before.lower) / WIDTH


def _way(interval: Interval, no_change: float) -> Literal["rise", "fall", "unclear"]:
    if interval.holds(no_change):
        return "unclear"
    return "rise" if interval.lower > no_change else "fall"


def compare_by_chance(previous: Observation, current: Observation, indicator: Indicator) -> ChangeTest | None:
    """Test the change between two figures by what the data give for both; None where it cannot be tested.

    Counts go before published limits, because a test from counts is right for small ones too. It is
    not tested where chance plays no part, where the two periods share months (the figures are then
    not independent), and where the report does not print the periods (they may share some).

    Method: docs/method/intervals.md
    """
    if not indicator.chance or current.value is None or previous.value is None:
        return None
    if current.denominator is None and current.lower is None:
        return None  # neither counts nor limits, as of most figures
    periods = (previous.period, current.period)
    if shared_months(*periods) or any(period.type == "as reported" for period in periods):
        return None
    later, before = counts_of(current, indicator), counts_of(previous, indicator)
    if later and before:
        test = difference_of_proportions if later.kind == "proportion" else ratio_of_rates
        return test(later.count, later.out_of, before.count, before.out_of)
    limits, limits_before = _published(current), _published(previous)
    if limits and limits_before:
        return difference_by_limits(current.value, limits, previous.value, limits_before)
    return None


def _published(observation: Observation) -> Interval | None:
    if observation.lower is None or observation.upper is None:
        return None
    return Interval(float(observation.lower), float(observation.upper))


def compare_with_benchmark(interval: Interval, benchmark: Decimal, polarity: Polarity) -> BenchmarkVerdict:
    """Whether a figure is better or worse than a fixed one, similar where its interval holds that.

    Args:
        interval: of the area's figure.
        benchmark: such as the figure of England.
        polarity: which direction is good; with none it is only higher or lower.

    Method: docs/method/intervals.md
    """
    if interval.holds(float(benchmark)):
        return "similar"
    higher = interval.lower > float(benchmark)
    if polarity == "none":
        return "higher" if higher else "lower"
    return "better" if higher == (polarity == "high") else "worse"

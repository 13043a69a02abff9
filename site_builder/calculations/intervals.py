"""How far chance alone can move a figure: 95% intervals of proportions and of rates."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import Decimal
from statistics import NormalDist

from site_builder.model import Counts, Indicator, Interval, Observation, Unit

Z = NormalDist().inv_cdf(0.975)
TAIL = 0.025
"""What lies beyond each limit."""
EXACT_UNDER = 10
"""Events below which Byar's formula is not near enough."""
AGREE_WITHIN = Decimal("0.005")
"""Share of a figure by which its numerator and denominator may miss it, besides its last digit."""
_PER = re.compile(r"per ([1-9][0-9]{0,2}(?:,?[0-9]{3})*)\b")


def wilson(count: float, out_of: float) -> Interval:
    """Wilson's interval of a proportion, between 0 and 1.

    Args:
        count: how many of them; of a survey it need not be whole.
        out_of: how many there are.

    Raises:
        ValueError: there are none, or more are counted than there are.

    Method: docs/method/intervals.md
    """
    if not 0 <= count <= out_of or out_of <= 0:
        raise ValueError(f"{count} of {out_of} is not a proportion")
    middle = 2 * count + Z**2
    width = Z * math.sqrt(Z**2 + 4 * count * (1 - count / out_of))
    whole = 2 * (out_of + Z**2)
    # At the ends the formula gives 0 and 1 but for the last binary digit.
    lower = 0.0 if count == 0 else (middle - width) / whole
    upper = 1.0 if count == out_of else (middle + width) / whole
    return Interval(lower, upper)


def byar(count: float) -> Interval:
    """Byar's interval of a number of events, near enough from ten events on.

    Method: docs/method/intervals.md
    """
    if count <= 0:
        raise ValueError("Byar's formula needs an event")
    more = count + 1
    return Interval(
        count * (1 - 1 / (9 * count) - Z / (3 * math.sqrt(count))) ** 3,
        more * (1 - 1 / (9 * more) + Z / (3 * math.sqrt(more))) ** 3,
    )


def exact_poisson(count: int) -> Interval:
    """The exact interval of a number of events.

    The limits are the expected numbers from which so many events or more, and so many or fewer,
    would each come with a chance of 2.5%. They equal halves of chi-square quantiles.

    Method: docs/method/intervals.md
    """
    if count < 0 or count != int(count):
        raise ValueError(f"{count} is not a number of events")
    high = count + 10 * math.sqrt(count + 1) + 10
    lower = 0.0 if count == 0 else _where(lambda mean: _at_most(count - 1, mean) <= 1 - TAIL, high)
    return Interval(lower, _where(lambda mean: _at_most(count, mean) <= TAIL, high))


def _at_most(count: int, mean: float) -> float:
    """The chance of so many events or fewer, where `mean` are expected."""
    if mean == 0:
        return 1.0
    return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(int(count) + 1))


def _where(true_from: Callable[[float], bool], high: float) -> float:
    """The number from which something is true, found by halving."""
    low = 0.0
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return high
        low, high = (low, middle) if true_from(middle) else (middle, high)


def event_interval(count: int) -> Interval:
    """The interval of a number of events: exact under ten, Byar's from there.

    Method: docs/method/intervals.md
    """
    return exact_poisson(count) if count < EXACT_UNDER else byar(count)


def interval_of(observation: Observation, indicator: Indicator) -> Interval | None:
    """The interval of a figure in its unit: as published, otherwise from its counts; None without either.

    Published limits go first, because their source knows how the figure was made.

    Method: docs/method/intervals.md
    """
    if not indicator.chance:
        return None
    if observation.lower is not None and observation.upper is not None:
        return Interval(float(observation.lower), float(observation.upper))
    counts = counts_of(observation, indicator)
    if counts is None:
        return None
    if counts.kind == "proportion":
        share = wilson(counts.count, counts.out_of)
        return Interval(share.lower * counts.per, share.upper * counts.per)
    events = event_interval(int(counts.count))
    return Interval(events.lower * counts.per / counts.out_of, events.upper * counts.per / counts.out_of)


def counts_of(observation: Observation, indicator: Indicator) -> Counts | None:
    """What a figure was divided from, where that is known and makes it; otherwise None.

    A percentage is a proportion where no more are counted than there are. With a denominator alone
    it is the result of a survey of so many. A unit "per 1,000 people" makes a rate of whole events.
    Counts from which another figure comes out (of a rate adjusted for age, or in another scale)
    say nothing about this one.

    Method: docs/method/intervals.md
    """
    value, count, out_of = observation.value, observation.numerator, observation.denominator
    if value is None or out_of is None or out_of <= 0:
        return None
    per = given_per(indicator.unit)
    if per is None:
        return None
    if indicator.unit.kind == "percent":
        if count is None:
            count = value * out_of / per
        if not 0 <= count <= out_of or not _agree(value, count * per / out_of):
            return None
        effect = indicator.design_effect
        return Counts("proportion", float(count / effect), float(out_of / effect), float(per))
    if count is None or count < 0 or count != int(count) or not _agree(value, count * per / out_of):
        return None
    return Counts("rate", float(count), float(out_of), float(per))


def given_per(unit: Unit) -> Decimal | None:
    """What figures of a unit are given for: 100 for percentages, 1,000 for "per 1,000 people"; None for others."""
    if unit.kind == "percent":
        return Decimal(100)
    found = _PER.match(unit.suffix) if unit.kind == "number" else None
    return Decimal(found[1].replace(",", "")) if found else None


def _agree(value: Decimal, worked_out: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    last_digit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return abs(value - worked_out) <= max(last_digit, AGREE_WITHIN * abs(worked_out))

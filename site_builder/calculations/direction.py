"""Direction of travel: did the latest figure get better, worse, or stay about the same."""

from __future__ import annotations

from decimal import Decimal

from site_builder.between_periods import far_apart
from site_builder.calculations.change_tests import compare_by_chance
from site_builder.model import ChangeJudged, Direction, Indicator, Observation, Polarity

BAND_REL = Decimal(2)
"""Per cent of the previous figure up to which a change is 'similar'."""
BROKEN = "the series was broken between the two figures"
BAND_ABS_PERCENT = Decimal(1)
"""Percentage points under which a change of a percentage is 'similar'."""


def direction_of_change(previous: Decimal, current: Decimal, polarity: Polarity, indicator: Indicator) -> Direction:
    """Judge a change by the band, exactly.

    Similar when nothing changed, or when the change is at most 2% of the previous figure and, for
    a percentage, also under 1 percentage point. From a previous figure of 0 any change counts. An
    indicator may bring its own bands; one that brings only `band_abs` (a score near 0) is judged
    by that alone.

    Args:
        previous: the earlier figure, exact.
        current: the later figure, exact and in the same unit.
        polarity: which direction is good in this edition.
        indicator: gives the unit's kind and the bands.

    Returns:
        improved, similar or worse; higher or lower in place of a judgement where polarity is none.

    Method: docs/method/direction.md
    """
    change = current - previous
    if change == 0 or _inside_band(change, previous, indicator):
        return "similar"
    return _way(change, polarity)


def judge_change(previous: Observation, current: Observation, polarity: Polarity, indicator: Indicator) -> ChangeJudged:
    """Judge a change between two figures that can be compared, by chance where the data allow it.

    Where both figures come with counts or limits, and their periods share nothing, the test decides:
    similar where chance can explain the change, however large it is. Otherwise the band does.

    Args:
        previous: the earlier observation, with a figure.
        current: the later one, with a figure, and with nothing between the two that forbids to compare them.
        polarity: which direction is good in this edition.
        indicator: gives the unit, the bands, and whether chance plays a part.

    Returns:
        The direction, how it was found, and the test where one was made.

    Method: docs/method/direction.md
    """
    if previous.value is None or current.value is None:
        raise ValueError("a change is between two figures")
    change = current.value - previous.value
    if change == 0:
        return ChangeJudged("similar", "no change", compare_by_chance(previous, current, indicator))
    test = compare_by_chance(previous, current, indicator)
    if test is None:
        return ChangeJudged(direction_of_change(previous.value, current.value, polarity, indicator), "by the band")
    # Figures are rounded and their counts are not: where the two disagree on the way, nothing is sure.
    clear = test.way == ("rise" if change > 0 else "fall")
    return ChangeJudged(_way(change, polarity) if clear else "similar", "by the interval", test)


def _way(change: Decimal, polarity: Polarity) -> Direction:
    if polarity == "none":
        return "higher" if change > 0 else "lower"
    return "improved" if (change > 0) == (polarity == "high") else "worse"


def _inside_band(change: Decimal, previous: Decimal, indicator: Indicator) -> bool:
    band_abs = indicator.band_abs
    if band_abs is not None and indicator.band_rel is None:
        return abs(change) < band_abs
    if band_abs is None and indicator.unit.kind == "percent":
        band_abs = BAND_ABS_PERCENT
    if band_abs is not None and abs(change) >= band_abs:
        return False
    band_rel = BAND_REL if indicator.band_rel is None else indicator.band_rel
    # Multiplied out, because a division could round a change of exactly 2% to either side.
    return previous != 0 and 100 * abs(change) <= band_rel * abs(previous)


def why_not_comparable(current: Observation | None, previous: Observation | None) -> str | None:
    """Say why two figures cannot be compared, or None where they can."""
    if current is None or current.value is None:
        return "there is no figure for the latest period"
    if previous is None or previous.value is None:
        return "there is no earlier figure"
    if "b" in current.status:
        return BROKEN
    if current.period.months != previous.period.months:
        return "the two periods are not of the same length"
    return None


def current_and_previous(series: tuple[Observation, ...]) -> tuple[Observation | None, Observation | None]:
    """The latest observation and the one before it, whether or not they have a value.

    An observation far before the latest is not "the previous figure": a series of several editions
    can have years between them in which nothing was reported.
    """
    current = series[-1] if series else None
    previous = series[-2] if len(series) > 1 else None
    if current and previous and far_apart(previous.period, current.period):
        previous = None
    return current, previous

"""Quarterly figures: which are unusual, and which lie in the usual range."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from site_builder.model import ControlLimits, ControlPoint, Signal

LEAST = 13
"""Figures below which no usual range is given."""
SETTLED = 20
"""Figures from which the usual range is no longer provisional."""
LIMIT = Fraction(266, 100)
"""Average moving ranges from the mean to a limit."""
SCREEN = Fraction(3267, 1000)
"""Average moving ranges from which a single one is left out, where they are screened."""
RUN = 7


def control_limits(values: Sequence[Decimal | None], *, screened: bool = False) -> ControlLimits:
    """The usual range of a series: the mean and 2.66 average moving ranges to either side, exact.

    Args:
        values: in order; None where a figure is missing, over which no moving range is taken.
        screened: leave out moving ranges that are unusually large before averaging them.

    Raises:
        ValueError: no two figures follow each other.

    Method: docs/method/intervals.md
    """
    known = [Fraction(value) for value in values if value is not None]
    ranges = [
        abs(Fraction(later) - Fraction(earlier))
        for earlier, later in pairwise(values)
        if earlier is not None and later is not None
    ]
    if not ranges:
        raise ValueError("a usual range needs two figures that follow each other")
    mean, moving = sum(known) / Fraction(len(known)), sum(ranges) / Fraction(len(ranges))
    if screened:
        # With steps all of 0 nothing is below the screen, and there is nothing to leave out.
        kept = [each for each in ranges if each < SCREEN * moving] or ranges
        moving = sum(kept) / Fraction(len(kept))
    far = LIMIT * moving
    near = far * Fraction(2, 3)
    return ControlLimits(
        points=len(known),
        mean=mean,
        mean_moving_range=moving,
        lower=mean - far,
        upper=mean + far,
        near_lower=mean - near,
        near_upper=mean + near,
        provisional=len(known) < SETTLED,
    )


def control_chart(values: Sequence[Decimal | None], changes: Sequence[int] = ()) -> tuple[ControlPoint, ...]:
    """Say of each figure of a series whether it is unusual.

    Unusual is a figure outside the limits; one of seven in a row on one side of the mean; one of
    seven that rise or fall all the way; and one of two in three in a row that lie beyond two thirds
    of the way to the same limit. A missing figure ends every row.

    Args:
        values: in order; None where a figure is missing.
        changes: places, from 0, of the figures from which on something recorded changed (a break).
            The range is worked out anew from there, and from nowhere else.

    Method: docs/method/intervals.md
    """
    starts = sorted({0, *changes})
    ends = [*starts[1:], len(values)]
    return tuple(
        point for start, end in zip(starts, ends, strict=True) for point in _judge_stretch(list(values[start:end]))
    )


def _judge_stretch(values: list[Decimal | None]) -> Iterator[ControlPoint]:
    exact = [None if value is None else Fraction(value) for value in values]
    pairs = any(a is not None and b is not None for a, b in pairwise(values))
    if sum(value is not None for value in values) < LEAST or not pairs:
        yield from (ControlPoint(value, None, frozenset()) for value in exact)
        return
    limits = control_limits(values)
    found: list[set[Signal]] = [set() for _ in exact]
    for row in _rows(exact):
        for place, signal in _signals([exact[each] or Fraction(0) for each in row], limits):
            found[row[place]].add(signal)
    for value, signals in zip(exact, found, strict=True):
        yield ControlPoint(value, limits, frozenset(signals))


def _rows(values: Sequence[Fraction | None]) -> list[list[int]]:
    """The places of figures that follow each other without a missing one."""
    rows: list[list[int]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            rows.append([])
        else:
            rows[-1].append(place)
    return [row for row in rows if row]


def _signals(row: Sequence[Fraction], limits: ControlLimits) -> Iterator[tuple[int, Signal]]:
    for place, value in enumerate(row):
        if not limits.lower <= value <= limits.upper:
            yield place, "outside the limits"
    for first in range(len(row) - RUN + 1):
        seven = row[first : first + RUN]
        steps = [later - earlier for earlier, later in pairwise(seven)]
        if min(seven) > limits.mean or max(seven) < limits.mean:
            yield from ((first + each, "seven on one side") for each in range(RUN))
        if min(steps) > 0 or max(steps) < 0:
            yield from ((first + each, "seven rising or falling") for each in range(RUN))
    for first in range(len(row) - 2):
        three = range(first, first + 3)
        for beyond in (
            [place for place in three if row[place] > limits.near_upper],
            [place for place in three if row[place] < limits.near_lower],
        ):
            if len(beyond) >= 2:
                yield from ((place, "two of three near a limit") for place in beyond)

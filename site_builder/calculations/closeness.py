"""How close areas are together on an indicator: where they nearly all are, places say little."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from site_builder.model import Closeness, Panel

CLOSE_UNDER = Fraction(5, 100)
"""Share of the median; the middle half of the areas must be narrower."""

FEWEST_AREAS = 4
"""Fewer have no middle half to speak of."""


def closeness_of(panel: Panel) -> Closeness | None:
    """Say whether most areas are close together on an indicator.

    They are when the distance from the end of the lowest quarter to the start of the highest one is
    less than 5% of the median, whatever its sign. A median of 0 has no 5%, so nothing is called close.

    Returns:
        None under four figures.

    Method: docs/method/ranges.md
    """
    values = sorted(value for value in panel.values if value is not None)
    if len(values) < FEWEST_AREAS:
        return None
    lower, median, upper = (_cut_point(values, Fraction(share, 4)) for share in (1, 2, 3))
    return Closeness(lower, median, upper, upper - lower < CLOSE_UNDER * abs(median))


def _cut_point(ordered: Sequence[Decimal], share: Fraction) -> Fraction:
    """The value below which a share lies, read between two neighbours where it falls between them."""
    at = share * (len(ordered) - 1)
    below = at.numerator // at.denominator
    value = Fraction(ordered[below])
    return value if below == at else value + (at - below) * (Fraction(ordered[below + 1]) - value)

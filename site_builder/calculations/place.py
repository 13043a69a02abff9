"""The place of a figure among others: the best place is shared by those that tie."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from site_builder.model import Place, PlaceChange

SIMILAR_UP_TO = 1
SLIGHTLY_UP_TO = 4
"""Places by which a change is called similar, or slight."""


def place_of(value: Decimal, among: Sequence[Decimal], polarity: Literal["high", "low"]) -> Place:
    """Place a figure, itself among them.

    Args:
        value: exact.
        among: all figures that are compared, this one included.
        polarity: whether high or low stands first.

    Returns:
        1 + the number of better figures, and the number of better or equal ones.

    Method: docs/method/places.md
    """
    better = sum(1 for other in among if (other > value if polarity == "high" else other < value))
    return Place(better + 1, better + sum(1 for other in among if other == value), len(among))


def change_of_place(previous: int, current: int) -> PlaceChange:
    """Say a change between two places in words: up to 1 similar, up to 4 slightly, else plainly."""
    up = previous - current
    if abs(up) <= SIMILAR_UP_TO:
        return "similar"
    if abs(up) <= SLIGHTLY_UP_TO:
        return "slightly higher" if up > 0 else "slightly lower"
    return "higher" if up > 0 else "lower"

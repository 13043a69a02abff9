"""Two places of each area on a plane: where its mark stands, and how large marks are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from site_builder.charts.drawing.labels import Box

_GOLDEN_ANGLE: Final = math.pi * (3 - math.sqrt(5))
_SHARE: Final = 0.19
"""Of the distance that marks would have on a regular grid."""
_SMALLEST: Final = 4.5
_LARGEST: Final = 10.0


@dataclass(frozen=True)
class Plane:
    """The part of the picture that marks stand in.

    Attributes:
        box: where the middle of the mark with both places 1 stands, and that with both places last.
        of: the last place.
    """

    box: Box
    of: int

    def spot(self, across: int, down: int) -> tuple[float, float]:
        """Where an area with these places stands."""
        return self._along(across, self.box.left, self.box.right), self._along(down, self.box.top, self.box.bottom)

    @property
    def middle(self) -> tuple[float, float]:
        """Half of all places are on each side of it."""
        return (self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2

    @property
    def diameter(self) -> float:
        """Of a mark: the more places there are, the smaller."""
        area = (self.box.right - self.box.left) * (self.box.bottom - self.box.top)
        return round(min(_LARGEST, max(_SMALLEST, _SHARE * math.sqrt(area / self.of))), 1)

    def _along(self, place: int, start: float, end: float) -> float:
        share = (place - 1) / (self.of - 1) if self.of > 1 else 0.5
        return round(start + share * (end - start), 1)


def apart(spots: Sequence[tuple[float, float]], distance: float, room: Box) -> list[tuple[float, float]]:
    """Move marks that stand on the same spot off it, in a spiral, so that each is seen.

    Args:
        spots: earlier ones keep to their spot.
        distance: between the first two of the same spot.
        room: that none leaves; it has room for all.
    """
    turns: dict[tuple[float, float], int] = {}
    return [_next_free(spot, distance, room, turns) for spot in spots]


def _next_free(
    spot: tuple[float, float], distance: float, room: Box, turns: dict[tuple[float, float], int]
) -> tuple[float, float]:
    while True:
        turn = turns.get(spot, 0)
        turns[spot] = turn + 1
        radius, angle = distance * math.sqrt(turn), turn * _GOLDEN_ANGLE
        x, y = spot[0] + radius * math.cos(angle), spot[1] + radius * math.sin(angle)
        # Beside a corner three turns of four lead out of the picture.
        if not turn or (room.left <= x <= room.right and room.top <= y <= room.bottom):
            return round(x, 1), round(y, 1)


def disc(diameter: float) -> float:
    """The area of a round mark, as Vega counts it."""
    return round(math.pi * diameter**2 / 4, 1)


def square(side: float) -> float:
    """The area of a square mark, as Vega counts it."""
    return round(side**2, 1)

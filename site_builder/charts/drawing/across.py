"""Amounts from left to right: where each stands, and round numbers for the ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from site_builder.charts.drawing.scale import ticks

_MOST_STRETCHED: Final = 0.15


@dataclass(frozen=True)
class Across:
    """A horizontal scale: `low` stands at `left`, `high` at `right`."""

    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        """The place of an amount. Where all are equal they stand in the middle."""
        if self.high == self.low:
            return (self.left + self.right) / 2
        return round(self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left), 1)


def round_ends(low: float, high: float) -> tuple[float, float]:
    """Stretch a scale to its next round numbers, where that costs little room."""
    found = ticks(low, high) if high > low else ()
    if len(found) < 2:
        return low, high
    step = found[1][0] - found[0][0]
    most = (high - low) * _MOST_STRETCHED
    down, up = found[0][0] - step, found[-1][0] + step
    return (down if low - down <= most else low), (up if up - high <= most else high)

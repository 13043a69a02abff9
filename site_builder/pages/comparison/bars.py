"""A bar in each row of a ranked table: the chart of all areas, beside its own words and figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 100


@dataclass(frozen=True)
class Bar:
    """Where a bar begins and how long it is, of a strip of 100; the zero of all bars stands at one place."""

    x: str
    width: str


def draw_bars(values: Mapping[str, Decimal]) -> dict[str, Bar]:
    """Bars from zero, whatever the smallest figure is; none where all figures are 0."""
    low, high = min([Decimal(0), *values.values()]), max([Decimal(0), *values.values()])
    if low == high:
        return {}

    def x(value: Decimal) -> float:
        return float((value - low) / (high - low)) * WIDTH

    return {
        code: Bar(f"{min(x(value), x(Decimal(0))):.1f}", f"{abs(x(value) - x(Decimal(0))):.1f}")
        for code, value in values.items()
    }

"""The value scale of a series: its ends, its ticks and how ticks are written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

_LEAST_SHARE: Final = 0.25
"""The scale covers at least this share of the largest figure: a change of 1% must look like 1%."""
_ZERO_IS_NEAR: Final = 0.7
"""With the smallest figure under this share of the largest, the scale starts at zero."""
_NAMES: Final = ((1e9, " billion"), (1e6, " million"))


def value_domain(values: Sequence[float], *, percent: bool) -> tuple[float, float]:
    """Choose the lowest and the highest value that the scale holds.

    Args:
        values: figures and targets, at least one.
        percent: shares of a whole: a scale that ends at or below 100 is not stretched past it.

    Returns:
        The two ends, the first below the second.
    """
    low, high = min(values), max(values)
    largest = max(abs(low), abs(high))
    if largest == 0:
        return 0.0, 1.0
    if low >= 0 and low < _ZERO_IS_NEAR * high:
        return 0.0, high
    if high <= 0 and high > _ZERO_IS_NEAR * low:
        return low, 0.0
    spare = max(0.0, _LEAST_SHARE * largest - (high - low)) / 2
    bottom, top = low - spare, high + spare
    if percent and high <= 100 < top:
        bottom, top = bottom - (top - 100), 100.0
    return bottom, top


def ticks(low: float, high: float) -> tuple[tuple[float, str], ...]:
    """Choose two to five round values inside the scale, each with its words."""
    rough = (high - low) / 3
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(n * power for n in (1, 2, 5, 10) if n * power >= rough * 0.8)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    values = [n * step for n in range(first, last + 1)]
    return tuple((value, _tick_text(value, step)) for value in values)


def _tick_text(value: float, step: float) -> str:
    if abs(value) < step / 2:
        return "0"
    unit, name = next(((unit, name) for unit, name in _NAMES if step >= unit / 10), (1.0, ""))
    decimals = max(0, -math.floor(math.log10(step / unit) + 1e-9))
    return f"{'-' if value < 0 else ''}{abs(value) / unit:,.{decimals}f}{name}"

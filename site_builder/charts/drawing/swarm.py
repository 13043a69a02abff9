"""Dots on a line that would cover each other are moved off it, as little as they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_NEAREST_FIRST: Final = (1, -1)


def swarm_levels(xs: Sequence[float], apart: float) -> list[int]:
    """Give each dot a level, so that no two of one level are nearer than `apart`.

    Args:
        xs: places along the line; earlier ones have the first choice.
        apart: the least distance between the middles of two dots of one level.

    Returns:
        0 for a dot on the line, 1 for one step above, -1 for one below, and so on.
    """
    taken: dict[int, list[float]] = {}
    levels = []
    for x in xs:
        step = 0
        while any(abs(x - other) < apart for other in taken.get(_level(step), ())):
            step += 1
        taken.setdefault(_level(step), []).append(x)
        levels.append(_level(step))
    return levels


def _level(step: int) -> int:
    """0, 1, -1, 2, -2, ..."""
    return (step + 1) // 2 * _NEAREST_FIRST[(step + 1) % 2]

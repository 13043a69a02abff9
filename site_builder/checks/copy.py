"""Figures that were copied: where it is told, and which ones they are."""

from __future__ import annotations

from dataclasses import dataclass

SAY_NOTHING = (0, 100)
"""Figures that stand in many places without being copied."""


@dataclass(frozen=True)
class Copy:
    """Figures that are those of another period, indicator or dashboard.

    Attributes:
        line: in observations, at which it is told.
        lines: of all figures that are alike; whatever else is odd about them follows from that.
        problem, remedy: as in a finding.
    """

    line: int
    lines: frozenset[int]
    problem: str
    remedy: str


def share(alike: int, of: int) -> str:
    """How many of some figures are alike, at the beginning of a sentence."""
    return f"All {of} figures" if alike == of else f"{alike} of {of} figures"

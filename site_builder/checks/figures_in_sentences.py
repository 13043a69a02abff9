"""Reads the figures that sentences of comments name: "fell from 12.3% to 11.1%", "by 2.1 percentage points"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

SCALES = {
    "tn": 10**12,
    "trillion": 10**12,
    "bn": 10**9,
    "billion": 10**9,
    "m": 10**6,
    "million": 10**6,
    "k": 10**3,
    "thousand": 10**3,
}
_SLACK = 1.0001  # a half is read both ways, whatever floats make of it


def figure_pattern(name: str = "") -> str:
    """The pattern of one figure: £1,234.5m, 43.2%, 94 per cent.

    Args:
        name: its groups end in it, so that the pattern can stand twice in another one.
    """
    return (
        rf"(?P<whole{name}>(?P<pound{name}>£)?(?P<digits{name}>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)"
        rf"(?P<places{name}>\.[0-9]+)?(?![0-9/]|[.,][0-9]|-[0-9A-Za-z])"
        rf"(?:\s?(?P<unit{name}>%|per\s?cent\b|percentage points?\b|points?\b))?"
        rf"(?:\s?(?P<scale{name}>tn\b|trillion\b|bn\b|billion\b|m\b|million\b|k\b|thousand\b))?)(?![A-Za-z])"
    )


@dataclass(frozen=True)
class Figure:
    """A figure as a sentence has it.

    Attributes:
        text: as written.
        number: as printed, before its scale.
        half: by how much the figure itself can be another, because it is rounded; before its scale.
        scale: 1,000,000 for m and million; None where the sentence says none.
        unit: "%", "points" for percentage points, "£"; "" where there is none.
        plain: whether it is a short whole number without a unit, which can be of anything.
    """

    text: str
    number: float
    half: float
    scale: int | None
    unit: str
    plain: bool

    @property
    def may_be_a_year(self) -> bool:
        return not self.unit and self.scale is None and 1900 <= self.number <= 2100 and "," not in self.text

    def is_of(self, value: float, scales: Sequence[int] = (1,)) -> bool:
        """Whether a value is printed like this, in one of some scales where the sentence says none."""
        return any(
            abs(abs(value) - self.number * scale) <= self.half * scale * _SLACK
            for scale in ((self.scale,) if self.scale else scales)
        )


def read_figure(match: re.Match[str], name: str = "") -> Figure:
    """The figure in a match of `figure_pattern`."""
    whole, pound, digits, places, unit, scale = (
        match[f"{group}{name}"] or "" for group in ("whole", "pound", "digits", "places", "unit", "scale")
    )
    return Figure(
        text=whole.strip(),
        number=float(digits.replace(",", "") + places),
        half=10.0 ** -max(0, len(places) - 1) / 2,
        scale=SCALES[scale.lower()] if scale else None,
        unit="points" if "point" in unit else "%" if unit else "£" if pound else "",
        plain=not (places or unit or scale or pound or "," in digits) and len(digits) < 3,
    )

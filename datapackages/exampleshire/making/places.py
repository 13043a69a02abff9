"""The invented areas: their lives, their residents, and how well off and how well run they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from making.chance import drift, normal
from making.tables import Row, by_key, read_table
from making.years import Span

OWN = "X10000001"
MERGED, FORMER = "X06000012", ("X10000022", "X06000013")
"""The two former areas became one on 1 April 2021."""
_OWN_GAIN = 0.06
"""What the own area gains each year on the others."""
_THEMES = by_key("themes", "benchmark_theme")


@dataclass(frozen=True)
class Place:
    """An area, with what its figures come from.

    Attributes:
        deprived: how deprived, 0 being usual. quality: how well run. funding: how well funded for its needs.
    """

    area: str
    residents: float
    deprived: float
    quality: float
    funding: float
    start: date
    end: date

    def lived(self, span: Span) -> bool:
        """Whether it was there during the whole of a period."""
        return self.start <= span.start and span.end <= self.end


def _place(row: Row) -> Place:
    start, end = date.fromisoformat(row["from"] or "1900-01-01"), date.fromisoformat(row["to"] or "2999-12-31")
    if row["area"] == MERGED:
        return Place(MERGED, 0, 0, 0, 0, start, end)
    numbers = (float(row[name]) for name in ("residents", "deprived", "quality", "funding"))
    return Place(row["area"], *numbers, start, end)


PLACES = tuple(_place(row) for row in read_table("areas"))
BY_CODE = {place.area: place for place in PLACES}


def residents(area: str, year: int) -> int:
    """Residents in the middle of a year."""
    if area == MERGED:
        return sum(residents(former, year) for former in FORMER)
    growth = 0.006 + 0.002 * normal("growth", area)
    return round(BY_CODE[area].residents * (1 + growth * (year - 2012)) / 100) * 100


def joined(of_area: dict[str, float], year: int) -> float:
    """What the new area has of something that its two forerunners had, by residents."""
    weights = {area: residents(area, year) for area in FORMER}
    return sum(of_area[area] * weights[area] for area in FORMER) / sum(weights.values())


@cache
def deprived(area: str, year: int) -> float:
    """How deprived an area is; it changes little."""
    if area == MERGED:
        return joined({former: deprived(former, year) for former in FORMER}, year)
    return BY_CODE[area].deprived + 0.08 * drift(year, "deprived", area)


@cache
def quality(area: str, theme: str, year: int) -> float:
    """How well an area does in a theme: partly as in everything, partly by its hardship, partly of its own."""
    if area == MERGED:
        return joined({former: quality(former, theme, year) for former in FORMER}, year)
    own = float(_THEMES[theme]["own"]) if area == OWN else 0.55 * normal("theme", area, theme)
    hardship = float(_THEMES[theme]["deprivation"])
    moving = 0.35 * drift(year, "theme", area, theme)
    return 0.5 * _run(area, year) - hardship * deprived(area, year) + own + moving


@cache
def _run(area: str, year: int) -> float:
    """How well run an area is on the whole. The own one has got better over the years, by and large."""
    better = _OWN_GAIN * (year - 2018) if area == OWN else 0
    return BY_CODE[area].quality + better + 0.3 * drift(year, "whole", area)

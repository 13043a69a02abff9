"""Invented figures that behave like real ones: slow, alike within a theme, rounded as published."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from making.chance import drift, normal
from making.places import FORMER, MERGED, joined, quality, residents
from making.tables import by_key

_FIGURES, _INDICATORS = by_key("figures", "indicator"), by_key("indicators", "indicator")
_NEAR = 0.08
"""What sets an indicator apart from the one that it nearly repeats, in spreads."""
FEWEST = 5
"""A count of people under this is not published."""
_THINGS = {"inspections", "road-data"}
"""Sources that count things, such as care homes: nobody is hidden when there are few."""


@dataclass(frozen=True)
class Figure:
    """A figure as it would be published; `value` is a number as text, or a mark."""

    value: str
    limits: tuple[str, str] = ("", "")
    counts: tuple[str, str] = field(default=("", ""))


@cache
def standing(indicator: str, area: str, year: int) -> float:
    """How far an area is above (or below) the usual, in spreads; more is better."""
    if area == MERGED:
        return joined({former: standing(indicator, former, year) for former in FORMER}, year)
    like = _FIGURES[indicator]["like"]
    if like:
        return standing(like, area, year) + _NEAR * normal("near", indicator, area, year)
    theme = _INDICATORS[indicator]["theme"]
    steady = 0.6 * normal("steady", indicator, area) + 0.3 * drift(year, "slow", indicator, area)
    return 0.75 * quality(area, theme, year) + steady + 0.16 * normal("noise", indicator, area, year)


def steps(indicator: str) -> dict[int, str]:
    """What happens to all areas in single years: a number is added; x: there is no figure."""
    pairs = (pair.split(":") for pair in _FIGURES[indicator]["steps"].split())
    return {int(year): step for year, step in pairs}


def raw(indicator: str, area: str, year: int) -> float:
    """The figure before it is rounded and counted."""
    how = _FIGURES[indicator]
    since = year - max(2012, int(how["first"]) - 1)
    better = {"high": 1, "low": -1, "none": -1}[_INDICATORS[indicator]["polarity"]]
    middle = float(how["level"]) + float(how["trend"]) * since + float(steps(indicator).get(year, 0))
    value = middle + better * float(how["spread"]) * standing(indicator, area, year)
    low, high = float(how["low"] or "-inf"), float(how["high"] or "inf")
    return min(max(value, low), high)


def figure(indicator: str, area: str, year: int) -> Figure:
    """A figure with the limits or the counts that its source would publish."""
    kind, base = _FIGURES[indicator]["counts"], float(_FIGURES[indicator]["base"] or 0)
    value = raw(indicator, area, year)
    if kind == "both":
        return _counted(indicator, area, year, value, base)
    shown = written(value, indicator)
    if kind == "answers":
        answers = round(base * (1 + 0.18 * normal("answers", indicator, area, year)))
        return Figure(shown, counts=("", str(answers)))
    if kind == "limits":
        # A larger area is known more sharply.
        size = 600_000 / residents(area, year)
        half = base * (0.75 + 0.25 * min(size, 3))
        return Figure(shown, limits=(written(float(shown) - half, indicator), written(float(shown) + half, indicator)))
    return Figure(shown)


def _counted(indicator: str, area: str, year: int, value: float, base: float) -> Figure:
    """A figure that is worked out from what was counted, so that the two agree."""
    per = PER[_INDICATORS[indicator]["unit"]]
    out_of = max(1, round(residents(area, year) * base))
    expected = value * out_of / per
    count = max(0, round(expected + expected**0.5 * _luck(value, per) * normal("luck", indicator, area, year)))
    if per == 100:
        count = min(count, out_of)
    if _INDICATORS[indicator]["source"] not in _THINGS and 0 < min(count, out_of - count) < FEWEST:
        return Figure("[c]")
    return Figure(written(per * count / out_of, indicator), counts=(str(count), str(out_of)))


def _luck(value: float, per: int) -> float:
    """How much chance moves a count: of a share, less the nearer it is to all of them."""
    return (max(0.0, 1 - value / per)) ** 0.5 if per == 100 else 1


def written(value: float, indicator: str) -> str:
    """A number with the decimals of its indicator, and never minus nought."""
    text = f"{value:.{_INDICATORS[indicator]['decimals']}f}"
    return text.removeprefix("-") if float(text) == 0 else text


PER = {
    "percent": 100,
    "per_1000": 1_000,
    "per_1000_births": 1_000,
    "per_1000_girls_15_17": 1_000,
    "per_1000_households": 1_000,
    "per_10000": 10_000,
    "per_10000_children": 10_000,
    "per_10000_households": 10_000,
    "per_100000": 100_000,
    "per_100000_adults": 100_000,
    "per_100000_aged_10_17": 100_000,
    "per_100000_aged_18_64": 100_000,
    "per_100000_aged_65": 100_000,
}
"""What a figure of a unit is given for."""

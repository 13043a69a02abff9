"""How firm a place is, in plain words, wherever a place stands."""

from __future__ import annotations

from site_builder.model import AreaStanding, IndicatorResult, Place, PlaceRange, ScopeResult
from site_builder.pages import words
from site_builder.pages.comparison.compared import Compared

NOT_RANKED = {
    "no polarity": "neither high nor low is better",
    "not judged": "it is shown, and not ranked",
    "too old": "the figures are too old",
    "too few areas": "too few areas have a figure",
    "no variation": "all figures are the same",
}
LITTLE = 2
"""A range wider than this part of the areas says little: half of them."""


def place_range(scope: ScopeResult, area: str) -> PlaceRange | None:
    """The places that an area could fairly have: drawn indicators, widened to the place itself."""
    ranges, place = scope.ranges.get(area), _place(scope, area)
    if ranges is None or ranges.bootstrap is None or place is None:
        return None
    return PlaceRange(min(ranges.bootstrap.best, place.first), max(ranges.bootstrap.worst, place.first))


def chance_range(indicator: IndicatorResult, area: str) -> PlaceRange | None:
    """The places that chance in the figures alone gives an area, widened to the place itself."""
    found, figure = indicator.place_ranges.get(area), indicator.ranking.figures.get(area)
    if found is None or figure is None:
        return None
    return PlaceRange(min(found.best, figure.place.first), max(found.worst, figure.place.first))


def range_words(found: PlaceRange | None) -> str:
    """4th to 9th; or one place alone."""
    if found is None:
        return "not known"
    if found.best == found.worst:
        return words.ordinal(found.best)
    return f"{words.ordinal(found.best)} to {words.ordinal(found.worst)}"


def about(scope: ScopeResult, area: str, among: str = "") -> str:
    """About 6th of 32; could fairly be 4th to 9th. `among` names the areas after their number."""
    place, found = _place(scope, area), place_range(scope, area)
    if place is None:
        return "Too few to say" if scope.standing.indicators else "No indicator of it is ranked"
    standing = f"{words.place(place)} {among}".strip()
    if found is None or scope.standing.indicators < 2:
        return f"{words.capital(standing)}, from one indicator alone"
    if found.best == found.worst:
        return f"{words.capital(standing)}, and firmly so"
    said = f"About {standing}; could fairly be {range_words(found)}"
    if LITTLE * (found.worst - found.best) > place.of:
        return f"{said}, so it says little"
    return said


def firm(scope: ScopeResult, area: str) -> str:
    """How firm a place is, to stand after it: could fairly be 4th to 9th; nothing without a place."""
    if _place(scope, area) is None:
        return ""
    found = place_range(scope, area)
    if found is None or scope.standing.indicators < 2:
        return "from one indicator alone"
    return "and firmly so" if found.best == found.worst else f"could fairly be {range_words(found)}"


def placed(compared: Compared, scope: ScopeResult, area: str | None = None) -> str:
    """The place of an area, or why it has none: Not placed: figures for 1 of 3 indicators."""
    line = compared.line(scope, area)
    if line.place:
        return words.place(line.place)
    if scope.standing.indicators == 0:
        return "Not ranked"
    if line.reason == "too few indicators":
        return f"Not placed: only {words.count(scope.standing.indicators, 'indicator')} can be ranked"
    return f"Not placed: figures for {line.used} of {words.count(scope.standing.indicators, 'indicator')}"


def coverage(scope: ScopeResult, line: AreaStanding) -> str:
    """Based on 14 of 16 indicators. Oldest figure: to March 2021. Nothing where none is ranked."""
    if scope.standing.indicators == 0:
        return ""
    said = f"Based on {line.used} of {words.count(scope.standing.indicators, 'indicator')}"
    ages = scope.ages.get(line.area)
    if ages is None:
        return f"{said}."
    oldest, newest = (day.strftime("%B %Y") for day in ages)
    if oldest == newest:
        return f"{said}, all to {newest}."
    return f"{said}. Oldest figure: to {oldest}."


def why_not_ranked(indicator: IndicatorResult, area: str) -> str:
    """Why an area has no place on an indicator."""
    if indicator.ranking.reason:
        return NOT_RANKED[indicator.ranking.reason]
    return "no figure" if area not in indicator.ranking.figures else ""


def close_together(indicator: IndicatorResult, group: str) -> str | None:
    """Most counties are within 2 points of each other: where the middle half is narrow."""
    closeness = indicator.closeness
    if closeness is None or not closeness.close or not indicator.ranking.ranked:
        return None
    return f"Most {group} are close together on this, so a place says little"


def _place(scope: ScopeResult, area: str) -> Place | None:
    return next((line.place for line in scope.standing.lines if line.area == area), None)

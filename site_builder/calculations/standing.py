"""Averages of places over a theme, over all core themes, and over everything; and the places by them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from site_builder.calculations.ranking import DEFAULTS, places_in_order
from site_builder.model import AreaStanding, BenchmarkSettings, IndicatorRanking, NotPlaced, Scope, Standing

OVERALL = Scope("overall")
CORE = Scope("core")


def work_out_standings(
    rankings: Sequence[IndicatorRanking], settings: BenchmarkSettings = DEFAULTS
) -> tuple[Standing, ...]:
    """Average the scaled ranks of one edition and place the areas by it.

    Args:
        rankings: all indicators of the edition, each once, ranked or not, over one group of areas.
        settings: from how many indicators, and from which share of them, an area is placed.

    Returns:
        Every theme, by its id, then the core themes together, then everything.

    Raises:
        ValueError: the indicators were ranked over different groups, which an average would mix; one
            stands twice; or a theme is core for some of its indicators only.

    Method: docs/method/ranking.md
    """
    themes = sorted({each.panel.indicator.theme for each in rankings})
    if len({each.panel.indicator.indicator for each in rankings}) != len(rankings):
        raise ValueError("An indicator stands twice among those to be averaged.")
    if len({(each.panel.indicator.theme, each.panel.indicator.core) for each in rankings}) != len(themes):
        raise ValueError("A theme is core for one of its indicators, and not for another.")
    scopes = (*(Scope("theme", theme) for theme in themes), CORE, OVERALL)
    return tuple(work_out_standing(rankings, scope, settings) for scope in scopes)


def in_scope(rankings: Sequence[IndicatorRanking], scope: Scope) -> list[IndicatorRanking]:
    """The ranked indicators that a scope averages."""
    return [each for each in rankings if each.ranked and _belongs(each, scope)]


def _belongs(ranking: IndicatorRanking, scope: Scope) -> bool:
    indicator = ranking.panel.indicator
    if scope.kind == "theme":
        return indicator.theme == scope.theme
    return scope.kind == "overall" or indicator.core


def work_out_standing(
    rankings: Sequence[IndicatorRanking], scope: Scope, settings: BenchmarkSettings = DEFAULTS
) -> Standing:
    """Average and place the areas in one scope; averages are compared exactly.

    Args:
        rankings: as for all scopes.
        scope: which of them count.
        settings: as for all scopes. A theme needs `min_theme_indicators`; the other scopes need one.

    Method: docs/method/ranking.md
    """
    areas = _one_group(rankings)
    chosen = in_scope(rankings, scope)
    sums, used = _sums(chosen, areas)
    needed = settings.min_theme_indicators if scope.kind == "theme" else 1
    averages = {area: sums[area] / count for area, count in used.items() if count}
    reasons = {area: _why_not_placed(len(chosen), used[area], needed, settings) for area in areas}
    places = places_in_order({area: averages[area] for area in areas if reasons[area] is None})
    lines = (AreaStanding(area, used[area], averages.get(area), places.get(area), reasons[area]) for area in areas)
    return Standing(scope, len(chosen), tuple(lines))


def _one_group(rankings: Sequence[IndicatorRanking]) -> tuple[str, ...]:
    areas = rankings[0].panel.areas if rankings else ()
    for each in rankings:
        if each.panel.areas != areas and set(each.panel.areas) != set(areas):
            raise ValueError(
                f"{each.panel.indicator.indicator} is compared in another group than the indicators before."
            )
    return areas


def _sums(rankings: Sequence[IndicatorRanking], areas: Sequence[str]) -> tuple[dict[str, Fraction], dict[str, int]]:
    """Sums of scaled ranks and how many were added, over one denominator: whole numbers add faster than fractions."""
    common = math.lcm(*(2 * each.valued for each in rankings))
    sums, used = dict.fromkeys(areas, 0), dict.fromkeys(areas, 0)
    for each in rankings:
        for area, figure in each.figures.items():
            sums[area] += figure.scaled.numerator * (common // figure.scaled.denominator)
            used[area] += 1
    return {area: Fraction(total, common) for area, total in sums.items()}, used


def _why_not_placed(indicators: int, used: int, needed: int, settings: BenchmarkSettings) -> NotPlaced | None:
    if indicators < needed:
        return "too few indicators"
    if used == 0:
        return "no figures"
    return "too few figures" if used < settings.min_indicator_share * indicators else None

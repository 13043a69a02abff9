"""Figures scored by how far they lie apart, instead of by their order; only to test how firm places are."""

from __future__ import annotations

from math import fsum, sqrt

from site_builder.model import IndicatorRanking


def min_max_scores(ranking: IndicatorRanking) -> dict[str, float]:
    """1 for the best figure, 0 for the worst, the rest by distance; only of a ranked indicator.

    Method: docs/method/ranges.md
    """
    above = _above_lowest(ranking)
    most = max(above.values())
    high = ranking.panel.indicator.polarity == "high"
    return {area: (value if high else most - value) / most for area, value in above.items()}


def z_scores(ranking: IndicatorRanking) -> dict[str, float]:
    """Distances from the mean in standard deviations of the areas, more for better; only of a ranked indicator.

    Method: docs/method/ranges.md
    """
    above = _above_lowest(ranking)
    sign = 1 if ranking.panel.indicator.polarity == "high" else -1
    return {area: sign * score for area, score in standardised(above).items()}


def standardised(values: dict[str, float]) -> dict[str, float]:
    """Distances from the mean in standard deviations of a sample; the values must not all be equal."""
    mean = fsum(values.values()) / len(values)
    deviation = sqrt(fsum((value - mean) ** 2 for value in values.values()) / (len(values) - 1))
    return {area: (value - mean) / deviation for area, value in values.items()}


def _above_lowest(ranking: IndicatorRanking) -> dict[str, float]:
    """Distances from the lowest figure, taken before they become floats: so a large common part costs no precision."""
    known = {
        area: value for area, value in zip(ranking.panel.areas, ranking.panel.values, strict=True) if value is not None
    }
    lowest = min(known.values())
    return {area: float(value - lowest) for area, value in known.items()}

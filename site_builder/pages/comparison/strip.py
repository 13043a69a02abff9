"""A strip of dots: where an area's figure lies among those of all others. Tiny, and beside its words."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.model import IndicatorResult

WIDTH = 120
HEIGHT = 20
MARGIN = 6


@dataclass(frozen=True)
class Strip:
    """Places along the strip, the best end to the right.

    Attributes:
        others: of the other areas.
        own: of the own one.
        low, high: where the middle half of all figures begins and ends.
    """

    others: tuple[str, ...]
    own: str
    low: str
    high: str


def draw_strip(indicator: IndicatorResult, area: str) -> Strip | None:
    """Place all figures of a ranked indicator; None where the area has none, or it is not ranked."""
    ranking, closeness = indicator.ranking, indicator.closeness
    if area not in ranking.figures or closeness is None:
        return None
    values = {
        code: float(value)
        for code, value in zip(ranking.panel.areas, ranking.panel.values, strict=True)
        if value is not None
    }
    least, most = min(values.values()), max(values.values())
    low_is_good = indicator.row.polarity == "low"

    def x(value: float) -> str:
        share = (value - least) / (most - least)
        return f"{MARGIN + (1 - share if low_is_good else share) * (WIDTH - 2 * MARGIN):.1f}"

    ends = sorted((x(float(closeness.lower)), x(float(closeness.upper))), key=float)
    others = sorted({x(value) for code, value in values.items() if code != area}, key=float)
    return Strip(tuple(others), x(values[area]), ends[0], ends[1])

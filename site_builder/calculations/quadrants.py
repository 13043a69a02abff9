"""Spending beside performance: in which of four fields an area stands."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from site_builder.calculations.ranking import places_in_order
from site_builder.model import Quadrant, QuadrantPoint, Standing


def work_out_quadrants(standing: Standing, spending: Mapping[str, Decimal]) -> tuple[QuadrantPoint, ...]:
    """Put each area's place by performance beside its place by spending.

    Both places are over the same areas: those that are placed and whose spending is known. The
    reference lines stand in the middle, at (n + 1) / 2. An area on one of them is in no field.

    Args:
        standing: averages and which areas are placed.
        spending: by area code, such as net spending per head. 1st is the highest: an order, and no judgement.

    Method: docs/method/cost-effectiveness.md
    """
    averages = {
        line.area: line.average for line in standing.placed if line.average is not None and line.area in spending
    }
    performance = places_in_order(averages)
    amounts = places_in_order({area: -Fraction(spending[area]) for area in averages})
    line = Fraction(len(averages) + 1, 2)
    return tuple(
        QuadrantPoint(
            area, performance[area], amounts[area], line, _quadrant(performance[area].first, amounts[area].first, line)
        )
        for area in averages
    )


def _quadrant(performance: int, spending: int, line: Fraction) -> Quadrant:
    if line in (performance, spending):
        return "on the line"
    if performance < line:
        return "high performing / high spending" if spending < line else "high performing / low spending"
    return "low performing / high spending" if spending < line else "low performing / low spending"

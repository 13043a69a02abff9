"""Places by performance beside places by an amount: one mark for each area, in four fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import altair as alt

from site_builder.charts import look
from site_builder.charts.drawing.layers import data, pixels
from site_builder.charts.figure import Figure

WIDE: Final = 640
NARROW: Final = 320


@dataclass(frozen=True)
class Spot:
    """An area's places. `label` is written beside its mark; empty for the many that are not named."""

    label: str
    performance: int
    amount: int
    kind: Literal["own", "neighbour", "county", "unitary"]


def quadrant_figure(
    spots: Sequence[Spot],
    *,
    of: int,
    amount: str,
    narrow: bool,
    name: str,
    title: str,
    subtitle: str,
    alt: str,
    source: str,
) -> Figure:
    """Draw each area at its place by performance and by an amount.

    Raises:
        ValueError: no area, or a place outside 1 to `of`.
    """
    if not spots or not all(1 <= place <= of for spot in spots for place in (spot.performance, spot.amount)):
        raise ValueError(f"The figure {name} has no area, or a place that is not one of 1 to {of}.")
    width, height = (NARROW if narrow else WIDE), 360
    rows: list[dict[str, Any]] = [
        {
            "x": 20 + (spot.amount - 1) / max(1, of - 1) * (width - 40),
            "y": 20 + (spot.performance - 1) / max(1, of - 1) * (height - 40),
        }
        for spot in spots
    ]
    spec = {**look.themed(_chart(), width, height).to_dict(), "datasets": {"spots": rows}}
    return Figure(name, title, subtitle, alt, source, spec, width, height)


def _chart() -> alt.LayerChart:
    chart: alt.LayerChart = alt.LayerChart(layer=[data("spots").mark_point(color=look.OWN).encode(*pixels("x", "y"))])
    return chart

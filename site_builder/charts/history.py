"""Places over years, the first at the top."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from site_builder.charts import look
from site_builder.charts.drawing.layers import data, pixels
from site_builder.charts.figure import Figure

WIDE: Final = 640
NARROW: Final = 320


@dataclass(frozen=True)
class HistoryLine:
    """An area's places in one ranking, one for each year; None where it had none."""

    label: str
    places: Sequence[int | None]


def history_figure(
    lines: Sequence[HistoryLine],
    years: Sequence[str],
    *,
    marks: Mapping[int, str],
    most: int,
    narrow: bool,
    name: str,
    title: str,
    subtitle: str,
    alt: str,
    source: str,
    breaks: Collection[int] = (),
) -> Figure:
    """Draw places over years.

    Raises:
        ValueError: no place at all.
    """
    if not any(place for line in lines for place in line.places):
        raise ValueError(f"The figure {name} has no place to show.")
    width, height = (NARROW if narrow else WIDE), 240
    rows: list[dict[str, Any]] = [
        {
            "x": 20 + at / max(1, len(years) - 1) * (width - 40),
            "y": 20 + (place - 1) / max(1, most - 1) * (height - 40),
        }
        for line in lines
        for at, place in enumerate(line.places)
        if place
    ]
    spec = {**look.themed(_chart(), width, height).to_dict(), "datasets": {"spots": rows}}
    return Figure(name, title, subtitle, alt, source, spec, width, height)


def _chart() -> alt.LayerChart:
    chart: alt.LayerChart = alt.LayerChart(layer=[data("spots").mark_point(color=look.OWN).encode(*pixels("x", "y"))])
    return chart

"""What specifications of all charts are made of: named data, places in pixels, and a picture's size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import altair as alt

from site_builder.charts import look

Row = dict[str, Any]


def data(name: str) -> alt.Chart:
    """Begin a layer that draws the rows of this name; the rows are put in later."""
    return alt.Chart(alt.NamedData(name=name))


def pixels(x: str, y: str) -> tuple[alt.X, alt.Y]:
    """Place marks by columns that hold pixels, from the top left corner."""
    return alt.X(x, type="quantitative", scale=None, axis=None), alt.Y(y, type="quantitative", scale=None, axis=None)


def empty_specification(layers: Sequence[alt.Chart], **scales: Literal["independent"]) -> Mapping[str, Any]:
    """Build a chart without data and size. Keep it: Altair takes longer to build a chart than Vega to draw it.

    Args:
        layers: the one below all others first.
        scales: channels whose scales the layers do not share: color="independent".
    """
    chart = alt.LayerChart(layer=list(layers))
    if scales:
        chart = chart.resolve_scale(**scales)
    spec: Mapping[str, Any] = look.themed(chart, 1, 1).to_dict()
    return spec


def filled(
    empty: Mapping[str, Any], rows: Mapping[str, Sequence[Row]], width: float, height: float
) -> Mapping[str, Any]:
    """Put the data and the picture's size into a specification."""
    return {**empty, "width": width, "height": height, "datasets": rows}

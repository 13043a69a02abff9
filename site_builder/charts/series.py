"""An indicator's figures over time: a line with its values written at the points.

One picture serves phone and desktop: 320 by 220 pixels with 14 pixel text can be read at 288
pixels and enlarged to 480. There is no value axis as long as every point can carry its value. The
scale covers at least a quarter of the largest figure, so that a small change looks small although
the scale does not start at zero.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import altair as alt

from site_builder.charts import look
from site_builder.charts.drawing.frame import HEIGHT, WIDTH, Aim, Frame, Point, frame_of
from site_builder.charts.drawing.layers import Row, data, empty_specification, filled, pixels
from site_builder.charts.drawing.rows import series_rows
from site_builder.charts.figure import Figure

__all__ = ["NOT_FROM_ZERO", "Point", "series_figure"]

NOT_FROM_ZERO: Final = "The scale does not start at zero."


def series_figure(
    points: Sequence[Point],
    *,
    unit: str,
    name: str,
    title: str,
    subtitle: str,
    alt: str,
    source: str,
    target_low: float | None = None,
    target_high: float | None = None,
    target_text: str = "",
) -> Figure:
    """Draw an indicator's series.

    Args:
        points: oldest first, one per period; at least one with a value.
        unit: in words; stands over the value axis of a series of more than six points.
        name: slug of the figure.
        title: headline sentence.
        subtitle: what, unit, place and time. A sentence is added where the scale leaves zero out.
        alt: what a reader who cannot see the chart is told.
        source: where the figures come from.
        target_low: level of the last period's target, or the lower end of its range.
        target_high: upper end of its range; alone, a level as well.
        target_text: label of the target, whole: target 45%.

    Raises:
        ValueError: no figure at all, or one that is not finite.
    """
    aim = Aim(target_low, target_high, target_text)
    for value in (*(point.value for point in points), *aim.levels):
        if value is not None and not math.isfinite(value):
            raise ValueError(f"The series {name} holds {value}, which cannot be drawn.")
    frame = frame_of(points, aim, unit)
    if not frame.low <= 0 <= frame.high:
        subtitle = f"{subtitle} {NOT_FROM_ZERO}".strip()
    spec = _filled(series_rows(points, aim, unit, frame), frame)
    return Figure(name, title, subtitle, alt, source, spec, WIDTH, HEIGHT)


def _filled(rows: Mapping[str, list[Row]], frame: Frame) -> Mapping[str, Any]:
    """Put data and scales into the specification; layers without data are left out."""
    empty = _specification()
    scales: dict[str, Mapping[str, Any]] = {
        "x": {"domain": [0, max(1, len(frame.xs) - 1)], "range": [frame.xs[0], frame.xs[-1] + (len(frame.xs) == 1)]},
        "y": {"domain": [frame.low, frame.high], "range": [frame.bottom, frame.top]},
    }
    layers = [_with_scales(layer, scales) for layer in empty["layer"] if rows[layer["data"]["name"]]]
    shown = {name: layer_rows for name, layer_rows in rows.items() if layer_rows}
    return {**filled(empty, shown, WIDTH, HEIGHT), "layer": layers}


def _with_scales(layer: Mapping[str, Any], scales: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    encoding = {
        channel: {**place, "scale": {**place["scale"], **scales[channel]}} if place.get("scale") else place
        for channel, place in layer["encoding"].items()
    }
    return {**layer, "encoding": encoding}


@cache
def _specification() -> Mapping[str, Any]:
    """Build the chart once, without data: Altair takes longer to build a chart than Vega to draw it.

    The period's place in the row is drawn, not its words, because two periods may read the same.
    """
    return empty_specification([*_lines(), *_figures(), *_words()])


_POSITION = alt.X("position:Q", axis=None, scale=alt.Scale(nice=False, zero=False))


def _level(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative", axis=None, scale=alt.Scale(nice=False, zero=False))


def _lines() -> list[alt.Chart]:
    x, y = pixels("x", "y")
    return [
        data("target_band").mark_rect(color=look.TARGET_BAND).encode(x, _level("low"), x2="x2", y2="high"),
        data("grid").mark_rule(color=look.GRID).encode(x, _level("value"), x2="x2"),
        data("zero").mark_rule(color=look.QUIET).encode(x, _level("value"), x2="x2"),
        data("breaks").mark_rule(color=look.QUIET, strokeWidth=1.5).encode(x, y, y2="y2"),
        data("targets")
        .mark_rule(color=look.TARGET, strokeWidth=2, strokeDash=[6, 4])
        .encode(x, _level("value"), x2="x2"),
    ]


def _figures() -> list[alt.Chart]:
    fill = alt.condition("datum.provisional", alt.value(look.CARD), alt.value(look.OWN))
    line = data("figures").mark_line(color=look.OWN, strokeWidth=look.STROKE)
    return [
        line.encode(_POSITION, _level("value"), detail="run:N", order="position:Q"),
        _dots("figures").encode(_POSITION, _level("value"), fill=fill),
        _dots("key").encode(*pixels("x", "y"), fill=alt.value(look.CARD)),
    ]


def _dots(name: str) -> alt.Chart:
    chart: alt.Chart = data(name).mark_point(
        shape="circle", size=look.POINT, stroke=look.OWN, strokeWidth=look.STROKE, opacity=1
    )
    return chart


def _words() -> list[alt.Chart]:
    align = alt.ExprRef("datum.align")
    return [
        data("values").mark_text(align=align, fontWeight="bold").encode(*pixels("x", "y"), text="text:N"),
        data("words").mark_text(align=align).encode(*pixels("x", "y"), text="text:N"),
        data("target_words").mark_text(align=align, color=look.TARGET).encode(*pixels("x", "y"), text="text:N"),
    ]

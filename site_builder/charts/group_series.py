"""An indicator's figures over time beside those of a group: its median, and the middle half of its areas.

The own figures are a line with points, the first and the last with their value; the median is a grey
dashed line, the middle half a pale band with edges. Both lines have their names beside them where
there is room, and in the key where there is none.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import altair as alt

from site_builder.charts import look
from site_builder.charts.drawing.frame import WIDTH
from site_builder.charts.drawing.group_rows import GroupPoint, group_frame, group_rows
from site_builder.charts.drawing.layers import data, empty_specification, filled, pixels
from site_builder.charts.figure import Figure
from site_builder.charts.series import NOT_FROM_ZERO

__all__ = ["GroupPoint", "group_series_figure"]


def group_series_figure(
    points: Sequence[GroupPoint],
    *,
    own_label: str,
    group_label: str,
    unit: str,
    name: str,
    title: str,
    subtitle: str,
    alt: str,
    source: str,
) -> Figure:
    """Draw an area's series beside its group's.

    Args:
        points: oldest first, one per period; the area has a figure in at least one.
        own_label: the area's name.
        group_label: name of the median's line, whole: median of counties.
        unit: in words; stands over the value axis.
        name: slug of the figure.
        title: headline sentence.
        subtitle: what, unit, place and time. A sentence is added where the scale leaves zero out.
        alt: what a reader who cannot see the chart is told.
        source: where the figures come from.

    Raises:
        ValueError: no figure of the area, or a figure that is not finite.
    """
    for value in (value for point in points for value in point.values):
        if not math.isfinite(value):
            raise ValueError(f"The series {name} holds {value}, which cannot be drawn.")
    frame = group_frame(points, unit)
    if not frame.low <= 0 <= frame.high:
        subtitle = f"{subtitle} {NOT_FROM_ZERO}".strip()
    rows, height = group_rows(points, frame, own_label, group_label, unit)
    return Figure(name, title, subtitle, alt, source, filled(_specification(), rows, WIDTH, height), WIDTH, height)


@cache
def _specification() -> Mapping[str, Any]:
    x, y = pixels("x", "y")
    hollow = alt.condition("datum.provisional", alt.value(look.CARD), alt.value(look.OWN))
    align = alt.ExprRef("datum.align")
    return empty_specification(
        [
            data("band").mark_area(color=look.MIDDLE_HALF, opacity=1).encode(x, y, y2="y2", detail="run:N"),
            _rules("grid").mark_rule(color=look.GRID),
            _rules("zero").mark_rule(color=look.QUIET),
            _line("edges").mark_line(color=look.EDGE, strokeWidth=1),
            _rules("breaks").mark_rule(color=look.QUIET, strokeWidth=1.5),
            _line("medians").mark_line(color=look.QUIET, strokeWidth=2, strokeDash=_DASHES),
            _line("own").mark_line(color=look.OWN, strokeWidth=look.STROKE),
            _dots("own").encode(x, y, fill=hollow),
            data("key_band").mark_rect(fill=look.MIDDLE_HALF, stroke=look.EDGE).encode(x, y, x2="x2", y2="y2"),
            _rules("key_median").mark_rule(color=look.QUIET, strokeWidth=2, strokeDash=_DASHES),
            _dots("key_own").encode(x, y, fill=alt.value(look.OWN)),
            _dots("key_provisional").encode(x, y, fill=alt.value(look.CARD)),
            data("values").mark_text(align=align, fontWeight="bold", color=look.OWN).encode(x, y, text="text:N"),
            data("words").mark_text(align=align).encode(x, y, text="text:N"),
        ]
    )


_DASHES: Final = [5, 3]


def _rules(name: str) -> alt.Chart:
    rules: alt.Chart = data(name).mark_rule().encode(*pixels("x", "y"), x2="x2", y2="y2")
    return rules


def _line(name: str) -> alt.Chart:
    line: alt.Chart = data(name).mark_line().encode(*pixels("x", "y"), detail="run:N", order="x:Q")
    return line


def _dots(name: str) -> alt.Chart:
    dots: alt.Chart = data(name).mark_point(
        shape="circle", stroke=look.OWN, strokeWidth=look.STROKE, opacity=1, size=alt.ExprRef("datum.size")
    )
    return dots

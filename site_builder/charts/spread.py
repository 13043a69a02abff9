"""How an amount is spread over areas of several kinds: a dot for each area, a line for each kind.

The own area's dot is larger and has a colour of its own, and a line at its amount runs through all
kinds, so that a reader sees at a glance how many of each stand on either side. A stroke is the median
of a kind. A few areas are named: there is no room for all.

Dots, unlike bars, say nothing of size by their length: the scale need not begin at zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Any, Final

import altair as alt

from site_builder.charts import look
from site_builder.charts.drawing.across import Across, round_ends
from site_builder.charts.drawing.key import key_places
from site_builder.charts.drawing.layers import Row, data, empty_specification, filled, pixels
from site_builder.charts.drawing.scale import ticks
from site_builder.charts.drawing.swarm import swarm_levels
from site_builder.charts.figure import Figure

WIDE: Final = 640
NARROW: Final = 320
_MARGIN: Final = 3
_NAMES: Final = 190
"""Room for the names beside the dots, in up to two lines."""
_DOT: Final = 7
_OWN_DOT: Final = 12
_GAP: Final = 10
_LEAST: Final = 26
"""The least height of a kind."""
_AXIS: Final = 24
_INSET: Final = 28
"""Half of the widest number of the scale stands beyond its end."""
_ONE_DOT: Final = "one authority"
_ONE_STROKE: Final = "the middle one (median)"


@dataclass(frozen=True)
class Dot:
    """An area's amount. `text` names it in the picture; empty for the many that are not named."""

    value: float
    text: str = ""
    own: bool = False


@dataclass(frozen=True)
class Kind:
    label: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class _Strip:
    """One kind's part of the picture; heights are upper edges in pixels."""

    kind: Kind
    lines: tuple[str, ...]
    name_top: float
    levels: tuple[int, ...]
    dots_top: float
    dots_bottom: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.dots_top + self.dots_bottom) / 2


def spread_figure(
    kinds: Sequence[Kind],
    *,
    narrow: bool,
    prefix: str,
    name: str,
    title: str,
    subtitle: str,
    alt: str,
    source: str,
) -> Figure:
    """Draw the amounts of all kinds above one scale.

    Args:
        kinds: from top to bottom.
        narrow: the version for phones.
        prefix: sign before the numbers of the scale, such as £.
        name: slug of the figure; the two versions need two names.
        title: headline sentence.
        subtitle: what, where and when.
        alt: what a reader who cannot see the chart is told.
        source: where the figures come from.

    Raises:
        ValueError: a kind without areas, or no kind.
    """
    if not kinds or not all(kind.dots for kind in kinds):
        raise ValueError(f"The figure {name} has a kind without areas, or none.")
    width = NARROW if narrow else WIDE
    values = [dot.value for kind in kinds for dot in kind.dots]
    frame = Across(_INSET if narrow else _INSET + _NAMES, width - _INSET, *round_ends(min(values), max(values)))
    key, first = _key(width)
    strips = list(_strips(kinds, frame, first, narrow=narrow))
    floor = strips[-1].bottom
    # Lines are drawn beside dots and not through words.
    heights = [(strip.dots_top - 3, strip.dots_bottom + 3) for strip in strips]
    scale = list(_scale(frame, prefix, floor))
    rows = {
        "scale": scale,
        "grid": [{"x": tick["x"], "y": top, "y2": low} for tick in scale for top, low in heights],
        "own_line": [
            {"x": frame.x(dot.value), "y": top, "y2": low}
            for kind in kinds
            for dot in kind.dots
            if dot.own
            for top, low in heights
        ],
        "medians": [_median(strip, frame) for strip in strips] + key["medians"],
        "dots": [row for strip in strips for row in _dots(strip, frame, own=False)] + key["dots"],
        "own_dots": [row for strip in strips for row in _dots(strip, frame, own=True)],
        "words": [
            *key["words"],
            *({"text": "\n".join(strip.lines), "x": _MARGIN, "y": strip.name_top} for strip in strips),
        ],
        "dot_names": [row for strip in strips for row in _dot_names(strip, frame, width, own=False)],
        "own_names": [row for strip in strips for row in _dot_names(strip, frame, width, own=True)],
    }
    height = round(floor + _AXIS)
    spec = filled(_specification(), rows, width, height)
    return Figure(name, title, subtitle, alt, source, spec, width, height)


def _key(width: int) -> tuple[dict[str, list[Row]], float]:
    """Say what a dot and what a stroke is, in as many lines as that needs; and where the rest begins."""
    words = (_ONE_DOT, _ONE_STROKE)
    places = key_places(words, _MARGIN, width - _MARGIN, symbol=16, gap=14, line=look.LINE_HEIGHT + 3)
    (dot_x, dot_top), (stroke_x, stroke_top) = places
    half = look.LINE_HEIGHT / 2 - 1
    rows: dict[str, list[Row]] = {
        "dots": [{"x": dot_x + 5, "y": dot_top + half}],
        "medians": [{"x": stroke_x + 5, "y": stroke_top + half - 8, "y2": stroke_top + half + 8}],
        "words": [{"text": text, "x": x + 14, "y": y} for text, (x, y) in zip(words, places, strict=True)],
    }
    return rows, stroke_top + look.LINE_HEIGHT + 10


def _strips(kinds: Sequence[Kind], frame: Across, top: float, *, narrow: bool) -> Iterator[_Strip]:
    for kind in kinds:
        # The own dot chooses first, so that it stands on the line.
        ordered = Kind(kind.label, tuple(sorted(kind.dots, key=lambda dot: (not dot.own, dot.value))))
        room = NARROW - 2 * _MARGIN if narrow else _NAMES - _GAP
        lines = look.wrap(f"{kind.label} ({len(kind.dots)})", room, lines=2)
        own = [_OWN_DOT / 2 if dot.own else 0 for dot in ordered.dots]
        levels = swarm_levels([frame.x(dot.value) for dot in ordered.dots], _DOT + 0.5)
        height = max(_LEAST, (2 * max(abs(level) for level in levels) + 1) * (_DOT + 0.5) + max(own))
        names = len(lines) * look.LINE_HEIGHT
        dots_top = top + names + 2 if narrow else top + max(0.0, (names - height) / 2)
        bottom = dots_top + height
        bottom += look.LINE_HEIGHT * sum(1 for dot in ordered.dots if dot.text)
        bottom = max(bottom, top + names)
        name_top = top if narrow else max(top, dots_top + (height - names) / 2 + 2)
        yield _Strip(ordered, lines, name_top, tuple(levels), dots_top, dots_top + height, bottom + _GAP)
        top = bottom + _GAP


def _dots(strip: _Strip, frame: Across, *, own: bool) -> Iterator[Row]:
    for dot, level in zip(strip.kind.dots, strip.levels, strict=True):
        if dot.own == own:
            yield {"value": dot.value, "x": frame.x(dot.value), "y": strip.middle - level * (_DOT + 0.5)}


def _median(strip: _Strip, frame: Across) -> Row:
    value = median(dot.value for dot in strip.kind.dots)
    return {"value": value, "x": frame.x(value), "y": strip.dots_top - 1, "y2": strip.dots_bottom + 1}


def _dot_names(strip: _Strip, frame: Across, width: int, *, own: bool) -> Iterator[Row]:
    """Write names below their dots, one to a line, inside the picture."""
    left = _MARGIN if width == NARROW else _MARGIN + _NAMES
    for line, dot in enumerate(dot for dot in strip.kind.dots if dot.text):
        if dot.own == own:
            text = look.wrap(dot.text, width - _MARGIN - left, lines=1, bold=own)[0]
            half = look.text_width(text, bold=own) / 2
            x = min(max(frame.x(dot.value), left + half), width - _MARGIN - half)
            yield {"text": text, "x": round(x, 1), "y": strip.dots_bottom + 3 + line * look.LINE_HEIGHT}


def _scale(frame: Across, prefix: str, floor: float) -> Iterator[Row]:
    for value, text in ticks(frame.low, frame.high) if frame.high > frame.low else ():
        yield {"value": value, "text": prefix + text, "x": frame.x(value), "y": floor + 4}


@cache
def _specification() -> Mapping[str, Any]:
    layers = [
        _rules("grid").mark_rule(color=look.GRID),
        _rules("own_line").mark_rule(color=look.OWN, strokeWidth=1.5, strokeDash=[5, 3]),
        _rules("medians").mark_rule(color=look.INK, strokeWidth=2.5),
        _points("dots").mark_point(filled=True, opacity=1, size=_area(_DOT), color=look.QUIET),
        _points("own_dots").mark_point(
            filled=True, opacity=1, size=_area(_OWN_DOT), color=look.OWN, stroke=look.CARD, strokeWidth=1
        ),
        _text("words", "y").mark_text(align="left"),
        _text("scale", "y").mark_text(align="center"),
        _text("dot_names", "y").mark_text(align="center"),
        _text("own_names", "y").mark_text(align="center", fontWeight="bold", color=look.OWN),
    ]
    return empty_specification(layers)


def _area(diameter: float) -> float:
    return round(3.14159 * diameter**2 / 4, 1)


def _rules(name: str) -> alt.Chart:
    rules: alt.Chart = data(name).mark_rule().encode(*pixels("x", "y"), y2="y2")
    return rules


def _points(name: str) -> alt.Chart:
    points: alt.Chart = data(name).mark_point().encode(*pixels("x", "y"))
    return points


def _text(name: str, y: str) -> alt.Chart:
    text: alt.Chart = data(name).mark_text().encode(*pixels("x", y), text="text:N")
    return text

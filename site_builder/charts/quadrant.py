"""Places by performance beside places by an amount, such as spending: one mark for each area, in four fields.

The best results are at the top, the lowest amount at the right; two lines stand in the middle, where
half of the areas are on each side. Kinds of areas differ in shape, the own area in size and by its
bold name, so that no colour has to be told apart. The fields and the ends of the scales are named in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

import altair as alt

from site_builder.charts import look
from site_builder.charts.drawing.callouts import Callout, Mark, place_callouts
from site_builder.charts.drawing.fields import MARGIN, Fields, four_fields
from site_builder.charts.drawing.key import key_places
from site_builder.charts.drawing.labels import Box, Room, Stroke, box_around
from site_builder.charts.drawing.layers import Row, data, empty_specification, filled, pixels
from site_builder.charts.drawing.scatter import apart, disc, square
from site_builder.charts.figure import Figure

WIDE: Final = 640
NARROW: Final = 320
Kind = Literal["own", "neighbour", "county", "unitary"]
KEY: Final[Mapping[Kind, str]] = {
    "county": "one county",
    "unitary": "one county unitary",
    "neighbour": "one neighbour",
}
"""What a mark of each kind is; the own area's mark has its name."""
_MIDDLE: Final = "the middle place"
_SYMBOL: Final = 10.0
"""Size of a mark in the key."""


@dataclass(frozen=True)
class Spot:
    """An area's places.

    Attributes:
        label: its name, written beside its mark where there is room; empty for the many that are not named.
        performance: 1 is best.
        amount: 1 is the highest.
        kind: gives the mark its shape.
    """

    label: str
    performance: int
    amount: int
    kind: Kind


@dataclass(frozen=True)
class _Placed:
    spot: Spot
    x: float
    y: float
    size: float

    @property
    def row(self) -> Row:
        """The mark as data; `size` is its area."""
        area = square(0.9 * self.size) if self.spot.kind == "unitary" else disc(self.size)
        return {
            "performance": self.spot.performance,
            "amount": self.spot.amount,
            "x": self.x,
            "y": self.y,
            "size": area,
        }


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
    key: Mapping[Kind, str] = KEY,
) -> Figure:
    """Draw each area at its place by performance and by an amount.

    Areas with the same two places are moved apart a little. A name without room is left out, but
    not the own area's: the page has a table of all.

    Args:
        spots: one per area, in any order.
        of: the last place.
        amount: one word for the amount, as in "most spending".
        narrow: the version for phones.
        name: slug of the figure; the two versions need two names.
        title: headline sentence.
        subtitle: what, where and when.
        alt: what a reader who cannot see the chart is told.
        source: where the figures come from.
        key: what a mark of each kind is, where these areas are others than counties.

    Raises:
        ValueError: no area, or a place outside 1 to `of`.
    """
    if not spots or not all(1 <= place <= of for spot in spots for place in (spot.performance, spot.amount)):
        raise ValueError(f"The figure {name} has no area, or a place that is not one of 1 to {of}.")
    width = NARROW if narrow else WIDE
    shown: list[Kind] = [kind for kind in KEY if any(spot.kind == kind for spot in spots)]
    key_rows, top = _key([(kind, look.plain(key[kind])) for kind in shown], width)
    fields = four_fields(of, amount, width, top)
    placed = _placed(spots, fields)
    callouts = _callouts(placed, fields, 150 if narrow else 190)
    rows: dict[str, list[Row]] = {
        "frame": [{"x": fields.frame.left, "x2": fields.frame.right, "y": fields.frame.top, "y2": fields.frame.bottom}],
        "middles": [*fields.middles, *key_rows["middles"]],
        "leaders": [_line(callout.leader) for callout in callouts if callout.leader],
        "own": [each.row for each in placed if each.spot.kind == "own"],
        "words": [*key_rows["words"], *fields.ends],
        "fields": list(fields.names),
        "names": [callout.words() for callout in callouts if not callout.mark.bold],
        "own_names": [callout.words() for callout in callouts if callout.mark.bold],
    }
    for kind in KEY:
        rows[kind] = [each.row for each in placed if each.spot.kind == kind] + key_rows[kind]
    height = round(fields.bottom + MARGIN)
    return Figure(name, title, subtitle, alt, source, filled(_specification(), rows, width, height), width, height)


def _key(entries: Sequence[tuple[Kind, str]], width: float) -> tuple[dict[str, list[Row]], float]:
    """Say what a mark of each kind and what a dashed line is; and where the rest begins."""
    words = [*(text for _, text in entries), _MIDDLE]
    symbol = _SYMBOL + 6
    places = key_places(words, MARGIN, width - MARGIN, symbol=symbol, gap=14, line=look.LINE_HEIGHT + 3)
    half = look.LINE_HEIGHT / 2 - 1
    rows: dict[str, list[Row]] = {kind: [] for kind in KEY}
    for (kind, _), (x, y) in zip(entries, places, strict=False):
        size = square(0.9 * _SYMBOL) if kind == "unitary" else disc(_SYMBOL)
        rows[kind].append({"x": x + _SYMBOL / 2, "y": y + half, "size": size})
    x, y = places[-1]
    rows["middles"] = [{"x": x + _SYMBOL / 2, "x2": x + _SYMBOL / 2, "y": y - 1, "y2": y + look.LINE_HEIGHT - 1}]
    rows["words"] = [
        {"text": text, "x": x + symbol, "y": y, "align": "left"} for text, (x, y) in zip(words, places, strict=True)
    ]
    return rows, y + look.LINE_HEIGHT + 8


def _placed(spots: Sequence[Spot], fields: Fields) -> list[_Placed]:
    # The own area keeps to its spot.
    ordered = sorted(spots, key=lambda spot: (spot.kind != "own", spot.performance, spot.amount))
    diameter = fields.plane.diameter
    own = max(11.0, round(diameter * 1.5))
    inner = Box(
        fields.frame.left + own / 2 + 1,
        fields.plane.box.top - 2,
        fields.frame.right - own / 2 - 1,
        fields.plane.box.bottom + 2,
    )
    places = [fields.plane.spot(spot.amount, spot.performance) for spot in ordered]
    taken = {place for place, spot in zip(places, ordered, strict=True) if spot.kind == "own"}
    distance = (diameter + own) / 2 + 1 if any(places.count(place) > 1 for place in taken) else diameter + 1
    return [
        _Placed(spot, x, y, own if spot.kind == "own" else diameter)
        for spot, (x, y) in zip(ordered, apart(places, distance, inner), strict=True)
    ]


def _callouts(placed: Sequence[_Placed], fields: Fields, widest: float) -> list[Callout]:
    """Name the own area first, then those whose places by performance are next to its."""
    own = next((each.spot.performance for each in placed if each.spot.kind == "own"), 0)
    named = [each for each in placed if look.plain(each.spot.label)]
    named.sort(key=lambda each: (each.spot.kind != "own", abs(each.spot.performance - own)))
    marks = {id(each): _mark(each, widest) for each in named}
    room = Room(
        fields.frame,
        boxes=[box_around(each.x, each.y, each.size / 2 + 1) for each in placed],
        strokes=[Stroke(row["x"], row["y"], row["x2"], row["y2"]) for row in fields.middles],
        taken=list(fields.name_boxes),
    )
    return place_callouts(list(marks.values()), room)


def _mark(each: _Placed, widest: float) -> Mark:
    own = each.spot.kind == "own"
    lines = look.wrap(each.spot.label, widest, lines=3, bold=own)
    return Mark(lines, each.x, each.y, each.size / 2 + 1, required=own, bold=own)


def _line(stroke: Stroke) -> Row:
    ends = {"x": stroke.x1, "y": stroke.y1, "x2": stroke.x2, "y2": stroke.y2}
    return {column: round(value, 1) for column, value in ends.items()}


@cache
def _specification() -> Mapping[str, Any]:
    return empty_specification(
        [
            data("frame").mark_rect(fill=None, stroke=look.EDGE).encode(*pixels("x", "y"), x2="x2", y2="y2"),
            _rules("middles").mark_rule(color=look.QUIET, strokeDash=[4, 3]),
            _rules("leaders").mark_rule(color=look.INK, strokeWidth=1),
            _filled_marks("county", look.QUIET),
            _marks("unitary").mark_point(shape="square", opacity=1, strokeWidth=1.8, stroke=look.QUIET, fill=look.CARD),
            _filled_marks("neighbour", look.INK),
            _filled_marks("own", look.OWN),
            _text("words").mark_text(align=_ALIGN),
            _text("fields").mark_text(align=_ALIGN, color=look.QUIET),
            _text("names").mark_text(align=_ALIGN),
            _text("own_names").mark_text(align=_ALIGN, color=look.OWN, fontWeight="bold"),
        ]
    )


_ALIGN: Final = alt.ExprRef("datum.align")


def _rules(name: str) -> alt.Chart:
    rules: alt.Chart = data(name).mark_rule().encode(*pixels("x", "y"), x2="x2", y2="y2")
    return rules


def _marks(name: str) -> alt.Chart:
    marks: alt.Chart = data(name).mark_point().encode(*pixels("x", "y"), size=alt.Size("size:Q", scale=None))
    return marks


def _filled_marks(name: str, colour: str) -> alt.Chart:
    # The white edge parts marks that touch.
    marks: alt.Chart = _marks(name).mark_point(
        shape="circle", opacity=1, strokeWidth=0.8, stroke=look.CARD, fill=colour
    )
    return marks


def _text(name: str) -> alt.Chart:
    text: alt.Chart = data(name).mark_text().encode(*pixels("x", "y"), text="text:N")
    return text

"""The rows that each layer of a series chart draws: all data of the chart, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from site_builder.charts import look
from site_builder.charts.drawing.frame import (
    HEIGHT,
    MARGIN,
    MOST_LABELLED,
    NEAR,
    WIDTH,
    Aim,
    Frame,
    Point,
    any_provisional,
    breaks,
    runs,
    value_label,
)
from site_builder.charts.drawing.labels import Box, Label, Room, Stroke, box_around, text_row
from site_builder.charts.drawing.layers import Row
from site_builder.charts.drawing.period_labels import WIDEST, period_labels
from site_builder.charts.drawing.scale import ticks

_POINT: Final = 5
_RIGHT: Final = WIDTH - MARGIN
PICTURE: Final = Box(MARGIN, 0, _RIGHT, HEIGHT)


@dataclass(frozen=True)
class Spot:
    """A point that is drawn: where it stands, and the heights of those it is joined to."""

    index: int
    run: int
    x: float
    y: float
    joined_ys: tuple[float, ...]


def series_rows(points: Sequence[Point], aim: Aim, unit: str, frame: Frame) -> Mapping[str, list[Row]]:
    """Work out what each layer draws.

    Returns:
        Name of the data -> rows. position, label, value and text are the figures; x, y and the
        like are pixels.
    """
    spots = spots_of(points, frame)
    long = len(points) > MOST_LABELLED
    start = frame.left if len(points) == 1 else (frame.xs[-1] + frame.xs[-2]) / 2
    gaps = [(frame.xs[i - 1] + frame.xs[i]) / 2 for i in breaks(points)]
    axis = axis_ticks(frame) if long else []
    periods = period_labels([p.label for p in points], frame.xs, frame.floor + 4, PICTURE)

    room = Room(Box(max(frame.left, MARGIN), frame.ceiling, _RIGHT, frame.floor))
    room.boxes += [box_around(s.x, s.y, _POINT) for s in spots]
    room.strokes += [Stroke(a.x, a.y, b.x, b.y) for a, b in pairwise(spots) if a.run == b.run]
    room.strokes += [Stroke(start, frame.y(level), _RIGHT, frame.y(level)) for level in aim.levels]
    room.strokes += [Stroke(x, frame.ceiling, x, frame.floor) for x in gaps]
    values, target_words = _words_in_room(points, aim, frame, spots, start, room)

    return {
        "figures": [_figure_row(points[s.index], s) for s in spots],
        "values": values,
        "words": [
            *(text_row(label, box, PICTURE) for label, box in periods),
            *strip_rows(points, gaps, unit if long else ""),
            *(tick_row(text, frame.y(value), frame.left) for value, text in axis),
            *_zero_row(frame, room, drawn=not long),
        ],
        "grid": [{"value": value, "x": frame.left, "x2": _RIGHT} for value, _ in axis],
        "zero": [{"value": 0, "x": max(frame.left, MARGIN), "x2": _RIGHT}] if frame.low <= 0 <= frame.high else [],
        "breaks": [{"x": x, "y": frame.ceiling, "y2": frame.floor} for x in gaps],
        "targets": [{"value": level, "x": start, "x2": _RIGHT} for level in aim.levels],
        "target_band": [{"low": low, "high": high, "x": start, "x2": _RIGHT} for low, high in pairwise(aim.levels)],
        "target_words": target_words,
        "key": [{"x": MARGIN + 6, "y": HEIGHT - 12}] if any_provisional(points) else [],
    }


def spots_of(points: Sequence[Point], frame: Frame) -> list[Spot]:
    """Find where the points stand that have a value."""
    heights = {i: frame.y(p.value) for i, p in enumerate(points) if p.value is not None}
    return [
        Spot(i, run, frame.xs[i], heights[i], tuple(heights[j] for j in (i - 1, i + 1) if j in members))
        for run, members in enumerate(runs(points))
        for i in members
    ]


def _figure_row(point: Point, spot: Spot) -> Row:
    return {
        "position": spot.index,
        "label": look.plain(point.label),
        "value": point.value,
        "text": look.plain(point.text),
        "run": spot.run,
        "provisional": point.provisional,
    }


def _words_in_room(
    points: Sequence[Point], aim: Aim, frame: Frame, spots: Sequence[Spot], start: float, room: Room
) -> tuple[list[Row], list[Row]]:
    """Place the last value, then the first, then the target, then what still fits."""
    ends = [spots[-1], *spots[:1]] if len(spots) > 1 else [spots[-1]]
    levels = [frame.y(level) for level in aim.levels]
    between = list(spots[1:-1]) if len(points) <= MOST_LABELLED else []
    values = [placed(placeable_value(points[spot.index], spot, levels, required=True), room) for spot in ends]
    target_words = [placed(_target_label(aim, frame, start), room)] if aim.levels and look.plain(aim.text) else []
    values += [placed(placeable_value(points[spot.index], spot, (), required=False), room) for spot in between]
    return [row for row in values if row], [row for row in target_words if row]


def placed(label: Label, room: Room) -> Row | None:
    """Write a label where there is room for it."""
    box = room.place(label)
    return text_row(label, box, PICTURE) if box else None


def placeable_value(point: Point, spot: Spot, levels: Sequence[float], *, required: bool) -> Label:
    """Say where the value of a point may stand, the best place first.

    Args:
        point: the figure.
        spot: where it stands.
        levels: heights of lines across the picture.
        required: whether it stands even where it covers something.
    """
    label = value_label(point.text)
    above, below = spot.y - NEAR - label.height, spot.y + NEAR
    # A label stands on the side from which no line comes: over a peak, under a valley.
    over_peak = sum(y - spot.y for y in spot.joined_ys) >= 0
    tops = [above, below] if over_peak else [below, above]
    # Where the target's line is in the way, beyond it; at worst a little further off.
    tops += [level - 3 - label.height for level in levels if level < spot.y]
    tops += [level + 3 for level in levels if level > spot.y]
    tops += [above - NEAR, below + NEAR] if over_peak else [below + NEAR, above - NEAR]
    aside = label.width / 2 - _POINT
    places = [(spot.x + shift, top) for top in tops for shift in (0, -aside, aside)]
    beside = label.width / 2 + NEAR + 2
    heights = (spot.y - label.height / 2, spot.y - label.height, spot.y)
    places[6:6] = [(spot.x + side, top) for top in heights for side in (beside, -beside)]
    return value_label(point.text, places, required=required)


def _target_label(aim: Aim, frame: Frame, start: float) -> Label:
    label = Label(look.wrap(aim.text, WIDEST, lines=2), ())
    high, low = frame.y(aim.levels[-1]), frame.y(aim.levels[0])
    over, under, middle = high - 3 - label.height, low + 3, (high + low - label.height) / 2
    right, left, before = _RIGHT - label.width / 2, start + label.width / 2, start - 5 - label.width / 2
    places = [(right, over), (right, under), (left, over), (left, under), (before, middle), (right, middle)]
    # One line further away, beyond the label of the last value.
    places += [(right, over - look.LINE_HEIGHT), (right, under + look.LINE_HEIGHT)]
    places += [(before, over), (before, under)]
    # In a crowded picture anywhere, the nearest first: a line without its words says nothing.
    tops = sorted(range(round(frame.ceiling), round(frame.floor), 8), key=lambda top: abs(top - middle))
    places += [(x, float(top)) for top in tops for x in (right, before, WIDTH / 2)]
    return Label(label.lines, places, required=True)


def strip_rows(points: Sequence[Point], gaps: Sequence[float], unit: str) -> list[Row]:
    """Write what stands outside the line's part: the unit, the breaks, the key to hollow points."""
    rows = []
    top: float = MARGIN
    if unit:
        rows.append(_at_left(look.wrap(unit, _RIGHT - MARGIN, lines=1)[0], MARGIN, top))
        top += 20
    room = Room(Box(MARGIN, top, _RIGHT, top + look.LINE_HEIGHT))
    rows += [row for x in gaps if (row := placed(Label(("break",), [(x, top)]), room))]
    if any_provisional(points):
        rows.append(_at_left("provisional", MARGIN + 17, HEIGHT - 19))
    return rows


def _zero_row(frame: Frame, room: Room, *, drawn: bool) -> list[Row]:
    if not (drawn and frame.low <= 0 <= frame.high):
        return []
    label = Label(("0",), [(x, frame.y(0) - look.LINE_HEIGHT) for x in (0, WIDTH)])
    row = placed(label, room)
    return [row] if row else []


def axis_ticks(frame: Frame) -> list[tuple[float, str]]:
    """List the ticks, at most as many as stand below each other."""
    found = ticks(frame.low, frame.high)
    apart = abs(frame.y(found[1][0]) - frame.y(found[0][0])) if len(found) > 1 else HEIGHT
    return list(found[:: math.ceil(look.LINE_HEIGHT / apart)])


def tick_row(text: str, y: float, right: float) -> Row:
    """Write a number of the scale, which ends left of the lines."""
    return {"x": right - 6, "y": round(y - look.TEXT / 2, 1), "align": "right", "text": text}


def _at_left(text: str, x: float, y: float) -> Row:
    return {"x": x, "y": y, "align": "left", "text": text}

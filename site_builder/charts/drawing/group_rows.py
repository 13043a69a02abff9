"""An area's series beside its group's: the rows that each layer draws, all in pixels."""

from __future__ import annotations

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
    breaks,
    frame_of,
    runs,
)
from site_builder.charts.drawing.key import key_places
from site_builder.charts.drawing.labels import Box, Label, Room, Stroke, box_around, text_row
from site_builder.charts.drawing.layers import Row
from site_builder.charts.drawing.period_labels import WIDEST, period_labels
from site_builder.charts.drawing.rows import (
    PICTURE,
    Spot,
    axis_ticks,
    placeable_value,
    placed,
    spots_of,
    strip_rows,
    tick_row,
)

_POINT: Final = 5
_ALONE: Final = 9
"""Half the width of the median and the band of a period without neighbours."""
_RIGHT: Final = WIDTH - MARGIN
_CROWDED_POINT: Final = 45
"""Area of a point of a long series."""
_SYMBOL: Final = 18
_KEY_LINE: Final = look.LINE_HEIGHT + 3

_Line = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class GroupPoint:
    """An area's figure of one period, beside those of its group.

    Attributes:
        label: the period, as readers know it.
        value: the area's figure; None where there is none, which leaves a gap.
        text: the figure in words: 43.2%, £21.57 billion.
        median: of the group.
        low: the group's lower quartile.
        high: its upper quartile.
        provisional: drawn hollow.
        break_before: cannot be compared with the figures before it, the group's neither.
    """

    label: str
    value: float | None
    text: str
    median: float | None
    low: float | None
    high: float | None
    provisional: bool = False
    break_before: bool = False

    @property
    def values(self) -> tuple[float, ...]:
        """All that is drawn of the period."""
        return tuple(v for v in (self.value, self.median, self.low, self.high) if v is not None)


def group_frame(points: Sequence[GroupPoint], unit: str) -> Frame:
    """Share the picture out.

    Raises:
        ValueError: the area has no figure.
    """
    values = [value for point in points for value in point.values]
    aim = Aim(min(values, default=None), max(values, default=None), "")
    return frame_of(_own(points), aim, unit, axis=True)


def group_rows(
    points: Sequence[GroupPoint], frame: Frame, own_label: str, group_label: str, unit: str
) -> tuple[Mapping[str, list[Row]], int]:
    """Work out what each layer draws, and the height of the picture with its key."""
    own = _own(points)
    spots, gaps = spots_of(own, frame), [(frame.xs[i - 1] + frame.xs[i]) / 2 for i in breaks(own)]
    medians = [[(x, y) for x, y, _ in run] for run in _runs(points, frame, "median", "median")]
    band = _runs(points, frame, "high", "low")
    edges = [[(x, y if upper else y2) for x, y, y2 in run] for run in band for upper in (True, False)]
    room = _room(spots, [*medians, *edges], gaps, frame)
    ends = [spots[-1], *spots[:1]] if len(spots) > 1 else spots
    values = [placed(placeable_value(own[spot.index], spot, (), required=True), room) for spot in ends]
    own_line = [(spot.x, spot.y) for spot in spots]
    own_name = placed(_name(own_label, own_line, [*medians, *edges], frame, bold=True), room)
    group_name = placed(_name(group_label, [place for line in medians for place in line], edges, frame), room)
    key, height = _key(
        own="" if own_name else own_label,
        median=group_label if medians and not group_name else "",
        band="the middle half" if band else "",
        provisional="provisional" if any(p.provisional and p.value is not None for p in points) else "",
    )
    axis, size = axis_ticks(frame), look.POINT if len(points) <= MOST_LABELLED else _CROWDED_POINT
    periods = period_labels([point.label for point in points], frame.xs, frame.floor + 4, PICTURE)
    words = [text_row(label, box, PICTURE) for label, box in periods] + strip_rows(own, gaps, unit)
    words += [tick_row(text, frame.y(value), frame.left) for value, text in axis]
    rows = {
        "band": [{"run": at, "x": x, "y": y, "y2": y2} for at, run in enumerate(band) for x, y, y2 in run],
        "edges": _line_rows(edges),
        "grid": [_across(frame, value) for value, _ in axis],
        "zero": [_across(frame, 0)] if frame.low <= 0 <= frame.high else [],
        "breaks": [{"x": x, "x2": x, "y": frame.ceiling, "y2": frame.floor} for x in gaps],
        "medians": _line_rows(medians),
        "own": [_own_row(points[spot.index], spot, size) for spot in spots],
        "values": [row for row in (*values, own_name) if row],
        "words": [*words, *([group_name] if group_name else []), *key.pop("words")],
    }
    return {**rows, **key}, height


def _own(points: Sequence[GroupPoint]) -> list[Point]:
    """The area's figures; only the first and the last are written."""
    shown = [at for at, point in enumerate(points) if point.value is not None]
    return [
        Point(point.label, point.value, point.text if at in shown[:1] + shown[-1:] else "", False, point.break_before)
        for at, point in enumerate(points)
    ]


def _runs(points: Sequence[GroupPoint], frame: Frame, upper: str, lower: str) -> list[list[tuple[float, float, float]]]:
    """List the stretches where the group has both figures: the place across, and both heights."""
    both = [(getattr(point, upper), getattr(point, lower)) for point in points]
    known = [
        Point("", None if None in pair else pair[0], "", False, point.break_before)
        for pair, point in zip(both, points, strict=True)
    ]
    stretches = [[(frame.xs[at], frame.y(both[at][0]), frame.y(both[at][1])) for at in run] for run in runs(known)]
    # A period without neighbours has a width all the same.
    return [
        run if len(run) > 1 else [(x + side, y, y2) for x, y, y2 in run for side in (-_ALONE, _ALONE)]
        for run in stretches
    ]


def _room(spots: Sequence[Spot], lines: Sequence[_Line], gaps: Sequence[float], frame: Frame) -> Room:
    room = Room(Box(frame.left, frame.ceiling, _RIGHT, frame.floor))
    room.boxes += [box_around(spot.x, spot.y, _POINT) for spot in spots]
    room.strokes += [Stroke(a.x, a.y, b.x, b.y) for a, b in pairwise(spots) if a.run == b.run]
    room.strokes += [Stroke(*a, *b) for line in lines for a, b in pairwise(line)]
    room.strokes += [Stroke(x, frame.ceiling, x, frame.floor) for x in gaps]
    return room


def _name(text: str, line: _Line, others: Sequence[_Line], frame: Frame, *, bold: bool = False) -> Label:
    """Name a line near one of its points; where there is no room, the key names it."""
    label = Label(look.wrap(text, WIDEST, lines=2, bold=bold), (), bold=bold)
    half, ways = label.width / 2, [Stroke(*one, *another) for other in others for one, another in pairwise(other)]
    space = Box(0, frame.ceiling, WIDTH, frame.floor)
    kept = []
    for gap in (NEAR, NEAR + 6, NEAR + 14):
        for x, y in reversed(line):
            above, below = Box(x - 1, y - gap, x + 1, y - 1), Box(x - 1, y + 1, x + 1, y + gap)
            for top, between in ((above.top - label.height, above), (below.bottom, below)):
                # Beyond another line it would be taken for that line's name.
                if label.box(x, top).is_in(space) and not any(way.crosses(between) for way in ways):
                    kept += [(min(max(x + side, frame.left + half), _RIGHT - half), top) for side in (0, -half, half)]
    return Label(label.lines, kept, bold=bold)


def _key(**entries: str) -> tuple[dict[str, list[Row]], int]:
    """Say what the band, a hollow point and a line without a name are; and how high the picture then is."""
    shown = {kind: look.wrap(text, _RIGHT - MARGIN - _SYMBOL, lines=3) for kind, text in entries.items() if text}
    widest = [max(lines, key=look.text_width) for lines in shown.values()]
    places = key_places(widest, MARGIN, _RIGHT, symbol=_SYMBOL, gap=12, line=_KEY_LINE)
    rows: dict[str, list[Row]] = {"key_band": [], "key_median": [], "key_own": [], "key_provisional": [], "words": []}
    height, moved = HEIGHT, 0
    for (kind, lines), (x, y) in zip(shown.items(), places, strict=True):
        top = HEIGHT + moved + y
        middle = top + look.LINE_HEIGHT / 2 - 1
        rows["words"].append({"text": "\n".join(lines), "x": x + _SYMBOL, "y": top, "align": "left"})
        half = {"band": 6, "median": 0}.get(kind)
        if half is None:
            rows[f"key_{kind}"].append({"x": x + 6, "y": middle, "size": _CROWDED_POINT})
        else:
            rows[f"key_{kind}"].append({"x": x, "x2": x + _SYMBOL - 5, "y": middle - half, "y2": middle + half})
        # What needs several lines stands alone in them.
        moved += (len(lines) - 1) * look.LINE_HEIGHT
        height = round(top + (len(lines) - 1) * look.LINE_HEIGHT + _KEY_LINE)
    return rows, height


def _line_rows(lines: Sequence[_Line]) -> list[Row]:
    return [{"run": at, "x": x, "y": round(y, 1)} for at, line in enumerate(lines) for x, y in line]


def _across(frame: Frame, value: float) -> Row:
    y = round(frame.y(value), 1)
    return {"value": value, "x": frame.left, "x2": _RIGHT, "y": y, "y2": y}


def _own_row(point: GroupPoint, spot: Spot, size: float) -> Row:
    return {
        "label": look.plain(point.label),
        "value": point.value,
        "text": look.plain(point.text),
        "run": spot.run,
        "provisional": point.provisional,
        "size": size,
        "x": spot.x,
        "y": round(spot.y, 1),
    }

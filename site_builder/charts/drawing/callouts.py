"""Names beside some of many marks: near where there is room, else further off at the end of a thin line.

No name covers another, a mark or a line. A name that finds no room is left out, unless it is required.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from site_builder.charts import look
from site_builder.charts.drawing.labels import Box, Label, Room, Stroke
from site_builder.charts.drawing.layers import Row

_NEAR: Final = 4
_FAR: Final = (14, 24, 36, 50, 66, 84, 104)
"""Lengths of the thin lines that are tried, in pixels."""
_STEPS: Final = 16
"""Directions that are tried."""
_SLOPE: Final = 0.35
"""A line steeper than this goes to the middle of the words' upper or lower edge."""
_TRIES: Final = 8


@dataclass(frozen=True)
class Mark:
    """A mark that has a name.

    Attributes:
        lines: the name.
        x, y: the middle of the mark.
        radius: its half width.
        required: named even where the name must cover something.
        bold: as the name will be drawn.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    radius: float
    required: bool = False
    bold: bool = False

    @property
    def box(self) -> Box:
        """The room that the mark takes."""
        return box_around(self.x, self.y, self.radius)


@dataclass(frozen=True)
class Callout:
    """A name at its place: `x` is that end or middle of the words that `align` says."""

    mark: Mark
    box: Box
    x: float
    align: str
    leader: Stroke | None = None

    def words(self) -> Row:
        """Write the name as data."""
        # Letters stand in the upper part of their line.
        return {"text": "\n".join(self.mark.lines), "x": round(self.x, 1), "y": round(self.box.top + 1.5, 1)} | {
            "align": self.align
        }


def box_around(x: float, y: float, radius: float) -> Box:
    """The room of a mark with its middle at a place."""
    return Box(x - radius, y - radius, x + radius, y + radius)


def place_callouts(marks: Sequence[Mark], room: Room) -> list[Callout]:
    """Name as many marks as can be named.

    Args:
        marks: the most important first; the required ones keep their turn.
        room: with all marks, words and lines that are there already; it is left as it was.
    """
    first = [mark for mark in marks if mark.required]
    rest = [mark for mark in marks if not mark.required]
    best: list[Callout] = []
    for turn in range(min(len(rest), _TRIES) or 1):
        found = _placed([*first, *rest[turn:], *rest[:turn]], room)
        if len(found) > len(best):
            best = found
        if len(best) == len(marks):
            break
    return best


def _placed(marks: Sequence[Mark], room: Room) -> list[Callout]:
    filling = Room(room.space, list(room.boxes), list(room.strokes), list(room.taken))
    found = []
    for mark in marks:
        callout = _best(mark, filling)
        if callout:
            found.append(callout)
            filling.taken.append(callout.box)
            if callout.leader:
                filling.strokes.append(callout.leader)
    return found


def _best(mark: Mark, room: Room) -> Callout | None:
    others = [box for box in room.boxes if box != mark.box]
    cheapest, least = None, math.inf
    for callout in (*_beside(mark), *_far_off(mark)):
        if callout.box != callout.box.inside(room.space):
            continue
        cost = room.cost(callout.box)
        if callout.leader:
            cost += 10.0 * sum(callout.leader.crosses(box) for box in (*others, *room.taken))
        if not cost:
            return callout
        if cost < least:
            cheapest, least = callout, cost
    return cheapest if mark.required else None


def _beside(mark: Mark) -> Iterator[Callout]:
    width, height = _size(mark)
    off, aslant = mark.radius + _NEAR, mark.radius * 0.7 + _NEAR / 2
    middle = mark.y - height / 2
    for sign, align in ((1, "left"), (-1, "right")):
        yield _at(mark, mark.x + sign * off, middle, align)
    yield _at(mark, mark.x, mark.y - off + 1 - height, "center")
    yield _at(mark, mark.x, mark.y + off - 1, "center")
    for sign, align in ((1, "left"), (-1, "right")):
        yield _at(mark, mark.x + sign * aslant, mark.y - aslant - height, align)
        yield _at(mark, mark.x + sign * aslant, mark.y + aslant, align)
    for sign, align in ((-1, "left"), (1, "right")):
        # Above or below, with one end over the mark: near a side of the picture.
        x = mark.x + sign * min(mark.radius, width / 2)
        yield _at(mark, x, mark.y - off + 1 - height, align)
        yield _at(mark, x, mark.y + off - 1, align)


def _far_off(mark: Mark) -> Iterator[Callout]:
    _, height = _size(mark)
    for length in _FAR:
        for step in range(_STEPS):
            across, down = math.cos(2 * math.pi * step / _STEPS), math.sin(2 * math.pi * step / _STEPS)
            start, end = mark.radius + 1, mark.radius + length
            x, y = mark.x + across * end, mark.y + down * end
            leader = Stroke(mark.x + across * start, mark.y + down * start, x, y)
            if abs(across) > _SLOPE:
                gap = math.copysign(2, across)
                yield _at(mark, x + gap, y - height / 2, "left" if across > 0 else "right", leader)
            else:
                yield _at(mark, x, y + 1 if down > 0 else y - 1 - height, "center", leader)


def _at(mark: Mark, x: float, top: float, align: str, leader: Stroke | None = None) -> Callout:
    width, height = _size(mark)
    left = {"left": x, "right": x - width}.get(align, x - width / 2)
    return Callout(mark, Box(left, top, left + width, top + height), x, align, leader)


def _size(mark: Mark) -> tuple[float, float]:
    label = Label(mark.lines, (), bold=mark.bold)
    return label.width, label.height - (look.LINE_HEIGHT - look.TEXT)

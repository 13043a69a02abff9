"""Names beside some of many marks: near where there is room, else further off at the end of a thin line.

No name covers another, a mark or a line. A name that finds no room is left out, unless it is required.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from site_builder.charts import look
from site_builder.charts.drawing.labels import Box, Label, Room, Stroke, box_around
from site_builder.charts.drawing.layers import Row

_NEAR: Final = 4
_FAR: Final = (14, 24, 36, 50, 66)
"""Lengths of the thin lines that are tried, in pixels."""
_STEPS: Final = 24
"""Directions that are tried."""
_FARTHEST: Final = range(10, 160, 6)
_MANY_STEPS: Final = 60
"""For a mark that must have its name."""
_SLOPE: Final = 0.35
"""A line steeper than this goes to the middle of the words' upper or lower edge."""
_TRIES: Final = 8
_CLEAR: Final = 1.5
"""From a thin line to a mark that is not its own."""


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

    @cached_property
    def name_size(self) -> tuple[float, float]:
        """Width and height of the name."""
        label = Label(self.lines, (), bold=self.bold)
        # The last line needs no room below its letters.
        return label.width, label.height - (look.LINE_HEIGHT - look.TEXT)


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
        return {"text": "\n".join(self.mark.lines), "x": round(self.x, 1), "y": round(self.box.top + 0.5, 1)} | {
            "align": self.align
        }


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
    leaders: list[Stroke] = []
    found = []
    for mark in marks:
        callout = _best(mark, filling, leaders)
        if callout:
            found.append(callout)
            filling.taken.append(callout.box)
            if callout.leader:
                leaders.append(callout.leader)
                filling.strokes.append(callout.leader)
    return found


def _best(mark: Mark, room: Room, leaders: Sequence[Stroke]) -> Callout | None:
    """Find the first place where nothing is covered; for a required name else the one that covers least."""
    others = [*(box.grown(_CLEAR) for box in room.boxes if box != mark.box), *room.taken]
    places = [each for each in (*_beside(mark), *_far_off(mark)) if each.box.is_in(room.space)]
    free = next((each for each in places if room.is_free(each.box) and not _crossed(each, others, leaders)), None)
    if free or not mark.required or not places:
        return free
    # A thin line over a mark hides less of it than words do.
    return min(places, key=lambda each: 3 * room.cost(each.box) + _crossed(each, others, leaders))


def _crossed(callout: Callout, others: Sequence[Box], leaders: Sequence[Stroke]) -> int:
    """How many marks, words and other thin lines the thin line runs through."""
    own = callout.leader
    return sum(own.crosses(box) for box in others) + sum(own.meets(line) for line in leaders) if own else 0


def _beside(mark: Mark) -> Iterator[Callout]:
    width, height = mark.name_size
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
    _, height = mark.name_size
    steps = _MANY_STEPS if mark.required else _STEPS
    for length in _FARTHEST if mark.required else _FAR:
        for step in range(steps):
            across, down = math.cos(2 * math.pi * step / steps), math.sin(2 * math.pi * step / steps)
            start, end = mark.radius + 1, mark.radius + length
            x, y = mark.x + across * end, mark.y + down * end
            leader = Stroke(mark.x + across * start, mark.y + down * start, x, y)
            if abs(across) > _SLOPE:
                gap = math.copysign(2, across)
                yield _at(mark, x + gap, y - height / 2, "left" if across > 0 else "right", leader)
            else:
                yield _at(mark, x, y + 1 if down > 0 else y - 1 - height, "center", leader)


def _at(mark: Mark, x: float, top: float, align: str, leader: Stroke | None = None) -> Callout:
    width, height = mark.name_size
    left = {"left": x, "right": x - width}.get(align, x - width / 2)
    return Callout(mark, Box(left, top, left + width, top + height), x, align, leader)

"""Where words stand in a chart, so that none covers another, a point or a line.

Altair puts a label where it is told to, whatever is there already. With two to a dozen labels in a
small picture every place can be tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from site_builder.charts.look import LINE_HEIGHT, text_width

_COVERS_WORDS = 100.0
_COVERS_MARK = 10.0


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Say whether two boxes share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_in(self, room: Box) -> bool:
        """Say whether the box nowhere leaves the room."""
        return (
            room.left <= self.left and self.right <= room.right and room.top <= self.top and self.bottom <= room.bottom
        )

    def grown(self, by: float) -> Box:
        """The box with so much more on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def inside(self, room: Box) -> Box:
        """Move the box by the least that brings it into the room; its size stays."""
        left = max(min(self.left, room.right - (self.right - self.left)), room.left)
        top = max(min(self.top, room.bottom - (self.bottom - self.top)), room.top)
        return Box(left, top, left + self.right - self.left, top + self.bottom - self.top)


def box_around(x: float, y: float, radius: float) -> Box:
    """The room of a mark with its middle at a place."""
    return Box(x - radius, y - radius, x + radius, y + radius)


@dataclass(frozen=True)
class Stroke:
    """A straight line that labels should not cross."""

    x1: float
    y1: float
    x2: float
    y2: float

    def crosses(self, box: Box) -> bool:
        """Say whether the line runs through the box (Liang and Barsky's clipping)."""
        enter, leave = 0.0, 1.0
        dx, dy = self.x2 - self.x1, self.y2 - self.y1
        for step, room in (
            (-dx, self.x1 - box.left),
            (dx, box.right - self.x1),
            (-dy, self.y1 - box.top),
            (dy, box.bottom - self.y1),
        ):
            if step == 0:
                if room <= 0:
                    return False
            elif step < 0:
                enter = max(enter, room / step)
            else:
                leave = min(leave, room / step)
        return enter < leave

    def meets(self, other: Stroke) -> bool:
        """Say whether two lines run across each other."""
        ends = (other.x1, other.y1), (other.x2, other.y2)
        own_ends = (self.x1, self.y1), (self.x2, self.y2)
        return self._parts(*ends) and other._parts(*own_ends)

    def _parts(self, one: tuple[float, float], another: tuple[float, float]) -> bool:
        """Say whether two places lie on different sides of the line."""
        dx, dy = self.x2 - self.x1, self.y2 - self.y1
        sides = [dx * (y - self.y1) - dy * (x - self.x1) for x, y in (one, another)]
        return sides[0] * sides[1] < 0


@dataclass(frozen=True)
class Label:
    """Words and the places where they may stand, the best first.

    Attributes:
        lines: the words, line by line.
        centres: (x, top) of each place: the middle of the text and its upper edge.
        required: stands even where it must cover a mark; others are then left out.
        bold: as it will be drawn.
    """

    lines: tuple[str, ...]
    centres: Sequence[tuple[float, float]]
    required: bool = False
    bold: bool = False

    @property
    def width(self) -> float:
        return max(text_width(line, bold=self.bold) for line in self.lines)

    @property
    def height(self) -> float:
        return LINE_HEIGHT * len(self.lines)

    def box(self, x: float, top: float) -> Box:
        """The room that the words take at a place."""
        return Box(x - self.width / 2, top, x + self.width / 2, top + self.height)


@dataclass
class Room:
    """A part of the picture that fills up with labels."""

    space: Box
    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)

    def place(self, label: Label) -> Box | None:
        """Put a label at its best free place; None where it has none and is not required."""
        best, least = None, _COVERS_WORDS if label.required else _COVERS_MARK
        for x, top in label.centres:
            box = label.box(x, top).inside(self.space)
            cost = self.cost(box)
            if cost < least:
                best, least = box, cost
            if not cost:
                break
        if best is None:
            return None
        self.taken.append(best)
        return best

    def is_free(self, box: Box) -> bool:
        """Say whether nothing is covered by words in a box."""
        return not (
            any(box.meets(other) for other in self.taken)
            or any(box.meets(other) for other in self.boxes)
            or any(line.crosses(box) for line in self.strokes)
        )

    def cost(self, box: Box) -> float:
        """Say how much is covered by words in a box: 0 for nothing."""
        words = sum(box.meets(other) for other in self.taken)
        marks = sum(box.meets(other) for other in self.boxes) + sum(line.crosses(box) for line in self.strokes)
        return _COVERS_WORDS * words + _COVERS_MARK * marks


def text_row(label: Label, box: Box, picture: Box) -> dict[str, Any]:
    """Write a label as data; at a side of the picture it keeps to that side, whatever the reader's font."""
    words = {"text": "\n".join(label.lines), "y": round(box.top, 1)}
    if box.left <= picture.left:
        return {**words, "x": picture.left, "align": "left"}
    if box.right >= picture.right:
        return {**words, "x": picture.right, "align": "right"}
    return {**words, "x": round((box.left + box.right) / 2, 1), "align": "center"}

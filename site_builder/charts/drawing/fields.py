"""A plane in four fields: its frame, the names of the fields, and the words at the ends of both scales."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from site_builder.charts import look
from site_builder.charts.drawing.labels import Box
from site_builder.charts.drawing.layers import Row
from site_builder.charts.drawing.scatter import Plane
from site_builder.text.ordinal import ordinal

MARGIN: Final = 3
_PAD: Final = 6
_INSET: Final = 12
"""From the frame to the first and to the last place."""
_STRIP_GAP: Final = 8
_LOWEST: Final = 290
_CROWD: Final = 60
_ROOM_FOR_MORE: Final = 1.5
"""A narrow plane grows by so much for each place beyond a crowd."""
_SHAPE: Final = 0.52
"""Height of a wide plane for each pixel of its width."""


@dataclass(frozen=True)
class Fields:
    """A frame with a plane inside.

    Attributes:
        frame: the four fields together.
        plane: where marks stand: between the names of the upper and those of the lower fields.
        names: of the fields, as rows.
        name_boxes: the room that they take.
        ends: words at the ends of the scales, as rows.
        bottom: of all of it.
    """

    frame: Box
    plane: Plane
    names: tuple[Row, ...]
    name_boxes: tuple[Box, ...]
    ends: tuple[Row, ...]
    bottom: float

    @property
    def middles(self) -> tuple[Row, Row]:
        """The two lines between the fields, as rows."""
        x, y = self.plane.middle
        return (
            {"x": x, "x2": x, "y": self.frame.top, "y2": self.frame.bottom},
            {"x": self.frame.left, "x2": self.frame.right, "y": y, "y2": y},
        )


def four_fields(of: int, amount: str, width: float, top: float) -> Fields:
    """Share out what is below the key.

    Args:
        of: the last place.
        amount: what the scale across counts: spending.
        width: of the picture.
        top: where it begins.
    """
    left, right = MARGIN, width - MARGIN
    half = (right - left) / 2 - 2 * _PAD
    names = [look.wrap(text, half, lines=3) for text in _names(amount)]
    strips = [max(len(lines) for lines in pair) * look.LINE_HEIGHT for pair in (names[:2], names[2:])]
    frame_top = top + look.LINE_HEIGHT + 4
    plane_top = frame_top + _PAD + strips[0] + _STRIP_GAP
    plane_bottom = plane_top + max(_LOWEST + _ROOM_FOR_MORE * max(0, of - _CROWD), _SHAPE * (width - 2 * MARGIN))
    frame = Box(left, frame_top, right, plane_bottom + _STRIP_GAP + strips[1] + _PAD)
    plane = Plane(Box(left + _INSET, plane_top, right - _INSET, plane_bottom), of)
    tops = [frame_top + _PAD] * 2 + [frame.bottom - _PAD + 2 - len(lines) * look.LINE_HEIGHT for lines in names[2:]]
    placed = list(zip(names, tops, ("left", "right") * 2, strict=True))
    below, bottom = _words_below(of, amount, frame)
    best = {"text": f"↑ best results ({ordinal(1)})", "x": plane.middle[0], "y": top, "align": "center"}
    return Fields(
        frame=frame,
        plane=plane,
        names=tuple(_name_row(*each, frame) for each in placed),
        name_boxes=tuple(_name_box(*each, frame) for each in placed),
        ends=(best, *below),
        bottom=bottom,
    )


def _names(amount: str) -> Iterator[str]:
    for results in ("better", "lower"):
        for share in ("higher", "lower"):
            yield f"{results} results, {share} {look.plain(amount)}"


def _name_row(lines: tuple[str, ...], top: float, side: str, frame: Box) -> Row:
    x = frame.left + _PAD if side == "left" else frame.right - _PAD
    return {"text": "\n".join(lines), "x": x, "y": top, "align": side}


def _name_box(lines: tuple[str, ...], top: float, side: str, frame: Box) -> Box:
    wide = max(look.text_width(line) for line in lines)
    left = frame.left + _PAD if side == "left" else frame.right - _PAD - wide
    return Box(left, top, left + wide, top + len(lines) * look.LINE_HEIGHT)


def _words_below(of: int, amount: str, frame: Box) -> tuple[list[Row], float]:
    """Write the worst result, the most and the least: in one row where they fit; and say where they end."""
    most, least, lowest = (
        f"most {look.plain(amount)}",
        f"least {look.plain(amount)}",
        f"↓ lowest results ({ordinal(of)})",
    )
    first, last = f"({ordinal(1)})", f"({ordinal(of)})"
    top, room = frame.bottom + 5, (frame.right - frame.left) / 2
    ends: list[tuple[str, ...]] = [(f"← {most} {first}",), (f"{least} {last} →",)]
    if max(look.text_width(line) for line, *_ in ends) > room - 6:
        ends = [
            (*look.wrap(f"← {most}", room - 6, lines=2), first),
            (*look.wrap(f"{least} →", room - 6, lines=2), last),
        ]
    rows = [{"text": lowest, "x": frame.left + room, "y": top, "align": "center"}]
    if max(look.text_width(line) for lines in ends for line in lines) + 14 + look.text_width(lowest) / 2 > room:
        top += look.LINE_HEIGHT + 2
    for lines, x, side in zip(ends, (frame.left, frame.right), ("left", "right"), strict=True):
        rows.append({"text": "\n".join(lines), "x": x, "y": top, "align": side})
    return rows, top + max(len(lines) for lines in ends) * look.LINE_HEIGHT

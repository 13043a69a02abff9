"""Places over years: where each stands, the first at the top, and which places the scale names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from site_builder.charts import look
from site_builder.charts.drawing.labels import Box
from site_builder.text.ordinal import ordinal

MARGIN: Final = 3
_ROUND: Final = (1, 2, 5, 10, 20, 25, 50, 100, 250, 500, 1000)
_ROOM: Final = 22
"""Above the first place and below the last one: for the words of a place there."""
_SIDE: Final = 9
"""From the scale to the first year, and from the last year to the words."""


@dataclass(frozen=True)
class Ladder:
    """The part of the picture in which the lines run.

    Attributes:
        xs: where each year stands.
        left, right: ends of the lines of the scale.
        ceiling, floor: what the lines, their words and the signs' lines share.
        most: the last place.
    """

    xs: tuple[float, ...]
    left: float
    right: float
    ceiling: float
    floor: float
    most: int

    def y(self, place: int) -> float:
        """Say at which height a place stands."""
        share = (place - 1) / (self.most - 1) if self.most > 1 else 0.5
        return round(self.ceiling + _ROOM + share * (self.floor - self.ceiling - 2 * _ROOM), 1)

    def before(self, year: int) -> float:
        """Say where a line stands that parts a year from the one before it."""
        step = self.xs[1] - self.xs[0] if len(self.xs) > 1 else 2 * _SIDE
        return round(self.xs[year] - (step / 2 if year else min(step / 2, _SIDE - 2)), 1)

    def ticks(self) -> list[int]:
        """Choose the places that the scale names: the first, the last, and round ones between them."""
        apart = (self.floor - self.ceiling - 2 * _ROOM) / max(1, self.most - 1)
        step = next((step for step in _ROUND if step * apart >= 2 * look.LINE_HEIGHT), self.most)
        between = [place for place in range(step, self.most, step) if place > 1]
        kept = [p for p in between if min(p - 1, self.most - p) * apart >= look.LINE_HEIGHT + 4]
        return sorted({1, *kept, self.most})


def ladder(years: int, most: int, *, width: float, ceiling: float, floor: float, words: float) -> Ladder:
    """Share a picture out.

    Args:
        years: how many.
        most: the last place.
        width: of the picture.
        ceiling: where the lines' part begins, below the signs.
        floor: where it ends, above the years.
        words: room for the words at the right.
    """
    left = MARGIN + max(look.text_width(ordinal(place)) for place in (1, most)) + 6
    right = width - MARGIN - words
    first, last = left + _SIDE, right - _SIDE
    step = (last - first) / (years - 1) if years > 1 else 0
    xs = tuple(round(first + step * at, 1) for at in range(years)) if years > 1 else (last,)
    return Ladder(xs, left, right, ceiling, floor, most)


def unbroken(places: Sequence[int | None], breaks: Collection[int]) -> list[list[int]]:
    """List the years that one line joins: a year without a place ends it, a break begins another."""
    found: list[list[int]] = [[]]
    for year, place in enumerate(places):
        if place is None or year in breaks:
            found.append([])
        if place is not None:
            found[-1].append(year)
    return [years for years in found if years]


def sign_lines(sign: str) -> tuple[str, ...]:
    """Break a sign such as "a, b" into one letter a line: years can be closer than words are wide."""
    return tuple(look.plain(sign).replace(",", " ").split()) or ("",)


def sign_levels(signs: Mapping[int, tuple[str, ...]], xs: Mapping[int, float]) -> dict[int, int]:
    """Give each sign a row, so that no two stand in each other's way.

    Args:
        signs: year -> lines of its sign.
        xs: year -> where its sign has its middle.

    Returns:
        Year -> 0 for the lowest row, 1 for the one above it, and so on.
    """
    ends: list[float] = []
    levels = {}
    for year in sorted(signs):
        half = max(look.text_width(line, bold=True) for line in signs[year]) / 2 + 1
        level = next((at for at, end in enumerate(ends) if end <= xs[year] - half), len(ends))
        ends[level : level + 1] = [xs[year] + half]
        levels[year] = level
    return levels


def part_beside(boxes: Sequence[Box], room: Box) -> list[Box]:
    """Move boxes that stand in one column up or down until none covers another; their order stays.

    Args:
        boxes: from top to bottom; together no higher than the room.
        room: that none leaves.
    """
    tops = [box.top for box in boxes]
    heights = [box.bottom - box.top for box in boxes]
    for at in range(1, len(boxes)):
        covered = tops[at - 1] + heights[at - 1] - tops[at]
        if covered > 0:
            tops[at - 1] -= covered / 2
            tops[at] += covered / 2
    for at in range(len(boxes)):
        least = room.top if not at else tops[at - 1] + heights[at - 1]
        tops[at] = max(tops[at], least)
    for at in reversed(range(len(boxes))):
        most = room.bottom if at == len(boxes) - 1 else tops[at + 1]
        tops[at] = min(tops[at], most - heights[at])
    return [Box(box.left, top, box.right, top + height) for box, top, height in zip(boxes, tops, heights, strict=True)]

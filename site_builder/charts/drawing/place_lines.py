"""Lines of places over years as data, with the words that stand at their points and at their ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from site_builder.charts import look
from site_builder.charts.drawing.labels import Box, Label, Room, Stroke, box_around, text_row
from site_builder.charts.drawing.ladder import Ladder, part_beside, unbroken
from site_builder.charts.drawing.layers import Row
from site_builder.text.ordinal import ordinal

POINT: Final = 5
_NEAR: Final = 8
_GUTTER: Final = 3
"""From the scale to the words at the right."""


@dataclass(frozen=True)
class HistoryLine:
    """An area's places in one ranking, one for each year; None where it had none."""

    label: str
    places: Sequence[int | None]


@dataclass(frozen=True)
class PlaceLine:
    """A line as it is drawn.

    Attributes:
        places: year -> place, of the years that have one.
        points: year -> (x, y).
        runs: years that the line joins.
        name: lines of its label.
    """

    places: Mapping[int, int]
    points: Mapping[int, tuple[float, float]]
    runs: Sequence[Sequence[int]]
    name: tuple[str, ...]

    @property
    def last(self) -> int:
        return max(self.places)

    def end_place(self, frame: Ladder) -> tuple[str, ...]:
        """The place of the last year in words, if there is one."""
        return (ordinal(self.places[self.last]),) if self.last == len(frame.xs) - 1 else ()

    def rows(self, size: float) -> list[Row]:
        """Write the points as data; `size` is the area of each."""
        return [
            {"year": year, "place": self.places[year], "run": run, "size": size}
            | {"x": self.points[year][0], "y": self.points[year][1]}
            for run, years in enumerate(self.runs)
            for year in years
        ]

    def strokes(self) -> Iterator[Stroke]:
        for run in self.runs:
            yield from (Stroke(*self.points[one], *self.points[next_one]) for one, next_one in pairwise(run))


def place_line(line: HistoryLine, name: tuple[str, ...], frame: Ladder, breaks: Collection[int]) -> PlaceLine:
    """Give a line its points."""
    places = {year: place for year, place in enumerate(line.places) if place is not None}
    points = {year: (frame.xs[year], frame.y(place)) for year, place in places.items()}
    return PlaceLine(places, points, unbroken(line.places, breaks), name)


def room_of(lines: Sequence[PlaceLine], frame: Ladder, across: Sequence[float], picture: Box) -> Room:
    """Begin to fill the picture: with the points, the lines, and the lines of signs at these places."""
    room = Room(Box(frame.left, frame.ceiling, picture.right, frame.floor))
    room.boxes += [box_around(x, y, POINT) for line in lines for x, y in line.points.values()]
    room.strokes += [stroke for line in lines for stroke in line.strokes()]
    room.strokes += [Stroke(x, frame.ceiling, x, frame.floor) for x in across]
    return room


def end_words(lines: Sequence[PlaceLine], frame: Ladder, room: Room) -> list[tuple[list[Row], list[Row]]]:
    """Write each line's name at the right, at the height of its last point, with its place above it.

    A line that ends before the last year has only its name there: its last place stands at its point.

    Returns:
        Of each line, the rows of its place and those of its name.
    """
    order = sorted(lines, key=lambda line: line.points[line.last][1])
    boxes = part_beside([_beside_scale(line, frame) for line in order], room.space)
    room.taken += boxes
    found = {id(line): box for line, box in zip(order, boxes, strict=True)}
    return [_end_rows(line, found[id(line)], frame) for line in lines]


def _beside_scale(line: PlaceLine, frame: Ladder) -> Box:
    label = Label((*line.end_place(frame), *line.name), (), bold=True)
    left, top = frame.right + _GUTTER, line.points[line.last][1] - label.height / 2
    return Box(left, top, left + label.width, top + label.height)


def _end_rows(line: PlaceLine, box: Box, frame: Ladder) -> tuple[list[Row], list[Row]]:
    place = line.end_place(frame)
    top = box.top + 1
    start: Row = {"x": round(box.left, 1), "align": "left"}
    name = {**start, "text": "\n".join(line.name), "y": round(top + len(place) * look.LINE_HEIGHT, 1)}
    return [{**start, "text": text, "y": round(top, 1)} for text in place], [name]


def point_words(line: PlaceLine, others: Sequence[PlaceLine], frame: Ladder, room: Room, picture: Box) -> list[Row]:
    """Write the last place and the first, the best and the worst, as they have room and are not written yet."""
    years, place = list(line.places), line.places.__getitem__
    written = {place(line.last)} if line.end_place(frame) else set()
    ways = [stroke for other in others if other is not line for stroke in other.strokes()]
    rows = []
    for year in (line.last, years[0], min(years, key=place), max(years, key=place)):
        if place(year) not in written:
            label = _point_label(line, year, ways)
            box = room.place(label)
            if box:
                rows.append(text_row(label, box, picture))
                written.add(place(year))
    return rows


def _point_label(line: PlaceLine, year: int, ways: Sequence[Stroke]) -> Label:
    x, y = line.points[year]
    label = Label((ordinal(line.places[year]),), (), bold=True)
    runs = [run for run in line.runs if year in run]
    joined = [line.points[other][1] for run in runs for other in (year - 1, year + 1) if other in run]
    aside, beside = label.width / 2 - POINT, label.width / 2 + _NEAR + 1
    places = [(x + side, y - look.LINE_HEIGHT / 2) for side in (beside, -beside)]
    above, below = Box(x - 1, y - 2 * _NEAR, x + 1, y - 1), Box(x - 1, y + 1, x + 1, y + 2 * _NEAR)
    # On the side from which no line comes: over a peak, under a valley.
    for between in (below, above) if sum(other - y for other in joined) >= 0 else (above, below):
        # Beyond the other line it would be taken for a place of that one.
        if not any(way.crosses(between) for way in ways):
            tops = [y - _NEAR - look.LINE_HEIGHT + 2 - off if between is above else y + _NEAR + off for off in (0, 6)]
            places[:0] = [(x + shift, top) for top in tops for shift in (0, -aside, aside)]
    return Label(label.lines, places, bold=True)

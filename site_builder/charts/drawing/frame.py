"""How a series chart shares its picture out between the line and the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from site_builder.charts import look
from site_builder.charts.drawing.labels import Label
from site_builder.charts.drawing.period_labels import WIDEST, period_lines
from site_builder.charts.drawing.scale import ticks, value_domain

WIDTH: Final = 320
HEIGHT: Final = 220
MARGIN: Final = 3
MOST_LABELLED: Final = 6
"""Up to so many points all carry their value; a longer series gets a value axis instead."""
NEAR: Final = 8
"""From a point to its label."""
_KEY: Final = 22
_STRIP: Final = 20


@dataclass(frozen=True)
class Point:
    """A figure of the series.

    Attributes:
        label: the period, as readers know it.
        value: the figure; None where there is none, which leaves a gap.
        text: the figure in words: 43.2%, £21.57 billion.
        provisional: drawn hollow.
        break_before: cannot be compared with the figure before it.
    """

    label: str
    value: float | None
    text: str
    provisional: bool = False
    break_before: bool = False


@dataclass(frozen=True)
class Aim:
    """The target of the last period: a level, or a band where both ends differ.

    Attributes:
        low, high: the ends, in the unit of the figures; one of them may be None.
        text: its label, whole: target 45%.
    """

    low: float | None
    high: float | None
    text: str

    @property
    def levels(self) -> tuple[float, ...]:
        return tuple(sorted({level for level in (self.low, self.high) if level is not None}))


@dataclass(frozen=True)
class Frame:
    """The part of the picture in which the line runs.

    Attributes:
        xs: where each period stands.
        left: where the line's part begins, right of the value axis if there is one.
        ceiling, floor: the part that values and their labels share.
        top, bottom: where the scale's highest and lowest value stand, inside that part.
        high, low: these values.
    """

    xs: tuple[float, ...]
    left: float
    ceiling: float
    floor: float
    top: float
    bottom: float
    high: float
    low: float

    def y(self, value: float) -> float:
        """Say at which height a value stands."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)


def frame_of(points: Sequence[Point], aim: Aim, unit: str, *, axis: bool | None = None) -> Frame:
    """Share the picture out.

    Args:
        points: the figures.
        aim: the target, or other levels that the scale holds.
        unit: of the figures, in words.
        axis: whether there is a value axis; if not said, a long series has one.

    Raises:
        ValueError: no point has a value.
    """
    shown = {i: value_label(p.text) for i, p in enumerate(points) if p.value is not None}
    if not shown:
        raise ValueError("A series without a single figure cannot be drawn.")
    values = [p.value for p in points if p.value is not None]
    low, high = value_domain([*values, *aim.levels], percent="%" in unit or "per cent" in unit.lower())
    long = len(points) > MOST_LABELLED if axis is None else axis
    left = max(look.text_width(text) for _, text in ticks(low, high)) + MARGIN + 6 if long else 0.0
    xs = _places(len(points), left, max(shown[i].width for i in (min(shown), max(shown))) / 2)

    words = max(label.height for label in shown.values()) + NEAR
    ceiling = MARGIN + (_STRIP if long and unit else 0) + (_STRIP if breaks(points) else 0)
    key = _KEY if any_provisional(points) else 0
    lines = max(len(label) for label in period_lines([point.label for point in points], xs))
    floor = HEIGHT - key - lines * look.LINE_HEIGHT - 6
    return Frame(xs, left, ceiling, floor, ceiling + words, floor - words, high, low)


def value_label(text: str, places: Sequence[tuple[float, float]] = (), *, required: bool = False) -> Label:
    """Make the label that a point carries."""
    return Label(look.wrap(text, WIDEST, lines=2, bold=True), places, required=required, bold=True)


def breaks(points: Sequence[Point]) -> list[int]:
    """List the points that cannot be compared with those before them."""
    return [index for index, point in enumerate(points) if index and point.break_before]


def any_provisional(points: Sequence[Point]) -> bool:
    """Say whether a hollow point is drawn, which needs a key."""
    return any(point.provisional and point.value is not None for point in points)


def runs(points: Sequence[Point]) -> Iterator[list[int]]:
    """Yield the points that one line joins: a gap or a break ends it."""
    run: list[int] = []
    for index, point in enumerate(points):
        if run and (point.value is None or point.break_before):
            yield run
            run = []
        if point.value is not None:
            run.append(index)
    if run:
        yield run


def _places(count: int, left: float, inset: float) -> tuple[float, ...]:
    room = WIDTH - left
    if count == 1:
        return (left + room / 2,)
    # Two points stand well inside the picture, so that their line is not stretched flat.
    inset = max(inset, room * 0.22) if count == 2 else min(max(inset, 24), room * 0.2)
    step = (room - 2 * inset) / (count - 1)
    return tuple(round(left + inset + step * place, 1) for place in range(count))

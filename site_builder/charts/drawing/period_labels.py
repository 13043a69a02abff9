"""The periods below a line: every one, every second, ... as they have room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from site_builder.charts import look
from site_builder.charts.drawing.labels import Box, Label

WIDEST: Final = 150.0
"""The widest label: two of them stand side by side."""


def period_labels(texts: Sequence[str], xs: Sequence[float], top: float, space: Box) -> list[tuple[Label, Box]]:
    """Place the periods: every one, every second ... always the last and, where it fits, the first.

    Args:
        texts: of all periods.
        xs: where each stands.
        top: of the labels.
        space: the part of the picture that they do not leave.
    """
    labels = [Label(lines, [(x, top)]) for lines, x in zip(period_lines(texts, xs), xs, strict=True)]
    boxes = [label.box(*label.centres[0]).inside(space) for label in labels]
    kept = next(kept for kept in _thinned(boxes) if not any(boxes[a].meets(boxes[b]) for a, b in pairwise(kept)))
    return [(labels[i], boxes[i]) for i in kept]


def period_lines(texts: Sequence[str], xs: Sequence[float]) -> list[tuple[str, ...]]:
    """Break the periods into lines that stand side by side."""
    width = min(WIDEST, xs[1] - xs[0] - 6) if len(xs) > 1 else 2 * WIDEST
    if width < look.text_width("Sep 2022"):
        # Too narrow for every period: those that stay have the room of those that go.
        width = look.text_width("to Sep 2022")
    return [look.wrap(text, width, lines=3) for text in texts]


def _thinned(boxes: Sequence[Box]) -> Iterator[list[int]]:
    """Yield ever fewer of the boxes, from the last backwards; the first stays, at the cost of one that covers it."""
    last = len(boxes) - 1
    for stride in range(1, len(boxes)):
        kept = [i for i in range(last, 0, -stride) if i == last or not boxes[i].meets(boxes[0])]
        yield [0, *reversed(kept)]
    yield [last]

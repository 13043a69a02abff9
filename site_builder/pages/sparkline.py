"""The line in a table row: a few hundred bytes, hidden from screen readers, its values beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from site_builder.between_periods import far_apart
from site_builder.model import Observation

WIDTH, HEIGHT, MARGIN = 80, 24, 4


@dataclass(frozen=True)
class Sparkline:
    """Points of the unbroken stretches as SVG wants them, the place of the last figure, and those that stand alone."""

    lines: tuple[str, ...]
    end: tuple[str, str]
    alone: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Dot:
    """A figure of a line, or None where there is a gap; `joined` to the one before it or not."""

    value: Decimal | int | None
    joined: bool = True


def draw_sparkline(series: Sequence[Observation]) -> Sparkline | None:
    """Place the figures of a series, evenly spaced; None with fewer than two figures.

    A gap or a break in the series is a gap in the line: figures that cannot be compared, or that
    lie years apart, are not joined.
    """
    joined = [True, *(not far_apart(before.period, after.period) for before, after in pairwise(series))]
    return draw_dots(
        [
            Dot(observation.value, near and "b" not in observation.status)
            for observation, near in zip(series, joined, strict=bool(series))
        ]
    )


def draw_dots(dots: Sequence[Dot], scale: tuple[int, int] | None = None, *, lone: bool = False) -> Sparkline | None:
    """Place dots, evenly spaced.

    Args:
        dots: two or more with a value, otherwise nothing is drawn.
        scale: what stands at the bottom and at the top; otherwise the least and the largest value. The larger may
            stand at the bottom: of places, 1 is the best.
        lone: whether a dot that is joined to none is drawn.
    """
    values = [dot.value for dot in dots if dot.value is not None]
    if len(values) < 2:
        return None
    low, high = scale or (min(values), max(values))
    step = (WIDTH - 2 * MARGIN) / (len(dots) - 1)

    stretches: list[list[str]] = [[]]
    end = ("", "")
    for place, dot in enumerate(dots):
        if dot.value is None:
            stretches.append([])
            continue
        if not dot.joined:
            stretches.append([])
        share = float((dot.value - low) / (high - low)) if high != low else 0.5
        end = (f"{MARGIN + place * step:.4g}", f"{HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN):.4g}")
        stretches[-1].append(",".join(end))
    alone = [stretch[0].partition(",") for stretch in stretches if lone and len(stretch) == 1]
    return Sparkline(
        tuple(" ".join(stretch) for stretch in stretches if len(stretch) > 1), end, tuple((x, y) for x, _, y in alone)
    )

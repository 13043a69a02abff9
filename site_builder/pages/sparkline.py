"""The line in a table row: a few hundred bytes, hidden from screen readers, its values beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model import Observation

WIDTH, HEIGHT, MARGIN = 80, 24, 4


@dataclass(frozen=True)
class Sparkline:
    """Points of the unbroken stretches as SVG wants them, and the place of the last figure."""

    lines: tuple[str, ...]
    end: tuple[str, str]


def draw_sparkline(series: Sequence[Observation]) -> Sparkline | None:
    """Place the figures of a series, evenly spaced; None with fewer than two figures.

    A gap or a break in the series is a gap in the line: figures that cannot be compared are not
    joined.
    """
    values = [observation.value for observation in series if observation.value is not None]
    if len(values) < 2:
        return None
    low, high = min(values), max(values)
    step = (WIDTH - 2 * MARGIN) / (len(series) - 1)

    stretches: list[list[str]] = [[]]
    end = ("", "")
    for place, observation in enumerate(series):
        if observation.value is None:
            stretches.append([])
            continue
        if "b" in observation.status:
            stretches.append([])
        share = float((observation.value - low) / (high - low)) if high > low else 0.5
        end = (f"{MARGIN + place * step:.4g}", f"{HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN):.4g}")
        stretches[-1].append(",".join(end))
    return Sparkline(tuple(" ".join(stretch) for stretch in stretches if len(stretch) > 1), end)

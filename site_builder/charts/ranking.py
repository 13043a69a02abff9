"""Areas in order of an amount: a bar from zero for each, the own area's in its own colour.

Drawn twice, for phones and for wider screens. Names and amounts stand at the bars, so that no axis
has to be read; the own area's are bold, so that no colour has to be told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import altair as alt

from site_builder.charts import look
from site_builder.charts.drawing.across import Across
from site_builder.charts.drawing.layers import Row, data, empty_specification, filled, pixels
from site_builder.charts.figure import Figure

WIDE: Final = 640
NARROW: Final = 320
OTHERS: Final = look.EDGE
"""Bars of other areas: seen on white, and much lighter than the own one."""
_MARGIN: Final = 3
_GAP: Final = 6
_BAR: Final = 17
_STEP: Final = 5
"""Between one area and the next."""
_SHARE: Final = 0.45
"""The names take at most this share of the picture."""


@dataclass(frozen=True)
class Amount:
    """An area's amount; `text` is how it is written."""

    label: str
    value: float
    text: str
    own: bool = False


def ranking_figure(
    amounts: Sequence[Amount],
    *,
    narrow: bool,
    name: str,
    title: str,
    subtitle: str,
    alt: str,
    source: str,
) -> Figure:
    """Draw areas in the order in which they are given.

    Args:
        amounts: one per area.
        narrow: the version for phones.
        name: slug of the figure; the two versions need two names.
        title: headline sentence.
        subtitle: what, where and when.
        alt: what a reader who cannot see the chart is told.
        source: where the figures come from.

    Raises:
        ValueError: there is no area.
    """
    if not amounts:
        raise ValueError(f"The figure {name} has no area to show.")
    width = NARROW if narrow else WIDE
    names = [look.wrap(amount.label, width * _SHARE, lines=2, bold=amount.own) for amount in amounts]
    left = _MARGIN + _GAP + max(look.text_width(line, bold=True) for lines in names for line in lines)
    texts = max(look.text_width(look.plain(amount.text), bold=True) for amount in amounts)
    scale = Across(
        left,
        width - _MARGIN - _GAP - texts,
        # Bars run from zero, whatever the smallest amount is.
        min(0.0, *(amount.value for amount in amounts)),
        max(0.0, *(amount.value for amount in amounts)),
    )
    rows: dict[str, list[Row]] = {"bars": [], "words": [], "own_words": []}
    top = float(_MARGIN)
    for amount, lines in zip(amounts, names, strict=True):
        height = max(_BAR, len(lines) * look.LINE_HEIGHT)
        rows["bars"].append(_bar(amount, scale, top + (height - _BAR) / 2))
        rows["own_words" if amount.own else "words"] += _words(amount, lines, scale, top, height)
        top += height + _STEP
    picture = round(top - _STEP + _MARGIN)
    spec = filled(_specification(), rows, width, picture)
    return Figure(name, title, subtitle, alt, source, spec, width, picture)


def _bar(amount: Amount, scale: Across, top: float) -> Row:
    ends = sorted((scale.x(0), scale.x(amount.value)))
    return {"own": amount.own, "value": amount.value, "x": ends[0], "x2": ends[1], "y": top, "y2": top + _BAR}


def _words(amount: Amount, lines: Sequence[str], scale: Across, top: float, height: float) -> Iterator[Row]:
    room = (height - len(lines) * look.LINE_HEIGHT) / 2 + 2
    yield {"text": "\n".join(lines), "x": _MARGIN, "y": round(top + room, 1)}
    x = max(scale.x(0), scale.x(amount.value)) + _GAP
    yield {"text": look.plain(amount.text), "x": x, "y": round(top + (height - look.LINE_HEIGHT) / 2 + 2, 1)}


@cache
def _specification() -> Mapping[str, Any]:
    fill = alt.Fill("own:N", legend=None, scale=alt.Scale(domain=[False, True], range=[OTHERS, look.OWN]))
    bars = data("bars").mark_rect().encode(*pixels("x", "y"), x2="x2", y2="y2", fill=fill)
    words = data("words").mark_text(align="left").encode(*pixels("x", "y"), text="text:N")
    own = data("own_words").mark_text(align="left", fontWeight="bold").encode(*pixels("x", "y"), text="text:N")
    return empty_specification([bars, words, own])

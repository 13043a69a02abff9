"""How many indicators of each dashboard improved, stayed or got worse: one stacked bar each.

Drawn twice, because a picture 640 pixels wide cannot be read on a phone: wide, with the names
beside the bars, and narrow, with the names above them. Counts stand in the bars, words for the
colours above them, and the colours differ in lightness: no one has to tell colours apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, Final

import altair as alt

from site_builder.charts import look
from site_builder.charts.drawing.key import key_places
from site_builder.charts.drawing.layers import Row, data, empty_specification, filled, pixels
from site_builder.charts.figure import Figure

WIDE: Final = 640
NARROW: Final = 320
_MARGIN: Final = 3
_NAMES: Final = 230
"""Room for the names beside the bars, in up to three lines."""
_BAR: Final = 26
_GAP: Final = 12
_TEXT_DROP: Final = (_BAR - look.TEXT) / 2 + 1
_SWATCH: Final = 14
_LEGEND_LINE: Final = 24

_KINDS: Final = {
    "improved": ("improved", look.IMPROVED, look.CARD),
    "similar": ("similar", look.SIMILAR, look.INK_ON_COLOUR),
    "worse": ("worse", look.WORSE, look.INK_ON_COLOUR),
    "other": ("higher or lower", look.OTHER, look.CARD),
    "not_determinable": ("cannot compare", look.NOT_DETERMINABLE, look.INK_ON_COLOUR),
}
"""Field of the record -> its words, its colour, the colour of a count on it. In the order of the bar."""


@dataclass(frozen=True)
class DashboardDirections:
    """How many indicators of a dashboard went which way; `other` is higher or lower, without a judgement."""

    label: str
    improved: int
    similar: int
    worse: int
    other: int
    not_determinable: int

    @property
    def counts(self) -> Mapping[str, int]:
        return {kind: getattr(self, kind) for kind in _KINDS}

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class _Part:
    """One dashboard's part of the picture; heights are upper edges in pixels."""

    record: DashboardDirections
    lines: tuple[str, ...]
    name_top: float
    bar_top: float
    bottom: float


def directions_figure(
    records: Sequence[DashboardDirections],
    *,
    narrow: bool,
    name: str,
    title: str,
    subtitle: str,
    alt: str,
    source: str,
) -> Figure:
    """Draw the directions of all dashboards.

    Args:
        records: one per dashboard, in the order of the report.
        narrow: the version for phones.
        name: slug of the figure; the two versions need two names.
        title: headline sentence.
        subtitle: what, where and when.
        alt: what a reader who cannot see the chart is told.
        source: where the figures come from.

    Raises:
        ValueError: no dashboard, no indicator at all, or a negative count.
    """
    if any(count < 0 for record in records for count in record.counts.values()):
        raise ValueError(f"The figure {name} holds a negative number of indicators.")
    if not any(record.total for record in records):
        raise ValueError(f"The figure {name} has no indicator to show.")
    width = NARROW if narrow else WIDE
    shown = [kind for kind in _KINDS if any(record.counts[kind] for record in records)]
    legend, first = _legend(shown, width)
    parts = list(_parts(records, first, narrow=narrow))
    left = _MARGIN if narrow else _MARGIN + _NAMES + 10
    rows = {
        "segments": [row for part in parts for row in _segments(part, left, width - _MARGIN, records)],
        "names": [row for part in parts for row in _names(part, left)],
        "legend": legend,
    }
    height = round(parts[-1].bottom)
    spec = filled(_specification(), rows, width, height)
    return Figure(name, title, subtitle, alt, source, spec, width, height)


def _parts(records: Sequence[DashboardDirections], top: float, *, narrow: bool) -> Iterator[_Part]:
    for record in records:
        lines = look.wrap(record.label, NARROW - 2 * _MARGIN if narrow else _NAMES, lines=3)
        names = len(lines) * look.LINE_HEIGHT
        if narrow:
            part = _Part(record, lines, top, top + names + 2, top + names + 2 + _BAR + _GAP)
        else:
            room = max(names, _BAR)
            part = _Part(record, lines, top + (room - names) / 2 + 1, top + (room - _BAR) / 2, top + room + _GAP)
        yield part
        top = part.bottom


def _legend(shown: Sequence[str], width: int) -> tuple[list[Row], float]:
    """Place the words for the colours, in as many lines as they need; also say where the bars may begin."""
    words = [_KINDS[kind][0] for kind in shown]
    symbol = _SWATCH + 6
    places = key_places(words, _MARGIN, width - _MARGIN, symbol=symbol, gap=10, line=_LEGEND_LINE)
    rows = [
        {"kind": kind, "text": text, "x": x, "x2": x + _SWATCH, "y": y, "y2": y + _SWATCH, "text_x": x + symbol}
        for kind, text, (x, y) in zip(shown, words, places, strict=True)
    ]
    return rows, places[-1][1] + _LEGEND_LINE + 6


def _segments(part: _Part, left: float, right: float, records: Sequence[DashboardDirections]) -> Iterator[Row]:
    unit = (right - left) / max(record.total for record in records)
    counts = part.record.counts
    ends = pairwise(accumulate(counts.values(), initial=0))
    for (kind, count), (start, end) in zip(counts.items(), ends, strict=True):
        fits = look.text_width(str(count), bold=True) + 2 <= count * unit
        if count:
            yield {
                "kind": kind,
                "count": count,
                "text": str(count) if fits else "",
                "x": round(left + start * unit, 2),
                "x2": round(left + end * unit, 2),
                "middle": round(left + (start + end) / 2 * unit, 2),
                "y": part.bar_top,
                "y2": part.bar_top + _BAR,
                "text_y": part.bar_top + _TEXT_DROP,
            }


def _names(part: _Part, left: float) -> Iterator[Row]:
    yield {"text": "\n".join(part.lines), "x": _MARGIN, "y": part.name_top}
    if not part.record.total:
        yield {"text": "no indicators", "x": left, "y": part.bar_top + _TEXT_DROP}


@cache
def _specification() -> Mapping[str, Any]:
    ink = alt.Color("kind:N", legend=None, scale=_colours([ink for _, _, ink in _KINDS.values()]))
    layers = [
        _boxes("segments"),
        _words("segments", "middle", "text_y").mark_text(align="center", fontWeight="bold").encode(color=ink),
        _words("names", "x", "y"),
        _boxes("legend"),
        _words("legend", "text_x", "y"),
    ]
    return empty_specification(layers, color="independent")


def _boxes(name: str) -> alt.Chart:
    fill = alt.Fill("kind:N", legend=None, scale=_colours([colour for _, colour, _ in _KINDS.values()]))
    # The dark edge carries the two pale colours, and parts neighbours of any colour.
    box: alt.Chart = data(name).mark_rect(stroke=look.INK, strokeWidth=1)
    return box.encode(*pixels("x", "y"), x2="x2", y2="y2", fill=fill)


def _words(name: str, x: str, y: str) -> alt.Chart:
    text: alt.Chart = data(name).mark_text(align="left")
    return text.encode(*pixels(x, y), text="text:N")


def _colours(colours: list[str]) -> alt.Scale:
    return alt.Scale(domain=list(_KINDS), range=colours)

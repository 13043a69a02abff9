"""Colours, sizes and fonts of all charts, and the configuration that carries them.

The colours are those of the Analysis Function, which are made for a white background: a chart
brings its own white card, in light and in dark mode. Whatever must be seen stands out from white
by 3:1, whatever must be read by 4.5:1; tests compute both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

import altair as alt

CARD: Final = "#ffffff"
INK: Final = "#3d3d3d"
GRID: Final = "#d9d9d9"
"""Lines that only help the eye."""
INK_ON_COLOUR: Final = "#000000"
"""Counts on a pale or middle colour."""
QUIET: Final = "#707070"
"""Zero and breaks."""
OWN: Final = "#12436d"
"""The council's own figures."""
SECOND: Final = "#b8480f"
"""A second line beside the own one: the orange of the Analysis Function, darkened until it can be read."""
MIDDLE_HALF: Final = "#e8e8e8"
"""Only a tint: the edges of the band carry the meaning."""
EDGE: Final = "#949494"
"""Edges of what is pale: the faintest grey that is seen on white."""
TARGET: Final = "#801650"
TARGET_BAND: Final = "#f3e4ec"
"""Only a tint: the dashed edges of the band carry the meaning."""

IMPROVED: Final = "#12436d"
SIMILAR: Final = "#d9d9d9"
WORSE: Final = "#f46a25"
OTHER: Final = "#7b55b0"
NOT_DETERMINABLE: Final = "#ffffff"

FONT: Final = "sans-serif"
TEXT: Final = 14
"""Pixels. At the narrowest phone a chart shrinks to nine tenths, so this is still 12.6."""
LINE_HEIGHT: Final = 17
STROKE: Final = 2.5
POINT: Final = 80
"""Area of a point, in square pixels."""

_NARROW: Final = "iIjl.,'|!:;()[]{}/\\-\u2019\u2018 ftr"
_WIDE: Final = "mwMWGOQ@%&\u2026\u2212+=<>\u2190\u2191\u2192\u2193"
_BOLD: Final = 1.13


def themed(chart: alt.LayerChart, width: int, height: int) -> alt.LayerChart:
    """Give a chart its size and the look that all charts share.

    The size is that of the whole picture: charts keep their own margins, so that all of them have
    the size that the page says, whatever their words. Descriptions of single marks are left out:
    the picture is one image with one description.
    """
    dressed: alt.LayerChart = (
        chart.properties(width=width, height=height, padding=0, autosize=alt.AutoSizeParams(type="none"))
        .configure(aria=False, background=CARD, font=FONT)
        .configure_view(stroke=None)
        .configure_text(color=INK, font=FONT, fontSize=TEXT, lineHeight=LINE_HEIGHT, lineBreak="\n", baseline="top")
    )
    return dressed


def plain(text: str) -> str:
    """Reduce text to one line without characters that a picture cannot hold or that reorder others."""
    kept = (" " if unicodedata.category(c) == "Cc" else c for c in text if not _is_harmful(c))
    return " ".join("".join(kept).split())


def _is_harmful(char: str) -> bool:
    # Halves of characters and non-characters are not allowed in XML; the bidirectional controls
    # can make one figure look like another.
    return (
        unicodedata.category(char) in {"Cs", "Cn"}
        or char in "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e"
        or ("\u2066" <= char <= "\u2069")
    )


def text_width(text: str, *, bold: bool = False) -> float:
    """Say how wide a line of text can be, in pixels.

    The reader's own sans-serif font is used, which is not known when the site is built. These are
    the widths of the widest common one (Verdana, DejaVu Sans), so that text never needs more.
    """
    return sum(_char_width(c) for c in text) * TEXT * (_BOLD if bold else 1)


def _char_width(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.2
    if char in _NARROW:
        return 0.4
    if char in _WIDE:
        return 0.99
    return 0.72 if char.isupper() else 0.64


def wrap(text: str, width: float, *, lines: int, bold: bool = False) -> tuple[str, ...]:
    """Break text into at most so many lines of at most so many pixels; what is cut off ends in "…".

    The lines are made about equally long.
    """
    # A dash stays with the word before it.
    words = [word.replace("\0", " ") for word in plain(text).replace(" - ", "\0- ").replace(" – ", "\0– ").split(" ")]
    needed = len(_broken(words, width, bold))
    if needed > lines:
        kept = _broken(words, width, bold)
        return tuple(_cut(line, width, bold) for line in (*kept[: lines - 1], " ".join(kept[lines - 1 :])))
    narrowest = width
    while narrowest > 20 and len(_broken(words, narrowest - 4, bold)) == needed:
        narrowest -= 4
    return tuple(_cut(line, width, bold) for line in _broken(words, narrowest if needed > 1 else width, bold))


def _broken(words: Sequence[str], width: float, bold: bool) -> list[str]:
    done = [words[0]]
    for word in words[1:]:
        longer = f"{done[-1]} {word}"
        if text_width(longer, bold=bold) <= width:
            done[-1] = longer
        else:
            done.append(word)
    return done


def _cut(line: str, width: float, bold: bool) -> str:
    if text_width(line, bold=bold) <= width:
        return line
    while line and text_width(f"{line}…", bold=bold) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"

"""Reads a drawn picture back: its texts and the room they take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree as ET

from site_builder.charts import look
from site_builder.charts.figure import Figure
from site_builder.output.svg import render

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Words:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Words) -> bool:
        return (
            self.left < other.right - 0.5
            and other.left < self.right - 0.5
            and self.top < other.bottom - 0.5
            and other.top < self.bottom - 0.5
        )


def words_of(figure: Figure) -> list[Words]:
    """Every text of the picture with the room that the widest usual font needs for it."""
    return [_room_of(element) for element in ET.fromstring(render(figure)).iter(f"{SVG}text")]


def _room_of(element: ET.Element) -> Words:
    lines = ["".join(line.itertext()) for line in element.iter(f"{SVG}tspan")] or ["".join(element.itertext())]
    x, y = (float(n) for n in re.findall(r"-?[\d.]+", element.attrib["transform"])[:2])
    bold = element.get("font-weight") == "bold"
    width = max(look.text_width(line, bold=bold) for line in lines)
    left = {"middle": x - width / 2, "end": x - width}.get(element.get("text-anchor", "start"), x)
    # The written y is that of the base line; letters stand about 0.8 of their size above it.
    top = y - 0.79 * look.TEXT
    return Words(" ".join(lines), left, top, left + width, top + look.TEXT + look.LINE_HEIGHT * (len(lines) - 1))


def texts_of(figure: Figure) -> list[str]:
    return [words.text for words in words_of(figure)]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    return [(a.text, b.text) for a, b in combinations(words_of(figure), 2) if a.covers(b)]


def outside(figure: Figure) -> list[str]:
    return [
        words.text
        for words in words_of(figure)
        if words.left < 0 or words.top < 0 or words.right > figure.width or words.bottom > figure.height
    ]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

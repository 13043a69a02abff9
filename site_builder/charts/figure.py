"""A chart as the page receives it: the specification and the words without which it is not shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")


@dataclass(frozen=True)
class Figure:
    """A chart with its words.

    Attributes:
        name: slug; also the name of its file.
        title: headline sentence: what the chart says.
        subtitle: what is shown, in which unit, where and when; may be empty.
        alt: what a reader who cannot see the chart is told.
        source: where the figures come from; may be empty.
        spec: Vega-Lite specification with its data inside.
        width, height: natural size in pixels.
    """

    name: str
    title: str
    subtitle: str
    alt: str
    source: str
    spec: Mapping[str, Any]
    width: int
    height: int

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(
                f"The figure's name {self.name!r} cannot be a file name: use small letters, digits and hyphens."
            )
        for what, text in (("title", self.title), ("description", self.alt)):
            if not text.strip():
                raise ValueError(f"The figure {self.name} has no {what}. A chart without it is not published.")
        if self.width <= 0 or self.height <= 0:
            raise ValueError(f"The figure {self.name} is {self.width} by {self.height} pixels: it cannot be seen.")

"""Turns a figure into an SVG picture, without a network, and remembers what was already drawn.

Drawing is most of a build's time and hardly any chart changes between two builds, hence the cache.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
import tempfile
from collections.abc import Mapping
from functools import cache as remembered
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import vl_convert

from site_builder.charts.figure import Figure
from site_builder.charts.look import plain
from site_builder.disk_faults import naming

RENDERER: Final = 1
"""Raise it when this file changes what it writes, so that pictures in old caches are drawn anew."""

_CONVERTER: Final = version("vl-convert-python")
_SCHEMA: Final = re.compile(r"https://vega\.github\.io/schema/vega-lite/v(\d+\.\d+)[.\d]*\.json")
_SVG: Final = "{http://www.w3.org/2000/svg}"
_DRAWN: Final = frozenset({"svg", "g", "rect", "path", "line", "text", "tspan"})
_ACTIVE: Final = re.compile(r"on|href$|src$|base$", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"url\(|image\(|image-set|@import|javascript:", re.IGNORECASE)
"""What makes a style or a colour ask for something. No chart of ours has it, not even for its own parts."""


class SvgCache:
    """A folder of pictures by what they were drawn from.

    Each file begins with the checksum of the picture below it: a file that was cut short or
    changed is taken as missing, and written again. Anybody can write such a checksum, and a folder like this one can
    come with a repository: a picture that could do more than be looked at is taken as missing too.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> str | None:
        """Find the picture; None where there is none or its file is damaged."""
        self._used.add(key)
        try:
            checksum, _, picture = self._path(key).read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        if hashlib.sha256(picture).hexdigest().encode() != checksum or active_part(picture) is not None:
            return None
        return picture.decode()

    def put(self, key: str, svg: str) -> None:
        """Keep the picture. The file appears whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        picture = svg.encode()
        handle, unfinished = tempfile.mkstemp(dir=self.folder, suffix=".part")
        with naming(unfinished), os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(picture).hexdigest().encode() + b"\n" + picture)
        Path(unfinished).replace(self._path(key))

    def prune(self) -> int:
        """Remove what no figure has asked for since this cache was opened, and say how many files that was."""
        kept = {self._path(key) for key in self._used}
        stale = [path for path in self.folder.glob("*") if path.suffix in {".svg", ".part"} and path not in kept]
        for path in stale:
            path.unlink()
        return len(stale)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.svg"


def render(figure: Figure, cache: SvgCache | None = None) -> str:
    """Draw a figure as SVG.

    The picture is one image with one description; it loads nothing and runs nothing.

    Raises:
        ValueError: the specification wants data from elsewhere, or is none that can be drawn.
    """
    spec = json.dumps(figure.spec, sort_keys=True, allow_nan=False)
    if cache is None:
        return _draw(figure, spec)
    key = _key(spec, figure.alt)
    svg = cache.get(key)
    if svg is None:
        svg = _draw(figure, spec)
        cache.put(key, svg)
    return svg


def _key(spec: str, description: str) -> str:
    parts = [spec, description, _CONVERTER, RENDERER]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _draw(figure: Figure, spec: str) -> str:
    _refuse_addresses(figure.spec, figure.name)
    svg: str = vl_convert.vegalite_to_svg(spec, vl_version=_vegalite_of(figure.spec), allowed_base_urls=[])
    found = active_part(svg.encode())
    if found is not None:
        raise ValueError(f"The picture {figure.name} holds {found!r}, which no chart of ours draws.")
    # vl-convert leaves the picture as a whole without a role, and drops the chart's description.
    described = f'<svg role="img" aria-label="{html.escape(plain(figure.alt))}" '
    return svg.replace("<svg ", described, 1)


def active_part(picture: bytes) -> str | None:
    """Find in a picture what no chart of ours draws: other elements, links, events, addresses, instructions.

    Args:
        picture: SVG.

    Returns:
        The first such part; None where the picture can only be looked at.
    """
    if b"<!" in picture or b"<?" in picture:  # before it is read, because entities of a few lines can fill the memory
        return "an instruction"
    try:
        root = ET.fromstring(picture)
    except ET.ParseError as fault:
        return str(fault)
    for element in root.iter():
        if not str(element.tag).startswith(_SVG) or str(element.tag).removeprefix(_SVG) not in _DRAWN:
            return str(element.tag)
        for name, value in element.attrib.items():
            if _ACTIVE.match(name.rpartition("}")[2]) or (name != "aria-label" and _ADDRESS.search(value)):
                return f"{name}={value}"
    return None


def _refuse_addresses(part: object, name: str) -> None:
    """Refuse data, pictures and links from elsewhere.

    vl-convert refuses most of it too, but draws an empty chart for a file:// address without a word.
    """
    if isinstance(part, Mapping):
        for key, inner in part.items():
            if key in {"url", "href"}:
                raise ValueError(f"The specification of {name} holds {key!r}: a chart brings its data with it.")
            if key not in {"datasets", "values"}:
                _refuse_addresses(inner, name)
    elif isinstance(part, list | tuple):
        for inner in part:
            _refuse_addresses(inner, name)


def _vegalite_of(spec: Mapping[str, Any]) -> str:
    """Tell the Vega-Lite that the specification was written for: drawing with another may change the picture."""
    match = _SCHEMA.fullmatch(str(spec.get("$schema")))
    if not match or match.group(1) not in _known_versions():
        raise ValueError(f"The specification's schema is {spec.get('$schema')!r}, which vl-convert cannot draw.")
    return match.group(1)


@remembered
def _known_versions() -> frozenset[str]:
    return frozenset(vl_convert.get_vegalite_versions())

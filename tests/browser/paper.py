"""Prints a page as a reader would, and reads the paper back."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.visit import WIDE

A4 = (595, 842)
A4_WITHIN_MARGINS = 703
"""Width in pixels of what the stylesheet leaves between the margins: 186 mm."""
TO_BE_PRINTED = (Path(__file__).parent / "to_be_printed.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Printed:
    """A page and its paper. `facts` is what to_be_printed.js says of the page, `sheets` the squeezed text of each."""

    where: str
    facts: dict[str, Any]
    paper: PdfReader
    sheets: list[str]

    @property
    def text(self) -> str:
        return "".join(self.sheets)


def print_page(page: Page) -> PdfReader:
    """Print on A4, as the browser's own dialogue does here: without backgrounds, unless the page has its own wishes."""
    return PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def print_and_read(page: Page, where: str) -> Printed:
    """Print the page that is open, and look at it as it is laid out for paper."""
    paper = print_page(page)
    size = page.viewport_size or {"width": WIDE, "height": 800}
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WITHIN_MARGINS, "height": 1000})
    facts = page.evaluate(TO_BE_PRINTED)
    page.emulate_media(media="null")
    page.set_viewport_size(size)
    return Printed(where, facts, paper, sheets_of(paper))


def squeezed(text: str) -> str:
    """Text without blanks and line ends, because paper breaks lines elsewhere; letters drawn as one are two again."""
    return re.sub(r"[\s\u00a0\u200b\u2060\u00ad]+", "", unicodedata.normalize("NFKC", text))


def printed_text(paper: PdfReader) -> str:
    """All text in the order of the paper, squeezed."""
    return "".join(sheets_of(paper))


def sheets_of(paper: PdfReader) -> list[str]:
    """The squeezed text of each sheet, without the number in its margin, which is drawn first."""
    texts = [sheet.extract_text() for sheet in paper.pages]
    numbers = [f"{i} / {len(texts)}" for i in range(1, len(texts) + 1)]
    unnumbered = [text[:60] for number, text in zip(numbers, texts, strict=True) if not text.startswith(number)]
    assert not unnumbered, f"sheets have no number: {unnumbered}"
    return [squeezed(text.removeprefix(number)) for number, text in zip(numbers, texts, strict=True)]


def links_of(paper: PdfReader) -> set[str]:
    """Where a reader of the file would come to."""
    found = [note.get_object() for sheet in paper.pages for note in sheet.get("/Annots", [])]
    return {str(note["/A"]["/URI"]) for note in found if "/A" in note and "/URI" in note["/A"]}


def pale_texts(paper: PdfReader, contrast: float = 4.5) -> list[str]:
    """Texts that are printed too pale to be read on white paper.

    Read from the drawing commands: the fill colour that is set when a text is shown.
    """
    found: list[str] = []
    for sheet in paper.pages:
        colours: list[tuple[float, ...]] = [(0.0,)]

        def look(text: str, *_: object, colours: list = colours) -> None:
            if text.strip() and _on_white(colours[-1]) < contrast:
                found.append(f"{text.strip()[:40]} in {colours[-1]}")

        def follow(operator: bytes, operands: list, *_: object, colours: list = colours) -> None:
            _follow_colour(operator, operands, colours)

        sheet.extract_text(visitor_operand_before=follow, visitor_text=look)
    return found


def fills(paper: PdfReader) -> Iterator[tuple[float, ...]]:
    """The colour of each area that is filled: grounds of cells and chips, bars and dots."""
    for sheet in paper.pages:
        colours: list[tuple[float, ...]] = [(0.0,)]
        found: list[tuple[float, ...]] = []

        def follow(operator: bytes, operands: list, *_: object, colours: list = colours, found: list = found) -> None:
            _follow_colour(operator, operands, colours)
            if operator in (b"f", b"f*"):
                found.append(colours[-1])

        sheet.extract_text(visitor_operand_before=follow)
        yield from found


def _follow_colour(operator: bytes, operands: list, colours: list[tuple[float, ...]]) -> None:
    if operator == b"q":
        colours.append(colours[-1])
    elif operator == b"Q" and len(colours) > 1:
        colours.pop()
    elif operator in (b"rg", b"g", b"sc", b"scn"):
        colours[-1] = tuple(float(one) for one in operands if isinstance(one, (int, float)))


def _on_white(colour: tuple[float, ...]) -> float:
    red, green, blue = colour * 3 if len(colour) == 1 else colour[:3]

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 1.05 / (0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05)

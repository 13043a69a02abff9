"""Prints a page as a reader would, and reads the paper back."""

from __future__ import annotations

import io
import re
import unicodedata

from playwright.sync_api import Page
from pypdf import PdfReader

A4 = (595, 842)


def print_page(page: Page) -> PdfReader:
    """Print on A4, as the browser's own dialogue does here: without backgrounds, unless the page has its own wishes."""
    return PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def squeezed(text: str) -> str:
    """Text without blanks and line ends, because paper breaks lines elsewhere; letters drawn as one are two again."""
    return re.sub(r"[\s\u00a0\u200b\u2060\u00ad]+", "", unicodedata.normalize("NFKC", text))


def printed_text(paper: PdfReader) -> str:
    """All text in the order of the paper, squeezed."""
    return squeezed("".join(sheet.extract_text() for sheet in paper.pages))


def pale_texts(paper: PdfReader, contrast: float = 4.5) -> list[str]:
    """Texts that are printed too pale to be read on white paper.

    Read from the drawing commands: the fill colour that is set when a text is shown.
    """
    found: list[str] = []
    for sheet in paper.pages:
        colours: list[tuple[float, ...]] = [(0.0,)]

        def follow(operator: bytes, operands: list, *_: object, colours: list = colours) -> None:
            if operator == b"q":
                colours.append(colours[-1])
            elif operator == b"Q" and len(colours) > 1:
                colours.pop()
            elif operator in (b"rg", b"g", b"sc", b"scn"):
                colours[-1] = tuple(float(one) for one in operands if isinstance(one, (int, float)))

        def look(text: str, *_: object, colours: list = colours) -> None:
            if text.strip() and _on_white(colours[-1]) < contrast:
                found.append(f"{text.strip()[:40]} in {colours[-1]}")

        sheet.extract_text(visitor_operand_before=follow, visitor_text=look)
    return found


def _on_white(colour: tuple[float, ...]) -> float:
    red, green, blue = colour * 3 if len(colour) == 1 else colour[:3]

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 1.05 / (0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05)

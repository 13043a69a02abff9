"""Reads the tables of a finished page, as a reader sees them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, list[dict[str, str]]] = {}
        self._caption, self._heads, self._row = "", [], []
        self._text: list[str] | None = None
        self._hidden = 0
        self._links: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "table":
            self._caption, self._heads = "", []
        elif tag == "tr":
            self._row, self._links = [], []
        elif tag in ("td", "th", "caption"):
            self._text = []
        elif tag == "a" and self._text is not None:
            self._links.append(given.get("href") or "")
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_data(self, data):
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag):
        if tag in ("td", "th", "caption") and self._text is not None:
            cell = re.sub(r"[ \u00a0]+", " ", "".join(self._text)).strip()
            self._text = None
            if tag == "caption":
                self._caption = cell
            else:
                self._row.append(cell)
        elif tag == "tr":
            if not self._heads:
                self._heads = self._row
            elif self._row:
                row = dict(zip(self._heads, self._row, strict=True))
                self.tables.setdefault(self._caption, []).append(row | {"links": " ".join(self._links)})


def tables_of(page: Path) -> dict[str, list[dict[str, str]]]:
    """Rows by caption; each row by the heads of its columns, with its links."""
    reader = _Tables()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader.tables

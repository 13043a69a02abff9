"""What the free texts of the made packages say: a payload in the hostile one, one long word in its twin."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

from site_builder.schemas import TABLE_SCHEMAS
from tests.browser.payloads import PAYLOADS, REFUSED_AS_MARKDOWN, SHORT_PAYLOAD

Say = Callable[[int, str], str]
"""The text of a column, such as `themes.title`, in one of its rows."""

TWINS = range(len(PAYLOADS))
THEMES = range(-(-len(PAYLOADS) // 3))
COMPARED = range(12)
"""Numbers of the indicators that are compared with other areas."""
LONG_WORD = 60
FREE_TEXTS = {
    "publications": ("title", "notice"),
    "areas": ("name", "council"),
    "groups": ("title", "short_title", "note"),
    "outcomes": ("title",),
    "themes": ("title", "summary"),
    "edition_themes": ("title", "summary"),
    "units": ("prefix", "suffix", "title"),
    "sources": ("title", "publisher", "licence", "note"),
    "indicators": ("title", "noun", "definition"),
    "indicator_words": ("word",),
    "indicator_refs": ("framework", "reference"),
    "report_rows": ("section", "printed_title", "note"),
    "matches": ("reason",),
    "observations": ("note",),
    "targets": ("period", "text"),
    "assessments": ("period", "reason"),
    "comments": ("text", "author"),
    "funding_comparisons": ("title", "note"),
    "benchmark_themes": ("title", "note"),
    "benchmarks": ("title", "note"),
    "benchmark_rows": ("note",),
    "positions": ("reference", "comment"),
    "lists": ("reference", "title", "note"),
    "list_entries": ("heading", "theme", "text", "note"),
    "list_links": ("note",),
    "printed_counts": ("reference", "note"),
    "risks": ("category", "title", "statement", "reference"),
    "changes": ("subject", "text", "reference"),
    "committees": ("title", "reference", "note"),
    "committee_themes": ("reason",),
    "sums_checked": ("reference", "subject", "printed", "found", "why"),
    "reviews": ("period", "reason", "author"),
}
"""Every column in which the format lets people write what they like."""
_COLUMNS = [f"{table}.{column}" for table, columns in FREE_TEXTS.items() for column in columns]
WITH_REFERENCES = ("sums_checked.printed", "sums_checked.found", "sums_checked.why")
"""Texts in which two braces are a reference to a figure, so that the checks refuse any others."""


def payload(i: int, cell: str) -> str:
    """The payload of a cell. Each column begins elsewhere in the list, so that a page carries many of them."""
    longest = _longest(cell)
    if longest < 40:
        return SHORT_PAYLOAD
    if cell == "themes.title":  # fewer themes than payloads: each carries three
        return " ".join(PAYLOADS[3 * i : 3 * i + 3]) or PAYLOADS[i]
    if cell == "comments.text" and i == 0:
        return " ".join(PAYLOADS)[:longest].strip()
    start = i + 7 * _COLUMNS.index(cell)
    texts = (PAYLOADS[at % len(PAYLOADS)] for at in count(start))
    return next(text for text in texts if len(text) <= longest and not (cell in WITH_REFERENCES and "{{" in text))


def long_word(i: int, cell: str) -> str:
    """A harmless text of the same cell, under the same letter of the A to Z."""
    return plain(payload(i, cell), _longest(cell))


def plain(text: str, longest: int = LONG_WORD) -> str:
    """One long word made of the letters and figures of a text."""
    word = re.sub(r"[^A-Za-z0-9]", "", text) or "Nothing"
    return (word * LONG_WORD)[: min(LONG_WORD, longest)]


def _longest(cell: str) -> int:
    table, column = cell.split(".")
    fields = {field["name"]: field for field in TABLE_SCHEMAS[table]["fields"]}
    return int(fields[column]["constraints"]["maxLength"])


def hostile_markdown(text: str) -> str:
    """A payload as Markdown of which the checks say nothing: raw where they let it through, else letter by letter."""
    return spelt(text) if text in REFUSED_AS_MARKDOWN else text


def spelt(text: str) -> str:
    """A text as Markdown in which no character has a meaning, which a page must show as it was written."""
    return "".join(letter if letter.isalnum() or letter == " " else f"&#{ord(letter)};" for letter in text)

"""References to figures inside texts: {{ indicator.recycling.value }}.

Narratives and checked sums draw their figures so, and cannot drift from the data. This is the
grammar alone; the checks know which names there are, the pages what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

INDICATOR_WORDS = ("title", "value", "previous", "change", "period", "direction", "target", "quarter")
"""What can be said of an indicator."""
COUNT_WORDS = (
    "total",
    "improved",
    "similar",
    "worse",
    "not_compared",
    "met",
    "missed",
    "top_quarter",
    "bottom_quarter",
    "attention",
    "strong",
)
"""What can be said of the rows of a dashboard, an outcome, or a whole report."""
POSITION_WORDS = ("place", "of", "year", "previous")

WORDS = {
    "indicator": INDICATOR_WORDS,
    "dashboard": ("title", *COUNT_WORDS),
    "outcome": ("title", *COUNT_WORDS),
    "report": COUNT_WORDS,
    "headline": COUNT_WORDS,
    "position": POSITION_WORDS,
}
"""The kinds of reference, and what can be said of each."""
WITHOUT_ID = frozenset({"report", "headline"})

# Braces never stand inside a reference, nor a line break, so that a brace too many cannot swallow the text behind it,
# and so that no text takes long to read.
_BRACES = re.compile(r"\{\{([^{}\n]*)\}\}|\{\{|\}\}")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True)
class Reference:
    """A reference in a text.

    Attributes:
        text: as written, with its braces. start: where it begins.
        publication: the edition that it names; None where the text belongs to one.
        kind: what it is about; id: which one, "" for a whole report; word: what is said of it.
        problem: why it is no reference that can be read; the parts before are then empty.
    """

    text: str
    start: int
    publication: str | None = None
    kind: str = ""
    id: str = ""
    word: str = ""
    problem: str | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_references(text: str) -> Iterator[Reference]:
    """All references of a text, in their order; those that cannot be read say why."""
    for found in _BRACES.finditer(text):
        yield _read(found)


def reference_at(text: str, position: int) -> Reference | None:
    """The reference that begins at a place in a text, if one does; two braces alone are none."""
    found = _BRACES.match(text, position)
    return _read(found) if found and found[1] is not None else None


def without_references(text: str) -> str:
    """A text with blanks in place of its references, so that what is left stays where it was."""
    return _BRACES.sub(lambda found: " " * len(found[0]), text)


def _read(found: re.Match[str]) -> Reference:
    text, start, inner = found[0], found.start(), found[1]

    def broken(problem: str) -> Reference:
        return Reference(text, start, problem=problem)

    if inner is None:
        return broken("the two braces that belong to these do not stand on the same line")
    parts = inner.strip().split(".")
    publication = None
    if parts[0] not in WORDS and len(parts) > 2 and _ID.fullmatch(parts[0]):
        publication, *parts = parts
    kind = parts[0]
    if kind not in WORDS:
        return broken(f"it begins with none of {', '.join(WORDS)}")
    name, word = ("", parts[1:]) if kind in WITHOUT_ID else (parts[1] if len(parts) > 1 else "", parts[2:])
    if kind not in WITHOUT_ID and not _ID.fullmatch(name):
        return broken(f"after {kind} the id is missing or is none")
    if len(word) != 1 or word[0] not in WORDS[kind]:
        return broken(f"it does not end in one of {', '.join(WORDS[kind])}")
    return Reference(text, start, publication, kind, name, word[0])

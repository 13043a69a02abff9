"""The known name that a person most probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_MOST_NAMES = 1_000


def near_match(text: str, known: Iterable[str]) -> str | None:
    """Return the known name nearest to the text, or None where nothing is near.

    Capital letters, blanks, hyphens and underscores do not count: "As of" is as_of.
    """
    wanted = _bare(text)
    names = sorted(set(known))
    if len(names) > _MOST_NAMES:
        # difflib is slow, and a slip is seldom in the first letters.
        names = sorted(names, key=lambda name: _bare(name)[:2] != wanted[:2])[:_MOST_NAMES]
    for name in names:
        if _bare(name) == wanted:
            return name
    if len(text) > 100:
        return None
    bare = {_bare(name): name for name in reversed(names)}
    close = get_close_matches(wanted, bare, n=1, cutoff=0.75)
    return bare[close[0]] if close else None


def same_letters(first: str, second: str) -> bool:
    """Whether two texts differ in capital letters, blanks, hyphens and the like only."""
    return _bare(first) == _bare(second) != ""


def _bare(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())

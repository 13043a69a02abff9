"""The known name that a person most probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_MOST_NAMES = 1_000
_LONGEST = 100


def near_match(text: str, known: Iterable[str]) -> str | None:
    """Return the known name nearest to the text, or None where nothing is near.

    Capital letters, blanks, hyphens and underscores do not count: "As of" is as_of.
    """
    return KnownNames(known).nearest(text)


class KnownNames:
    """Names to look through more than once."""

    def __init__(self, known: Iterable[str]) -> None:
        # Of names that differ in nothing that counts, the first.
        self._by_shape = {_bare(name): name for name in sorted(set(known), reverse=True)}

    def nearest(self, text: str) -> str | None:
        """Return what `near_match` returns."""
        wanted = _bare(text)
        if wanted in self._by_shape:
            return self._by_shape[wanted]
        if len(text) > _LONGEST:
            return None
        shapes = list(self._by_shape)
        if len(shapes) > _MOST_NAMES:
            # difflib is slow, and a slip is seldom in the first letters.
            shapes = sorted(shapes, key=lambda shape: shape[:2] != wanted[:2])[:_MOST_NAMES]
        close = get_close_matches(wanted, shapes, n=1, cutoff=0.75)
        return self._by_shape[close[0]] if close else None


def same_letters(first: str, second: str) -> bool:
    """Whether two texts differ in capital letters, blanks, hyphens and the like only."""
    return _bare(first) == _bare(second) != ""


def _bare(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())

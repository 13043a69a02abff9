"""A place among others, and a change of it in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PlaceChange = Literal["similar", "slightly higher", "slightly lower", "higher", "lower"]


@dataclass(frozen=True)
class Place:
    """A place among others: the best and the last place of those that tie, out of how many."""

    first: int
    last: int
    of: int

    @property
    def joint(self) -> bool:
        return self.last > self.first


def quartile_of(place: int, of: int) -> int | None:
    """The quarter of a place: 1 is the best, none under four areas. Areas over go to the lower quarters.

    It stands beside the nouns, because checks and pages ask it too.

    Method: docs/method/ranking.md
    """
    return None if of < 4 else (4 * place + of - 1) // of

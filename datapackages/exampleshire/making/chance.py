"""Chance that comes out the same each time, on every computer.

Each draw has a name and depends on nothing else, so an indicator or an area more does not change
the figures of the others. Only sums of whole numbers are used: sines, logarithms and powers can
differ in their last digit between computers, and the files must not.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256

SEED = "Exampleshire 2024"
_DRAWS = 12
"""Uniform numbers whose sum, less six, is near enough to a normal number with a spread of one."""
_FADING = 0.8
"""How much of last year's drift is left."""


@cache
def normal(*name: str | int) -> float:
    """A number around 0 with a spread of 1, always the same one for the same name."""
    digest = sha256("|".join(map(str, (SEED, *name))).encode()).digest()
    uniform = [int.from_bytes(digest[2 * n : 2 * n + 2], "big") / 65536 for n in range(_DRAWS)]
    return sum(uniform) - _DRAWS / 2


@cache
def drift(year: int, *name: str | int) -> float:
    """A number around 0 that moves slowly from year to year, with a spread of about 1."""
    if year <= 2010:
        return normal("drift", *name, 2010)
    return _FADING * drift(year - 1, *name) + 0.6 * normal("drift", *name, year)


def order_by_chance(items: list[str], *name: str | int) -> list[str]:
    """The items in an order that chance decides."""
    return sorted(items, key=lambda item: (normal("order", *name, item), item))

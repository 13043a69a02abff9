"""How a place is written, on pages and in pictures alike."""

from __future__ import annotations


def ordinal(place: int) -> str:
    """Write a place as a number: 1st, 2nd, 11th, 111th."""
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place:,}{ending}"

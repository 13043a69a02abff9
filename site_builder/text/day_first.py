"""Dates as they are written in Britain, of which some can be read in one way only."""

from __future__ import annotations

import re
from datetime import date

YEARS = range(1000, 2200)
"""What lies far beyond is mistyped, and other programs stumble over it."""
_PARTS = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


def day_first(text: str) -> str | None:
    """Return the date 2024-03-13 that is written 13/03/2024.

    None where month first it would be another day, and where no calendar has the day.
    """
    day, other = _readings(text)
    return day if other in (None, day) else None


def either_day(text: str) -> tuple[str, str] | None:
    """Return the two days that 02/03/2024 can mean, first the one that Britain reads; None where it has no two."""
    day, other = _readings(text)
    return (day, other) if day and other and day != other else None


def _readings(text: str) -> tuple[str | None, str | None]:
    """The day that is written where the day comes first, and where the month does."""
    parts = _PARTS.fullmatch(text)
    if not parts:
        return None, None
    first, second, year = map(int, parts.groups())
    return _day(year, second, first), _day(year, first, second)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in YEARS else None
    except ValueError:
        return None

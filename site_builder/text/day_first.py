"""Dates as they are written in Britain, of which some can be read in one way only."""

from __future__ import annotations

import re
from datetime import date

DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
"""A day, a month and a year; or a month, a day and a year."""


def day_first(text: str) -> str | None:
    """Return the date 2024-03-13 that is written 13/03/2024.

    None where it could be read month first as well, and where no calendar has the day.
    """
    parts = DAY_FIRST.fullmatch(text)
    if not parts or int(parts[1]) <= 12:
        return None
    try:
        return date(int(parts[3]), int(parts[2]), int(parts[1])).isoformat()
    except ValueError:
        return None

"""Other spellings of periods of which only one thing can be meant, such as 2023-24 for 2023/24."""

from __future__ import annotations

import re
from collections.abc import Callable

_SPLIT_YEAR = r"[0-9]{4}/[0-9]{2}"
_DASHES = r"\-‐‑‒–—−"
_CENTURY_UNCERTAIN = 50
"""Of two digits, 23 is 2023; from this number on they may be a year of the last century."""


def spelling_meant(text: str, type_: str) -> str | None:
    """Return a period's text in the form that its type wants; whether there is such a period is not looked at.

    Args:
        text: such as 2023-24.
        type_: the period type.

    Returns:
        Such as 2023/24; None where a person must decide, and for types that have no usual other spelling.
    """
    speller = _SPELLERS.get(type_)
    return speller(text) if speller else None


def split_year(first: int) -> str:
    """A year that begins in one calendar year and ends in the next: 2023/24, of 2023."""
    return f"{first}/{(first + 1) % 100:02d}"


def split_year_meant(text: str) -> str | None:
    """Return the year 2023/24 that is written 2023-24, 23/24, 2023/2024 or FY 2023/24.

    None where the two years do not follow each other, and where the century is not certain.
    """
    years = re.fullmatch(rf"(?:FY ?)?([0-9]{{2}}|[0-9]{{4}}) ?[{_DASHES}/] ?([0-9]{{2}}|[0-9]{{4}})", text, re.ASCII)
    if not years or (len(years[1]) == 2 and int(years[1]) >= _CENTURY_UNCERTAIN):
        return None
    first = int(years[1]) if len(years[1]) == 4 else 2000 + int(years[1])
    last = int(years[2]) if len(years[2]) == 4 else first - first % 100 + int(years[2]) + 100 * (years[2] == "00")
    return split_year(first) if last == first + 1 else None


def _quarter_meant(text: str) -> str | None:
    quarter = re.fullmatch(r"Q(?:uarter )?([1-4]),? (\S.*)", text, re.IGNORECASE)
    behind = re.fullmatch(r"(\S.*?),? Q(?:uarter )?([1-4])", text, re.IGNORECASE)
    number, year = (quarter[1], quarter[2]) if quarter else (behind[2], behind[1]) if behind else ("", "")
    split = year if re.fullmatch(_SPLIT_YEAR, year) else split_year_meant(year)
    return f"Q{number} {split}" if split else None


def _span_meant(text: str) -> str | None:
    years = re.fullmatch(rf"([0-9]{{4}}) ?[{_DASHES}] ?([0-9]{{2}}|[0-9]{{4}})", text, re.ASCII)
    return f"{years[1]}-{years[2]}" if years else None


def _month_meant(text: str) -> str | None:
    # Of two digits behind a month nobody knows whether they are a year or a day.
    month = re.fullmatch(rf"([A-Za-z]{{3,9}})[{_DASHES}]([0-9]{{4}})", text, re.ASCII)
    return f"{month[1]} {month[2]}" if month else None


_SPELLERS: dict[str, Callable[[str], str | None]] = {
    "as reported": split_year_meant,
    "financial year": split_year_meant,
    "academic year": split_year_meant,
    "financial quarter": _quarter_meant,
    "rolling calendar": _span_meant,
    "cohort": _span_meant,
    "snapshot": _month_meant,
}

"""ISO 8601 as official data sets write it: a day with a length, or a day alone."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from site_builder.period_spellings import split_year

ISO_TEXT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T00:00:00)?(?:/P([0-9]{1,2})([YM]))?")
"""A day, or an interval of whole years or months that begins on it."""


def read_iso(text: str) -> tuple[str, str]:
    """Turn an ISO text into a period of the data format.

    Args:
        text: "2019-04-01/P1Y", "2019-01-01/P3Y", "2015-11-16/P1Y", "2026-01-01".

    Returns:
        The period's text and its type.

    Raises:
        ValueError: it is not such a text, or there is no such day.
    """
    match = ISO_TEXT.fullmatch(text)
    if not match:
        raise ValueError("a day, or an interval in years or months, is written such as 2026-01-01 or 2019-04-01/P1Y.")
    try:
        start = date.fromisoformat(match[1])
    except ValueError:
        raise ValueError(f"there is no day {match[1]}.") from None
    if match[2] is None:
        return match[1], "snapshot"
    months = int(match[2]) * (12 if match[3] == "Y" else 1)
    if months == 0:
        raise ValueError("an interval has a length.")
    return _interval(start, months)


def _interval(start: date, months: int) -> tuple[str, str]:
    years, rest = divmod(months, 12)
    first_day = (start.month, start.day)
    if rest == 0 and first_day == (1, 1):
        last = start.year + years - 1
        return (
            (str(start.year), "calendar year") if years == 1 else (f"{start.year}-{last % 100:02d}", "rolling calendar")
        )
    if rest == 0 and first_day == (4, 1):
        first, latest = split_year(start.year), split_year(start.year + years - 1)
        return (first, "financial year") if years == 1 else (f"{first}-{latest}", "rolling financial")
    if months == 12 and first_day == (9, 1):
        return split_year(start.year), "academic year"
    end = _after(start, months)
    if start.day == 1:
        return (
            f"{calendar.month_name[start.month]} {start.year} to {calendar.month_name[end.month]} {end.year}",
            "months",
        )
    return f"{_day(start)} to {_day(end)}", "months"


def _after(start: date, months: int) -> date:
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    # An interval from the 31st ends with the last day of a shorter month.
    if start.day > calendar.monthrange(year, month)[1]:
        return date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, start.day) - timedelta(days=1)


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"

"""Reading the text of a period: the indicator declares the type, the text cannot.

"2021-24" is 36 months of adoptions, "2019-22" a cohort over four calendar years, "2022/23" a
financial or an academic year. Each reader here knows one family of types and says what is wrong
with a text in a sentence that can stand in a finding.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from site_builder.model import Period
from site_builder.period_spellings import spelling_meant, split_year, split_year_meant

MONTHS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}

_SPLIT_YEAR = r"([0-9]{4})/([0-9]{2})"
_MONTH = r"([A-Za-z]{3,9})\.? ([0-9]{4}|[0-9]{2})"
_DASH = r"\s*(?:-|–|to)\s*"


@lru_cache(maxsize=4096)
def parse_period(text: str, type_: str) -> Period:
    """Read a period's text as its declared type wants it.

    Args:
        text: such as "2023/24", "2023", "2020-22", "Sep 2023", "Q3 2023/24".
        type_: one of PERIOD_TYPES.

    Returns:
        The period with first and last day; `months` is 0 for a snapshot.

    Raises:
        ValueError: the text cannot be such a period; the message says why and what to write.
    """
    reader = _READERS.get(type_)
    if reader is None:
        known = ", ".join(PERIOD_TYPES)
        raise ValueError(f"the indicator's period type {type_!r} is not one of: {known}.")
    start, end, months = reader(text, type_)
    return Period(start=start, end=end, months=months, type=type_, text=text)


def _split_year(text: str, type_: str, first_month: int) -> tuple[date, date, int]:
    match = re.fullmatch(_SPLIT_YEAR, text)
    if not match:
        raise ValueError(_other_split_year(text, type_))
    year = int(match[1])
    if (year + 1) % 100 != int(match[2]):
        raise ValueError(f"the two years of a {type_} follow each other: {split_year(year)}, not {text}.")
    start = _day(year, first_month, 1)
    return start, _last_day(year + 1, first_month - 1), 12


def _other_split_year(text: str, type_: str) -> str:
    form = f"a {type_} is written with four digits, a slash and two digits"
    one = re.fullmatch(r"FY ?(?:20)?([0-9]{2})", text)
    if one and 0 < int(one[1]) < 99:
        year = 2000 + int(one[1])
        ends, begins = split_year(year - 1), split_year(year)
        return f"write {ends} if {year} is the year in which it ends, {begins} if it begins then."
    return f"{form}, such as {split_year_meant(text) or '2023/24'}."


def _financial_year(text: str, type_: str) -> tuple[date, date, int]:
    return _split_year(text, type_, first_month=4)


def _academic_year(text: str, type_: str) -> tuple[date, date, int]:
    return _split_year(text, type_, first_month=9)


def _calendar_year(text: str, type_: str) -> tuple[date, date, int]:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise ValueError(f"a {type_} is written with four digits, such as 2023.")
    year = int(text)
    return _day(year, 1, 1), _day(year, 12, 31), 12


def _as_reported(text: str, type_: str) -> tuple[date, date, int]:
    # The report's own year stands in where a figure's period is not printed.
    if re.fullmatch(r"[0-9]{4}", text):
        return _calendar_year(text, type_)
    return _split_year(text, "report's year", first_month=4)


def _financial_quarter(text: str, type_: str) -> tuple[date, date, int]:
    match = re.fullmatch(r"Q([1-4]) " + _SPLIT_YEAR, text)
    if not match:
        form = f"a {type_} is written such as Q3 2023/24, from Q1 (April to June) to Q4 (January to March)."
        other = re.fullmatch(_SPLIT_YEAR + r",? ?Q([1-4])", text)
        raise ValueError(f"write Q{other[3]} {other[1]}/{other[2]}. {form[0].upper()}{form[1:]}" if other else form)
    start_of_year, _, _ = _split_year(text[3:], "financial year", first_month=4)
    quarter = int(match[1])
    first_month = 4 + 3 * (quarter - 1)
    year = start_of_year.year + (first_month > 12)
    first_month = (first_month - 1) % 12 + 1
    return _day(year, first_month, 1), _last_day(year, first_month + 2), 3


def _months(text: str, type_: str) -> tuple[date, date, int]:
    if re.match(r"[0-9]{1,2} ", text):
        return _months_between_days(text)
    match = re.fullmatch(_MONTH + _DASH + _MONTH, text)
    if not match:
        raise ValueError("a span of months is written such as July 2023 to June 2024.")
    start = _month_start(match[1], match[2])
    last = _month_start(match[3], match[4])
    months = 12 * (last.year - start.year) + last.month - start.month + 1
    if months < 1:
        raise ValueError(f"{text} ends before it begins.")
    return start, _last_day(last.year, last.month), months


def _months_between_days(text: str) -> tuple[date, date, int]:
    # Some surveys run for whole months that do not begin on a first: 16 November 2015 to 15 November 2016.
    match = re.fullmatch(rf"([0-9]{{1,2}}) {_MONTH}{_DASH}([0-9]{{1,2}}) {_MONTH}", text)
    if not match:
        raise ValueError("a span with days is written such as 16 November 2015 to 15 November 2016.")
    first, last = _month_start(match[2], match[3]), _month_start(match[5], match[6])
    start, end = _day(first.year, first.month, int(match[1])), _day(last.year, last.month, int(match[4]))
    if end < start:
        raise ValueError(f"{text} ends before it begins.")
    following = end + timedelta(days=1)
    if following.day != start.day:
        raise ValueError(f"{text} is not a number of whole months.")
    return start, end, 12 * (following.year - start.year) + following.month - start.month


def _year_span(text: str, type_: str) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2}|[0-9]{4})", text)
    if not match:
        raise ValueError(f"a {type_} period is written with its first and last year, such as 2020-22.")
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first - first % 100 + int(match[2])
    if last < first and len(match[2]) == 2:
        last += 100
    if not first < last <= first + 20:
        raise ValueError(f"{text} does not run from an earlier to a later year.")
    return first, last


def _rolling_calendar(text: str, type_: str) -> tuple[date, date, int]:
    first, last = _year_span(text, type_)
    return _day(first, 1, 1), _day(last, 12, 31), 12 * (last - first + 1)


def _rolling_financial(text: str, type_: str) -> tuple[date, date, int]:
    match = re.fullmatch(_SPLIT_YEAR + _DASH + _SPLIT_YEAR, text)
    if match:
        start, _, _ = _financial_year(f"{match[1]}/{match[2]}", "financial year")
        _, end, _ = _financial_year(f"{match[3]}/{match[4]}", "financial year")
        if end <= start:
            raise ValueError(f"{text} ends before it begins.")
        return start, end, 12 * (end.year - start.year)
    first, last = _year_span(text, type_)
    return _day(first, 4, 1), _day(last, 3, 31), 12 * (last - first)


def _snapshot(text: str, type_: str) -> tuple[date, date, int]:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"there is no day {text}.") from None
        return day, day, 0
    match = re.fullmatch(r"([0-9]{1,2}) " + _MONTH, text)
    if match:
        month = _month_start(match[2], match[3])
        day = _day(month.year, month.month, int(match[1]))
        return day, day, 0
    match = re.fullmatch(_MONTH, text)
    if match:
        first = _month_start(match[1], match[2])
        return first, _last_day(first.year, first.month), 0
    raise ValueError("a snapshot is written as a month or a day, such as Sep 2023 or 31 December 2023.")


def _month_start(name: str, year: str) -> date:
    month = MONTHS.get(name.lower())
    if month is None:
        raise ValueError(f"{name!r} is not a month.")
    return _day(int(year) if len(year) == 4 else 2000 + int(year), month, 1)


def _day(year: int, month: int, day: int) -> date:
    if not 1900 <= year <= 2199:
        raise ValueError(f"the year {year} is outside 1900 to 2199.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"there is no day {day} in that month.") from None


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


_READERS: dict[str, Callable[[str, str], tuple[date, date, int]]] = {
    "as reported": _as_reported,
    "financial year": _financial_year,
    "academic year": _academic_year,
    "calendar year": _calendar_year,
    "financial quarter": _financial_quarter,
    "months": _months,
    "rolling calendar": _rolling_calendar,
    "rolling financial": _rolling_financial,
    "cohort": _rolling_calendar,
    "snapshot": _snapshot,
}
PERIOD_TYPES = tuple(_READERS)


def period_meant(text: str, type_: str) -> str | None:
    """Return a period as its type wants it, from another spelling of which only that can be meant.

    Args:
        text: a text that `parse_period` refuses, such as 2023-24.
        type_: one of PERIOD_TYPES.

    Returns:
        A text that `parse_period` accepts; None where a person must decide.
    """
    meant = spelling_meant(text, type_)
    try:
        return meant and parse_period(meant, type_).text
    except ValueError:
        return None

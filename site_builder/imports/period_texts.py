"""Periods as other people write them, and what they are in the data format."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from site_builder.imports.iso_intervals import ISO_TEXT, read_iso
from site_builder.imports.verbs import BareYear
from site_builder.period_spellings import split_year
from site_builder.periods import MONTHS, PERIOD_TYPES, parse_period
from site_builder.text.hidden_characters import echo

_STATUSES = frozenset("preb")
_MARKED = re.compile(r"(.*?)\s*\(([^()]*)\)\s*")
_YEAR = re.compile(r"[0-9]{4}")
_TWO_YEARS = re.compile(r"([0-9]{4})\s*[-–/]\s*([0-9]{2}|[0-9]{4})")
_SIX_DIGITS = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})")
_TWO_SPLIT_YEARS = re.compile(r"([0-9]{4})/([0-9]{2})\s*[-–]\s*([0-9]{2}|[0-9]{4})/([0-9]{2})")
_QUARTER = re.compile(r"(?:(Q[1-4])\s+)?([0-9]{4})\s*[-–/]\s*(?:20)?([0-9]{2})(?:\s+(Q[1-4]))?")
_CALENDAR_QUARTER = re.compile(r"([0-9]{4})\s+Q([1-4])")
_AT = re.compile(r"snapshot (?:([0-9]{1,2}) )?([A-Za-z]{3,9})")
_FIRST_MONTH = {"financial year": 4, "academic year": 9}


@dataclass(frozen=True)
class ReadPeriod:
    """A period in the words of the data format.

    Attributes:
        status: the letter of a mark that was behind it, or nothing.
        note: what another mark means, or nothing.
        start, end: its first and its last day.
    """

    text: str
    type: str
    status: str
    note: str
    start: date
    end: date


def period_type_of(word: str) -> str:
    """The type that a mapping's word for one means: "snapshot 31 March" is a snapshot; "iso" can be any."""
    return "snapshot" if _AT.fullmatch(word) else word


def is_period_word(word: str) -> bool:
    """Whether a mapping may give this as the type of a period."""
    at = _AT.fullmatch(word)
    return word in PERIOD_TYPES or word == "iso" or (at is not None and at[2].lower() in MONTHS)


def read_period(text: str, word: str, bare_year: BareYear | None, marks: Mapping[str, str]) -> ReadPeriod:
    """Read a period.

    Args:
        text: as the file has it, such as "2018-19 (prov)".
        word: a type of period; "iso"; or "snapshot" with the day or month of a year that stands alone.
        bare_year: what a year alone means where a year has two numbers.
        marks: what may stand in brackets behind it, and the status (p, r, e, b) or the note that it means.

    Raises:
        ValueError: it cannot be read; the message says why.
    """
    plain, status, note = _without_mark(text.strip(), marks)
    if word == "iso" or (ISO_TEXT.fullmatch(plain) and "/" in plain):
        meant, type_ = read_iso(plain)
    else:
        type_ = period_type_of(word)
        meant, type_ = _READERS.get(type_, _as_written)(plain, word, bare_year)
    period = parse_period(meant, type_)
    return ReadPeriod(meant, type_, status, note, period.start, period.end)


def _without_mark(text: str, marks: Mapping[str, str]) -> tuple[str, str, str]:
    marked = _MARKED.fullmatch(text)
    if not marked:
        return text, "", ""
    if marked[2] not in marks:
        raise ValueError(f"the mark {echo(f'({marked[2]})')} is not among the marks.")
    meaning = marks[marked[2]]
    return (marked[1], meaning, "") if meaning in _STATUSES else (marked[1], "", meaning)


def _split_year(text: str, type_: str, bare_year: BareYear | None) -> tuple[str, str]:
    if _YEAR.fullmatch(text):
        year = int(text)
        if bare_year is None:
            raise ValueError(f"{text} could be {split_year(year - 1)} or {split_year(year)}: say what a bare year is.")
        return split_year(year - (bare_year == "its end")), type_
    spans = _TWO_SPLIT_YEARS.fullmatch(text)
    if spans:
        first, last = int(spans[1]), int(spans[1][:2] + spans[3]) if len(spans[3]) == 2 else int(spans[3])
        if int(spans[2]) != (first + 1) % 100 or int(spans[4]) != (last + 1) % 100:
            raise ValueError("the two years of each part do not follow each other.")
        return _span_of_split_years(first, last + 1, type_)
    if type_ == "financial year" and "Q" in text:
        return _quarter(text, "financial quarter", bare_year)
    years = _TWO_YEARS.fullmatch(text) or _SIX_DIGITS.fullmatch(text)
    if not years:
        return text, type_  # refused, in the words of periods
    first = int(years[1])
    last = int(years[2]) if len(years[2]) == 4 else first - first % 100 + int(years[2])
    last += 100 if last <= first and len(years[2]) == 2 else 0
    if last != first + 1 and "/" in text:
        return text, type_  # 2022/24 is a slip, 2022-24 a span
    return (split_year(first), type_) if last == first + 1 else _span_of_split_years(first, last, type_)


def _span_of_split_years(first: int, last: int, type_: str) -> tuple[str, str]:
    if type_ == "financial year":
        return f"{split_year(first)}-{split_year(last - 1)}", "rolling financial"
    month = _FIRST_MONTH[type_]
    return f"{calendar.month_name[month]} {first} to {calendar.month_name[month - 1]} {last}", "months"


def _calendar_year(text: str, type_: str, bare_year: BareYear | None) -> tuple[str, str]:
    years = _TWO_YEARS.fullmatch(text)
    if years and "/" not in text:
        return f"{years[1]}-{years[2]}", "rolling calendar"
    quarter = _CALENDAR_QUARTER.fullmatch(text)
    if quarter:
        last = 3 * int(quarter[2])
        months = (f"{calendar.month_name[month]} {quarter[1]}" for month in (last - 2, last))
        return " to ".join(months), "months"
    return text, type_


def _rolling(text: str, type_: str, bare_year: BareYear | None) -> tuple[str, str]:
    years = _TWO_YEARS.fullmatch(text)
    if years and "/" not in text:
        return f"{years[1]}-{years[2]}", type_
    if type_ == "rolling financial" and _TWO_SPLIT_YEARS.fullmatch(text):
        return _split_year(text, "financial year", bare_year)
    return text, type_


def _quarter(text: str, type_: str, bare_year: BareYear | None) -> tuple[str, str]:
    parts = _QUARTER.fullmatch(text)
    if parts and (parts[1] is None) != (parts[4] is None):
        return f"{parts[1] or parts[4]} {parts[2]}/{parts[3]}", type_
    return text, type_


def _snapshot(text: str, word: str, bare_year: BareYear | None) -> tuple[str, str]:
    at = _AT.fullmatch(word)
    if _YEAR.fullmatch(text):
        if at is None:
            raise ValueError(f"{text} names no day or month: write snapshot with one, such as snapshot 31 March.")
        return (f"{int(at[1])} {at[2]} {text}" if at[1] else f"{at[2]} {text}"), "snapshot"
    return text, "snapshot"


def _as_written(text: str, type_: str, bare_year: BareYear | None) -> tuple[str, str]:
    return text, type_


_READERS: Mapping[str, Callable[[str, str, BareYear | None], tuple[str, str]]] = {
    "financial year": _split_year,
    "academic year": _split_year,
    "calendar year": _calendar_year,
    "rolling calendar": _rolling,
    "rolling financial": _rolling,
    "cohort": _rolling,
    "financial quarter": _quarter,
    "snapshot": _snapshot,
}

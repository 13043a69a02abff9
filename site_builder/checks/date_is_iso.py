"""A date is written year first, so that nobody takes the day for the month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.model import Package
from site_builder.text.day_first import YEARS, day_first, either_day
from site_builder.text.hidden_characters import echo

_EXCEL_DAY_ZERO = date(1899, 12, 30)
_FORM = "A date is written year-month-day, such as 2024-03-02."


def other_dates(package: Package) -> Iterator[Fault]:
    """Find dates that are not written year-month-day, or that no calendar has."""
    for cell in bad_texts(
        package, concerns=lambda field: field.type == "date", is_bad=lambda text, _: _iso_date(text) is None
    ):
        problem, remedy = _sentences(cell.core)
        yield from cell.faults(problem, remedy, day_first(cell.core))


def _iso_date(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _sentences(text: str) -> tuple[str, str]:
    shown = echo(text)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return f"There is no day {shown}.", "Look up the date."
    if re.fullmatch(r"[0-9]{5}", text):
        day = _EXCEL_DAY_ZERO + timedelta(days=int(text))
        return (
            f"{shown} is Excel's number for a date.",
            f"Write {day.isoformat()}, in a cell that is formatted as text.",
        )
    certain, either = day_first(text), either_day(text)
    if certain:
        return f"{shown} is not written year first.", f"Write {certain}."
    if either:
        return (
            f"{shown} could be read as day or month first.",
            f"Write {either[0]} if the day comes first, {either[1]} if the month does.",
        )
    return f"{shown} is not a date.", _FORM


CHECK = Check(
    code="E209",
    title="Dates are written year first",
    explanation="02/03/2024 is 2 March to some and 3 February to others. 2024-03-02 is the same to all. Excel changes "
    "dates to its own form when a file is opened and saved: format the column as text first.",
    remedy="Write the date as year-month-day. In Excel, format the column as Text first and then type the dates; "
    "otherwise they change again when you save.",
    example_wrong="cut_off: 02/03/2024",
    example_right="cut_off: 2024-03-02",
    rule=other_dates,
)

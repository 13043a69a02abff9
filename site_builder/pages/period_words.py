"""Periods and days in words. A period that a report does not print is not claimed."""

from __future__ import annotations

import re
from datetime import date

from site_builder.between_periods import shared_months
from site_builder.model import Period

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def period(value: Period) -> str:
    """A period for a table cell."""
    return day(value.end) if _ISO_DAY.fullmatch(value.text) else value.text


def day(value: date) -> str:
    """A day: 31 December 2024."""
    return f"{value.day} {value.strftime('%B %Y')}"


def in_period(value: Period) -> str:
    """A period within a sentence. A period that the report does not print is not claimed."""
    if value.type == "as reported":
        return f"as reported for {value.text}"
    if value.type == "snapshot":
        return f"at {period(value)}" if value.text[:1].isdigit() else f"in {value.text}"
    if value.type == "months":
        return f"from {value.text}"
    return f"in {value.text}"


def figure_of_period(value: Period) -> str:
    """The figure of a period, where the figure itself was said before."""
    return f"the figure for {period(value)}"


def than_before(earlier: Period, later: Period) -> str:
    """What a figure is better or worse than: last year, or the figure of an earlier time."""
    apart = (later.end.year - earlier.end.year) * 12 + later.end.month - earlier.end.month
    return "last year" if earlier.months == later.months == apart == 12 else figure_of_period(earlier)


def shared_time(earlier: Period, later: Period) -> str | None:
    """How much of their time two periods share: the two figures share 2 of 3 years."""
    shared, months = shared_months(earlier, later), later.months
    if not shared:
        return None
    if shared % 12 or months % 12:
        return f"the two figures share {shared} of {months} months"
    return f"the two figures share {shared // 12} of {months // 12} years"

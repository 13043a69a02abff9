"""From the year of an edition to the period of a figure, its days, and when it was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIRST, LAST = 2012, 2023
"""The editions run from 2012/13 to 2023/24."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Span:
    """The period of a figure: as it is written, and its first and last day as far as lives of areas need them."""

    text: str
    start: date
    end: date


def split_year(year: int) -> str:
    """2023 is 2023/24."""
    return f"{year}/{(year + 1) % 100:02d}"


def span_of(type_: str, year: int, published: int) -> Span:
    """The period of a kind that belongs to the edition of a year.

    Args:
        type_: as in the table of indicators, such as "financial year" or "snapshot Mar".
        year: 2023 for 2023/24.
        published: month of the second year in which the figure comes out. A snapshot is the latest before it.
    """
    if type_ == "financial year":
        return Span(split_year(year), date(year, 4, 1), date(year + 1, 3, 31))
    if type_ == "academic year":
        return Span(split_year(year), date(year, 9, 1), date(year + 1, 8, 31))
    if type_ == "calendar year":
        return Span(str(year), date(year, 1, 1), date(year, 12, 31))
    if type_ == "rolling calendar":
        return Span(f"{year - 2}-{year % 100:02d}", date(year - 2, 1, 1), date(year, 12, 31))
    if type_ == "rolling financial":
        return Span(f"{year - 2}-{(year + 1) % 100:02d}", date(year - 2, 4, 1), date(year + 1, 3, 31))
    name = type_.removeprefix("snapshot ")
    month = _MONTHS.index(name) + 1
    of = year + 1 if month <= published else year
    # The last days of months do not matter here: areas end and begin with March.
    return Span(f"{name} {of}", date(of, month, 28), date(of, month, 28))


def quarter_text(year: int, quarter: int) -> str:
    """A quarter of a financial year."""
    return f"Q{quarter} {split_year(year)}"

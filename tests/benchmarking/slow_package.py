"""Reads the CSV files of a package for the slow twin: spans of time, figures, areas. It shares nothing with the program.

Written from the specification and the page on periods; it reads the types of period that packages of tests hold.
"""

from __future__ import annotations

import calendar
import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

MONTH_NUMBERS = {name: number for number, name in enumerate(calendar.month_abbr) if name}


@dataclass(frozen=True)
class Span:
    """A period: its first and last day, and its length in months (0 for a state at one time)."""

    start: date
    end: date
    months: int
    type: str
    text: str

    @property
    def order(self) -> tuple[date, date]:
        """Later periods end later; of two that end together, the one that begins later is the later one."""
        return self.end, self.start


def read_span(text: str, type_: str) -> Span:
    """What the text of a period means."""
    years = [int(found) for found in re.findall(r"\d{4}", text)]
    first = years[0]
    if type_ in ("rolling calendar", "rolling financial", "cohort"):
        last = years[1] if len(years) > 1 else first // 100 * 100 + int(text[-2:])
        if type_ == "rolling financial":
            return Span(date(first, 4, 1), date(last, 3, 31), 12 * (last - first), type_, text)
        return Span(date(first, 1, 1), date(last, 12, 31), 12 * (last - first + 1), type_, text)
    if type_ == "financial quarter":
        quarter, first = int(text[1]), int(text[3:7])
        month, year = (1, first + 1) if quarter == 4 else (1 + 3 * quarter, first)
        return Span(date(year, month, 1), last_day(year, month + 2), 3, type_, text)
    if type_ == "snapshot":
        return _snapshot(text, type_)
    if type_ == "academic year":
        return Span(date(first, 9, 1), date(first + 1, 8, 31), 12, type_, text)
    if "/" in text:
        return Span(date(first, 4, 1), date(first + 1, 3, 31), 12, type_, text)
    assert type_ in ("calendar year", "as reported"), type_
    return Span(date(first, 1, 1), date(first, 12, 31), 12, type_, text)


def _snapshot(text: str, type_: str) -> Span:
    day, name, year = re.fullmatch(r"(?:(\d+) )?([A-Za-z]{3})[a-z]* (\d{4})", text).groups()
    month = MONTH_NUMBERS[name]
    if day:
        return Span(date(int(year), month, int(day)), date(int(year), month, int(day)), 0, type_, text)
    return Span(date(int(year), month, 1), last_day(int(year), month), 0, type_, text)


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def months_between(earlier: date, later: date) -> int:
    """Calendar months from one day to another: 37 from any day of February 2021 to any of March 2024."""
    return 12 * (later.year - earlier.year) + later.month - earlier.month


@dataclass(frozen=True)
class Figure:
    """What one row of observations says; `value` is None where a mark stands in its place.

    Its span has the type of its own row: one year can be printed for one area, and only reported for another.
    """

    span: Span
    text: str
    value: Decimal | None
    as_of: str
    lower: Decimal | None
    upper: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: frozenset[str]

    @property
    def missing(self) -> str:
        return self.text if self.value is None else ""

    @property
    def day(self) -> date:
        """The first day on which it can have been known: 1 January for a bare year."""
        parts = [int(part) for part in self.as_of.split("-")]
        return date(*parts, *[1] * (3 - len(parts)))


def read_figure(row: dict[str, str], span: Span) -> Figure:
    numbers = (Decimal(row[name]) if row.get(name) else None for name in ("lower", "upper", "numerator", "denominator"))
    value = None if row["value"].startswith("[") else Decimal(row["value"])
    return Figure(span, row["value"], value, row["as_of"], *numbers, frozenset((row.get("status") or "").split()))


class Book:
    """The tables of a package, and its figures by indicator, span and area."""

    def __init__(self, folder: Path) -> None:
        self.tables = {path.stem: read_table(path) for path in (folder / "data").glob("*.csv")}
        self.indicators = {row["indicator"]: row for row in self.tables["indicators"]}
        self.units = {row["unit"]: row for row in self.tables["units"]}
        self.themes = {row["benchmark_theme"]: row for row in self.tables["benchmark_themes"]}
        self.spans: dict[str, dict[tuple[date, date], Span]] = defaultdict(dict)
        self.rows: dict[tuple[str, date, date, str], list[Figure]] = defaultdict(list)
        for row in self.tables["observations"]:
            name = row["indicator"]
            span = read_span(row["period"], row.get("period_type") or self.indicators[name]["period_type"])
            # Two texts of one span are one period, by the name that the data give first.
            self.spans[name].setdefault(span.order, span)
            self.rows[name, span.start, span.end, row["area"]].append(read_figure(row, span))

    def known(self, indicator: str, span: Span, area: str, day: date) -> Figure | None:
        """The newest row that could be known on a day."""
        found = [row for row in self.rows.get((indicator, span.start, span.end, area), ()) if row.day <= day]
        return sorted(found, key=lambda row: row.as_of)[-1] if found else None

    def spans_by(self, indicator: str, day: date) -> list[Span]:
        """The periods that had ended by a day, newest first."""
        spans = self.spans.get(indicator, {})
        return [spans[key] for key in sorted(spans, reverse=True) if spans[key].end <= day]

    def members(self, group: str, day: date) -> list[str]:
        """The areas that belong to a group on a day, in the order of the table of areas."""
        inside = {
            row["area"]
            for row in self.tables["group_members"]
            if row["group"] == group
            and (not row.get("from") or date.fromisoformat(row["from"]) <= day)
            and (not row.get("to") or day <= date.fromisoformat(row["to"]))
        }
        return [row["area"] for row in self.tables["areas"] if row["area"] in inside]


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

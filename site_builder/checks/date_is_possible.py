"""A year, month or day that is written in the right form also exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import Field
from site_builder.model import Package
from site_builder.period_spellings import split_year
from site_builder.text.hidden_characters import echo


def impossible_dates(package: Package) -> Iterator[Fault]:
    """Find editions whose years do not follow each other, and publication dates that no calendar has."""
    for cell in bad_texts(
        package,
        concerns=lambda field: (field.table, field.name) in _POSSIBLE,
        is_bad=lambda text, field: not _exists(text, field),
    ):
        if cell.column in ("edition", "year"):
            year = int(cell.core[:4])
            remedy = f"Write {split_year(year)}, or {year}."
            what = "of the edition " if cell.column == "edition" else "of "
            yield from cell.faults(f"The two years {what}{echo(cell.core)} do not follow each other.", remedy)
        else:
            yield from cell.faults(
                f"There is no {echo(cell.core)} in the calendar.", "Look up when the figure was published."
            )


def _exists(text: str, field: Field) -> bool:
    # A text of another form is reported by the check of forms.
    if field.pattern is None or not field.pattern.fullmatch(text):
        return True
    return _POSSIBLE[field.table, field.name](text)


def _follow_each_other(edition: str) -> bool:
    years = re.fullmatch(r"([0-9]{4})/([0-9]{2})", edition)
    return years is None or (int(years[1]) + 1) % 100 == int(years[2])


def _is_in_the_calendar(text: str) -> bool:
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


_POSSIBLE = {
    ("publications", "edition"): _follow_each_other,
    ("positions", "year"): _follow_each_other,
    ("lists", "year"): _follow_each_other,
    ("observations", "as_of"): _is_in_the_calendar,
}

CHECK = Check(
    code="E214",
    title="Years and days exist",
    explanation="The two years of an edition, or of a place, follow each other: 2023/24. The month and the day of "
    "as_of are in the calendar, because the newest figure that was published by the cut-off is the one that is shown.",
    remedy="Correct the year, the month or the day.",
    example_wrong="edition: 2023/25; as_of: 2024-13",
    example_right="edition: 2023/24; as_of: 2024-12",
    rule=impossible_dates,
)

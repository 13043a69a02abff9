"""A figure is published when its period is over."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

import numpy as np

from site_builder.checks.cells import tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.seen_figures import SeenFigures, seen_figures
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def figures_published_too_early(package: Package) -> Iterator[Fault]:
    """Find figures that were published before their period ended and are not marked as provisional or estimated."""
    seen = seen_figures(package)
    if seen is None or seen.rows.empty:
        return
    rows = seen.rows[seen.rows["value"].notna()]
    ends = np.array([period.end.toordinal() for period in seen.periods])[rows["period"]]
    days = np.array([_last_day_of(text).toordinal() for text in seen.as_ofs])
    early = rows[ends > days[rows["as_of"]]]
    marks = tidy_column(seen.table, "status")
    for line, period, as_of in early[["period", "as_of"]].itertuples(name=None):
        if marks is None or not {"p", "e"} & set(str(marks.loc[line]).split()):
            yield _fault(seen, int(line), period, as_of)


def _last_day_of(as_of: str) -> date:
    """The last day that a year, a month or a day can mean; the end of time for a text that is none of these."""
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", as_of)
    try:
        if parts and parts[3]:
            return date.fromisoformat(as_of)
        if parts:
            year, month = int(parts[1]), int(parts[2] or 12)
            return date(year, month, calendar.monthrange(year, month)[1])
    except ValueError:  # there is no such day
        pass
    return date.max


def _fault(seen: SeenFigures, line: int, period: int, as_of: int) -> Fault:
    return seen.fault(
        line,
        "period",
        f"The figure was published in {echo(seen.as_ofs[as_of])}, before its period ended on "
        f"{seen.periods[period].end}.",
        "Correct the period or as_of. A forecast or a figure of part of a period has the status p or e.",
    )


CHECK = Check(
    code="W427",
    title="A period was over when its figure was published",
    explanation="A figure for 2023/24 that was published in 2023 is a forecast, a target or a figure of part of the "
    "year, or its period or as_of is mistyped. One that is known to be so has the status p (provisional) or e "
    "(estimated).",
    remedy="Correct the period or the as_of; or give the figure the status p or e.",
    example_wrong="period 2024/25, as_of 2024-06",
    example_right="period 2023/24, as_of 2024-06",
    rule=figures_published_too_early,
)

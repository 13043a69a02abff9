"""An area exists from the first to the last day of its figures' periods."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from site_builder.checks.cells import tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.checks.seen_figures import SeenFigures, seen_figures
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def figures_outside_their_areas_life(package: Package) -> Iterator[Fault]:
    """Find areas with figures for periods before their first day or past their last one; one fault for each area."""
    seen = seen_figures(package)
    if seen is None or seen.rows.empty:
        return
    rows = _without_a_note(seen)
    ends = np.array([period.end.toordinal() for period in seen.periods])[rows["period"]]
    starts = np.array([period.start.toordinal() for period in seen.periods])[rows["period"]]
    for row in rows_of(package, "areas", ("area", "from", "to"), any_of=("from", "to")):
        if row.texts["area"] not in seen.areas:
            continue
        own = (rows["area"] == seen.areas.index(row.texts["area"])).to_numpy()
        first, last = _day(row.texts["from"]), _day(row.texts["to"])
        if first:
            problem = f"did not exist before its first day, {first}"
            yield from _fault(seen, rows[own & (ends < first.toordinal())], row.texts["area"], problem)
        if last:
            day = last.toordinal()
            problem = f"was abolished on its last day, {last}, before the period was over"
            yield from _fault(seen, rows[own & (starts <= day) & (ends > day)], row.texts["area"], problem)


def _without_a_note(seen: SeenFigures) -> pd.DataFrame:
    """The figures whose note does not already say how it comes."""
    notes = tidy_column(seen.table, "note")
    rows = seen.rows[seen.rows["value"].notna()]
    return rows if notes is None else rows[(notes.reindex(rows.index) == "").to_numpy()]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:  # empty, or not a date, which the check of dates reports
        return None


def _fault(seen: SeenFigures, rows: pd.DataFrame, area: str, problem: str) -> Iterator[Fault]:
    if not len(rows):
        return
    period = seen.periods[int(rows["period"].iloc[0])].text
    indicators = rows["indicator"].nunique()
    many = f"{len(rows):,} figures of {indicators} indicator{'s' if indicators > 1 else ''}"
    yield seen.fault(
        int(rows.index[0]),
        "area",
        f"{echo(area)} {problem}, and has {many if len(rows) > 1 else 'a figure'} for such a time: the first is for "
        f"{echo(period)}.",
        "Use the code that the area had then. Where the source worked the figures out for the area as it is now, say so"
        " in their note, or in a review.",
    )


CHECK = Check(
    code="W428",
    title="An area exists for all of a period",
    explanation="A council that was made by a merger has no figures for the time before it. Sources do work such "
    "figures out, or go on with those of a council that ends within a year, and then a note on the figure says so. "
    "Without one the code or the period may be wrong. There is one warning for each area, at the first of its figures.",
    remedy="Correct the code or the period. If the source gives the figure so, say it in the note of the row.",
    example_wrong="E06000066 (Somerset, from 2023-04-01) for 2021/22, without a note",
    example_right="E10000027 (Somerset, to 2023-03-31) for 2021/22",
    rule=figures_outside_their_areas_life,
)

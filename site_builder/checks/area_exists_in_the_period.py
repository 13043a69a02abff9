"""An area has no figures for the time after it was abolished."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from site_builder.checks.cells import fault_at, tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.period_is_possible import period_or_none, period_types
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def figures_of_abolished_areas(package: Package) -> Iterator[Fault]:
    """Find observations whose period begins after the last day of their area."""
    if not {"observations", "indicators", "areas"} <= package.tables.keys():
        return
    last_days = _last_days(package)
    table = package.tables["observations"]
    columns = {"type": period_types(package), **{name: tidy_column(table, name) for name in ("area", "period")}}
    if not last_days or any(column is None for column in columns.values()):
        return
    rows = pd.DataFrame(columns)
    rows = rows[rows["area"].isin(list(last_days))]
    for line, type_, area, period in rows.itertuples(name=None):
        read = period_or_none(period, type_)
        last_day = last_days[area]
        if read and read.start > last_day:
            yield fault_at(
                table,
                f"{echo(area)} was abolished: its last day was {last_day}, and {echo(period)} begins later.",
                "Use the code of the area that took its place, or correct the period.",
                line=int(line),
                column="area",
                value=area,
            )


def _last_days(package: Package) -> dict[str, date]:
    areas, ends = tidy_column(package.tables["areas"], "area"), tidy_column(package.tables["areas"], "to")
    if areas is None or ends is None:
        return {}
    days = {}
    for area, end in zip(areas.tolist(), ends.tolist(), strict=True):
        try:
            days[area] = date.fromisoformat(end)
        except ValueError:  # empty, or not a date, which the check of dates reports
            continue
    return days


CHECK = Check(
    code="E304",
    title="An area exists in the period",
    explanation="Councils are merged and abolished; the new one has a new code. A figure for a period that begins "
    "after the last day of its area (the column to of the table areas) has the wrong code or the wrong period.",
    remedy="Use the code of the area that took its place, or correct the period. If the area still exists, "
    "correct the column to in the table areas.",
    example_wrong="E10000027 (Somerset, abolished 2023-03-31) for 2024/25",
    example_right="E06000066 (Somerset, from 2023-04-01) for 2024/25",
    rule=figures_of_abolished_areas,
)

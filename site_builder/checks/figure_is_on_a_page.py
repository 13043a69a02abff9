"""A figure of a publication's own area is on a page, unless a cut-off leaves it out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from site_builder.checks.cells import fault_at, tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.checks.period_is_possible import period_or_none, period_types
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def figures_after_every_cut_off(package: Package) -> Iterator[Fault]:
    """Find observations that end, or were published, after the last cut-off of their area's publications."""
    cut_offs = _last_cut_offs(package)
    if not cut_offs or not {"observations", "indicators"} <= package.tables.keys():
        return
    table = package.tables["observations"]
    columns = {
        "type": period_types(package),
        **{name: tidy_column(table, name) for name in ("area", "period", "as_of")},
    }
    if any(column is None for column in columns.values()):
        return
    rows = pd.DataFrame(columns)
    for line, type_, area, period, as_of in rows[rows["area"].isin(list(cut_offs))].itertuples(name=None):
        cut_off = cut_offs[area]
        read = period_or_none(period, type_)
        why, column, value = "", "", ""
        if read and read.end > cut_off:
            why, column, value = f"{echo(period)} ends on {read.end}", "period", period
        elif as_of > cut_off.isoformat():
            why, column, value = f"it was published in {echo(as_of)}", "as_of", as_of
        if why:
            problem = f"The figure is on no page: {why}, after the cut-off {cut_off}."
            remedy = f"Correct the {column}, or the cut_off in publications; or leave it for the next edition."
            yield fault_at(table, problem, remedy, line=int(line), column=column, value=value)


def _last_cut_offs(package: Package) -> dict[str, date]:
    last: dict[str, date] = {}
    for row in rows_of(package, "publications", ("area", "cut_off")):
        try:
            day = date.fromisoformat(row.texts["cut_off"])
        except ValueError:  # reported by the check of dates
            continue
        area = row.texts["area"]
        last[area] = max(day, last.get(area, day))
    return last


CHECK = Check(
    code="W408",
    title="A figure is not later than every cut-off",
    explanation="An edition shows the figures of periods that ended, and were published, by its cut-off. A figure of "
    "the report's own area that is later than the cut-off of every edition is on no page. It may wait there for "
    "the next edition; more often its period or its date is mistyped.",
    remedy="Correct the period or as_of of the figure, or the cut_off in publications. If the figure belongs to "
    "the next edition, leave it.",
    example_wrong="cut_off 2024-12-31, period 2033/34",
    example_right="cut_off 2024-12-31, period 2023/24",
    rule=figures_after_every_cut_off,
)

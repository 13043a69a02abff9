"""A figure of a publication's own area is on a page, unless a cut-off leaves it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from site_builder.checks.cells import fault_at, tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import Row, rows_of
from site_builder.checks.period_is_possible import period_or_none, period_types
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


@dataclass(frozen=True)
class _Own:
    """A figure of a publication's own area.

    Attributes:
        line: physical line in observations.
        end: last day of the period, or None where it cannot be read.
        late: the column that puts it after the last cut-off, period or as_of; "" where it is on a page.
    """

    line: int
    indicator: str
    period: str
    as_of: str
    end: date | None
    late: str


def figures_after_every_cut_off(package: Package) -> Iterator[Fault]:
    """Find observations that end, or were published, after the last cut-off of their area's publications."""
    editions = last_editions(package)
    for area, figures in _own_figures(package, editions).items():
        late = [figure for figure in figures if figure.late]
        latest = _latest_if_all_are_late(figures)
        if latest:
            yield _fault_of_the_edition(editions[area], latest)
        else:
            yield from (_fault_of_a_figure(package, figure, editions[area].texts["cut_off"]) for figure in late)


def last_editions(package: Package) -> dict[str, Row]:
    """The publication of each area that has the latest cut-off; those whose cut-off is no date are left out."""
    last: dict[str, Row] = {}
    for row in rows_of(package, "publications", ("publication", "area", "cut_off")):
        try:
            date.fromisoformat(row.texts["cut_off"])
        except ValueError:  # reported by the check of dates
            continue
        area = row.texts["area"]
        if area not in last or row.texts["cut_off"] > last[area].texts["cut_off"]:
            last[area] = row
    return last


def _own_figures(package: Package, editions: dict[str, Row]) -> dict[str, list[_Own]]:
    """The figures of the areas that have editions, by area."""
    if not editions or not {"observations", "indicators"} <= package.tables.keys():
        return {}
    table = package.tables["observations"]
    names = ("indicator", "area", "period", "as_of")
    columns = {"type": period_types(package), **{name: tidy_column(table, name) for name in names}}
    if any(column is None for column in columns.values()):
        return {}
    rows = pd.DataFrame(columns)
    own: dict[str, list[_Own]] = {}
    for line, type_, indicator, area, period, as_of in rows[rows["area"].isin(list(editions))].itertuples(name=None):
        cut_off = editions[area].texts["cut_off"]
        read = period_or_none(period, type_)
        end = read.end if read else None
        late = "period" if end and end.isoformat() > cut_off else "as_of" if as_of > cut_off else ""
        own.setdefault(area, []).append(_Own(int(line), indicator, period, as_of, end, late))
    return own


def _latest_if_all_are_late(figures: Sequence[_Own]) -> list[_Own]:
    """The latest figure of each indicator, if none of these is on a page: then the edition has one fault, not many."""
    newest: dict[str, list[_Own]] = {}
    for figure in figures:
        beside = newest.setdefault(figure.indicator, [])
        if beside and (figure.end or date.min) > (beside[0].end or date.min):
            beside.clear()
        if not beside or figure.end == beside[0].end:
            beside.append(figure)
    all_late = len(newest) > 1 and all(figure.late for beside in newest.values() for figure in beside)
    return [beside[-1] for beside in newest.values()] if all_late else []


def _fault_of_the_edition(edition: Row, latest: Sequence[_Own]) -> Fault:
    periods, days = {figure.period for figure in latest}, {figure.as_of for figure in latest}
    by = {figure.late for figure in latest}
    which = f"figures of {echo(periods.pop())}" if len(periods) == 1 else "latest figures"
    if by == {"as_of"}:
        late = f"count as published {echo(days.pop())}," if len(days) == 1 else "count as published"
    else:
        late = "end" if by == {"period"} else "end or count as published"
    name, cut_off = echo(edition.texts["publication"]), edition.texts["cut_off"]
    return edition.fault(
        "cut_off",
        f"All {len(latest):,} {which} {late} after the cut-off {cut_off} of {name}. None of them is on a page.",
        "Correct the cut_off if it is mistyped, or the as_of of the figures if they were published earlier. If they "
        "are for the next edition, leave them.",
    )


def _fault_of_a_figure(package: Package, figure: _Own, cut_off: str) -> Fault:
    is_period = figure.late == "period"
    why = f"{echo(figure.period)} ends on {figure.end}" if is_period else f"it was published in {echo(figure.as_of)}"
    return fault_at(
        package.tables["observations"],
        f"The figure is on no page: {why}, after the cut-off {cut_off}.",
        f"Correct the {figure.late}, or the cut_off in publications; or leave it for the next edition.",
        line=figure.line,
        column=figure.late,
        value=figure.period if is_period else figure.as_of,
    )


CHECK = Check(
    code="W408",
    title="A figure is not later than every cut-off",
    explanation="An edition shows the figures of periods that ended, and were published, by its cut-off. A figure of "
    "the report's own area that is later than the cut-off of every edition is on no page. It may wait there for "
    "the next edition; more often its period or its date is mistyped. Where the latest figures of all indicators are "
    "later, that is told once, at the cut-off.",
    remedy="Correct the period or as_of of the figure, or the cut_off in publications. If the figure belongs to "
    "the next edition, leave it.",
    example_wrong="cut_off 2024-12-31, period 2033/34",
    example_right="cut_off 2024-12-31, period 2023/24",
    rule=figures_after_every_cut_off,
)

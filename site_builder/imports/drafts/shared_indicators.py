"""Indicators that stand on dashboards and on a sheet of many areas too: no row may be made from both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from site_builder.checks.names import as_slug
from site_builder.imports.drafts.guess_titles import years_in
from site_builder.imports.drafts.guessed_sheet import Sheet


def with_shared_indicators(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets; one of many areas says which of its indicators, and which of their periods, dashboards hold too.

    A dashboard is a sheet that names no areas: its figures are all of one council.
    """
    dashboards = [sheet for sheet in sheets if not (sheet.has("area code") or sheet.has("area"))]
    return [sheet if sheet in dashboards else _beside(sheet, dashboards) for sheet in sheets]


def _beside(sheet: Sheet, dashboards: Sequence[Sheet]) -> Sheet:
    names = {as_slug(name) for dashboard in dashboards for name in dashboard.units}
    shared = tuple(name for name in sheet.units if as_slug(name) in names)
    if not shared:
        return sheet
    holding = [each for each in dashboards if {as_slug(name) for name in each.units} & {*map(as_slug, shared)}]
    return replace(sheet, shared=shared, shared_periods=_periods(sheet, holding))


def _periods(sheet: Sheet, dashboards: Sequence[Sheet]) -> tuple[str, ...]:
    """The columns of a sheet whose periods dashboards have too; none where that cannot be seen."""
    if not all(dashboard.guesses.period_columns for dashboard in dashboards):
        return ()
    years = {_year(name) for dashboard in dashboards for name in dashboard.guesses.period_columns}
    return tuple(name for name in sheet.guesses.period_columns if _year(name) in years)


def _year(name: str) -> str:
    return next(iter(years_in(name)), name)

"""A place is among enough areas, and among as many as before."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.compared import Compared, compared_rows
from site_builder.checks.figures import texts_by
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_LOST = 0.15
"""Share of the areas that had a figure for the period before and have none now."""
_MOST_NAMES = 8
_FEWEST = 4


def rows_with_few_areas(package: Package) -> Iterator[Fault]:
    """Find ranked indicators with too few figures in every period, and those that lost many areas."""
    names = {area: name or area for area, name in texts_by(package, "areas", "area", "name").items()}
    for each in compared_rows(package):
        found = _problem(each, names)
        if found:
            yield each.row.fault("indicator", f"{echo(each.row.texts['indicator'])} {found[0]}.", found[1])


def _problem(each: Compared, names: dict[str, str]) -> tuple[str, str] | None:
    """What is wrong, without its subject, and what to do."""
    known, column = each.known, each.column
    if not known.any() or len(each.members) < _FEWEST:
        return None  # nothing can be said of one without any figure of these years, and little of a handful of areas
    if column is None:
        best = int(np.flatnonzero(known == known.max())[-1])
        missing = _listed(each, names, ~np.isfinite(each.values[:, best]))
        most = f"{known[best]} of {len(each.members)}, for {each.periods[best].text}"
        problem = f"is not ranked in {echo(each.benchmark)}: the most figures are {most}. Missing: {missing}"
        return problem, "Add the missing figures, set judge to no, or lower min_area_share in benchmarks."
    before = column - 1
    if before < 0 or each.periods[column].months != each.periods[before].months or known[column] >= known[before]:
        return None
    gone = ~np.isfinite(each.values[:, column]) & ~each.marked[:, column]
    lost = np.isfinite(each.values[:, before]) & gone
    if lost.sum() <= _LOST * known[before]:
        return None
    latest = f"{known[column]} areas for {each.periods[column].text}"
    then = f"{known[before]} for {each.periods[before].text}"
    problem = f"is ranked in {echo(each.benchmark)} among {latest}, and had {then}. Without a figure now: "
    return problem + _listed(
        each, names, lost
    ), "Add the missing figures; a mark in their place says why there is none."


def _listed(each: Compared, names: dict[str, str], chosen: np.ndarray) -> str:
    listed = [names.get(area, area) for area, is_chosen in zip(each.members, chosen, strict=True) if is_chosen]
    more = len(listed) - _MOST_NAMES
    shown = ", ".join(listed[:_MOST_NAMES])
    return f"{shown} and {more} more" if more > 0 else shown


CHECK = Check(
    code="W442",
    title="Enough areas are compared",
    explanation="An indicator is ranked where enough areas of the group have a figure (two thirds, or min_area_share "
    "in benchmarks). Below that there is no place, and an indicator that is meant to have one has figures missing. "
    "Where many areas had a figure for the period before and have no row now, a part of a file was left out. Only the "
    "newest benchmark of a group is looked at.",
    remedy="Add the figures of the areas that the message names; or write no in the column judge, so that the "
    "indicator is shown without a place.",
    example_wrong="19 of 33 areas have a figure for 2023/24, and as few for the years before",
    example_right="31 of 33 areas have one; or judge no",
    rule=rows_with_few_areas,
)

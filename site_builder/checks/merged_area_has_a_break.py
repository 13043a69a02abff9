"""The series of an area that took others in breaks when it did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of, texts_by
from site_builder.checks.seen_figures import Grid, SeenFigures, seen_figures
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def merged_areas_in_one_series(package: Package) -> Iterator[Fault]:
    """Find areas that took another's place, with figures from before and after and no break; one fault for each."""
    seen = seen_figures(package)
    if seen is None:
        return
    born = texts_by(package, "areas", "area", "from")
    merged: set[tuple[str, str]] = set()
    for row in rows_of(package, "area_successors", ("area", "successor", "from")):
        successor, day = row.texts["successor"], row.texts["from"]
        # One that began on the day has no figures from before it, which another check looks at.
        if successor != row.texts["area"] and (born.get(successor) or "") < day:
            merged.add((successor, day))
    for area, text in sorted(merged):
        try:
            day_of_merger = date.fromisoformat(text)
        except ValueError:  # reported by the check of dates
            continue
        yield from _unbroken(seen, area, day_of_merger)


def _unbroken(seen: SeenFigures, area: str, day: date) -> Iterator[Fault]:
    lines = [line for grid in seen.grids.values() if (line := _first_after(grid, area, day)) is not None]
    if lines:
        many = f"{len(lines)} indicators have" if len(lines) > 1 else "an indicator has"
        yield seen.fault(
            min(lines),
            "area",
            f"{echo(area)} took in another area on {day}, and {many} figures from before and after it without a break.",
            "Write b into the status of the first figure after it. If the figures before it are those of the new area, "
            "review it.",
        )


def _first_after(grid: Grid, area: str, day: date) -> int | None:
    """The line of the first figure after a day, where there is one before it too and nothing breaks between them."""
    row = grid.row_of(area)
    if row is None:
        return None
    there = np.flatnonzero(np.isfinite(grid.values[row]))
    after = [column for column in there if grid.periods[column].end > day]
    if not after or len(after) == len(there) or grid.broken[row, after[0]]:
        return None
    return int(grid.lines[row, after[0]])


CHECK = Check(
    code="W429",
    title="A merger is a break in the series",
    explanation="An area that took in another one (table area_successors) is larger after that day, so its counts and "
    "rates cannot be set beside those from before. The first figure after it has the status b. There is one warning for"
    " each area, at the first of its figures.",
    remedy="Give the first figure after the merger the status b.",
    example_wrong="Northshire took in Southtown on 2021-04-01: 2020/21 812, 2021/22 1340",
    example_right="Northshire took in Southtown on 2021-04-01: 2020/21 812, 2021/22 1340 with the status b",
    rule=merged_areas_in_one_series,
)

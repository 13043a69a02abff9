"""What an edition of the own council's report knew: each figure as it stood on the cut-off day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from making.places import OWN

Series = list[dict[str, object]]


def known_by(day: str, observations: Iterable[Mapping[str, object]]) -> dict[str, Series]:
    """The own area's figures by indicator, oldest first, as they were known on a day.

    Observations come period by period, and a revision after what it revises.
    """
    periods: dict[str, dict[str, dict[str, object]]] = defaultdict(dict)
    for row in observations:
        if row["area"] == OWN and str(row["as_of"]) <= day:
            periods[str(row["indicator"])][str(row["period"])] = dict(row)
    return {indicator: list(rows.values()) for indicator, rows in periods.items()}


def number(row: Mapping[str, object]) -> float | None:
    """The figure, or nothing where there is a mark in its place."""
    text = str(row["value"])
    return None if text.startswith("[") else float(text)


def way(series: Series, unit: str) -> str:
    """How a figure moved, for the choice of a comment: rose, fell, level, or unknown.

    A change under 2% is level, and of percentages it is under one point too: the rule of this site, in short.
    """
    if len(series) < 2 or "b" in str(series[-1].get("status")):
        return "unknown"
    before, now = number(series[-2]), number(series[-1])
    if before is None or now is None:
        return "unknown"
    change = now - before
    if abs(change) <= 0.02 * abs(before) and (unit != "percent" or abs(change) < 1):
        return "level"
    return "rose" if change > 0 else "fell"

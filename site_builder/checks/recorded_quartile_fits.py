"""A quartile that is recorded is the one that the figures of the group give, where the package holds them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import Row, rows_of
from site_builder.checks.membership import is_member
from site_builder.checks.period_is_possible import period_or_none
from site_builder.checks.recorded_direction_fits import explains
from site_builder.checks.reported import Reported, texts_of
from site_builder.checks.seen_figures import SeenFigures, seen_figures
from site_builder.model import Package, Period, quartile_of
from site_builder.text.hidden_characters import echo

_FEWEST = 4
"""Areas below which there are no quarters."""


def quartiles_unlike_the_figures(package: Package) -> Iterator[Fault]:
    """Find recorded quartiles that differ from those which the figures of the group's areas give."""
    seen = seen_figures(package)
    groups = _Groups(package)
    if seen is None or not groups.members:
        return
    for row, reported in texts_of(package, "assessments", ("kind", "value", "period", "group", "basis", "reason")):
        if row.texts["kind"] != "quartile" or explains(row.texts["basis"], row.texts["reason"]):
            continue
        if reported.polarity not in ("high", "low"):
            continue
        cut_off, group, members = groups.compared(row, reported)
        found = _quarter(seen, reported, cut_off, members, row.texts["period"])
        if found and str(found[0]) not in row.texts["value"].split("-"):
            quarter, place, of, period = found
            yield row.fault(
                "value",
                f"The quartile is {echo(row.texts['value'])}, but the figures for {period.text} put the area at place "
                f"{place} of {of} in the group {echo(group)}, which is in quarter {quarter}.",
                "Correct the quartile, its period or its group, or the polarity; where all are as printed, say so in "
                "the reason, and why they differ.",
            )


class _Groups:
    """Who belonged to which group at the cut-off of an edition."""

    def __init__(self, package: Package) -> None:
        self.members = list(rows_of(package, "group_members", ("group", "area", "from", "to")))
        self.cut_offs = {
            row.texts["publication"]: row
            for row in rows_of(package, "publications", ("publication", "cut_off", "group"))
        }

    def compared(self, row: Row, reported: Reported) -> tuple[str, str, list[str]]:
        """The cut-off of the edition, the group of the quartile, and the areas in it."""
        edition = self.cut_offs[reported.key[0]].texts
        group = row.texts["group"] or edition["group"]
        day = edition["cut_off"]
        members = [each.texts["area"] for each in self.members if each.texts["group"] == group and is_member(each, day)]
        return day, group, members


def _quarter(
    seen: SeenFigures, reported: Reported, cut_off: str, members: list[str], printed_period: str
) -> tuple[int, int, int, Period] | None:
    """Quarter, place, number of areas ranked, and period; None where too few areas have a figure."""
    name = reported.key[1]
    codes = [seen.areas.index(area) for area in dict.fromkeys(members) if area in seen.areas]
    if name not in seen.indicators or reported.area not in members or len(codes) < _FEWEST:
        return None
    published = np.array([as_of <= cut_off for as_of in seen.as_ofs])
    rows = seen.rows[(seen.rows["indicator"] == seen.indicators.index(name)) & seen.rows["area"].isin(codes)]
    rows = rows[published[rows["as_of"]]].drop_duplicates(["area", "period"], keep="last").dropna(subset="value")
    wanted = period_or_none(printed_period, reported.indicator.texts["period_type"]) if printed_period else None
    for period in sorted(rows["period"].unique(), reverse=True):
        days = seen.periods[period]
        values = rows[rows["period"] == period].set_index("area")["value"]
        if days.end.isoformat() > cut_off or (wanted and (days.start, days.end) != (wanted.start, wanted.end)):
            continue
        if 3 * len(values) < 2 * len(members) or len(values) < _FEWEST or (printed_period and not wanted):
            continue
        own = values.get(seen.areas.index(reported.area))
        if own is None:
            return None
        better = int((values > own).sum() if reported.polarity == "high" else (values < own).sum())
        quarter = quartile_of(better + 1, len(values))
        return (quarter, better + 1, len(values), days) if quarter else None
    return None


CHECK = Check(
    code="W421",
    title="A recorded quartile fits the figures",
    explanation="A quartile that is recorded as printed is shown before the computed one. Where the package holds the "
    "figures of the group's areas for its period, the quarter can be worked out. One that differs is of another "
    "period, another group or another polarity, or it is mistyped. A band such as 1-2 fits both its quarters. An "
    "officer's decision is left alone, and so is a reason that says why they differ.",
    remedy="Compare with the report. Correct the quartile; or name its period and group; or say in the reason "
    "why they differ.",
    example_wrong="quartile 1, reason: Printed in the report. By the figures the area is at place 20 of 33.",
    example_right="quartile 3; or quartile 1, reason: Printed in the report, for the year before.",
    rule=quartiles_unlike_the_figures,
)

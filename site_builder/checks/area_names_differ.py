"""Two areas that exist at the same time have two names."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import Row, rows_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_REMEDY = "Look up which name belongs to which code; if both are right, add what tells them apart."


def repeated_names(package: Package) -> Iterator[Fault]:
    """Find areas with the name of another that exists at the same time."""
    earlier: dict[str, list[Row]] = {}
    for row in rows_of(package, "areas", ("area", "name", "type", "from", "to")):
        name = row.texts["name"]
        for other in earlier.get(name.casefold(), []):
            if name and row.texts["area"] != other.texts["area"] and exist_together(row, other):
                code = echo(other.texts["area"])
                problem = f"{echo(name)} is the name of {code} on line {other.line} as well, at the same time."
                yield row.fault("name", problem, _REMEDY)
                break
        earlier.setdefault(name.casefold(), []).append(row)


def exist_together(row: Row, other: Row) -> bool:
    """Whether two areas exist at the same time, as far as their columns `from` and `to` say."""

    def starts_after(late: Row, early: Row) -> bool:
        return bool(late.texts["from"] and early.texts["to"]) and late.texts["from"] > early.texts["to"]

    return not starts_after(row, other) and not starts_after(other, row)


CHECK = Check(
    code="W309",
    title="Names of areas differ",
    explanation="A name beside the code of another area is a figure on the wrong page. Names are written once, in the "
    "table areas, so a slip shows as two areas of one name. An old council and the one that took its place may share a "
    "name: their dates (from, to) tell them apart.",
    remedy="Look up both codes, and correct the name or the code that is wrong. If both are right, give the days from "
    "and to which each area exists.",
    example_wrong="E06000059,Dorset and E06000058,Dorset",
    example_right='E06000059,Dorset and E06000058,"Bournemouth, Christchurch and Poole"',
    rule=repeated_names,
)

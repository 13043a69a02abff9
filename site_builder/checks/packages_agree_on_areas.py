"""Packages that are read together give an area one code and one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.checks.area_names_differ import exist_together
from site_builder.checks.check import CheckAcross, Fault
from site_builder.checks.figures import Row, rows_of
from site_builder.model import Package
from site_builder.text.bare_names import bare_name
from site_builder.text.hidden_characters import echo

_COLUMNS = ("area", "name", "type", "from", "to")
_OF_THEIR_OWN = ("combined authority", "region", "country")
"""Kinds that may share a name with a council, as the West Midlands do."""


def areas_told_otherwise(packages: Sequence[Package]) -> Iterator[tuple[Package, Fault]]:
    """Find areas that an earlier package gives another code or name; each is told once, in the later package."""
    by_code: dict[str, Row] = {}
    by_name: dict[tuple[str, str], list[Row]] = {}
    for package in packages:
        if package.invented:
            continue
        own = [row for row in rows_of(package, "areas", _COLUMNS) if row.texts["area"] and row.texts["name"]]
        for row in own:
            fault = _other_code(row, by_name.get(_called(row), [])) or _other_name(row, by_code.get(row.texts["area"]))
            if fault:
                yield package, fault
        for row in own:
            by_code.setdefault(row.texts["area"], row)
            by_name.setdefault(_called(row), []).append(row)


def _called(row: Row) -> tuple[str, str]:
    type_ = row.texts["type"]
    return bare_name(row.texts["name"]), type_ if type_ in _OF_THEIR_OWN else ""


def _other_code(row: Row, named: Sequence[Row]) -> Fault | None:
    if any(other.texts["area"] == row.texts["area"] for other in named):
        return None
    for other in named:
        if exist_together(row, other):
            return row.fault(
                "area",
                f"{echo(row.texts['name'])} has the code {echo(other.texts['area'])} in {_where(other)}.",
                "Look up the code of the area and correct the other one; if one is older, give the days (from, to).",
            )
    return None


def _other_name(row: Row, other: Row | None) -> Fault | None:
    if other is None or _called(other)[0] == _called(row)[0]:
        return None
    return row.fault(
        "name",
        f"{echo(row.texts['area'])} is called {echo(other.texts['name'])} in {_where(other)}.",
        "Look up whose code it is, and correct the name or the code.",
    )


def _where(row: Row) -> str:
    return f"{row.table.path} line {row.line}"


CHECK = CheckAcross(
    code="W313",
    title="Packages agree on areas",
    explanation="The site shows packages side by side, and an area is known by its code. Where two packages that are "
    "read together give one name two codes at the same time, or one code two names, figures stand with the wrong "
    "area. What kind of council it is, capitals and words such as city of make no other name. Packages that "
    "say that they are invented are left alone. The message is told in the later package and names the "
    "place in the earlier one; either of them can be the wrong one.",
    remedy="Look up code and name in the Register of Geographic Codes on the website of the Office for National "
    "Statistics, and correct the one that is wrong. Where an area got a new code, give the days from and to which each "
    "of the two holds.",
    example_wrong="E10000018,Leicestershire in one package, E10000013,Leicestershire in another",
    example_right="E10000018,Leicestershire in both",
    rule=areas_told_otherwise,
)

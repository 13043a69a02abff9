"""The code of an area is one that the Office for National Statistics has given out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import Row, rows_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

REGISTER = "April 2025"
"""The state of the register that is known here. Later codes are only warned of, because they may be right."""

_LAST = {
    "E06": (66, "unitary authority"),
    "E07": (246, "district"),
    "E08": (39, "metropolitan borough"),
    "E09": (33, "London borough"),
    "E10": (34, "county"),
    "E12": (9, "region"),
    "E92": (1, "country"),
    "W06": (24, "Welsh authority"),
    "W92": (4, "country"),
    "S12": (50, "Scottish council area"),
    "S92": (3, "country"),
    "N09": (11, "Northern Irish district"),
    "N92": (2, "country"),
}
"""The highest number that was given out of each kind, and what one of them is called.

From the Register of Geographic Codes of the Office for National Statistics, which says for each kind of area its
first and last code; abolished areas keep theirs, and numbers begin with 1 and have no gaps that matter here. E06 ends
with Somerset (2023), E07 with Somerset West and Taunton (2019), E08 with Sheffield (recoded in April 2025, SI
2024/1328), E10 with Worcestershire. Kinds to which codes are added every year, such as combined authorities (E47),
are left out.
"""
_CODE = re.compile(r"([A-Z][0-9]{2})([0-9]{6})")
_COUNTRIES_AND_REGIONS = ("E12", "E92", "W92", "S92", "N92")
_EXAMPLES_FROM = 90


def codes_nobody_gave_out(package: Package) -> Iterator[Fault]:
    """Find codes of areas above the last one of their kind."""
    rows = [row for row in rows_of(package, "areas", ("area", "name")) if _number(row) is not None]
    unknown = [row for row in rows if not is_given_out(row.texts["area"])]
    if package.invented or _is_an_example(rows, unknown):
        return
    for row in unknown:
        code = row.texts["area"]
        last, kind = _LAST[code[:3]]
        name = echo(row.texts["name"])
        problem = f"No {kind} had this code in {REGISTER}: the last one was {code[:3]}{last:06d}."
        exchanged = [other for other in _exchanged(code) if is_given_out(other)]
        remedy = f"Look up the code of {name}, and review it if it is newer than that."
        if len(exchanged) == 1:
            remedy = f"Write {exchanged[0]} if two digits were exchanged; otherwise look up the code of {name}."
        yield row.fault("area", problem, remedy)


def is_given_out(code: str) -> bool:
    """Whether a code of a kind that is known here had been given out."""
    return 1 <= int(code[3:]) <= _LAST[code[:3]][0]


def _number(row: Row) -> int | None:
    found = _CODE.fullmatch(row.texts["area"])
    return int(found[2]) if found and found[1] in _LAST else None


def _is_an_example(rows: list[Row], unknown: list[Row]) -> bool:
    """Whether the areas are invented, although the descriptor does not say so: no council is real, and one is far off.

    England and its regions stand beside invented councils as well.
    """
    real = [
        row
        for row in rows
        if not row.texts["area"].startswith(_COUNTRIES_AND_REGIONS) and is_given_out(row.texts["area"])
    ]
    return not real and any((_number(row) or 0) >= _EXAMPLES_FROM for row in unknown)


def _exchanged(code: str) -> Iterator[str]:
    """The codes with two neighbouring digits the other way round."""
    for at in range(3, len(code) - 1):
        if code[at] != code[at + 1]:
            yield code[:at] + code[at + 1] + code[at] + code[at + 2 :]


CHECK = Check(
    code="W312",
    title="The code of an area was given out",
    explanation="The Office for National Statistics numbers areas of each kind from 1: the counties of England are "
    f"E10000001 to E10000034. A number above the last one was most probably mistyped. What is known here is the state "
    f"of {REGISTER}, so a code that was given out later is warned of as well. Codes of other kinds, such as combined "
    "authorities, are left alone, and so are the areas of packages that are invented: those that say so, and those "
    "without any real council that number areas from 90, as examples do. A code that belongs to another area cannot be "
    "told from a right one.",
    remedy="Look up the code by the area's name in the Register of Geographic Codes on the website of the Office for "
    "National Statistics. If the area is newer, add a row to the table reviews.",
    example_wrong="E10000081,leicestershire,Leicestershire,county",
    example_right="E10000018,leicestershire,Leicestershire,county",
    rule=codes_nobody_gave_out,
)

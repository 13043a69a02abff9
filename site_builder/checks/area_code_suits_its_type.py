"""The code of an area says what kind of area it is."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import listed
from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_TYPES = {
    "E06": ("unitary", "county unitary"),
    "E08": ("metropolitan borough",),
    "E09": ("london borough",),
    "E10": ("county",),
    "E12": ("region",),
    "E47": ("combined authority",),
    "E92": ("country",),
}
"""What the first three characters of English codes say. A test holds the words against the schema."""


def codes_of_another_type(package: Package) -> Iterator[Fault]:
    """Find areas whose code is that of another kind of council."""
    known = {type_ for types in _TYPES.values() for type_ in types}
    for row in rows_of(package, "areas", ("area", "name", "type")):
        start, type_ = row.texts["area"][:3], row.texts["type"]
        if start in _TYPES and type_ in known and type_ not in _TYPES[start]:
            right = listed(_TYPES[start])
            problem = f"A code that begins with {start} is not that of the type {echo(type_)}, but of {right}."
            yield row.fault("area", problem, f"Look up the code of {echo(row.texts['name'])}, or correct the type.")


CHECK = Check(
    code="W310",
    title="The code of an area suits its type",
    explanation="The first three characters of an ONS code say what kind of area it is: E10 is a county, E06 a unitary "
    "council, E08 a metropolitan borough, E09 a London borough. Where the type says something else, code and name "
    "most probably belong to two areas. Codes that begin otherwise are left alone.",
    remedy="Look up the code by the area's name on the website of the Office for National Statistics, and correct the "
    "code or the type.",
    example_wrong="E06000058,dorset,Dorset,county",
    example_right="E10000009,dorset,Dorset,county",
    rule=codes_of_another_type,
)

"""Frictionless, the reference program of the format, has the last word.

It runs only when no other check found an error, because its sentences are for programmers. It is
given the cells that were read and the schemas that are shipped, never a path, an address or a
schema of the package: whatever a descriptor says, nothing is opened and nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.checks.cells import fault_at
from site_builder.checks.check import Check, Fault
from site_builder.model import Package, Table
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.text.hidden_characters import visible

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_METADATA = (
    "name", "id", "title", "description", "homepage", "version", "created", "keywords", "contributors", "licenses",
    "sources",
)  # fmt: skip
"""Keys of a descriptor that describe the package and lead nowhere."""

_MOST_ROWS = 20_000
"""Rows of a large table that frictionless is given. It needs 4 seconds for 100,000, and all rules
that it knows have been tried on every row before."""

_REFERRED_TO = {key["reference"]["resource"] for schema in TABLE_SCHEMAS.values() for key in schema["foreignKeys"]}

_REMEDY = "Correct it as the sentence says. If you cannot tell how, ask for help with this code."


def faults_that_frictionless_finds(package: Package) -> Iterator[Fault]:
    """Validate the package with frictionless, and say where in the files its errors are."""
    # Imported here because it takes a third of a second, which faulty packages need not wait for.
    from frictionless import FrictionlessException
    from frictionless import Package as FrictionlessPackage

    try:
        report = FrictionlessPackage.from_descriptor(_descriptor(package)).validate()
    except FrictionlessException as exception:
        for error in exception.reasons or [exception.error]:
            yield Fault(package.path, _sentence(error.note), _REMEDY)
        return
    for error in report.errors:
        yield Fault(package.path, _sentence(error.note), _REMEDY)
    for task in report.tasks:
        for error in task.errors:
            yield _fault(package.tables[task.name], error)


def _descriptor(package: Package) -> dict[str, Any]:
    metadata = {key: package.descriptor[key] for key in _METADATA if key in package.descriptor}
    resources = [
        {"name": table.name, "data": _rows(table), "schema": _schema(table.name, package)}
        for table in package.tables.values()
    ]
    return {"$schema": _PROFILE, **metadata, "resources": resources}


def _rows(table: Table) -> list[list[str]]:
    # A table that others refer to is given whole, or references to its last rows would be unknown.
    frame = table.frame if table.name in _REFERRED_TO else table.frame.iloc[:_MOST_ROWS]
    return [list(frame.columns), *frame.to_numpy(dtype=object).tolist()]


def _schema(name: str, package: Package) -> dict[str, Any]:
    schema = dict(TABLE_SCHEMAS[name])
    schema["fields"] = [_field(field) for field in schema["fields"]]
    # A table that the package leaves out cannot be looked into; the check of references sees to it.
    schema["foreignKeys"] = [key for key in schema["foreignKeys"] if key["reference"]["resource"] in package.tables]
    return {key: value for key, value in schema.items() if key != "required"}


def _field(field: Mapping[str, Any]) -> dict[str, Any]:
    constraints = field.get("constraints", {})
    if "missingValues" in field and constraints.get("required"):
        # To frictionless a mark such as [x] is a missing value, which a required column may not
        # have. An empty cell is refused all the same: it is not among the column's marks.
        return {**field, "constraints": {key: value for key, value in constraints.items() if key != "required"}}
    return dict(field)


def _fault(table: Table, error: Any) -> Fault:
    row_number = getattr(error, "row_number", None)
    lines = table.frame.index
    # Frictionless counts rows from 1 with the header; the index knows the physical line.
    line = int(lines[row_number - 2]) if row_number and 2 <= row_number < len(lines) + 2 else None
    column = getattr(error, "field_name", None)
    value = getattr(error, "cell", None)
    return fault_at(
        table, _sentence(error.note), _REMEDY, line=line, column=column, value=None if value is None else str(value)
    )


def _sentence(note: str) -> str:
    text = visible(note).strip()
    return f"Frictionless: {text[:400]}{'' if text.endswith('.') else '.'}"


CHECK = Check(
    code="E191",
    title="Frictionless accepts the package",
    explanation="The format is that of Frictionless data packages. When all other checks are passed, the package is "
    "validated by the program frictionless as well, with the schemas of this format. Its findings are shown in its own "
    "words. They should be rare: each says that a check of ours is missing.",
    remedy="Do what the sentence says. If you cannot tell what it wants, ask for help, and give this code and "
    "the sentence.",
    example_wrong='"licenses": [{}]',
    example_right='"licenses": [{"name": "OGL-UK-3.0"}]',
    rule=faults_that_frictionless_finds,
)

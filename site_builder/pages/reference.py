"""The data format, made from the schemas that the program itself checks with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.pages import addresses
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill
from site_builder.periods import parse_period

PERIOD_EXAMPLES = {
    "as reported": "2023/24",
    "financial year": "2023/24",
    "academic year": "2023/24",
    "calendar year": "2023",
    "financial quarter": "Q3 2023/24",
    "months": "July 2023 to June 2024",
    "rolling calendar": "2020-22",
    "rolling financial": "2021-24",
    "cohort": "2019-22",
    "snapshot": "Sep 2023",
}
"""A text for each type of period, read on the page as the program reads it."""


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    required: bool
    description: str
    allowed: tuple[str, ...]
    refers: str | None


@dataclass(frozen=True)
class TableReference:
    name: str
    description: str
    required: bool
    key: str
    fields: tuple[Field, ...]


def format_page(schemas: Mapping[str, Mapping[str, Any]]) -> Page:
    """The data format, table by table, from the shipped schemas."""
    return Page(
        path=addresses.FORMAT,
        title="The data format",
        description="Every table and column of a data package, made from the schemas that the program checks with.",
        body=fill(
            "format.html",
            addresses.FORMAT,
            tables=[_table(schema) for schema in schemas.values()],
            periods=[parse_period(text, type_) for type_, text in PERIOD_EXAMPLES.items()],
        ),
        kind="Reference",
        crumbs=(Crumb("Home", addresses.HOME), Crumb("Data", addresses.DATA)),
    )


def _table(schema: Mapping[str, Any]) -> TableReference:
    refers = {key["fields"][0]: key["reference"]["resource"] for key in schema["foreignKeys"]}
    key = schema["primaryKey"]
    return TableReference(
        name=schema["name"],
        description=schema["description"],
        required=schema["required"],
        key=key if isinstance(key, str) else " + ".join(key),
        fields=tuple(_field(field, refers) for field in schema["fields"]),
    )


def _field(field: Mapping[str, Any], refers: Mapping[str, str]) -> Field:
    constraints = field.get("constraints", {})
    kinds = {"string": "text", "number": "number", "integer": "whole number", "boolean": "yes or no", "date": "date"}
    return Field(
        name=field["name"],
        kind=kinds[field["type"]],
        # A column with marks of its own for missing figures does not take an empty cell for one.
        required=constraints.get("required", False) or "missingValues" in field,
        description=field["description"],
        allowed=tuple(constraints.get("enum", ())),
        refers=refers.get(field["name"]),
    )

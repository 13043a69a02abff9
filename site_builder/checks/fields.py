"""The columns of the shipped schemas, in the form in which the checks ask about them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from site_builder.schemas import TABLE_SCHEMAS


@dataclass(frozen=True)
class Field:
    """A column as its schema declares it.

    Attributes:
        marks: texts that stand for a missing figure, with their meaning; not the empty cell.
        required: whether the cell must be filled.
        in_key: whether it is part of the table's primary key.
        pattern: what the whole text must match; None where anything goes.
    """

    table: str
    name: str
    type: str
    description: str
    required: bool
    in_key: bool
    marks: Mapping[str, str]
    enum: tuple[str, ...]
    pattern: re.Pattern[str] | None
    max_length: int | None
    minimum: Decimal | None
    maximum: Decimal | None


def _field(table: str, schema: Mapping[str, Any], field: Mapping[str, Any]) -> Field:
    rules = field.get("constraints", {})
    missing = {item["value"]: item["label"] for item in field.get("missingValues", schema["missingValues"])}
    key = schema["primaryKey"]
    # A figure that may be marked as missing may not be left empty: the mark says why.
    required = rules.get("required", False) or "" not in missing
    missing.pop("", None)
    return Field(
        table=table,
        name=field["name"],
        type=field["type"],
        description=field["description"],
        required=required,
        in_key=field["name"] in ([key] if isinstance(key, str) else key),
        marks=MappingProxyType(missing),
        enum=_choices(field, rules),
        pattern=re.compile(rules["pattern"], re.ASCII) if "pattern" in rules else None,
        max_length=rules.get("maxLength"),
        minimum=_decimal(rules.get("minimum")),
        maximum=_decimal(rules.get("maximum")),
    )


def _choices(field: Mapping[str, Any], rules: Mapping[str, Any]) -> tuple[str, ...]:
    if field["type"] == "boolean":
        return (*field["trueValues"], *field["falseValues"])
    return tuple(rules.get("enum", ()))


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


FIELDS: Mapping[str, tuple[Field, ...]] = MappingProxyType(
    {
        table: tuple(_field(table, schema, field) for field in schema["fields"])
        for table, schema in TABLE_SCHEMAS.items()
    }
)
"""The columns of each table, by the table's name."""

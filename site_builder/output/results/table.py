"""What a table of results is: named columns with a description each, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from site_builder.model import Benchmarking

DECIMALS = 9
"""Of fractions; the exact ones of averages stand beside them."""

Rows = Callable[[Benchmarking], Iterator[Sequence[str]]]


@dataclass(frozen=True)
class Column:
    """A column of a table of results, as a Table Schema declares it."""

    name: str
    type: str
    description: str
    required: bool = False

    def field(self) -> dict[str, Any]:
        """The column for a Table Schema."""
        made: dict[str, Any] = {"name": self.name, "type": self.type, "description": self.description}
        if self.type == "boolean":
            made |= {"trueValues": ["yes"], "falseValues": ["no"]}
        return made | ({"constraints": {"required": True}} if self.required else {})


@dataclass(frozen=True)
class ResultTable:
    """A table of results.

    Attributes:
        rule: the name of the rule by which it was worked out; it stands in every row.
        page: the method page that explains the rule.
        key: columns that together name a row.
        refers: by name of another table, the columns that lead to a row of it, alike in both.
        rows: cells as text, in the order of the columns, without the rule.
    """

    name: str
    title: str
    description: str
    rule: str
    page: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Rows
    refers: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return (*self.columns, Column("rule", "string", "The rule by which the row was worked out.", required=True))


def text(name: str, description: str, *, required: bool = False) -> Column:
    """A column of words."""
    return Column(name, "string", description, required)


def whole(name: str, description: str) -> Column:
    """A column of whole numbers."""
    return Column(name, "integer", description)


def number(name: str, description: str) -> Column:
    """A column of numbers."""
    return Column(name, "number", description)


def day(name: str, description: str) -> Column:
    """A column of days."""
    return Column(name, "date", description)


def yes_no(name: str, description: str) -> Column:
    """A column of yes and no."""
    return Column(name, "boolean", description)


BENCHMARK = text("benchmark", "The edition.", required=True)
AREA = text("area", "ONS (GSS) code of the area.", required=True)
INDICATOR = text("indicator", "The indicator.", required=True)
SCOPE = text("scope", "Overall, core or a theme, by its id.", required=True)


def plain(value: Decimal | None) -> str:
    """A figure in full, as it was published; empty where there is none."""
    return "" if value is None else f"{value:f}"


def counted(value: int | None) -> str:
    """A whole number; empty where there is none."""
    return "" if value is None else str(value)


def decimal(value: Fraction | None) -> str:
    """An exact number to nine decimals, half up; empty where there is none."""
    if value is None:
        return ""
    scaled = (abs(value) * 10**DECIMALS * 2 + 1) // 2
    sign = "-" if value < 0 and scaled else ""
    whole_part, rest = divmod(scaled, 10**DECIMALS)
    return f"{sign}{whole_part}.{rest:0{DECIMALS}d}"


def measured(value: float | None) -> str:
    """A number worked out in floating point, to nine decimals; empty where there is none."""
    if value is None:
        return ""
    printed = f"{value:.{DECIMALS}f}"
    # Next to nothing is printed as nothing, and a nothing has no minus.
    return printed if float(printed) else printed.lstrip("-")


def said(value: bool) -> str:
    """Yes or no."""
    return "yes" if value else "no"

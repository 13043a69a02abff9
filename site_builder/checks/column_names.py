"""The columns that a table has, against those that its schema wants."""

from __future__ import annotations

from site_builder.checks.fields import FIELDS
from site_builder.model import Table
from site_builder.text.near_match import near_match


def wanted_columns(table: Table) -> list[str]:
    """Return the columns of the table's schema, in its order."""
    return [field.name for field in FIELDS[table.name]]


def misspelt_columns(table: Table) -> dict[str, str]:
    """Return the unknown columns that are like an absent one, with the name that was meant."""
    wanted = wanted_columns(table)
    present = list(table.frame.columns)
    absent = [name for name in wanted if name not in present]
    meant: dict[str, str] = {}
    for name in present:
        near = near_match(name, absent) if name.strip() and name not in wanted else None
        if near and name not in meant:
            meant[name] = near
            absent.remove(near)
    return meant

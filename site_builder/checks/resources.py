"""The tables that a descriptor lists, as far as its entries make sense."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from site_builder.model import Package
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.text.near_match import near_match


def resource_entries(package: Package) -> list[Mapping[str, Any]]:
    """Return the entries of the resources that have a name; reading reports the others."""
    entries = package.descriptor.get("resources")
    if not isinstance(entries, list):
        return []
    return [entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("name"), str)]


def resource_names(package: Package) -> list[str]:
    """Return the names of the resources, as written."""
    return [entry["name"] for entry in resource_entries(package)]


def misspelt_tables(package: Package) -> dict[str, str]:
    """Return the unknown names that are like a table that is not listed, with the name that was meant."""
    names = resource_names(package)
    absent = [name for name in TABLE_SCHEMAS if name not in names]
    near = {name: near_match(name, absent) for name in names if name not in TABLE_SCHEMAS}
    return {name: meant for name, meant in near.items() if meant}

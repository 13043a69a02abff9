"""The Table Schemas of the package format, as they are shipped with the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any

_NAMES = (
    "publications",
    "areas",
    "groups",
    "group_members",
    "area_successors",
    "outcomes",
    "themes",
    "edition_themes",
    "units",
    "sources",
    "indicators",
    "indicator_words",
    "indicator_refs",
    "report_rows",
    "matches",
    "observations",
    "targets",
    "assessments",
    "comments",
    "funding_comparisons",
    "printed_differences",
    "benchmark_themes",
    "benchmarks",
    "benchmark_rows",
    "positions",
    "lists",
    "list_entries",
    "list_links",
    "printed_counts",
    "risks",
    "changes",
    "committees",
    "committee_themes",
    "sums_checked",
    "reviews",
)


def _shipped(name: str) -> Mapping[str, Any]:
    text = files("site_builder").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return MappingProxyType(schema)


TABLE_SCHEMAS: Mapping[str, Mapping[str, Any]] = MappingProxyType({name: _shipped(name) for name in _NAMES})
"""Schema by table name, in the order in which a person would explain the tables."""

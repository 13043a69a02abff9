"""What there is while the tables of a package are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from site_builder.finding import Finding
from site_builder.imports.made import MadeTable, Taken
from site_builder.model import Table
from site_builder.size_limits import AS_SHIPPED, Limits

PERIOD_END = "_end"
"""A column of observations that is not written: the last day of each period."""


@dataclass
class Workshop:
    """What is there while tables are made: files, tables made before, and what was found.

    Attributes:
        mapping: path of the mapping as shown to people.
        limits: how many rows the rows of two tables, each taken with each, may make.
        used: columns that were asked for, by the path of their file.
        lacking: tables some rows of which could not be made, because what the mapping names is not there.
    """

    mapping: str
    files: Mapping[str, Table]
    limits: Limits = AS_SHIPPED
    tables: dict[str, MadeTable] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    used: set[tuple[str, str]] = field(default_factory=set)
    lacking: set[str] = field(default_factory=set)

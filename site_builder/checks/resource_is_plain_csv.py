"""A resource does not ask to be read in another way than all tables are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.checks.check import Check, Fault
from site_builder.checks.resources import resource_entries
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_PLAIN: dict[str, tuple[Any, ...]] = {
    "dialect": ({}, {"delimiter": ","}),
    "encoding": ("utf-8", "utf8", "utf-8-sig"),
    "format": ("csv",),
    "scheme": ("file",),
    "extrapaths": ([],),
    "compression": ("no", ""),
    "innerpath": ("",),
}
"""Keys that change how a file is read, and the values that change nothing."""


def specially_read_resources(package: Package) -> Iterator[Fault]:
    """Find resources with keys that the program does not follow, and that would change the figures."""
    for entry in resource_entries(package):
        for key, accepted in _PLAIN.items():
            value = entry.get(key)
            if value is None or (value.lower() if isinstance(value, str) else value) in accepted:
                continue
            shown = f" ({echo(value)})" if isinstance(value, str) else ""
            yield Fault(
                package.path,
                f'The resource {echo(entry["name"])} asks with "{key}"{shown} to be read in a special way.',
                f'Save the table as CSV with commas, in UTF-8, in one file; then remove "{key}".',
            )


CHECK = Check(
    code="E124",
    title="Tables are plain CSV files",
    explanation="All tables are read in one way: one CSV file, commas, UTF-8. Keys such as dialect, encoding, "
    "compression or extrapaths would have the file read in another way. The program does not follow them, so that a "
    "package cannot lead it to other files; and it does not ignore them, because the figures might come out wrong.",
    remedy="Take the key out of the entry, and save the file as CSV UTF-8 with commas.",
    example_wrong='{"name": "units", "path": "data/units.csv", "dialect": {"delimiter": ";"}}',
    example_right='{"name": "units", "path": "data/units.csv"}',
    rule=specially_read_resources,
)

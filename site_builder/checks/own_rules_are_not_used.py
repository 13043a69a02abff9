"""Schemas and profiles of the package itself are never followed; its author should know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.resources import resource_entries
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_STANDARD = re.compile(r"https://datapackage\.org/profiles/2\.\d{1,2}/data(package|resource)\.json")


def unused_rules(package: Package) -> Iterator[Fault]:
    """Find schemas and profiles that the program replaces by its own."""
    remedy = "Nothing needs to be done; remove it if it says something else than the reference of the format."
    profile = package.descriptor.get("$schema")
    if profile is not None and not (isinstance(profile, str) and _STANDARD.fullmatch(profile)):
        yield Fault(package.path, "The package's $schema is not that of Data Package 2; it is not used.", remedy)
    if "profile" in package.descriptor:
        yield Fault(package.path, 'The package\'s own "profile" is not used.', remedy)
    for entry in resource_entries(package):
        for key in ("schema", "profile", "$schema"):
            value = entry.get(key)
            if key in entry and not (isinstance(value, str) and _STANDARD.fullmatch(value)):
                yield Fault(package.path, f'The "{key}" of the resource {echo(entry["name"])} is not used.', remedy)


CHECK = Check(
    code="N125",
    title="The rules are those of the program",
    explanation="Each table has a schema that comes with the program, by the table's name. A schema or profile in the "
    "descriptor is not used: it could be an address that the program would have to fetch, or a rule that takes for "
    "ever to try. It does no harm, and other programs may use it.",
    remedy="Nothing has to be done. You can take the key out of the descriptor.",
    example_wrong='{"name": "units", "path": "data/units.csv", "schema": "https://example.org/units.json"}',
    example_right='{"name": "units", "path": "data/units.csv"}',
    rule=unused_rules,
)

"""Which areas a command asks for, by name, slug or code: a report can be made for any area of a benchmark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from site_builder.errors import UsageError
from site_builder.model import Package
from site_builder.sources.lookups import Lookups, records
from site_builder.text.hidden_characters import echo
from site_builder.text.near_match import near_match

ALL = "all"


def areas_asked(packages: Sequence[Package], names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Find the areas that are asked for.

    Args:
        packages: packages in which the checks found no error.
        names: names, slugs or codes; or "all", every area of every benchmark that a publication names.

    Returns:
        By package name the codes of its areas, in the order asked. A package without any is left out.

    Raises:
        UsageError: no package has an area of that name that it compares or publishes.
    """
    found: dict[str, tuple[str, ...]] = {}
    unknown = {name.casefold(): name for name in names if name.casefold() != ALL}
    offered: dict[str, str] = {}
    for package in packages:
        can = _can_be_published(package)
        offered |= can
        wanted = [code for name in names for code in _matching(name, can)]
        unknown = {key: name for key, name in unknown.items() if key not in can}
        if wanted:
            found[package.name] = tuple(dict.fromkeys(wanted))
    if unknown:
        name = next(iter(unknown.values()))
        near = near_match(name.casefold(), offered)
        remedy = f" Did you mean {echo(near)}?" if near else ' Name one by its name, slug or code, or "all".'
        raise UsageError(f"No package compares or publishes an area {echo(name)}.{remedy}")
    if not found:
        raise UsageError("No package has a benchmark that a publication names, so there is no area to publish.")
    return found


def _matching(name: str, can: dict[str, str]) -> list[str]:
    if name.casefold() == ALL:
        return list(dict.fromkeys(can.values()))
    return [can[name.casefold()]] if name.casefold() in can else []


def _can_be_published(package: Package) -> dict[str, str]:
    """By name, slug and code in small letters, the areas that have an edition or are in the benchmark of one."""
    known = Lookups(package)
    publications = list(records(package, "publications"))
    named = {cells.get("benchmark") for cells in publications}
    codes = dict.fromkeys(cells["area"] for cells in publications)
    for cells in records(package, "benchmarks"):
        if cells["benchmark"] in named:
            day = date.fromisoformat(cells.get("members_on") or cells["cut_off"])
            members = known.members(cells["group"], day)
            codes |= dict.fromkeys(code for code in known.areas if code in members)
    areas = [known.areas[code] for code in codes]
    return {key.casefold(): area.area for area in areas for key in (area.area, area.slug, area.name)}

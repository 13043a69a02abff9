"""What a site's owner set for the program, in mkdocs.yml: under extra, site_builder, where MkDocs lets others write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

from site_builder.errors import UsageError
from site_builder.publisher.site_config import read_config
from site_builder.size_limits import AS_SHIPPED, Limits
from site_builder.text.hidden_characters import echo, visible
from site_builder.text.near_match import near_match

HIGHEST = 1_000_000_000
"""No limit is higher: what counts characters and rows on Windows goes to twice as many."""


def read_limits(config: Path) -> Limits:
    """Read how large files may be: the program's own limits, with those that mkdocs.yml sets in their place.

    Args:
        config: the site's mkdocs.yml, as its owner named it; it may be missing. It is never looked for beside data.

    Raises:
        UsageError: it cannot be read, or sets what is no limit.
    """
    settings = _keys(config, read_config(config).get("extra"), "extra").get("site_builder")
    known = ("limits",)
    for name in (own := _keys(config, settings, "site_builder")):
        if name not in known:
            raise UsageError(f"{visible(str(config))}: there is no setting {echo(str(name))} of site_builder. {_HOW}")
    limits = _keys(config, own.get("limits"), "limits")
    return replace(AS_SHIPPED, **{str(name): _value(config, name, value) for name, value in limits.items()})


def _keys(config: Path, part: object, name: str) -> Mapping[str, object]:
    if part is None:
        return {}
    if isinstance(part, dict):
        return part
    # MkDocs lets extra be anything that a theme likes; what is ours has its form.
    raise UsageError(f"{visible(str(config))}: {name} does not hold keys and values. {_HOW}")


def _value(config: Path, name: object, value: object) -> int:
    known = [field.name for field in fields(Limits)]
    if name not in known:
        near = near_match(str(name), known)
        hint = f"Did you mean {near}? " if near else ""
        raise UsageError(f"{visible(str(config))}: there is no limit {echo(str(name))}. {hint}{_HOW}")
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= HIGHEST:
        return value
    raise UsageError(
        f"{visible(str(config))}: the limit {name} is {echo(str(value))}, and must be a whole number from 1 to "
        f"{HIGHEST:,}, written without commas. {_HOW}"
    )


_HOW = (
    "Write extra: {site_builder: {limits: {csv_megabytes: 400}}}. The limits are "
    + ", ".join(field.name for field in fields(Limits))
    + "."
)

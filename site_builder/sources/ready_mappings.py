"""Reads the mappings that are shipped with the program, by their names."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from site_builder.sources.marked_yaml import NotYaml, read_marked_yaml
from site_builder.text.marked import Marked

_ENDING = ".yaml"


def ready_mappings() -> dict[str, str]:
    """What each ready mapping is for, in one line, by its name, in the order of the alphabet."""
    found = {entry.name.removesuffix(_ENDING): entry for entry in _folder().iterdir() if entry.name.endswith(_ENDING)}
    return {name: _first_line(found[name].read_text(encoding="utf-8")) for name in sorted(found)}


def ready_text(name: str) -> str:
    """The text of a ready mapping, as it is shipped."""
    return (_folder() / f"{name}{_ENDING}").read_text(encoding="utf-8")


def read_ready_mapping(name: str) -> Marked:
    """The text of a ready mapping with its lines."""
    read = read_marked_yaml(ready_text(name))
    if isinstance(read, NotYaml):
        raise AssertionError(f"The ready mapping {name} is broken: {read.problem}")
    return read


def _folder() -> Traversable:
    return files("site_builder") / "imports" / "ready"


def _first_line(text: str) -> str:
    return text.partition("\n")[0].removeprefix("#").strip()

"""Reads the files from which a new data package and a new site are begun; they are shipped with the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import site_builder

_SURROUNDINGS = {
    # as they are called in the program, where a name with a dot would have its effect: as they are called in a site
    "mkdocs.yml": "mkdocs.yml",
    "workflow.yml": ".github/workflows/site.yml",
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "editorconfig": ".editorconfig",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
}


@dataclass(frozen=True)
class StarterFiles:
    """Texts of new files by their path, with places like $title in those that are to be filled in.

    Attributes:
        package: of a data package, from its folder.
        surroundings: of a site's folder, each of use alone.
        own_pages: pages that each site writes anew, from its folder docs.
        pages: the other pages of docs, as they are.
        no_examples: of the folder of packages, where none is begun.
    """

    package: Mapping[str, str]
    surroundings: Mapping[str, str]
    own_pages: Mapping[str, str]
    pages: Mapping[str, str]
    no_examples: Mapping[str, str]


def read_starter_files() -> StarterFiles:
    """Read them from the program."""
    starter = files("site_builder") / "starter"
    surroundings, shipped = starter / "surroundings", starter / "docs"
    # Where the program runs from its own repository, the pages lie there; a wheel holds a copy.
    pages = shipped if shipped.is_dir() else Path(site_builder.__file__).parent.parent / "docs"
    own = dict(_texts(surroundings / "docs"))
    return StarterFiles(
        package=dict(_texts(starter / "package")),
        surroundings={path: (surroundings / name).read_text(encoding="utf-8") for name, path in _SURROUNDINGS.items()},
        own_pages=own,
        pages={path: text for path, text in _texts(pages) if path not in own},
        no_examples=dict(_texts(starter / "no_examples")),
    )


def _texts(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        path = above + entry.name
        if entry.is_dir():
            yield from _texts(entry, path + "/")
        else:
            yield path, entry.read_text(encoding="utf-8")

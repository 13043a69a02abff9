"""Makes the packages of the browser tests: one whose every text attacks, its harmless twin, and two that say little.

Twins have the same tables with the same ids and figures; only the free texts differ. So a page of one
must have the same elements as the page of the other, whatever the texts say.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.browser.made_narratives import Words, narrative
from tests.browser.made_tables import NEW, OLD, Rows, Tables
from tests.browser.made_texts import THEMES, long_word, payload
from tests.browser.payloads import PAYLOADS
from tests.browser.sparse_tables import EMPTY_TABLES, SPARSE_TABLES


def write_hostile(folder: Path) -> Path:
    """Write a package with a payload in every free text."""
    package = _write(folder / "hostile", hostile_tables(), title=PAYLOADS[0], description=" ".join(PAYLOADS))
    # A README is offered with the package. It is Markdown, which would be the publisher's own language.
    (package / "README.md").write_text("\n\n".join(PAYLOADS) + "\n", encoding="utf-8")
    return _with(package, hostile_narratives())


def write_plain(folder: Path) -> Path:
    """Write its twin: the same shape, and the longest words that a page must bear."""
    package = _write(folder / "hostile", Tables(long_word).all(), "Long words", "Long")
    return _with(package, _narratives(Words(hostile=False)))


def write_empty(folder: Path) -> Path:
    """Write the least that the format accepts: one indicator without a figure, and no table that can be left out."""
    return _write(folder / "empty", EMPTY_TABLES, title=None, description=None)


def write_sparse(folder: Path) -> Path:
    """Write the least of everything: each table has a row or two, in which every cell is empty that can be."""
    package = _write(folder / "sparse", SPARSE_TABLES, title=None, description=None)
    return _with(package, {"e/o.md": "Nothing is drawn here.\n"})


def hostile_tables() -> dict[str, Rows]:
    """The rows of the hostile package, to be looked for on its pages."""
    return Tables(payload).all()


def hostile_narratives() -> dict[str, str]:
    """The narratives of the hostile package by their paths."""
    return _narratives(Words(hostile=True))


def _narratives(words: Words) -> dict[str, str]:
    newer = {f"{NEW}/o-{i}.md": narrative(words, i, 3 * i) for i in THEMES}
    return newer | {f"{OLD}/o-0.md": narrative(words, 0, 2)}


def _with(package: Path, narratives: Mapping[str, str]) -> Path:
    for path, text in narratives.items():
        file = package / "narrative" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return package


def _write(
    folder: Path, tables: Mapping[str, Sequence[Mapping[str, str]]], title: str | None, description: str | None
) -> Path:
    (folder / "data").mkdir(parents=True)
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / "data" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": folder.name,
        "title": title,
        "description": description,
        "resources": [{"name": name, "path": f"data/{name}.csv"} for name in tables],
    }
    filled = {key: value for key, value in descriptor.items() if value is not None}
    (folder / "datapackage.json").write_text(json.dumps(filled), encoding="utf-8")
    return folder

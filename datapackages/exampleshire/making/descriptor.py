"""The descriptor of the package: what it is, and its tables."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

_ABOUT = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "exampleshire",
    "title": "Exampleshire's performance figures, 2012/13 to 2023/24 (invented figures)",
    "description": "Invented: a county council among 33 invented counties, with twelve years of invented figures for "
    "all of them and two editions of its own report. Made by a script to show everything that the site can show. No "
    "figure is about a real place.",
    "invented": True,
    "version": "1.0.0",
    "created": "2026-11-28T00:00:00Z",
    "licenses": [
        {
            "name": "CC0-1.0",
            "title": "Creative Commons Zero v1.0 Universal",
            "path": "https://creativecommons.org/publicdomain/zero/1.0/",
        }
    ],
    "sources": [{"title": "Invented figures, made by the script make.py of this package"}],
    "contributors": [{"title": "Site editors", "roles": ["wrangler"]}],
    "keywords": ["invented figures", "example", "county council", "performance indicators", "benchmarking"],
}


def write_descriptor(folder: Path, tables: Iterable[str]) -> None:
    """Write datapackage.json for tables that lie in data/."""
    resources = [
        {
            "name": name,
            "type": "table",
            "path": f"data/{name}.csv",
            "title": name.replace("_", " ").capitalize(),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
        }
        for name in tables
    ]
    text = json.dumps(_ABOUT | {"resources": resources}, indent=1, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")

"""Writes data packages with a benchmarking model, as a council would keep them, and reads the results of a build."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from site_builder.build import build
from tests.sites import lay_out_site

Rows = Sequence[Mapping[str, object]]

UNITS = [
    {"unit": "percent", "kind": "percent", "prefix": "", "suffix": "%", "title": "Per cent"},
    {"unit": "number", "kind": "number", "prefix": "", "suffix": "", "title": "Number"},
    {"unit": "gbp", "kind": "money", "prefix": "£", "suffix": "", "title": "Pounds"},
    {"unit": "per_100000", "kind": "number", "prefix": "", "suffix": "per 100,000 people", "title": "Per 100,000"},
]
BESIDE = [
    {"benchmark_theme": "overall", "title": "Overall", "kind": "overall", "order": 1},
    {"benchmark_theme": "core", "title": "Core", "kind": "core", "order": 2},
]


def write_package(folder: Path, name: str, tables: Mapping[str, Rows], **metadata: object) -> Path:
    """Write the tables, and a descriptor that lists them."""
    package = folder / name
    (package / "data").mkdir(parents=True)
    for table, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (package / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": f"Made for a test: {name}",
        **metadata,
        "resources": [{"name": table, "path": f"data/{table}.csv"} for table in tables],
    }
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return package


def indicator(name: str, unit: str, period_type: str = "financial year", **more: object) -> dict[str, object]:
    """A row of indicators."""
    return {
        "indicator": name,
        "title": f"Indicator {name}",
        "noun": f"indicator {name}",
        "unit": unit,
        "scale": "one",
        "decimals": 2,
        "period_type": period_type,
        "status": "current",
        **more,
    }


def area(code: str, name: str, type_: str = "county") -> dict[str, object]:
    """A row of areas."""
    return {"area": code, "slug": name.lower().replace(" ", "-"), "name": name, "type": type_}


def one_publication(own: str, edition: str, cut_off: str, indicators: Sequence[str]) -> dict[str, Rows]:
    """What a package needs besides its benchmarking: an edition of one council with a dashboard."""
    return {
        "publications": [
            {"publication": "own", "area": own, "edition": edition, "title": "Report", "cut_off": cut_off}
        ],
        "outcomes": [{"outcome": "all", "title": "All", "order": 1}],
        "themes": [{"theme": "board", "title": "Board", "outcome": "all", "order": 1, "in_headline": "yes"}],
        "report_rows": [
            {"publication": "own", "indicator": each, "theme": "board", "order": order, "polarity": "none"}
            for order, each in enumerate(indicators, start=1)
        ],
    }


def build_results(folder: Path, package: Path) -> dict[str, list[dict[str, str]]]:
    """Build a whole site from a package, and read its results: rows by table."""
    plan = lay_out_site(folder, package)
    build(plan)
    return read_results(plan.site / "data" / "results" / package.name)


def read_results(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of a results package by table."""
    found = {}
    for path in sorted((folder / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found

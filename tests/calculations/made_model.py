"""Benchmarking models from small tables of figures, read as the program reads those of a package.

Figures stand as they would on paper: an indicator, its periods, and a cell for each of the areas a, b, c ... in turn.

    {"recycling": {"2022/23": "10 20 30 40", "2023/24": "11 20b - 40±2"}, "residents": {"2023/24@2025-01": "[x] 5 6 7"}}

`-` is no row at all, `[x]` a mark in place of a figure, a letter behind a figure its status, `±2` its limits, and
`3/10:30` is 30 made of 3 of 10. Behind `@` stands when figures were published; otherwise they always were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from site_builder.calculations.benchmark import work_out_benchmarking
from site_builder.model import BenchmarkModel, Package, Table
from site_builder.sources.benchmarks import read_benchmarks

Figures = Mapping[str, Mapping[str, str]]
Row = Mapping[str, object]

CELL = re.compile(r"(?:(?P<numerator>[\d.]+)?/(?P<denominator>[\d.]+):)?(?P<value>\[\w+\]|-?[\d.]+)(?:±(?P<half>[\d.]+))?(?P<status>[preb]*)")  # fmt: skip
UNITS = (
    {"unit": "number", "kind": "number", "title": "Number"},
    {"unit": "percent", "kind": "percent", "suffix": "%", "title": "Per cent"},
    {"unit": "per_1000", "kind": "number", "suffix": "per 1,000 people", "title": "Per 1,000"},
    {"unit": "gbp", "kind": "money", "prefix": "£", "title": "Pounds"},
)
EDITION = {
    "benchmark": "now",
    "title": "Now",
    "edition": "2023/24",
    "cut_off": "2024-12-31",
    "group": "all",
    "seed": "1",
    "min_theme_indicators": "1",
}
BEFORE = {"benchmark": "before", "title": "Before", "edition": "2022/23", "cut_off": "2023-12-31"}
TWO = (BEFORE, {"previous": "before"})
"""An edition, and the one after it."""
OVERALL = {"benchmark_theme": "overall", "title": "Overall", "kind": "overall", "order": "1"}
CORE = {"benchmark_theme": "core", "title": "Core", "kind": "core", "order": "2"}


def made_package(
    figures: Figures,
    *,
    editions: Sequence[Row] = ({},),
    rows: Mapping[Any, Row] | None = None,
    indicators: Mapping[str, Row] | None = None,
    themes: Sequence[Row] = (),
    members: Sequence[Row] | None = None,
    **descriptor: object,
) -> Package:
    """A package with a benchmarking model.

    Args:
        figures: of each indicator.
        editions: what is not as usual in each, oldest first.
        rows: of what is ranked, by indicator, or by edition and indicator: what is not as usual. Without any, every
            indicator is ranked, high is good, and it is in the one theme, which is a core one.
        indicators: what is not as usual: a unit, a type of period, bands.
        themes: overall and core with their spending, for example, in place of the usual ones, and further themes.
        members: of the group; all areas always, where not given.
        descriptor: keys of the package's descriptor.
    """
    codes = [chr(ord("a") + at) for at in range(max(len(line.split()) for each in figures.values() for line in each.values()))]  # fmt: skip
    made = [{**EDITION, **each} for each in editions]
    theme = {"benchmark_theme": "theme", "title": "Theme", "kind": "theme", "order": "3", "core": "yes"}
    named = {each["benchmark_theme"]: each for each in (OVERALL, CORE, theme)}
    for each in themes:
        named[each["benchmark_theme"]] = {**named.get(each["benchmark_theme"], {"kind": "theme"}), **each}
    tables = {
        "units": UNITS,
        "areas": [{"area": code, "slug": code, "name": code.upper(), "type": "county"} for code in codes],
        "groups": [{"group": "all", "title": "all areas", "short_title": "areas"}],
        "group_members": [{"group": "all", **each} for each in members or [{"area": code} for code in codes]],
        "indicators": [_indicator(name, (indicators or {}).get(name, {})) for name in figures],
        "benchmark_themes": list(named.values()),
        "benchmarks": made,
        "benchmark_rows": [row for each in made for row in _rows(each["benchmark"], figures, rows)],
        "observations": list(_observations(figures, codes)),
    }
    return package_of(tables, **descriptor)


def made_model(figures: Figures, **more: Any) -> BenchmarkModel:
    """The model of such a package."""
    return read_benchmarks(made_package(figures, **more))


def package_of(tables: Mapping[str, Sequence[Row]], **descriptor: object) -> Package:
    """A package whose tables hold these rows, as text."""
    return Package(
        name="made",
        path="made/datapackage.json",
        descriptor={"title": "Made for a test", **descriptor},
        tables={name: table_of(name, rows) for name, rows in tables.items()},
    )


def table_of(name: str, rows: Sequence[Row]) -> Table:
    """A table of text; its lines are counted from the one under the header."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    cells = [[str(row.get(column, "")) for column in columns] for row in rows]
    return Table(name, f"made/data/{name}.csv", pd.DataFrame(cells, range(2, len(rows) + 2), columns, dtype=str))


def _indicator(name: str, more: Row) -> Row:
    usual = {"unit": "number", "scale": "one", "decimals": "2", "period_type": "financial year", "status": "current"}
    return {"indicator": name, "title": name, "noun": name, **usual, **more}


def _rows(benchmark: object, figures: Figures, rows: Mapping[object, Row] | None) -> Iterator[Row]:
    chosen = {name: {} for name in figures} if rows is None else {}
    for key, row in (rows or {}).items():
        edition, name = key if isinstance(key, tuple) else (benchmark, key)
        if edition == benchmark:
            chosen[name] = row
    for name, row in chosen.items():
        yield {"benchmark": benchmark, "indicator": name, "benchmark_theme": "theme", "polarity": "high", **row}


def _observations(figures: Figures, codes: Sequence[str]) -> Iterator[Row]:
    for name, periods in figures.items():
        for key, line in periods.items():
            period, _, as_of = key.partition("@")
            for code, text in zip(codes, line.split(), strict=False):
                if text != "-":
                    yield {"indicator": name, "area": code, "period": period, "as_of": as_of or "2000", **cells(text)}


def cells(text: str) -> Row:
    """The columns that one cell of such a table stands for."""
    found = CELL.fullmatch(text)
    assert found, f"{text!r} is no figure"
    half = found["half"]
    limits = {"lower": Decimal(found["value"]) - Decimal(half), "upper": Decimal(found["value"]) + Decimal(half)} if half else {}  # fmt: skip
    counts = {name: found[name] for name in ("numerator", "denominator") if found[name]}
    return {"value": found["value"], "status": " ".join(found["status"]), **limits, **counts}


def worked_out(figures: Figures, **more: Any):
    """The editions of a made model, worked out."""
    return work_out_benchmarking(made_model(figures, **more)).editions


def result_of(edition, indicator: str):
    """The result of one indicator."""
    return next(each for each in edition.indicators if each.row.indicator.indicator == indicator)


def scope_of(edition, theme: str = "theme"):
    """The result of one scope."""
    return next(each for each in edition.scopes if each.theme.benchmark_theme == theme)

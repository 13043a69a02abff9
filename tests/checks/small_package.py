"""Makes small packages in memory, for the checks on what figures and words mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from site_builder.checks import CHECKS
from site_builder.finding import Finding
from site_builder.model import NarrativeFile, Package, Table

OWN = "E10000099"
PUBLICATION = "testshire-2024"
Rows = list[dict[str, object]]


def package_of(tables: Mapping[str, Rows], narratives: Iterable[NarrativeFile] = ()) -> Package:
    """A package with these tables, and those that every package has."""
    made = {name: _table(name, rows) for name, rows in {**_usual(), **tables}.items() if rows}
    return Package("testshire", "testshire/datapackage.json", {"name": "testshire"}, made, narratives=tuple(narratives))


def found(code: str, package: Package) -> list[Finding]:
    """What one check finds."""
    return next(check for check in CHECKS if check.code == code).findings(package)


def of_one_indicator(
    values: Iterable[object], *, polarity: str = "high", unit: str = "percent", **tables: Rows
) -> Package:
    """A package of the indicator `it` with these figures of years that end in 2023/24, and other tables."""
    return package_of(
        {
            "indicators": [indicator("it", unit)],
            "report_rows": [report_row("it", polarity)],
            "observations": figures("it", values),
            **tables,
        }
    )


def indicator(name: str, unit: str = "percent", title: str = "", **more: object) -> dict[str, object]:
    """A row of indicators."""
    title = title or f"What {name} says"
    usual = {"indicator": name, "title": title, "noun": title, "unit": unit, "scale": "one", "decimals": 1}
    return {**usual, "period_type": "financial year", "status": "current", **more}


def report_row(name: str, polarity: str = "high", **more: object) -> dict[str, object]:
    """A row of report_rows."""
    return {"publication": PUBLICATION, "indicator": name, "theme": "t", "order": 1, "polarity": polarity, **more}


def figures(name: str, values: Iterable[object], area: str = OWN, **more: object) -> Rows:
    """Rows of observations for years that end in 2023/24; None leaves a year out."""
    values = list(values)
    years = range(2024 - len(values), 2024)
    return [
        {"indicator": name, "area": area, "period": year(at), "as_of": str(at + 1), "value": value, **more}
        for at, value in zip(years, values, strict=True)
        if value is not None
    ]


def year(first: int) -> str:
    """A financial year by its first calendar year."""
    return f"{first}/{(first + 1) % 100:02d}"


def comment(text: str) -> Rows:
    """The comment of the indicator `it`."""
    return [{"publication": PUBLICATION, "indicator": "it", "text": text, "author": "A"}]


def judged(kind: str, value: str, reason: str = "Printed in the report.", **more: object) -> Rows:
    """A judgement on the indicator `it`."""
    row = {"publication": PUBLICATION, "indicator": "it", "kind": kind, "value": value, "basis": "as printed"}
    return [{**row, "reason": reason, **more}]


def codes_of(many: int) -> list[str]:
    """Codes of areas, the own one first."""
    return [OWN, *(f"E1000{at:04d}" for at in range(100, 99 + many))]


def compared(many: int, ranked: Iterable[Mapping[str, object]]) -> dict[str, Rows]:
    """Tables of a benchmark over so many areas."""
    codes = codes_of(many)
    return {
        "areas": [{"area": code, "slug": code.lower(), "name": f"Area {code}", "type": "county"} for code in codes],
        "groups": [{"group": "all", "title": "all", "short_title": "all"}],
        "group_members": [{"group": "all", "area": code} for code in codes],
        "benchmark_themes": [{"benchmark_theme": "b", "title": "B", "kind": "theme", "order": 1, "core": "yes"}],
        "benchmarks": [
            {
                "benchmark": "now",
                "title": "Now",
                "edition": "2023/24",
                "cut_off": "2024-12-31",
                "group": "all",
                "seed": 1,
            }
        ],
        "benchmark_rows": [{"benchmark": "now", "benchmark_theme": "b", "polarity": "high", **row} for row in ranked],
    }


def _usual() -> dict[str, Rows]:
    publication = {"publication": PUBLICATION, "area": OWN, "edition": "2023/24", "title": "Report"}
    return {
        "publications": [{**publication, "cut_off": "2024-12-31"}],
        "areas": [{"area": OWN, "slug": "testshire", "name": "Testshire", "type": "county"}],
        "units": [
            {"unit": "percent", "kind": "percent", "title": "Per cent"},
            {"unit": "gbp", "kind": "money", "title": "Pounds"},
            {"unit": "count", "kind": "number", "title": "Number"},
        ],
    }


def _table(name: str, rows: Rows) -> Table:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    texts = [[str(row.get(column, "")) for column in columns] for row in rows]
    frame = pd.DataFrame(texts, columns=columns, index=range(2, 2 + len(rows)), dtype=str)
    return Table(name, f"testshire/data/{name}.csv", frame)

"""Makes the packages of the browser tests: one whose every text attacks, its harmless twin, and an almost empty one.

Twins have the same tables with the same ids and figures; only the free texts differ. So a page of one
must have the same elements as the page of the other, whatever the texts say.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path

from site_builder.schemas import TABLE_SCHEMAS
from tests.browser.payloads import PAYLOADS, SHORT_PAYLOAD

Rows = list[dict[str, str]]
Say = Callable[[int, str], str]

TWINS = range(len(PAYLOADS))
THEMES = range(-(-len(PAYLOADS) // 3))
LONG_WORD = 60
FREE_TEXTS = {
    "publications": ("title", "notice"),
    "areas": ("name", "council"),
    "groups": ("title", "short_title", "note"),
    "outcomes": ("title",),
    "themes": ("title", "summary"),
    "units": ("prefix", "suffix", "title"),
    "sources": ("title", "publisher", "licence", "note"),
    "indicators": ("title", "noun", "definition"),
    "indicator_words": ("word",),
    "indicator_refs": ("framework", "reference"),
    "report_rows": ("section", "printed_title", "note"),
    "observations": ("note",),
    "targets": ("period", "text"),
    "assessments": ("period", "reason"),
    "comments": ("text", "author"),
}
"""Every column in which the format lets people write what they like."""


def write_hostile(folder: Path) -> Path:
    """Write a package with a payload in every free text."""
    package = _write(folder / "hostile", _tables(_payload), title=PAYLOADS[0], description=" ".join(PAYLOADS))
    # A README is offered with the package. It is Markdown, which would be the publisher's own language.
    (package / "README.md").write_text("\n\n".join(PAYLOADS) + "\n", encoding="utf-8")
    return package


def write_plain(folder: Path) -> Path:
    """Write its twin: the same shape, and the longest words that a page must bear."""
    return _write(folder / "hostile", _tables(lambda i, cell: plain(_payload(i, cell), cell)), "Long words", "Long")


def write_empty(folder: Path) -> Path:
    """Write the least that the format accepts: one indicator without a figure, and no table that can be left out."""
    tables = {
        "publications": [
            {"publication": "e", "area": "E10000099", "edition": "2024", "title": "E", "cut_off": "2024-12-31"}
        ],
        "areas": [{"area": "E10000099", "slug": "e", "name": "E", "type": "county"}],
        "outcomes": [{"outcome": "o", "title": "O", "order": "0"}],
        "themes": [{"theme": "t", "title": "T", "outcome": "o", "order": "0", "in_headline": "no"}],
        "units": [{"unit": "u", "kind": "number", "title": "Number"}],
        "indicators": [
            {"indicator": "i", "title": "I", "noun": "i", "unit": "u", "scale": "one", "decimals": "0"}
            | {"period_type": "as reported", "status": "current"}
        ],
        "report_rows": [{"publication": "e", "indicator": "i", "theme": "t", "order": "0", "polarity": "none"}],
        "observations": [{"indicator": "i", "area": "E10000099", "period": "2024", "as_of": "2024", "value": "[x]"}],
    }
    return _write(folder / "empty", tables, title=None, description=None)


def hostile_tables() -> dict[str, Rows]:
    """The rows of the hostile package, to be looked for on its pages."""
    return _tables(_payload)


def plain(text: str, cell: str) -> str:
    """A harmless text under the same letter of the A to Z: one long word made of the letters and figures."""
    word = re.sub(r"[^A-Za-z0-9]", "", text) or "Nothing"
    longest = min(LONG_WORD, _longest(cell))
    return (word * LONG_WORD)[:longest]


def _longest(cell: str) -> int:
    table, column = cell.split(".")
    fields = {field["name"]: field for field in TABLE_SCHEMAS[table]["fields"]}
    return int(fields[column]["constraints"]["maxLength"])


def _payload(i: int, cell: str) -> str:
    """The payload of a cell. Each column begins elsewhere in the list, so that a page carries many of them."""
    longest = _longest(cell)
    if longest < 40:
        return SHORT_PAYLOAD
    if cell == "themes.title":  # fewer themes than payloads: each carries three
        return " ".join(PAYLOADS[3 * i : 3 * i + 3])
    if cell == "comments.text" and i == 0:
        return " ".join(PAYLOADS)[:longest].strip()
    start = i + 7 * [f"{table}.{column}" for table in FREE_TEXTS for column in FREE_TEXTS[table]].index(cell)
    return next(text for at in count(start) if len(text := PAYLOADS[at % len(PAYLOADS)]) <= longest)


def _tables(say: Say) -> dict[str, Rows]:
    def texts(table: str, i: int) -> dict[str, str]:
        return {column: say(i, f"{table}.{column}") for column in FREE_TEXTS[table]}

    publication = {"area": "E10000099", "source": "s-0", "group": "g-0"}
    key = [{"publication": "p-2024", "indicator": f"i-{i}"} for i in TWINS]
    kinds = [("direction", "improved"), ("quartile", "1-2"), ("mark", "strong")]
    return {
        "publications": [
            {"publication": "p-2024", "edition": "2023/24", "cut_off": "2024-12-31"} | publication | texts("publications", 0),
            {"publication": "p-2023", "edition": "2022/23", "cut_off": "2023-12-31"} | publication | texts("publications", 1),
        ],
        "areas": [{"area": "E10000099", "slug": "testshire", "type": "county"} | texts("areas", 0)],
        "groups": [{"group": f"g-{i}"} | texts("groups", i) for i in TWINS],
        "outcomes": [{"outcome": f"o-{i}", "order": str(i)} | texts("outcomes", i) for i in THEMES],
        "themes": [
            {"theme": f"t-{i}", "outcome": f"o-{i}", "order": str(i), "in_headline": "yes" if i else "no"} | texts("themes", i)
            for i in THEMES
        ],
        "units": [{"unit": f"u_{i}", "kind": "number"} | texts("units", i) for i in TWINS],
        "sources": [
            {"source": f"s-{i}", "url": "https://example.org/](javascript:window.pwned=1){{7*7}}&lt;b", "redistribute": "yes"}
            | texts("sources", i)
            for i in TWINS
        ],
        "indicators": [
            {"indicator": f"i-{i}", "definition_by": "site", "unit": f"u_{i}", "scale": "one", "decimals": "1"}
            | {"period_type": "financial year", "source": f"s-{i}", "status": "current"}
            | texts("indicators", i)
            for i in TWINS
        ],
        "indicator_words": [{"indicator": f"i-{i}"} | texts("indicator_words", i) for i in TWINS],
        "indicator_refs": [{"indicator": f"i-{i}"} | texts("indicator_refs", i) for i in TWINS],
        "report_rows": [
            row | {"theme": f"t-{i // 3}", "order": str(i), "polarity": "high", "strategic": "yes", "group": f"g-{i}"}
            | texts("report_rows", i)
            for i, row in enumerate(key)
        ]
        + [{"publication": "p-2023", "indicator": "i-0", "theme": "t-0", "order": "0", "polarity": "high"}],
        "observations": [
            {"indicator": f"i-{i}", "area": "E10000099", "period": period, "as_of": "2024", "value": value, "status": "p"}
            | texts("observations", i)
            for i in TWINS
            for period, value in (("2021/22", "20"), ("2022/23", "-1045.1"), ("2023/24", "2046.8"))
        ],
        "targets": [row | {"kind": "plan" if i % 2 else "at least", "value": "" if i % 2 else "50"} | texts("targets", i)
                    for i, row in enumerate(key)],
        "assessments": [
            row | {"kind": kind, "value": value if i % 5 else "attention" if kind == "mark" else value, "basis": "as printed"}
            | {"group": f"g-{i}" if kind == "quartile" else ""}
            | texts("assessments", i)
            for i, row in enumerate(key)
            for kind, value in kinds
        ],
        "comments": [row | {"date": "2024-11-20"} | texts("comments", i) for i, row in enumerate(key)],
    }  # fmt: skip


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

"""Makes packages as large as a council's real comparison, and as large as a national one, for the benchmark."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from tests.benchmarking.made_package import BESIDE, UNITS, area, indicator, one_publication, write_package

FIRST_YEAR = 2012
EDITIONS = 12
THEMES = 15
WITH_LIMITS = 5
"""Every so manieth indicator has limits, and the next one counts."""


def code(at: int) -> str:
    return f"A{at:08d}"


def year(at: int) -> str:
    return f"{FIRST_YEAR + at}/{(FIRST_YEAR + at + 1) % 100:02d}"


def write_big_package(folder: Path, areas: int, indicators: int, name: str = "big") -> Path:
    """Write a package of so many areas and indicators over twelve years, a figure missing here and there."""
    names = [f"indicator-{at:03d}" for at in range(indicators)]
    beside = [indicator("money", "gbp"), indicator("spending", "gbp"), indicator("people", "number")]
    tables = {
        **one_publication(code(0), year(EDITIONS - 1), "2024-12-31", names),
        "areas": [area(code(at), f"Area {at}") for at in range(areas)],
        "groups": [{"group": "all", "title": "all areas", "short_title": "areas"}],
        "group_members": [{"group": "all", "area": code(at)} for at in range(areas)],
        "units": UNITS,
        "indicators": [*(indicator(each, _unit(at)) for at, each in enumerate(names)), *beside],
        "benchmark_themes": [*({**each, "spending": "spending"} for each in BESIDE), *_themes()],
        "benchmarks": [_benchmark(at) for at in range(EDITIONS)],
        "benchmark_rows": [
            {
                "benchmark": f"edition-{at}",
                "indicator": each,
                "benchmark_theme": f"theme-{number % THEMES}",
                "polarity": "high" if number % 2 else "low",
            }
            for at in range(EDITIONS)
            for number, each in enumerate(names)
        ],
        "observations": [],
    }
    package = write_package(folder, name, tables)
    _write_observations(package / "data" / "observations.csv", areas, indicators)
    return package


def _unit(at: int) -> str:
    return "percent" if at % WITH_LIMITS == 1 else "number"


def _themes() -> list[dict[str, object]]:
    return [
        {"benchmark_theme": f"theme-{at}", "title": f"Theme {at}", "kind": "theme", "order": at, "core": "yes"}
        for at in range(THEMES)
    ]


def _benchmark(at: int) -> dict[str, object]:
    return {
        "benchmark": f"edition-{at}",
        "title": f"Edition {at}",
        "edition": year(at),
        "cut_off": f"{FIRST_YEAR + at + 1}-12-31",
        "group": "all",
        "previous": f"edition-{at - 1}" if at else "",
        "seed": 1,
        "funding": "money",
        "population": "people",
    }


def _write_observations(path: Path, areas: int, indicators: int) -> None:
    """Figures that hang together from year to year; one in 40 is missing. Written row by row to keep memory low."""
    chance = np.random.default_rng(1)
    columns = ("indicator", "area", "period", "as_of", "value", "lower", "upper", "numerator", "denominator")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for number in range(indicators):
            level = 50 + 10 * chance.standard_normal(areas)
            for at in range(EDITIONS):
                level = level + chance.standard_normal(areas)
                missing = chance.random(areas) < 1 / 40
                for place in range(areas):
                    value = "[x]" if missing[place] else f"{min(99.9, max(0.1, level[place])):.1f}"
                    start = (f"indicator-{number:03d}", code(place), year(at), str(FIRST_YEAR + at + 1), value)
                    writer.writerow((*start, *_more(number, value)))
        for name, amount in (("money", 800), ("spending", 600), ("people", 500_000)):
            for at in range(EDITIONS):
                for place in range(areas):
                    value = f"{amount * (1 + place / areas / 2) + at:.0f}"
                    writer.writerow((name, code(place), year(at), str(FIRST_YEAR + at + 1), value, "", "", "", ""))


def _more(number: int, value: str) -> tuple[str, str, str, str]:
    """Limits, or counts, of the indicators that come with them."""
    if value == "[x]" or number % WITH_LIMITS > 1:
        return "", "", "", ""
    if number % WITH_LIMITS == 0:
        return f"{float(value) - 2:.1f}", f"{float(value) + 2:.1f}", "", ""
    return "", "", f"{round(float(value) * 10):d}", "1000"

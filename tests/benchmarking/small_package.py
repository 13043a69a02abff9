"""The small invented group as a data package."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarking.made_package import BESIDE, UNITS, area, indicator, one_publication, write_package
from tests.calculations.small_group import PERIODS, TURNED, SmallGroup

UNIT = {"percent": "percent", "rate": "number"}


def code(area_code: str) -> str:
    """The code of an area as a package writes it: X01 is X00000001."""
    return area_code[0] + area_code[1:].zfill(8)


def benchmark_id(period: str) -> str:
    return f"small-{period.replace('/', '-')}"


def end_of(period: str) -> str:
    return f"20{period[-2:]}-03-31"


def slug(theme: str) -> str:
    return theme.lower().replace(" ", "-")


def write_small_package(folder: Path, small: SmallGroup) -> Path:
    """Write the group with three editions, each of which ranks its own year and nothing older."""
    areas = small.rows("areas")
    indicators = small.rows("indicators")
    codes = {row["area_code"]: code(small.code(row["area_code"])) for row in areas}
    tables = {
        **one_publication(
            next(iter(codes.values())), "2023/24", "2024-03-31", [each["indicator_id"] for each in indicators]
        ),
        "areas": [area(codes[row["area_code"]], row["area_name"]) for row in areas],
        "groups": [{"group": "all", "title": "all eight areas", "short_title": "areas"}],
        "group_members": [{"group": "all", "area": each} for each in codes.values()],
        "units": UNITS,
        "indicators": [
            *(indicator(each["indicator_id"], UNIT[each["unit"]]) for each in indicators),
            indicator("csp", "gbp"),
            indicator("spend", "gbp"),
            indicator("residents", "number"),
        ],
        "benchmark_themes": [*({**each, "spending": "spend"} for each in BESIDE), *_themes(indicators)],
        "benchmarks": [_benchmark(at) for at in range(len(PERIODS))],
        "benchmark_rows": [
            {
                "benchmark": benchmark_id(period),
                "indicator": each["indicator_id"],
                "benchmark_theme": slug(each["theme"]),
                "polarity": TURNED[each["polarity"]] if small.turned else each["polarity"],
            }
            for period in PERIODS
            for each in indicators
        ],
        "observations": [*_observations(small, codes), *_amounts(areas, codes)],
    }
    return write_package(folder, "small", tables)


def _themes(indicators):
    cores = {each["theme"]: each["core"] for each in indicators}
    return [
        {"benchmark_theme": slug(theme), "title": theme, "kind": "theme", "order": order, "core": core}
        for order, (theme, core) in enumerate(sorted(cores.items()), start=3)
    ]


def _benchmark(at: int) -> dict[str, object]:
    return {
        "benchmark": benchmark_id(PERIODS[at]),
        "title": PERIODS[at],
        "edition": PERIODS[at],
        "cut_off": end_of(PERIODS[at]),
        "group": "all",
        "previous": benchmark_id(PERIODS[at - 1]) if at else "",
        "seed": 1,
        "funding": "csp",
        "population": "residents",
        "min_theme_indicators": 2,
        "not_ranked_after": 11,
    }


def _observations(small: SmallGroup, codes):
    for row in small.rows("observations"):
        yield {
            "indicator": row["indicator_id"],
            "area": codes[row["area_code"]],
            "period": row["period"],
            "as_of": end_of(row["period"])[:4],
            "value": row["value"] or "[x]",
            "status": "b" if row["break_before"] == "yes" else "",
        }


def _amounts(areas, codes):
    columns = {"csp": "csp_per_head", "spend": "net_exp_per_head", "residents": "population"}
    for row in areas:
        for name, column in columns.items():
            for period in PERIODS:
                yield {
                    "indicator": name,
                    "area": codes[row["area_code"]],
                    "period": period,
                    "as_of": end_of(period)[:4],
                    "value": row[column],
                }

"""Small packages in which odd cases are common: gaps, ties, breaks, revisions, dated members, settings of all kinds."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from tests.benchmarking.made_package import BESIDE, UNITS, area, indicator, one_publication, write_package

AREAS = [f"E{number:08d}" for number in range(1, 6)]
TYPES = {
    "financial year": ("2018/19", "2019/20", "2021/22", "2022/23", "2023/24"),
    "calendar year": ("2017", "2020", "2021", "2022", "2023"),
    "rolling calendar": ("2016-18", "2018-20", "2019-21", "2020-22", "2021-23"),
    "snapshot": ("Jan 2019", "Nov 2020", "Dec 2020", "31 March 2022", "Sep 2023"),
    "as reported": ("2018/19", "2020/21", "2021/22", "2022/23", "2023/24"),
}
OTHER_TEXT = {"Sep 2023": "September 2023", "Jan 2019": "January 2019"}
OTHER_TYPE = {"financial year": "as reported", "as reported": "financial year"}
LONGER = {"2022": "2021-22", "2020": "2019-20"}
CUT_OFFS = ("2022-11-20", "2023-12-31", "2024-12-31")
MARKS = ("[x]", "[z]", "[c]", "[low]")
Rows = list[dict[str, Any]]


def write_odd_package(folder: Path, chance: Random) -> Path:
    """Write a package of 5 areas, 6 indicators and up to 5 periods of each.

    Args:
        folder: where to.
        chance: decides everything.
    """
    indicators = [_indicator(chance, number) for number in range(6)]
    money = [indicator(name, "gbp") for name in ("funding", "spending")]
    beside = [*money, indicator("residents", "number"), indicator("need", "number", "calendar year")]
    themes = [
        {"benchmark_theme": f"theme-{number}", "title": f"Theme {number}", "kind": "theme", "order": 2 + number,
         "core": chance.choice(("yes", "yes", "no")), "spending": chance.choice(("", "spending"))}
        for number in (1, 2)
    ]  # fmt: skip
    names = [each["indicator"] for each in indicators]
    editions = [_edition(chance, at) for at in range(len(CUT_OFFS))]
    observations = [
        *(row for each in indicators for row in _observations(chance, each)),
        *(row for each in beside for row in _observations(chance, each, plain=True)),
    ]
    tables = {
        **one_publication(AREAS[0], "2023/24", CUT_OFFS[-1], names),
        "areas": [area(code, f"Area {code[-1]}") for code in AREAS],
        "groups": [{"group": each, "title": each, "short_title": each} for each in ("all", "few")],
        "group_members": [*({"group": "all", "area": code, **_dates(chance)} for code in AREAS[2:]),
                          *({"group": "all", "area": code} for code in AREAS[:2]), *({"group": "few", "area": code} for code in AREAS[:3])],
        "units": UNITS,
        "indicators": [*indicators, *beside],
        "benchmark_themes": [*({**each, "spending": "spending"} for each in BESIDE), *themes],
        "benchmarks": editions,
        "benchmark_rows": [row for each in editions for row in _rows(chance, each["benchmark"], names)],
        "observations": observations,
    }  # fmt: skip
    return write_package(folder, "odd", tables, invented=True)


def _indicator(chance: Random, number: int) -> dict[str, Any]:
    unit = chance.choice(("percent", "percent", "number", "per_100000", "gbp"))
    more = {
        "band_rel": chance.choice(("", "", "", "10")),
        "band_abs": chance.choice(("", "", "", "0.5")),
        "design_effect": chance.choice(("", "", "1.5")),
        "chance": chance.choice(("", "", "", "no")),
    }
    return indicator(f"indicator-{number}", unit, chance.choice(list(TYPES)), **more)


def _dates(chance: Random) -> dict[str, str]:
    return chance.choice(
        ({}, {}, {}, {"from": "2023-06-01"}, {"to": "2023-12-30"}, {"to": "2023-12-31"}, {"from": "2020-01-01"})
    )


def _edition(chance: Random, at: int) -> dict[str, Any]:
    return {
        "benchmark": f"edition-{at}",
        "title": f"Edition {at}",
        "edition": f"{2021 + at}/{22 + at}",
        "cut_off": CUT_OFFS[at],
        "group": chance.choice(("all", "all", "few")),
        "members_on": chance.choice(("", "", "2023-01-01")),
        "previous": f"edition-{chance.randrange(at)}" if at and chance.random() < 0.9 else "",
        "seed": 1,
        "funding": chance.choice(("funding", "funding", "")),
        "population": chance.choice(("residents", "residents", "")),
        "deprivation": chance.choice(("need", "")),
        "min_area_share": chance.choice(("", "", "1/2", "1/1", "1/5", "4/5")),
        "min_indicator_share": chance.choice(("", "", "1/2", "1/1", "1/9")),
        "min_theme_indicators": chance.choice(("", "1", "2")),
        "older_after": chance.choice(("", "", "12", "1")),
        "not_ranked_after": chance.choice(("", "", "24", "40")),
    }


def _rows(chance: Random, edition: str, names: list[str]) -> Rows:
    return [
        {"benchmark": edition, "indicator": name, "benchmark_theme": chance.choice(("theme-1", "theme-1", "theme-2")),
         "polarity": chance.choice(("high", "high", "low", "low", "none")), "judge": chance.choice(("", "", "", "yes", "no"))}
        for name in names if chance.random() < 0.9 or name == names[0]
    ]  # fmt: skip


def _observations(chance: Random, about: dict[str, Any], *, plain: bool = False) -> Rows:
    """Figures of one indicator: of some periods many, of some few, of some none; some come out twice or thrice."""
    rows = []
    for period in TYPES[about["period_type"]]:
        share = chance.choice((0.0, 0.3, 0.7, 1.0, 1.0)) if not plain else chance.choice((0.5, 1.0))
        for code in AREAS:
            if chance.random() < share:
                rows += _figures(chance, about, period, code, plain=plain)
    chance.shuffle(rows)
    return rows


def _figures(chance: Random, about: dict[str, Any], period: str, code: str, *, plain: bool) -> Rows:
    year = int(period.split("/")[0][-4:]) if "/" in period else 2000 + int(period[-2:])
    first = chance.choice((f"{year + 1}", f"{year + 1}-06", f"{year + 1}-11-20"))
    again = [each for each in (f"{year + 1}-12", f"{year + 2}-03-31") if chance.random() < 0.15]
    found = []
    for as_of in (first, *again):
        text, type_ = _period(chance, period, about["period_type"])
        row = {"indicator": about["indicator"], "area": code, "period": text, "period_type": type_, "as_of": as_of}
        cells = {"value": str(chance.randint(500, 510))} if plain else _cells(chance, about["unit"])
        status = chance.choice(("", "", "", "", "", "p", "r", "b"))
        if not any(each["period"] == text and each["as_of"] == as_of for each in found):
            found.append({**row, **cells, "status": status})
    return found


def _period(chance: Random, text: str, type_: str) -> tuple[str, str]:
    """The period, now and then by another text, as another type, or longer and with the same end."""
    text = chance.choice((text, OTHER_TEXT.get(text, text)))
    if chance.random() < 0.1:
        if type_ == "calendar year" and text in LONGER:
            return LONGER[text], "rolling calendar"
        return text, OTHER_TYPE.get(type_, "")
    return text, ""


def _cells(chance: Random, unit: str) -> dict[str, str]:
    """A figure from a short list, so that ties are common; as counts, with limits, with answers, or alone."""
    if chance.random() < 0.1:
        return {"value": chance.choice(MARKS)}
    value = Decimal(chance.choice(("0", "10", "10.0", "10.1", "10.5", "12.25", "20", "47.5", "47.50", "99", "100")))
    if unit in ("gbp", "number") and chance.random() < 0.3:
        value = -value
    cells = {"value": str(value)}
    kind = chance.choice(("alone", "counts", "counts", "limits", "answers", "both"))
    base = chance.choice((20, 400, 100_000))
    if kind in ("counts", "both"):
        count = value * base / (100 if unit == "percent" else 100_000)
        cells |= {"numerator": str(abs(count.to_integral_value())), "denominator": str(base)}
    if kind == "answers":
        cells |= {"denominator": str(base)}
    if kind in ("limits", "both"):
        lower, upper = (Decimal(chance.choice(("0", "1", "2.5", "4"))) for _ in range(2))
        cells |= {"lower": str(value - lower), "upper": str(value + upper)}
    return cells

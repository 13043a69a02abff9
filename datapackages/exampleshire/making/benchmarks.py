"""The benchmarking model: its themes, its twelve editions, and which indicators each ranks."""

from __future__ import annotations

from collections.abc import Iterator

from making.money import MONEY
from making.tables import by_key, read_table
from making.years import FIRST, LAST, split_year

THEME_COLUMNS = "benchmark_theme title kind order core spending note"
EDITION_COLUMNS = "benchmark title edition cut_off group members_on previous seed funding population deprivation note"
ROW_COLUMNS = "benchmark indicator benchmark_theme polarity judge note"
_FIGURES, _INDICATORS = by_key("figures", "indicator"), by_key("indicators", "indicator")
_NOTES = {
    2019: "More than a tenth of the indicators changed with this edition: ten came and five went.",
    2020: "A year out of the ordinary: several figures were not collected. Two areas became one in April 2021.",
}
_NOT_JUDGED = {*MONEY, "calls-in-two-minutes"}
"""Shown and not ranked: spending, and quarterly figures of the own council alone."""
_ROW_NOTES = {
    "rivers-good": "Last assessed in 2018.",
    "culture-take-part": "The survey ended in 2020.",
}


def benchmark_id(year: int) -> str:
    """2023 is counties-2023-24."""
    return f"counties-{split_year(year).replace('/', '-')}"


def cut_off(year: int) -> str:
    """The last day that counts for an edition."""
    return f"{year + 1}-12-31"


def themes() -> Iterator[dict[str, object]]:
    """All indicators, those of the council's own functions, and the subjects."""
    spending = {"spending": "net-spending"}
    yield {"benchmark_theme": "overall", "title": "Overall", "kind": "overall", "order": 1} | spending
    core = {"benchmark_theme": "core", "title": "Core: the council's own functions", "kind": "core", "order": 2}
    yield core | spending
    for order, row in enumerate(read_table("themes"), start=3):
        yield row | {"kind": "theme", "order": order}


def editions() -> Iterator[dict[str, object]]:
    """One edition a year."""
    for year in range(FIRST, LAST + 1):
        yield {
            "benchmark": benchmark_id(year),
            "title": f"Benchmarking {split_year(year)}",
            "edition": split_year(year),
            "cut_off": cut_off(year),
            "group": "counties",
            # Areas as they were in the year itself: the cut-off is nine months later, and councils change in April.
            "members_on": f"{year + 1}-03-31",
            "previous": benchmark_id(year - 1) if year > FIRST else "",
            "seed": 20000 + year,
            "funding": "core-spending-power",
            "population": "residents",
            "deprivation": "deprivation-score",
            "note": _NOTES.get(year, ""),
        }


def ranked_in(indicator: str, year: int) -> bool:
    """Whether an edition has an indicator, ranked or only shown."""
    how = _FIGURES.get(indicator)
    return how is None or int(how["first"]) <= year <= int(how["last"])


def polarity(indicator: str, year: int) -> str:
    """Which direction is good in an edition. Where it turned, more reports were good before: a sign of trust."""
    marks = _FIGURES.get(indicator, {}).get("marks", "")
    turned = int(marks.removeprefix("turned-")) if marks.startswith("turned-") else FIRST
    return "high" if year < turned else _INDICATORS[indicator]["polarity"]


def polarity_note(indicator: str, year: int) -> str:
    """Said in the edition in which the direction turned."""
    if year > FIRST and polarity(indicator, year) != polarity(indicator, year - 1):
        return "From this edition on fewer reports count as better. Before, more did, as a sign of trust in the police."
    return ""


def rows() -> Iterator[dict[str, object]]:
    """Which indicators each edition has, in which theme. Some are shown, and not ranked."""
    for year in range(FIRST, LAST + 1):
        for indicator, of in _INDICATORS.items():
            if not of["theme"] or not ranked_in(indicator, year):
                continue
            way = polarity(indicator, year)
            yield {
                "benchmark": benchmark_id(year),
                "indicator": indicator,
                "benchmark_theme": of["theme"],
                "polarity": way,
                "judge": "no" if indicator in _NOT_JUDGED and way != "none" else "",
                "note": polarity_note(indicator, year) or (_ROW_NOTES.get(indicator, "") if year >= 2021 else ""),
            }

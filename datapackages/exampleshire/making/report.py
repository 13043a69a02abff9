"""The council's own report: its rows, targets, comments, and what it says of the edition before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from making.benchmarks import benchmark_id, cut_off, polarity, polarity_note, ranked_in
from making.money import MONEY
from making.own import Series, number, way
from making.places import OWN
from making.tables import by_key, read_table
from making.years import LAST, split_year

YEARS = (LAST, LAST - 1)
"""Newest first, as the site lists them."""
NOTICE = (
    "Invented: Exampleshire, its council, all areas and all figures are made up, to show what this site can do. "
    "Nothing here is about a real place."
)
AUTHOR = "Exampleshire County Council (invented)"
PUBLICATIONS = "publication area edition title cut_off source group previous benchmark notice"
REPORT_ROWS = "publication indicator theme section order printed_title polarity strategic group note"
TARGETS = "publication indicator kind value low high period text"
COMMENTS = "publication indicator text author date"
MATCHES = "publication indicator how reason"
_REPORT, _INDICATORS, _FIGURES = (by_key(name, "indicator") for name in ("report", "indicators", "figures"))
_WORDS = {"decrease": "Year on year decrease", "increase": "Year on year increase", "top quartile": "Top quartile"}
_SIGNS = {"below": "<", "at most": "<=", "above": ">", "at least": ">="}


def publication_id(year: int) -> str:
    """2023 is exampleshire-2023-24."""
    return f"exampleshire-{split_year(year).replace('/', '-')}"


def publications() -> Iterator[dict[str, object]]:
    """Two editions, each with the benchmarking of its year."""
    for year in YEARS:
        yield {
            "publication": publication_id(year),
            "area": OWN,
            "edition": split_year(year),
            "title": f"Performance Report {split_year(year)} (invented)",
            "cut_off": cut_off(year),
            "source": f"performance-report-{year + 1}",
            "group": "counties",
            "previous": publication_id(year - 1) if year == LAST else "",
            "benchmark": benchmark_id(year),
            "notice": NOTICE,
        }


def reported(year: int) -> list[str]:
    """The indicators of an edition, in the order of the report."""
    return [indicator for indicator in _REPORT if ranked_in(indicator, year)]


def report_rows(year: int) -> Iterator[dict[str, object]]:
    """Where each indicator stands."""
    for order, indicator in enumerate(reported(year), start=1):
        row = _REPORT[indicator]
        way_of_good = _INDICATORS[indicator]["polarity"]
        yield {
            "publication": publication_id(year),
            "indicator": indicator,
            "theme": (year < LAST and row["earlier_dashboard"]) or row["dashboard"],
            "section": row["section"],
            "order": order,
            "printed_title": row["earlier_title"] if year < LAST else "",
            "polarity": polarity(indicator, year) if indicator in _FIGURES else way_of_good,
            "strategic": row["strategic"],
            # Only the own council counts by quarter.
            "group": "" if "quarter" in _INDICATORS[indicator]["period"] else "counties",
            "note": _note(indicator, year),
        }


def _note(indicator: str, year: int) -> str:
    if indicator in MONEY and _INDICATORS[indicator]["unit"] == "gbp":
        return "The council counts more money for each resident as better, because it has less than most."
    return polarity_note(indicator, year) if indicator in _FIGURES else ""


def earlier_dashboards() -> Iterator[dict[str, object]]:
    """Dashboards that had another name in the older edition."""
    for row in read_table("dashboards"):
        if row["earlier_title"]:
            yield {"publication": publication_id(LAST - 1), "theme": row["theme"], "title": row["earlier_title"]}


def targets(year: int, known: Mapping[str, Series]) -> Iterator[dict[str, object]]:
    """Targets, most of them set from the figure that was known a year before."""
    for indicator in reported(year):
        row = _REPORT[indicator]
        kind, series = row["target"], known.get(indicator, [])
        if not kind:
            continue
        base = {"publication": publication_id(year), "indicator": indicator, "kind": kind}
        if kind == "plan":
            yield base | {"text": row["shift"]}
        elif kind in _WORDS:
            yield base | {"text": _WORDS[kind]}
        else:
            yield from _number_target(base, series, float(row["shift"]))


def _number_target(base: dict[str, object], series: Series, shift: float) -> Iterator[dict[str, object]]:
    before = number(series[-2]) if len(series) > 1 else None
    if before is None:
        return
    kind, indicator = str(base["kind"]), str(base["indicator"])
    if kind == "range":
        low, high = (_round(before + way * abs(shift), indicator) for way in (-1, 1))
        yield base | {"low": low, "high": high, "text": f"{low}-{high}"}
        return
    goal = _round(before + shift, indicator)
    if _INDICATORS[indicator]["unit"] == "percent":
        goal = min(goal, "100", key=float)
    yield base | {"value": goal, "text": f"{_SIGNS[kind]}{goal}" if kind in _SIGNS else ""}


def _round(value: float, indicator: str) -> str:
    """Targets are rounder than figures: one decimal less, where a figure has any."""
    decimals = int(_INDICATORS[indicator]["decimals"])
    if decimals and abs(value) < 20:
        return f"{value:.{decimals}f}"
    return f"{value:.{max(0, decimals - 1)}f}"


def comments(year: int, known: Mapping[str, Series]) -> Iterator[dict[str, object]]:
    """For each indicator the first comment that suits how its figure moved."""
    done: set[str] = set()
    here = set(reported(year))
    for row in read_table("comments"):
        indicator = row["indicator"]
        if indicator in done or indicator not in here or row["year"] not in ("", str(year)):
            continue
        if row["when"] in ("any", way(known.get(indicator, []), _INDICATORS[indicator]["unit"])):
            done.add(indicator)
            yield {
                "publication": publication_id(year),
                "indicator": indicator,
                "text": row["text"],
                "author": AUTHOR,
                "date": f"{year + 1}-12-10",
            }


def matches() -> Iterator[dict[str, object]]:
    """Why an indicator of the older edition is the same in the newer one."""
    newer = set(reported(LAST))
    for indicator in reported(LAST - 1):
        if indicator not in newer:
            continue
        how, reason = "same name", "Printed under the same name in both reports."
        if _REPORT[indicator]["earlier_title"]:
            how, reason = "same meaning", "The newer report has a plainer name for it; what is counted is the same."
        if f"break-{LAST}" in _FIGURES.get(indicator, {}).get("marks", ""):
            how, reason = "changed definition", "The newer figure is counted by new rules, so it begins a new series."
        yield {"publication": publication_id(LAST - 1), "indicator": indicator, "how": how, "reason": reason}

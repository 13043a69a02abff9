"""The tables that say what things are: areas, groups, dashboards, indicators, committees."""

from __future__ import annotations

from collections.abc import Iterator

from making.benchmarks import ranked_in
from making.places import FORMER, MERGED, OWN
from making.tables import Row, by_key, read_table
from making.years import LAST

AREAS = "area slug name council type from to"
GROUPS = "group title short_title note part_of"
MEMBERS = "group area from to"
INDICATORS = (
    "indicator title noun definition definition_by unit scale decimals period_type source band_rel band_abs "
    "design_effect chance status replaced_by"
)
_MERGER = ("2021-03-31", "2021-04-01")
_REPLACED = {"superfast-broadband": "gigabit-broadband"}
_BANDS = {"progress-8": "0.05", "life-expectancy": "0.2", "care-quality-of-life": "0.2"}
"""Changes under this much are similar: 2% of a score near nought, or of 80 years, says nothing."""
_DESIGN = {"roads-satisfaction": "1.3", "paths-satisfaction": "1.3"}
_DECIDED = {"electric-car-chargers", "affordable-homes", "new-homes"}
"""What is decided and not left to chance, although it is counted."""


def groups() -> Iterator[Row]:
    """The comparator group, and the county councils within it."""
    yield {
        "group": "counties",
        "title": "all invented counties and county unitaries",
        "short_title": "counties",
        "note": "Invented areas. 34 until 31 March 2021, when two of them became one; 33 since.",
    }
    yield {
        "group": "county-councils",
        "title": "all invented county councils",
        "short_title": "county councils",
        "note": "Invented areas. 22 until 31 March 2021; 21 since.",
        "part_of": "counties",
    }


def members() -> Iterator[Row]:
    """Who belongs to each group, and from when to when."""
    for row in read_table("areas"):
        dates = {"from": _MERGER[1] if row["area"] == MERGED else "", "to": row["to"]}
        yield {"group": "counties", "area": row["area"]} | dates
        if row["type"] == "county":
            yield {"group": "county-councils", "area": row["area"]} | dates


def successors() -> Iterator[Row]:
    """Which area took the place of the two that ended."""
    for area in FORMER:
        yield {"area": area, "successor": MERGED, "from": _MERGER[1]}


def indicators() -> Iterator[Row]:
    """All indicators, those that are no longer reported too."""
    for indicator, row in by_key("indicators", "indicator").items():
        yield row | {
            "definition_by": "site",
            "scale": "one",
            "period_type": row["period"].partition(" ")[0] if row["period"].startswith("snapshot") else row["period"],
            "band_abs": _BANDS.get(indicator, ""),
            "design_effect": _DESIGN.get(indicator, ""),
            "chance": "no" if indicator in _DECIDED else "",
            "status": "current" if ranked_in(indicator, LAST) else "retired",
            "replaced_by": _REPLACED.get(indicator, ""),
        }


def words() -> Iterator[Row]:
    """Everyday words by which an indicator is found."""
    for indicator, row in by_key("indicators", "indicator").items():
        for word in row["words"].split(";"):
            # Readers type small letters.
            yield {"indicator": indicator, "word": word.strip().lower()}


def sources() -> Iterator[Row]:
    """All sources are invented."""
    for row in read_table("sources"):
        yield row | {"licence": "CC0 1.0 (invented figures)", "redistribute": "yes"}


def committees() -> Iterator[Row]:
    """The committees of the council."""
    for order, row in enumerate(read_table("committees"), start=1):
        report = {"source": "performance-report-2024", "reference": "Appendix on scrutiny"}
        yield row | {"area": OWN, "order": str(order)} | report


def committee_themes() -> Iterator[Row]:
    """Which dashboards belong to which committee."""
    for row in read_table("dashboards"):
        yield {"committee": row["committee"], "theme": row["theme"], "basis": "source"}

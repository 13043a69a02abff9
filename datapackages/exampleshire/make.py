"""Makes this package: run `python make.py` and its tables are written anew, the same to the byte.

Everything in it is invented. The tables in making/ say which areas and indicators there are and how
the figures of an indicator behave; what comes of them is decided by chance, which always draws the same.

A folder may be named after it to write there instead: `python make.py /tmp/exampleshire`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from making import benchmarks, reference, report
from making.descriptor import write_descriptor
from making.observations import COLUMNS, observations
from making.own import known_by
from making.tables import Row, read_table, write_table


def main(folder: Path) -> None:
    """Write all tables and the descriptor into a folder."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    figures = list(observations())
    tables = {**_reference_tables(), "observations": (COLUMNS, figures), **_report_tables(figures)}
    for name, (columns, rows) in tables.items():
        write_table(folder, name, columns, rows)
    write_descriptor(folder, tables)


def _reference_tables() -> dict:
    return {
        "publications": (report.PUBLICATIONS, report.publications()),
        "areas": (reference.AREAS, read_table("areas")),
        "area_successors": ("area successor from", reference.successors()),
        "groups": (reference.GROUPS, reference.groups()),
        "group_members": (reference.MEMBERS, reference.members()),
        "outcomes": ("outcome title order", read_table("outcomes")),
        "themes": ("theme title outcome order in_headline summary", read_table("dashboards")),
        "edition_themes": ("publication theme title", report.earlier_dashboards()),
        "units": ("unit kind prefix suffix title", read_table("units")),
        "sources": ("source title publisher licence redistribute note", reference.sources()),
        "indicators": (reference.INDICATORS, reference.indicators()),
        "indicator_words": ("indicator word", reference.words()),
        "benchmark_themes": (benchmarks.THEME_COLUMNS, benchmarks.themes()),
        "benchmarks": (benchmarks.EDITION_COLUMNS, benchmarks.editions()),
        "benchmark_rows": (benchmarks.ROW_COLUMNS, benchmarks.rows()),
    }


def _report_tables(figures: list) -> dict:
    known = {year: known_by(report.cut_off(year), figures) for year in report.YEARS}

    def of_both(make: partial) -> list:
        return [row for year in report.YEARS for row in make(year, known[year])]

    return {
        "report_rows": (report.REPORT_ROWS, [row for year in report.YEARS for row in report.report_rows(year)]),
        "matches": (report.MATCHES, report.matches()),
        "targets": (report.TARGETS, of_both(report.targets)),
        "assessments": ("publication indicator kind value period group basis reason", _by_year("assessments")),
        "comments": (report.COMMENTS, of_both(report.comments)),
        "risks": ("publication order category title statement reference", _by_year("risks")),
        "changes": ("publication order kind subject count text source reference", _by_year("changes")),
        "committees": ("committee area title order source reference note", reference.committees()),
        "committee_themes": ("committee theme basis", reference.committee_themes()),
        "reviews": ("check order indicator reason", read_table("reviews")),
    }


def _by_year(name: str) -> Iterator[Row]:
    """Rows of a table that says the year of its edition, numbered within it."""
    order = dict.fromkeys(report.YEARS, 0)
    for row in read_table(name):
        year = int(row["year"])
        order[year] += 1
        where = {"source": f"performance-report-{year + 1}", "reference": f"Chapter on {name}"}
        yield row | {"publication": report.publication_id(year), "order": str(order[year])} | where


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)

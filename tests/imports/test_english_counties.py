"""The mapping of the English counties, on the real files where they are.

The files are not part of the project. Where they are, the variable names their folder.
"""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from site_builder.build import check
from site_builder.importing import ImportPlan, import_package
from site_builder.imports.read_mapping import read_mapping
from site_builder.sources.mapping_file import read_mapping_file

VARIABLE = "SITE_BUILDER_REAL_DATA"
MAPPING = Path(__file__).parent / "english_counties.yaml"


def test_the_mapping_can_be_read():
    read = read_mapping(read_mapping_file(MAPPING), MAPPING.name, {})

    assert read.findings == ()
    assert read.mapping.files.keys() == {"areas", "indicators", "observations"}


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def real():
    folder = os.environ.get(VARIABLE)
    if not folder:
        pytest.skip(f"the files of the English counties are not here: {VARIABLE} does not name their folder")
    return Path(folder)


@pytest.fixture(scope="module")
def imported(real, tmp_path_factory):
    return import_package(ImportPlan(MAPPING, real, tmp_path_factory.mktemp("real") / "english-counties"))


@pytest.fixture(scope="module")
def tables(imported):
    return {path.stem: rows_of(path) for path in (imported.folder / "data").glob("*.csv")}


def test_it_imports_and_passes_the_checks(imported):
    assert [finding for finding in imported.findings if finding.severity == "error"] == []
    assert [finding for finding in check([imported.folder]).findings if finding.severity == "error"] == []


def test_every_row_that_was_read_is_accounted_for(real, imported):
    for taken in imported.taken:
        assert taken.read == len(rows_of(real / taken.file))
        assert taken.read * taken.times == taken.made + sum(out.count for out in taken.left_out)
    assert imported.empty_lines == {}


def test_every_figure_is_there_digit_for_digit(real, tables):
    source = Counter(
        (row["area_code"], row["value"] or "[x]", row["lower_ci95"], row["upper_ci95"])
        for row in rows_of(real / "observations.csv")
        if not (row["area_code"] == "E10000006" and row["period"] in ("2023-24", "2024", "2024-25"))
    )
    made = Counter(
        (row["area"], row["value"], row["lower"], row["upper"])
        for row in tables["observations"]
        if row["indicator"] != "residents"
    )

    assert made == source


def test_every_indicator_and_every_area_is_there(real, tables):
    assert len(tables["indicators"]) == len(rows_of(real / "indicators.csv")) + 1
    assert {row["area"] for row in tables["areas"]} == {row["area_code"] for row in rows_of(real / "areas.csv")}


def test_a_year_that_stands_alone_is_the_year_that_ends_then(tables):
    """Two sources publish the same shares; one gives the period as an interval from day to day."""
    for named, bare in (
        ("ons-children-in-relative-poverty-before-housing-costs", "lait-childpov"),
        ("ons-pupils-meeting-the-expected-standard-in-reading-writing-and", "lait-ks2rwm-expected-std"),
    ):
        figures = {
            (row["area"], row["period"]): float(row["value"])
            for row in tables["observations"]
            if row["indicator"] == named and not row["value"].startswith("[")
        }
        pairs = [
            (figures[row["area"], row["period"]], float(row["value"]))
            for row in tables["observations"]
            if row["indicator"] == bare and (row["area"], row["period"]) in figures and not row["value"].startswith("[")
        ]
        assert len(pairs) > 100
        # The two were published at different times, so a few were revised between.
        assert sum(abs(first - second) <= 1 for first, second in pairs) / len(pairs) > 0.9


def test_the_editions_compare_the_councils_of_their_day(tables):
    members = tables["group_members"]

    def on(day):
        return sum((row["from"] or "0") <= day and (row["to"] or "9") >= day for row in members)

    assert [on(row["cut_off"]) for row in tables["benchmarks"]] == [32, 32, 32, 32, 33, 33, 33]
    indicators = len(tables["indicators"]) - 1
    assert Counter(row["benchmark"] for row in tables["benchmark_rows"]) == {
        row["benchmark"]: indicators for row in tables["benchmarks"]
    }


def test_a_report_holds_what_there_is_a_figure_for(tables):
    observed = {
        row["indicator"]
        for row in tables["observations"]
        if row["area"] == "E10000018" and not row["value"].startswith("[")
    }
    reported = {row["indicator"] for row in tables["report_rows"]}

    assert reported <= observed
    assert len(reported) > 480


def test_a_publication_can_be_made_for_any_council_and_for_all(real, tmp_path):
    made = import_package(ImportPlan(MAPPING, real, tmp_path / "english-counties", {"council": ("all",)}))

    assert made.rows["publications"] == 33
    assert made.rows["report_rows"] > 15_000

"""The English counties go through every calculation and onto pages, where their files are."""

import csv
import os
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.importing import ImportPlan, import_package
from tests.benchmarking.html_tables import tables_of
from tests.benchmarking.made_package import read_results
from tests.sites import lay_out_site

VARIABLE = "SITE_BUILDER_REAL_DATA"
MAPPING = Path(__file__).parent / "english_counties.yaml"
NEWEST = "counties-2024-25"
OWN = "E10000018"
HOME = "leicestershire/2024-25/comparison"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = os.environ.get(VARIABLE)
    if not folder:
        pytest.skip(f"the files of the English counties are not here: {VARIABLE} does not name their folder")
    made = tmp_path_factory.mktemp("real")
    imported = import_package(ImportPlan(MAPPING, Path(folder), made / "english-counties"))
    plan = lay_out_site(tmp_path_factory.mktemp("site"), imported.folder)
    build(plan)
    return plan.site


@pytest.fixture(scope="module")
def results(site):
    return read_results(site / "data/results/english-counties")


def test_most_of_the_indicators_are_ranked_and_each_other_one_says_why(results):
    newest = [row for row in results["indicators"] if row["benchmark"] == NEWEST]

    assert len(newest) > 480
    assert sum(row["ranked"] == "yes" for row in newest) > 300
    assert all((row["ranked"] == "yes") != bool(row["reason"]) for row in results["indicators"])


def test_scaled_ranks_of_every_indicator_have_the_same_mean(results):
    scaled, sizes = defaultdict(list), {}
    for row in results["places"]:
        if row["scaled"]:
            scaled[row["benchmark"], row["indicator"]].append(Fraction(row["scaled"]))
    for row in results["indicators"]:
        sizes[row["benchmark"], row["indicator"]] = int(row["n"]), int(row["areas"])

    assert len(scaled) > 1500
    for key, ranks in scaled.items():
        n, areas = sizes[key]
        assert len(ranks) == n
        assert abs(sum(ranks) - Fraction(n * (areas + 1), 2)) < Fraction(1, 10**6)


def test_counts_of_every_council_add_up_to_all_indicators(results):
    indicators = Counter(row["benchmark"] for row in results["indicators"])
    ways = ("improved", "similar", "worse", "higher", "lower", "not_determinable")

    for row in results["counts"]:
        total = indicators[row["benchmark"]]
        assert int(row["indicators"]) == total
        assert sum(int(row[way]) for way in ways) == total
        assert sum(int(row[name]) for name in ("q1", "q2", "q3", "q4", "not_in_a_quarter")) == total


def test_figures_that_nobody_may_pass_on_are_in_no_download(site, results):
    with (site / "data/packages/english-counties/data/observations.csv").open(encoding="utf-8", newline="") as file:
        passed_on = {row["indicator"] for row in csv.DictReader(file)}
    kept_back = {row["indicator"] for row in results["places"] if row["missing"] == "not passed on"}

    assert kept_back
    assert not kept_back & passed_on
    assert not any(row["value"] for row in results["places"] if row["indicator"] in kept_back)


def test_the_overview_prints_the_places_of_the_results(site, results):
    titles = {row["scope"]: row["title"] for row in results["scopes"]}
    tables = tables_of(site / HOME / "index.html")
    [printed] = [rows for caption, rows in tables.items() if caption.startswith("Places of Leicestershire among")]
    found = {row["Theme"]: row["Place"] for row in printed}
    own = [row for row in results["positions"] if (row["benchmark"], row["area"]) == (NEWEST, OWN)]

    assert len(own) == len(found) == 17
    for row in own:
        if row["placed"] == "yes":
            assert found[titles[row["scope"]]].endswith(f" of {row['out_of']}")
            assert row["position"] in found[titles[row["scope"]]]
        else:
            assert found[titles[row["scope"]]].startswith("Not ")


def test_every_council_of_the_group_has_its_page_beside_the_own_one(site, results):
    others = [row for row in results["areas"] if row["benchmark"] == NEWEST and row["area"] != OWN]
    pages = list((site / HOME / "councils").glob("*/index.html"))

    assert len(pages) == len(others) == 32

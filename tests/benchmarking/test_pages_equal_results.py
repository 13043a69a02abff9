"""What pages print of places is what stands in the results that readers download."""

import re

import pytest

from site_builder.build import build
from tests.benchmarking.html_tables import tables_of
from tests.benchmarking.made_package import read_results
from tests.sites import ROOT, lay_out_site

EDITION = "counties-2023-24"
OWN = "X10000001"
HOME = "exampleshire/2023-24/comparison"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    plan = lay_out_site(tmp_path_factory.mktemp("exampleshire"), ROOT / "datapackages" / "exampleshire")
    build(plan)
    return plan.site


@pytest.fixture(scope="module")
def results(site):
    return read_results(site / "data/results/exampleshire")


def of_edition(results, table):
    return [row for row in results[table] if row["benchmark"] == EDITION]


def ordinal(number):
    ending = "th" if int(number) % 100 in (11, 12, 13) else {"1": "st", "2": "nd", "3": "rd"}.get(str(number)[-1], "th")
    return f"{number}{ending}"


def said(first, last, of):
    return f"{'joint ' if first != last else ''}{ordinal(first)} of {of}"


def position(row):
    return said(row["position"], row["position_last"], row["out_of"])


@pytest.fixture(scope="module")
def names(results):
    return {row["area"]: row["name"] for row in of_edition(results, "areas")}


@pytest.fixture(scope="module")
def scopes(results):
    return {row["scope"]: row["title"] for row in results["scopes"]}


def test_the_overview_prints_the_places_of_the_results(site, results, scopes):
    tables = tables_of(site / HOME / "index.html")
    [printed] = [rows for caption, rows in tables.items() if caption.startswith("Places of Exampleshire among")]
    found = {row["Theme"]: row for row in printed}
    own = [row for row in of_edition(results, "positions") if row["area"] == OWN]

    assert len(own) == len(found) == 17
    for row in own:
        line = found[scopes[row["scope"]]]
        if row["placed"] == "no":
            assert line["Place"].startswith("Not placed")
            continue
        assert line["Place"] == position(row)
        if row["previous_position"]:
            assert line["Place 2022/23"].endswith(f"{ordinal(row['previous_position'])} of {row['previous_out_of']}")
        best = min(int(row["bootstrap_best"]), int(row["position"]))
        worst = max(int(row["bootstrap_worst"]), int(row["position"]))
        assert f"could fairly be {ordinal(best)} to {ordinal(worst)}" in line["How firm it is"] or best == worst
        assert f"Based on {row['indicators_used']} of {row['indicators']} " in line["How firm it is"].replace("\n", " ")


def test_the_map_of_years_prints_the_places_of_every_edition(site, results, scopes):
    printed = {row["Theme"]: row for row in tables_of(site / HOME / "index.html")["Places of Exampleshire by year"]}
    years = {row["benchmark"]: row["edition"] for row in results["editions"]}

    for row in results["positions"]:
        if row["area"] == OWN:
            cell = printed[scopes[row["scope"]]][years[row["benchmark"]]]
            assert cell.split("•")[0] == (ordinal(row["position"]) if row["position"] else "–")


def test_spending_places_are_those_of_the_quadrants(site, results, scopes):
    tables = tables_of(site / HOME / "index.html")
    [printed] = [rows for caption, rows in tables.items() if caption.startswith("Places of Exampleshire among")]
    found = {row["Theme"]: row["Place by spending"] for row in printed}
    spending = {
        row["scope"]: row
        for row in of_edition(results, "quadrants")
        if row["area"] == OWN and row["comparator"] == "spending"
    }

    for scope, title in scopes.items():
        row = spending.get(scope)
        assert found[title].removeprefix("joint ") == (
            f"{ordinal(row['amount_position'])} of {row['out_of']}" if row else "n/a"
        )


def test_every_theme_page_prints_the_place_of_every_area(site, results, names, scopes):
    checked = 0
    for scope in scopes:
        tables = tables_of(site / HOME / "themes" / scope / "index.html")
        [printed] = [rows for caption, rows in tables.items() if ": places of all " in caption]
        found = {row["Area"]: row for row in printed}
        for row in of_edition(results, "positions"):
            if row["scope"] == scope:
                line = found[names[row["area"]]]
                assert line["Place"] == (position(row) if row["placed"] == "yes" else "Not placed")
                assert line["Indicators"] == f"{row['indicators_used']} of {row['indicators']}"
                if row["mean_scaled_rank"]:
                    assert abs(float(line["Average"]) - float(row["mean_scaled_rank"])) <= 0.005 + 1e-9
                checked += 1

    assert checked == 17 * 33


def test_every_theme_page_prints_the_places_of_its_indicators(site, results, scopes):
    own = {row["indicator"]: row for row in of_edition(results, "places") if row["area"] == OWN}
    checked = 0
    for scope in scopes:
        tables = tables_of(site / HOME / "themes" / scope / "index.html")
        [printed] = [rows for caption, rows in tables.items() if caption.endswith("on each indicator, best first")]
        for line in printed:
            indicator = re.search(r"indicators/([a-z0-9-]+)/", line["links"])[1]
            row = own[indicator]
            if row["r_min"]:
                assert line["Place"] == said(row["r_min"], row["r_max"], row["n"])
                assert line["Quarter"].split()[0] == ordinal(row["quartile"])
                checked += 1
            else:
                assert line["Place"]
                assert row["reason"]

    assert checked > 250


def test_every_indicator_page_prints_the_place_of_every_area(site, results, names):
    checked = 0
    by_indicator = {}
    for row in of_edition(results, "places"):
        by_indicator.setdefault(row["indicator"], []).append(row)
    for indicator, rows in by_indicator.items():
        tables = tables_of(site / "exampleshire/indicators" / indicator / "index.html")
        [printed] = [
            lines for caption, lines in tables.items() if re.search(r": all counties, the .* with a figure$", caption)
        ]
        found = {line["Area"]: line for line in printed}
        assert len(found) == len(rows) == 33
        for row in rows:
            line = found[names[row["area"]]]
            if row["r_min"]:
                joint = "joint " if row["r_min"] != row["r_max"] else ""
                assert line["Place"] == joint + ordinal(row["r_min"])
                assert line["Quarter"] == ordinal(row["quartile"])
                checked += 1
            elif not row["value"]:
                assert not re.search(r"\d", line["Figure"].split("\n")[0])

    assert checked > 2500


def test_dashboards_print_the_same_quarter_and_place(site, results):
    own = {row["indicator"]: row for row in of_edition(results, "places") if row["area"] == OWN}
    checked = 0
    for page in (site / "exampleshire/2023-24").glob("*/index.html"):
        for rows in tables_of(page).values():
            for line in rows:
                found = re.search(r"indicators/([a-z0-9-]+)/", line.get("links", ""))
                cell = line.get("Quarter among other areas", "")
                if found and " of " in cell and own.get(found[1], {}).get("r_min"):
                    row = own[found[1]]
                    place = said(row["r_min"], row["r_max"], row["n"])
                    assert place in cell
                    checked += 1

    assert checked > 60


def test_everything_made_from_invented_figures_says_so(site):
    for page in (site / "exampleshire").rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        assert "Invented" in text or "This page has moved" in text, page
    for file in (site / "data/exampleshire").rglob("*.csv"):
        assert "invented" in file.read_text(encoding="utf-8-sig").lower(), file
    assert "invented" in (site / "data/results/exampleshire/datapackage.json").read_text(encoding="utf-8").lower()

"""The report of a council can be made for every area of its benchmark, in one run."""

import csv

from site_builder.build import build, plan_beside
from tests.benchmarking.html_tables import tables_of
from tests.benchmarking.made_package import read_results
from tests.benchmarking.small_package import write_small_package
from tests.calculations.small_group import SmallGroup
from tests.sites import lay_out_site


def test_all_areas_have_their_report_and_each_prints_its_own_places(tmp_path):
    package = write_small_package(tmp_path / "made", SmallGroup())
    path = package / "data/publications.csv"
    with path.open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*row, "benchmark"])
        writer.writeheader()
        writer.writerow(row | {"benchmark": "small-2023-24"})
    plan = lay_out_site(tmp_path / "site", package)

    build(plan_beside(plan.config, areas=["all"]))

    results = read_results(plan.site / "data/results/small")
    areas = [row for row in results["areas"] if row["benchmark"] == "small-2023-24"]
    positions = {row["area"]: row for row in results["positions"]
                 if (row["benchmark"], row["scope"]) == ("small-2023-24", "overall")}  # fmt: skip
    assert len(areas) == 8
    for area in areas:
        page = plan.site / area["name"].lower() / "2023-24/comparison/index.html"
        [printed] = [rows for caption, rows in tables_of(page).items() if caption.startswith("Places of ")
                     and "among" in caption]  # fmt: skip
        place = next(row["Place"] for row in printed if row["Theme"] == "Overall")
        expected = positions[area["area"]]
        if expected["placed"] == "yes":
            assert place.endswith(f" of {expected['out_of']}")
            assert place.removeprefix("joint ").startswith(expected["position"])
        else:
            assert place.startswith("Not placed")

"""A benchmarking model can be worked out before it is published."""

import shutil

import pytest

from site_builder.checks import check_package
from site_builder.sources import read_package
from tests.sites import VALID, change_cell

FIRST = "authorities-2022-23,Benchmarking 2022/23,2022/23,2023-12-31,authorities,,1,money-per-head,residents,,2/3,1/2"
SECOND = "authorities-2023-24,Benchmarking 2023/24,2023/24,2024-12-31,authorities,authorities-2022-23"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(VALID, tmp_path / "testshire")


def found(folder):
    package, findings = read_package(folder)
    return {
        (each.code, each.file.rpartition("/")[2], each.line, each.column)
        for each in [*findings, *check_package(package)]
    }


@pytest.mark.parametrize("before", ["authorities-2023-24", "authorities-2024-25"])
def test_the_benchmark_before_has_an_earlier_cut_off(folder, before):
    path = folder / "data/benchmarks.csv"
    change_cell(path, SECOND, SECOND.replace("authorities-2022-23", before))
    with path.open("a", encoding="utf-8") as file:
        file.write("authorities-2024-25,Next,2024/25,2025-12-31,authorities,,1,,,,,,1,,,\n")
    with (folder / "data/benchmark_rows.csv").open("a", encoding="utf-8") as file:
        file.write("authorities-2024-25,recycling,waste,high,,\n")

    assert found(folder) == {("E414", "benchmarks.csv", 3, "previous")}


def test_a_ranked_theme_says_whether_it_is_core(folder):
    change_cell(folder / "data/benchmark_themes.csv", "Waste,theme,3,,yes", "Waste,theme,3,,")

    assert found(folder) == {("E415", "benchmark_themes.csv", 4, "core")}


def test_no_indicator_is_put_into_overall_itself(folder):
    change_cell(folder / "data/benchmark_rows.csv", "recycling,waste", "recycling,overall")

    assert found(folder) == {("E415", "benchmark_rows.csv", 4, "benchmark_theme")}


def test_there_is_one_theme_of_the_kind_core(folder):
    change_cell(folder / "data/benchmark_themes.csv", "Waste,theme,3,,yes", "Waste,core,3,,yes")

    assert ("E415", "benchmark_themes.csv", 4, "kind") in found(folder)


def test_a_benchmark_has_rows(folder):
    path = folder / "data/benchmark_rows.csv"
    path.write_text(path.read_text().splitlines(keepends=True)[0] + "authorities-2023-24,residents,waste,high,,\n")

    assert found(folder) == {("E416", "benchmarks.csv", 2, "benchmark")}


@pytest.mark.parametrize("day", ["1970-12-31", "2021-06-30"])
def test_a_group_has_areas_to_compare_on_the_cut_off_day(folder, day):
    members = folder / "data/group_members.csv"
    members.write_text("group,area,from,to\nauthorities,E10000099,2022-01-01,\nauthorities,E10000097,1980-01-01,\n")
    change_cell(folder / "data/benchmarks.csv", FIRST, FIRST.replace("2023-12-31", day))

    assert ("E416", "benchmarks.csv", 2, "group") in found(folder)


@pytest.mark.parametrize("share", ["0/3", "4/3", "1/0", "0/0"])
def test_a_share_is_above_nothing_and_at_most_all(folder, share):
    change_cell(folder / "data/benchmarks.csv", FIRST, FIRST.replace("2/3", share))

    assert found(folder) == {("E417", "benchmarks.csv", 2, "min_area_share")}


@pytest.mark.parametrize(("share", "meant"), [("0.67", "2/3"), ("66.7%", "2/3"), ("0.5", "1/2"), ("most", None)])
def test_a_share_is_written_as_a_fraction(folder, share, meant):
    change_cell(folder / "data/benchmarks.csv", FIRST, FIRST.replace("2/3", share))
    package, _ = read_package(folder)
    [finding] = check_package(package)

    assert (finding.code, finding.column) == ("E207", "min_area_share")
    assert (f"Write {meant}" in finding.remedy) == (meant is not None)


@pytest.mark.parametrize(("area", "fine"), [("E10000099", True), ("E10000098", False)])
def test_a_publication_is_in_the_group_of_its_benchmark(folder, area, fine):
    path = folder / "data/publications.csv"
    head, row = path.read_text().splitlines()
    path.write_text(f"{head},benchmark\n{row.replace('E10000099', area)},authorities-2023-24\n")

    assert (("E418", "publications.csv", 2, "benchmark") in found(folder)) is not fine

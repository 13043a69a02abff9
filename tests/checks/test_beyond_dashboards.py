"""What is recorded beyond the dashboards makes sense before it is published."""

import shutil

import pytest

from site_builder.checks import check_package
from site_builder.sources import read_package
from tests.sites import VALID, change_cell


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(VALID, tmp_path / "testshire")


def found(folder):
    package, findings = read_package(folder)
    return {
        (each.code, each.file.rpartition("/")[2], each.line, each.column)
        for each in [*findings, *check_package(package)]
    }


def add(folder, table, row):
    with (folder / f"data/{table}.csv").open("a", encoding="utf-8") as file:
        file.write(row + "\n")


def test_the_package_itself_has_no_finding(folder):
    assert found(folder) == set()


@pytest.mark.parametrize(
    ("area", "edition", "previous", "fine"),
    [
        ("E10000099", "2024/25", "testshire-2024", True),
        ("E10000099", "2024/25", "next", False),
        ("E10000099", "2022/23", "testshire-2024", False),
        ("E10000097", "2024/25", "testshire-2024", False),
    ],
    ids=["the one before", "itself", "a later one", "another area's"],
)
def test_the_previous_edition_is_an_earlier_one_of_the_same_area(folder, area, edition, previous, fine):
    add(folder, "publications", f"next,{area},{edition},Next,2025-12-31,,,{previous},")
    add(folder, "report_rows", "next,recycling,environment,,1,,high,,,")

    assert (("E307", "publications.csv", 3, "previous") in found(folder)) is not fine


@pytest.mark.parametrize("period", ["2022-23", "nonsense", "2022"])
def test_the_period_of_a_comparison_is_one_that_can_be_read(folder, period):
    change_cell(folder / "data/funding_comparisons.csv", "money-per-head,2022/23", f"money-per-head,{period}")

    assert ("E301", "funding_comparisons.csv", 2, "period") in found(folder)


def test_what_is_compared_is_money(folder):
    change_cell(folder / "data/funding_comparisons.csv", "money-per-head,2022/23", "recycling,2022/23")

    assert ("E413", "funding_comparisons.csv", 2, "indicator") in found(folder)


def test_residents_are_a_number(folder):
    change_cell(folder / "data/funding_comparisons.csv", "invented-counties,residents", "invented-counties,recycling")

    assert ("E413", "funding_comparisons.csv", 2, "population") in found(folder)


def test_the_own_area_is_among_those_that_are_compared(folder):
    change_cell(folder / "data/group_members.csv", "authorities,E10000099,,\nauthorities", "authorities")

    assert ("E413", "funding_comparisons.csv", 2, "group") in found(folder)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("overall,2023/24,report-2024,6,31,30,31", "overall,2023/24,report-2024,40,31,30,31", "place"),
        ("overall,2023/24,report-2024,6,31,30,31", "overall,2023/24,report-2024,6,31,50,31", "spend_rank"),
    ],
)
def test_a_place_is_not_beyond_the_last(folder, old, new, column):
    change_cell(folder / "data/positions.csv", old, new)

    assert ("E412", "positions.csv", 3, column) in found(folder)


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("positions", "waste,2022/23", "waste,2022/99"),
        ("lists", "left,2023/24", "left,2023/25"),
    ],
)
def test_the_two_years_of_a_place_or_a_list_follow_each_other(folder, table, old, new):
    change_cell(folder / f"data/{table}.csv", old, new)

    assert "E214" in {code for code, *_ in found(folder)}


def test_the_parts_of_a_sum_can_be_added_up(folder):
    change_cell(folder / "data/sums_checked.csv", "45 45 30 25", "12345678901234567890 0.1234567890123456789")

    assert ("E207", "sums_checked.csv", 2, "parts") in found(folder)

"""Other groups are read with their dates, and every place under another setting is offered with the results."""

import csv
from collections import defaultdict

import pytest

from site_builder.calculations.benchmark import work_out_benchmarking
from site_builder.model import ComparatorSet
from site_builder.output.results import results_files
from site_builder.sources import read_package
from site_builder.sources.benchmarks import read_benchmarks
from tests.benchmarking.made_package import BESIDE, UNITS, area, indicator, one_publication, write_package

CODES = [f"E{number:08d}" for number in range(1, 11)]
OUTSIDE = "E00000099"
THREE = ["first", "second", "third"]


def member(group, code, start="", end=""):
    return {"group": group, "area": code, "from": start, "to": end}


def tables():
    groups = {"all": "areas", "eight": "the eight", "mixed": "a mixture", "same": "the same", "far": "far away"}
    return {
        **one_publication(CODES[0], "2023/24", "2024-12-31", THREE),
        "areas": [*(area(code, f"Area {at}") for at, code in enumerate(CODES)), area(OUTSIDE, "Outside", "unitary")],
        "groups": [{"group": name, "title": title, "short_title": title} for name, title in groups.items()],
        "group_members": [
            *(member("all", code) for code in CODES),
            # In the older edition seven areas were in it; one joined on the first day that counts for the newer one.
            *(member("eight", code) for code in CODES[:7]),
            member("eight", CODES[7], start="2024-12-31"),
            member("eight", CODES[8], end="2023-12-30"),
            *(member("mixed", code) for code in (*CODES[1:], OUTSIDE)),
            *(member("same", code) for code in (*CODES, OUTSIDE)),
            member("far", OUTSIDE),
        ],
        "units": UNITS,
        "indicators": [indicator(name, "number") for name in THREE],
        "benchmark_themes": [
            *BESIDE,
            {"benchmark_theme": "theme", "title": "Theme", "kind": "theme", "order": 3, "core": "yes"},
        ],
        "benchmarks": [
            {
                "benchmark": f"edition-{year}",
                "title": f"Edition {year}",
                "edition": f"{year}/{year - 1999}",
                "cut_off": f"{year + 1}-12-31",
                "group": "all",
                "previous": "edition-2022" if year == 2023 else "",
                "seed": 1,
            }
            for year in (2022, 2023)
        ],
        "benchmark_rows": [
            {"benchmark": f"edition-{year}", "indicator": name, "benchmark_theme": "theme", "polarity": "high"}
            for year in (2022, 2023)
            for name in THREE
        ],
        "observations": [
            {
                "indicator": name,
                "area": code,
                "period": period,
                "as_of": period[:4],
                "value": (number * at) % 7,
            }
            for number, name in enumerate(THREE, start=1)
            for period in ("2021/22", "2022/23")
            for at, code in enumerate(CODES, start=1)
        ],
    }


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    package, _ = read_package(write_package(tmp_path_factory.mktemp("made"), "made", tables()))
    return read_benchmarks(package)


def rows(results, name):
    return list(csv.DictReader(results_files(results)[f"data/{name}.csv"].decode().splitlines()))


def test_other_groups_are_those_with_some_areas_of_the_edition_on_its_day_and_not_all(model):
    found = {
        edition: {each.group.group: each.areas for each in sets if each.kind is None}
        for edition, sets in model.subsets.items()
    }

    assert found == {
        "edition-2022": {"eight": tuple(CODES[:7]), "mixed": tuple(CODES[1:])},
        "edition-2023": {"eight": tuple(CODES[:8]), "mixed": tuple(CODES[1:])},
    }
    assert all(isinstance(each, ComparatorSet) for sets in model.subsets.values() for each in sets)


def test_they_are_worked_out_of_the_newest_edition_and_of_those_that_are_published(model):
    assert set(work_out_benchmarking(model).switches) == {"edition-2023"}
    assert set(work_out_benchmarking(model, {"edition-2022", None}).switches) == {"edition-2022", "edition-2023"}


def test_a_group_is_compared_as_soon_as_it_has_eight_areas(model):
    results = work_out_benchmarking(model, {"edition-2022"})

    settings = {
        edition: [each.setting for each in switches.of("comparators")] for edition, switches in results.switches.items()
    }
    assert settings == {"edition-2022": ["all", "mixed"], "edition-2023": ["all", "eight", "mixed"]}


def test_every_place_under_every_setting_is_in_the_results_and_ours_is_the_published_one(model):
    results = work_out_benchmarking(model, {"edition-2022"})
    published = {
        (row["benchmark"], row["scope"], row["area"]): (row["position"], row["out_of"])
        for row in rows(results, "positions")
        if row["placed"] == "yes"
    }
    found = rows(results, "switches")
    settings = defaultdict(set)
    for row in found:
        settings[row["switch"]].add(row["setting"])
        if row["ours"] == "yes":
            key = row["benchmark"], row["scope"], row["area"]
            assert (row["position"], row["out_of"]) == published[key]

    ours = [row for row in found if row["ours"] == "yes"]
    assert len(ours) == 4 * len(published)
    assert settings == {
        "comparators": {"all", "eight", "mixed"},
        "ties": {"middle place", "best place", "last place", "dense"},
        "weights": {"every indicator equal", "every theme equal", "core themes double"},
        "averages": {"mean of places", "median of places", "places not stretched", "mean z-score", "mean min-max"},
    }
    eight = [row for row in found if row["setting"] == "eight"]
    assert {row["area"] for row in eight} == set(CODES[:8])
    assert {row["out_of"] for row in eight} == {"8"}


def test_methods_that_are_settings_too_are_the_same_in_both_tables(model):
    results = work_out_benchmarking(model)
    methods = {
        (row["benchmark"], row["scope"], row["area"], row["method"]): row["position"]
        for row in rows(results, "sensitivity")
    }
    same = {
        "every theme equal": "equal weight per theme",
        "median of places": "median scaled rank",
        "places not stretched": "mean unscaled rank",
        "mean z-score": "mean z-score",
        "mean min-max": "mean min-max",
    }
    compared = 0
    for row in rows(results, "switches"):
        if row["setting"] in same:
            assert methods[row["benchmark"], row["scope"], row["area"], same[row["setting"]]] == row["position"]
            compared += 1
    assert compared == 5 * 3 * 10


def test_quarters_by_every_rule_add_up_and_ours_are_the_published_counts(model):
    results = work_out_benchmarking(model)
    counts = {(row["benchmark"], row["area"]): row for row in rows(results, "counts")}
    found = rows(results, "quartile_rules")

    assert len(found) == 3 * 10
    for row in found:
        quarters = [int(row[name]) for name in ("q1", "q2", "q3", "q4", "not_in_a_quarter")]
        assert sum(quarters) == int(row["indicators"]) == 3
        if row["ours"] == "yes":
            published = counts[row["benchmark"], row["area"]]
            assert [row[name] for name in ("q1", "q2", "q3", "q4")] == [
                published[name] for name in ("q1", "q2", "q3", "q4")
            ]
            assert row["in_another_quarter"] == "0"
    assert any(row["in_another_quarter"] != "0" for row in found)

"""The expected results of other programs come out of the whole program: a package in, a built site's results out."""

from fractions import Fraction

import pytest
from frictionless import Package as FrictionlessPackage

from tests.benchmarking.made_package import build_results, read_results
from tests.benchmarking.small_package import benchmark_id, code, slug, write_small_package
from tests.calculations.small_group import PERIODS, VARIANTS, SmallGroup, close

KINDS = {"as written": VARIANTS[0], "shuffled and renamed": VARIANTS[2]}


class Built:
    """A built package, with its expected results written as results write them."""

    def __init__(self, folder, small):
        self.small = small
        self.package = write_small_package(folder / "made", small)
        self.found = build_results(folder / "site", self.package)
        self.folder = folder / "site" / "site" / "data" / "results" / "small"

    def expected(self, name):
        return self.small.expected(name)

    def by(self, table, *columns):
        rows = {tuple(row[column] for column in columns): row for row in self.found[table]}
        assert len(rows) == len(self.found[table]), f"{columns} do not name one row of {table}"
        return rows


@pytest.fixture(scope="module", params=KINDS.values(), ids=KINDS)
def built(request, tmp_path_factory):
    return Built(tmp_path_factory.mktemp("small"), request.param)


@pytest.fixture(scope="module")
def turned(tmp_path_factory):
    return Built(tmp_path_factory.mktemp("turned"), SmallGroup(turned=True))


def scope(group):
    return slug(group.removeprefix("theme:"))


def test_every_indicator_is_ranked_or_not_as_expected(built):
    found = built.by("indicators", "benchmark", "indicator")

    assert len(built.expected("indicator_status")) == len(found) == 18
    for row in built.expected("indicator_status"):
        each = found[benchmark_id(row["period"]), row["indicator_id"]]
        assert [each["period"], each["n"], each["areas"]] == [row["period"], row["n"], row["N"]]
        assert [each["ranked"], each["reason"]] == [row["ranked"], row["reason"]]


def test_every_place_on_an_indicator_is_as_expected(built):
    found = built.by("places", "benchmark", "indicator", "area")
    expected = built.expected("indicator_ranks")

    assert len(expected) == sum(1 for row in found.values() if row["r_min"]) == 107
    for row in expected:
        each = found[benchmark_id(row["period"]), row["indicator_id"], code(row["area_code"])]
        assert Fraction(each["value"]) == Fraction(row["value"])
        assert [each[name] for name in ("n", "r_min", "r_max")] == [row[name] for name in ("n", "r_min", "r_max")]
        assert Fraction(each["r_avg"]) == Fraction(row["r_avg"])
        assert close(row["scaled"], each["scaled"])
        assert each["quartile"] == row["quartile"]
        assert each["quartile_if_last_of_tie"] == row["quartile_if_last_of_tie"]


def test_a_place_that_is_not_there_says_why(built):
    for row in built.found["places"]:
        assert bool(row["r_min"]) != bool(row["reason"])


def test_every_average_and_position_is_as_expected(built):
    found = built.by("positions", "benchmark", "scope", "area")
    expected = built.expected("positions")

    assert len(expected) == 96
    assert len(found) == 96
    for row in expected:
        each = found[benchmark_id(row["period"]), scope(row["group"]), code(row["area_code"])]
        assert [each["indicators_used"], each["indicators"]] == [row["indicators_used"], row["indicators_in_group"]]
        assert each["exact"] == row["exact"]
        if row["mean_scaled_rank"]:
            assert close(row["mean_scaled_rank"], each["mean_scaled_rank"])
        assert each["placed"] == row["published"]
        if row["published"] == "yes":
            assert [each["position"], each["out_of"]] == [row["position"], row["out_of"]]


def test_the_index_is_as_expected(built):
    found = built.by("cost_effectiveness", "benchmark", "area")
    expected = built.expected("ce_index")

    assert len(expected) == len(found) == 23
    for row in expected:
        each = found[benchmark_id(row["period"]), code(row["area_code"])]
        assert [each["funding"], each["position"], each["out_of"]] == [
            row["csp_per_head"],
            row["position"],
            row["out_of"],
        ]
        for ours, theirs in (
            ("core_mean", "core_mean"),
            ("input_score", "input_score"),
            ("output_score", "output_score"),
            ("index", "ce_index"),
        ):
            assert close(row[theirs], each[ours])


def test_quadrants_are_as_expected(built):
    found = built.by("quadrants", "benchmark", "scope", "comparator", "area")
    expected = built.expected("quadrants")

    assert len(expected) == 23
    for row in expected:
        each = found[benchmark_id(row["period"]), "overall", "spending", code(row["area_code"])]
        assert [each["performance_position"], each["amount_position"], each["out_of"], each["quadrant"]] == [
            row["performance_position"],
            row["spend_rank"],
            row["out_of"],
            row["quadrant"],
        ]
        assert Fraction(each["reference_line"]) == Fraction(row["reference_line"])


def test_directions_and_their_counts_are_as_expected(built):
    found = built.by("directions", "benchmark", "indicator", "area")
    counts = built.by("counts", "benchmark", "area")

    assert len(built.expected("direction")) == 96
    for row in built.expected("direction"):
        each = found[benchmark_id(row["to"]), row["indicator_id"], code(row["area_code"])]
        assert [each["from"], each["to"], each["break"], each["direction"]] == [
            row["from"],
            row["to"],
            row["break"],
            row["direction"],
        ]
        for name in ("previous", "current"):
            assert (Fraction(each[name]) if each[name] else None) == (Fraction(row[name]) if row[name] else None)
    for row in built.expected("direction_counts"):
        each = counts[benchmark_id(row["period"]), code(row["area_code"])]
        for name in ("improved", "similar", "worse", "higher", "lower", "not_determinable"):
            assert each[name] == row[name]
        assert each["indicators"] == row["total"]


def test_counts_of_quarters_are_as_expected(built):
    counts = built.by("counts", "benchmark", "area")

    assert len(built.expected("quartile_counts")) == len(counts) == 24
    for row in built.expected("quartile_counts"):
        each = counts[benchmark_id(row["period"]), code(row["area_code"])]
        assert [each[name] for name in ("q1", "q2", "q3", "q4", "in_a_quarter", "not_in_a_quarter", "indicators")] == [
            row[name] for name in ("q1", "q2", "q3", "q4", "ranked", "not_ranked", "indicators")
        ]


def test_lists_of_the_bottom_quarter_are_as_expected(built):
    found = {(row["benchmark"], row["area"], row["indicator"], row["list"]) for row in built.found["lists"]}
    expected = {
        (benchmark_id(row["period"]), code(row["area_code"]), row["indicator_id"], row["list"])
        for row in built.expected("bottom_quarter_lists")
    }

    assert found == expected
    assert len(found) == len(built.found["lists"])


def test_funding_gaps_are_as_expected(built):
    found = built.by("funding_gaps", "benchmark", "area", "other")

    assert len(built.expected("funding_gap")) == 7
    for row in built.expected("funding_gap"):
        each = found[benchmark_id("2023/24"), code(row["own"]), code(row["other"])]
        assert Fraction(each["difference_per_head"]) == Fraction(row["difference_per_head"])
        assert Fraction(each["additional_funding"]) == Fraction(row["additional_funding_if_funded_as_other"])
        assert each["in_millions"] == row["in_millions_1dp"]


def test_places_by_seven_methods_and_with_one_left_out_are_as_expected(built):
    methods = built.by("sensitivity", "benchmark", "scope", "area", "method")
    positions = built.by("positions", "benchmark", "scope", "area")
    words = ("period", "group", "area_code", "best_of_methods", "worst_of_methods")

    assert len(built.expected("sensitivity")) == 16
    for row in built.expected("sensitivity"):
        key = benchmark_id(row["period"]), scope(row["group"]), code(row["area_code"])
        for method in row.keys() - {*words, "best_leave_one_out", "worst_leave_one_out"}:
            assert methods[*key, method]["position"] == row[method], method
        each = positions[key]
        assert [each["methods_best"], each["methods_worst"]] == [row["best_of_methods"], row["worst_of_methods"]]
        assert [each["leave_one_out_best"], each["leave_one_out_worst"]] == [
            row["best_leave_one_out"],
            row["worst_leave_one_out"],
        ]
    for row in built.expected("theme_leave_one_out"):
        each = positions[benchmark_id(row["period"]), scope(row["group"]), code(row["area_code"])]
        assert [each["position"], each["leave_one_out_best"], each["leave_one_out_worst"]] == [
            row["position"],
            row["best_leave_one_out"],
            row["worst_leave_one_out"],
        ]


def test_with_every_polarity_turned_all_places_turn_round(turned):
    places = turned.by("places", "benchmark", "indicator", "area")
    positions = turned.by("positions", "benchmark", "scope", "area")

    for row in turned.expected("indicator_ranks"):
        each = places[benchmark_id(row["period"]), row["indicator_id"], code(row["area_code"])]
        assert int(each["r_min"]) == int(row["n"]) + 1 - int(row["r_max"])
        assert int(each["r_max"]) == int(row["n"]) + 1 - int(row["r_min"])
        assert close(each["scaled"], 9 - Fraction(row["scaled"]))
    expected = [row for row in turned.expected("positions") if row["published"] == "yes"]
    for row in expected:
        each = positions[benchmark_id(row["period"]), scope(row["group"]), code(row["area_code"])]
        worse = sum(
            other["period"] == row["period"]
            and other["group"] == row["group"]
            and Fraction(other["exact"]) > Fraction(row["exact"])
            for other in expected
        )
        assert int(each["position"]) == 1 + worse
        assert Fraction(each["exact"]) == 9 - Fraction(row["exact"])


def test_the_results_are_a_valid_data_package(built):
    report = FrictionlessPackage(str(built.folder / "datapackage.json")).validate()

    assert report.valid, report.flatten(["type", "note"])


def test_every_row_names_the_rule_by_which_it_was_worked_out(built):
    for name, rows in built.found.items():
        assert all(row["rule"] for row in rows), name


def test_the_archive_holds_the_same_files(built):
    import zipfile

    folder = built.folder
    with zipfile.ZipFile(folder.parent / "small.zip") as archive:
        names = {name.removeprefix("small-results/") for name in archive.namelist()}
        for name in names:
            assert archive.read(f"small-results/{name}") == (folder / name).read_bytes()

    assert names == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(read_results(folder)) == {path.stem for path in (folder / "data").glob("*.csv")}
    assert {row["benchmark"] for row in built.found["editions"]} == {benchmark_id(period) for period in PERIODS}

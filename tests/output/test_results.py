"""Results as a data package: numbers as they are printed, nothing that is kept back, and valid for other programs."""

import csv
import io
import json
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from random import Random

import pytest
from frictionless import Package as FrictionlessPackage
from frictionless import system
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.benchmark import work_out_benchmarking
from site_builder.output.results import RESULT_TABLES, results_files
from site_builder.output.results.table import counted, decimal, measured, plain, said
from site_builder.sources import read_package
from site_builder.sources.benchmarks import read_benchmarks
from tests.benchmarking.odd_package import write_odd_package
from tests.calculations.made_model import CORE, OVERALL, TWO, made_model

TINY = Fraction(1, 10**9)


# Numbers


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Fraction(0), "0.000000000"),
        (Fraction(1), "1.000000000"),
        (Fraction(1, 3), "0.333333333"),
        (Fraction(2, 3), "0.666666667"),
        (TINY / 2, "0.000000001"),
        (TINY / 2 - TINY / 1000, "0.000000000"),
        (1 - TINY / 2, "1.000000000"),
        (Fraction(-2, 3), "-0.666666667"),
        (-TINY / 2, "-0.000000001"),
        (-TINY / 3, "0.000000000"),
        (Fraction(-5, 2), "-2.500000000"),
        (Fraction(10**15) + TINY, "1000000000000000.000000001"),
        (None, ""),
    ],
)
def test_a_fraction_is_printed_to_nine_decimals_half_up_and_nothing_has_a_minus(value, printed):
    assert decimal(value) == printed


@given(value=st.fractions(-1000, 1000))
def test_a_fraction_is_printed_as_decimal_rounds_it(value):
    with localcontext(prec=60):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        expected = exact.quantize(Decimal("0.000000001"), ROUND_HALF_UP)

    assert decimal(value) == f"{expected + 0:f}"


@given(value=st.fractions(-1000, 1000))
def test_a_printed_fraction_is_at_most_half_a_unit_off_and_always_as_long(value):
    printed = decimal(value)

    assert abs(Fraction(printed) - value) <= TINY / 2
    assert len(printed.partition(".")[2]) == 9
    assert decimal(-value) == (printed if Fraction(printed) == 0 else f"-{printed}".replace("--", ""))


def test_a_figure_is_printed_in_full_as_it_was_published():
    assert [plain(Decimal(text)) for text in ("47.50", "-3.6", "1E+3", "0.0000001")] == [
        "47.50",
        "-3.6",
        "1000",
        "0.0000001",
    ]
    assert (plain(None), counted(None), counted(0), said(True), said(False)) == ("", "", "0", "yes", "no")


def test_a_measured_number_is_printed_to_nine_decimals():
    assert [measured(value) for value in (0.0, -0.0, 1 / 3, -2.5, None)] == [
        "0.000000000",
        "0.000000000",
        "0.333333333",
        "-2.500000000",
        "",
    ]


def test_a_measured_number_of_nearly_nothing_has_no_minus():
    """As a fraction has none: a slope of nothing is not a fall."""
    assert measured(-1e-12) == "0.000000000"


# Tables


def rows_of(files, name):
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode())))


def files_of(model):
    return results_files(work_out_benchmarking(model))


@pytest.fixture(scope="module", params=range(4))
def odd(request, tmp_path_factory):
    package, _ = read_package(write_odd_package(tmp_path_factory.mktemp("odd"), Random(request.param)))
    return results_files(work_out_benchmarking(read_benchmarks(package)))


@pytest.mark.filterwarnings("default")
def test_results_are_valid_for_other_programs(odd, tmp_path):
    for name, content in odd.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)

    with system.use_context(trusted=False):
        report = FrictionlessPackage(tmp_path / "datapackage.json").validate()

    assert report.flatten(["rowNumber", "fieldName", "type", "note"]) == []
    assert len(report.tasks) == len(RESULT_TABLES)


def test_the_key_of_every_table_names_one_row(odd):
    for resource in json.loads(odd["datapackage.json"])["resources"]:
        key = resource["schema"]["primaryKey"]
        found = [tuple(row[column] for column in key) for row in rows_of(odd, resource["name"])]
        assert len(found) == len(set(found)), resource["name"]


def test_every_file_is_described_and_every_row_names_its_rule(odd):
    resources = json.loads(odd["datapackage.json"])["resources"]

    assert {resource["path"] for resource in resources} == odd.keys() - {"datapackage.json"}
    for resource in resources:
        head = odd[resource["path"]].decode().splitlines()[0]
        assert head.split(",") == [field["name"] for field in resource["schema"]["fields"]]
        assert {row["rule"] for row in rows_of(odd, resource["name"])} <= {resource["rule"]["name"]}


@pytest.mark.parametrize("invented", [True, False])
def test_the_descriptor_says_whether_all_figures_are_invented(invented):
    files = files_of(made_model({"visits": {"2023/24": "1 2"}}, invented=invented, title="Test"))
    descriptor = json.loads(files["datapackage.json"])

    assert descriptor.get("invented", False) == invented
    assert descriptor["description"].startswith("All figures are invented: no such councils exist.") == invented
    assert (descriptor["name"], descriptor["title"]) == ("made-results", "Results: Test")
    assert {row["invented"] for row in rows_of(files, "editions")} == {"yes" if invented else "no"}


def test_results_of_the_same_model_are_the_same_to_the_byte():
    model = made_model({"visits": {"2022/23": "1±1 2±1", "2023/24": "2±1 1±1"}}, editions=TWO)

    assert files_of(model) == files_of(model)


# What is kept back

SECRET = {
    "visits": {"2022/23": "61731.13±1 61731.17±2 61731.19±3 61731.23±4", "2023/24": "61731.29±5 61731.31±6 61731.37±7 61731.41±8"},
    "shares": {"2022/23": "17341/67271:25.78 17359/67273:25.80 17377/67289:25.82 17383/67307:25.83", "2023/24": "17387/67339:25.82 17389/67343:25.82 17393/67349:25.83 17401/67369:25.83"},
    "money": {"2023/24": "71713.01 71713.03 71713.07 71713.09"},
    "people": {"2023/24": "81817 81819 81839 81847"},
    "spend": {"2023/24": "91733.01 91733.03 91733.07 91733.09"},
    "need": {"2023/24": "51713.01 51713.03 51713.07 51713.09"},
}  # fmt: skip
YEARS = [f"{year}/{year - 1999:02d}" for year in range(2019, 2024)]
CALLS = {f"Q{quarter} {year}": f"4171{at}.{at}{quarter}" for at, year in enumerate(YEARS) for quarter in (1, 2, 3, 4)}
TREND = {year: f"3171{at}.{at}±1" for at, year in enumerate(YEARS)}


@pytest.fixture(scope="module")
def secret():
    """A model in which every figure can be told from every other number."""
    return made_model(
        {**SECRET, "calls": CALLS, "trend": TREND},
        editions=[
            {**each, "funding": "money", "population": "people", "deprivation": "need", "min_area_share": "1/9"}
            for each in TWO
        ],
        rows={"visits": {}, "shares": {}, "calls": {}, "trend": {}},
        indicators={"shares": {"unit": "percent"}, "calls": {"period_type": "financial quarter"}},
        themes=[{**OVERALL, "spending": "spend"}, {**CORE, "spending": "spend"}],
    )


def numbers_of(model, name):
    """Every number that is printed of an indicator, but for percentages, which others could share."""
    for period in model.figures[name]:
        for rows in period.by_area.values():
            for each in rows:
                found = (each.value, each.lower, each.upper, each.numerator, each.denominator)
                yield from (f"{number:f}" for number in found if number is not None and len(f"{number:f}") > 4)


def seen(model, name):
    """Where a figure of an indicator, or what is left of it without its decimals, stands in the results."""
    wanted = {number.split(".")[0] for number in numbers_of(model, name) if len(number.split(".")[0]) > 4}
    return sorted(
        {path for path, content in files_of(model).items() for number in wanted if number.encode() in content}
    )


ALL = (*SECRET, "calls", "trend")


@pytest.mark.parametrize("name", ALL)
def test_figures_that_may_be_passed_on_stand_in_the_results(secret, name):
    """Otherwise the tests below would find nothing because there is nothing to find."""
    assert seen(secret, name)


@pytest.mark.parametrize("name", [name for name in ALL if name not in ("money", "people")])
def test_figures_that_are_kept_back_stand_nowhere(secret, name):
    assert seen(replace(secret, kept_back=frozenset({name})), name) == []


@pytest.mark.parametrize("name", ["money", "people"])
def test_funding_and_residents_that_are_kept_back_stand_nowhere_either(secret, name):
    assert seen(replace(secret, kept_back=frozenset({name})), name) == []


def test_residents_that_are_kept_back_cannot_be_worked_out_from_gaps(secret):
    files = files_of(replace(secret, kept_back=frozenset({"people"})))

    assert {row["additional_funding"] for row in rows_of(files, "funding_gaps")} == {""}


def test_places_stand_where_figures_are_kept_back_and_say_so(secret):
    open_ones, files = files_of(secret), files_of(replace(secret, kept_back=frozenset({"visits"})))
    own = [row for row in rows_of(files, "places") if row["indicator"] == "visits"]

    assert {row["missing"] for row in own} == {"not passed on"}
    assert [row["r_min"] for row in own] == [
        row["r_min"] for row in rows_of(open_ones, "places") if row["indicator"] == "visits"
    ]
    assert files["data/positions.csv"] == open_ones["data/positions.csv"]
    assert files["data/counts.csv"] == open_ones["data/counts.csv"]


def test_nothing_of_another_indicator_changes_when_one_is_kept_back(secret):
    open_ones, files = files_of(secret), files_of(replace(secret, kept_back=frozenset({"visits"})))

    for table in ("places", "directions", "indicators"):
        others, before = (
            [row for row in rows_of(each, table) if row["indicator"] != "visits"] for each in (files, open_ones)
        )
        assert others == before


def test_a_difference_of_funding_that_is_kept_back_is_not_printed(secret):
    files = files_of(replace(secret, kept_back=frozenset({"money"})))

    assert rows_of(files, "funding_gaps") == []
    assert {row["funding"] for row in rows_of(files, "cost_effectiveness")} == {""}
    assert [row["position"] for row in rows_of(files, "cost_effectiveness")] == [
        row["position"] for row in rows_of(files_of(secret), "cost_effectiveness")
    ]


def test_a_millions_column_is_half_up_and_keeps_its_minus():
    figures = {"visits": {"2023/24": "1 2"}, "money": {"2023/24": "0 10"}, "people": {"2023/24": "25000 25000"}}
    model = made_model(figures, rows={"visits": {}}, editions=({"funding": "money", "population": "people"},))

    assert [row["in_millions"] for row in rows_of(files_of(model), "funding_gaps")] == ["0.3", "-0.3"]

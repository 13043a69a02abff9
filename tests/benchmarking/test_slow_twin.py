"""A second program, slow and obvious, works out every edition from the CSV files alone, and comes to the same results."""

import ast
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from site_builder.calculations.benchmark import work_out_benchmarking
from site_builder.checks import check_package
from site_builder.output.results import results_files
from site_builder.sources import read_package
from site_builder.sources.benchmarks import read_benchmarks
from tests.benchmarking.odd_package import write_odd_package
from tests.benchmarking.slow_twin import TABLES, differences, work_out_slowly
from tests.benchmarking.small_package import write_small_package
from tests.calculations.small_group import SmallGroup
from tests.sites import ROOT

EXAMPLESHIRE = ROOT / "datapackages" / "exampleshire"


def results_of(folder):
    package, _ = read_package(folder)
    return results_files(work_out_benchmarking(read_benchmarks(package)))


def all_differences(folder):
    slow, files = work_out_slowly(folder), results_of(folder)
    return [each for table in TABLES for each in differences(table, slow, files)]


@pytest.fixture(scope="module")
def exampleshire():
    """Leaving out is slow, and done in two editions: the oldest and the newest."""
    package, _ = read_package(EXAMPLESHIRE)
    ids = [each.benchmark for each in read_benchmarks(package).benchmarks]
    return work_out_slowly(EXAMPLESHIRE, {ids[0], ids[-1]}), results_of(EXAMPLESHIRE)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_the_invented_county_is_what_the_twin_works_out(table, exampleshire):
    slow, files = exampleshire

    assert slow[table]
    assert [*differences(table, slow, files)][:5] == []


@pytest.mark.parametrize("small", [SmallGroup(), SmallGroup(seed=2, renamed=True)], ids=["as written", "shuffled"])
def test_the_twin_works_out_the_small_group_too(small, tmp_path):
    """Whose results are known from other programs."""
    assert all_differences(write_small_package(tmp_path, small)) == []


@given(seed=st.integers(0, 2**32))
@hypothesis_settings(max_examples=60)
def test_small_packages_full_of_odd_cases_come_out_the_same(seed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")

    assert all_differences(write_odd_package(folder, Random(seed))) == []


@pytest.mark.parametrize("seed", range(3))
def test_the_odd_packages_are_ones_that_the_checks_let_pass(seed, tmp_path):
    package, findings = read_package(write_odd_package(tmp_path, Random(seed)))

    # A period in two texts is refused by the checks. The engine and its twin are held to read both as one all the same.
    errors = [each for each in (*findings, *check_package(package)) if each.severity == "error"]
    assert {each.code for each in errors} <= {"E308"}


def test_the_twin_shares_nothing_with_the_program():
    standard = {*sys.stdlib_module_names}
    for path in Path(__file__).parent.glob("slow_*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] in standard or name.startswith("tests.benchmarking"), f"{path}: {name}"

"""Packages that say little have their pages, and none that would be empty. Looked at without a browser."""

from site_builder.build import check, read_and_work_out
from site_builder.checks import EXPLAINED
from site_builder.made_files import make_files
from site_builder.pages.addresses import check as check_page
from site_builder.schemas import TABLE_SCHEMAS
from tests.browser.kinds import EMPTY, SPARSE
from tests.browser.made_packages import hostile_tables, write_empty, write_sparse
from tests.browser.sparse_tables import SPARSE_TABLES

EVERYWHERE = {"data/checks.md", "data/format.md"} | {check_page(rule.code) for rule in EXPLAINED}


def pages(package, cache):
    checked = check([package])
    made = make_files(checked.packages, read_and_work_out(checked.packages), cache)
    return {path for path in made if path.endswith(".md")} - EVERYWHERE


def source(address):
    return address.removesuffix("/") + ".md" if address == "a-to-z/" else f"{address}index.md"


def test_the_empty_package_has_an_archive_and_no_page_of_a_table_that_it_does_not_have(tmp_path):
    assert pages(write_empty(tmp_path), tmp_path) == {source(address) for address in EMPTY.values()}


def test_the_sparse_package_has_a_page_of_every_kind(tmp_path):
    assert pages(write_sparse(tmp_path), tmp_path) == {source(address) for address in SPARSE.values()}


def test_the_made_packages_have_every_table():
    assert hostile_tables().keys() == TABLE_SCHEMAS.keys()
    assert TABLE_SCHEMAS.keys() - SPARSE_TABLES.keys() == {"targets", "assessments", "comments"}


def test_each_cell_of_the_sparse_package_is_filled_only_where_it_must_be():
    # A figure or why there is none; without the edition before there are no changes, and without a benchmark nothing
    # is compared; a theme that is ranked says whether it is core; a review names what it is about.
    also = {"value", "previous", "benchmark", "core"}
    for table in TABLE_SCHEMAS.keys() & SPARSE_TABLES.keys():
        fields = TABLE_SCHEMAS[table]["fields"]
        required = {field["name"] for field in fields if field.get("constraints", {}).get("required")}
        for row in SPARSE_TABLES[table]:
            assert row.keys() <= required | also | ({"publication"} if table == "reviews" else set()), table


def test_a_row_whose_figures_are_all_later_than_its_edition_still_has_a_dashboard(tmp_path):
    """The checks only warn of a row without a figure, so the pages must bear it."""
    package = write_sparse(tmp_path)
    file = package / "data" / "observations.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    left = [line for line in lines if not line.startswith("i,")]
    assert len(left) == len(lines) - 2
    file.write_text("".join(left), encoding="utf-8")
    assert "e/2023/t/index.md" in pages(package, tmp_path)

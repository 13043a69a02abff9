"""The addresses of a difference are those of the files that are made, and those that are lost are really lost."""

import re
import shutil

import pytest

from site_builder.build import build, read_and_work_out
from site_builder.made_files import make_files
from site_builder.output.results import RESULT_TABLES
from site_builder.pages import make_pages
from site_builder.pages.addresses import url
from site_builder.pages.site_addresses import page_paths, site_addresses
from site_builder.schemas import TABLE_SCHEMAS
from tests.benchmarking.small_package import write_small_package
from tests.calculations.small_group import SmallGroup
from tests.differences.states import between, valid, with_cell, with_narrative, without
from tests.sites import LEICESTERSHIRE, VALID, change_cell, lay_out_site, read_state

TABLES = [table.name for table in RESULT_TABLES]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return read_state(write_small_package(tmp_path_factory.mktemp("small") / "made", SmallGroup()))


def bare():
    """The valid package with as little as it can do with."""
    package = with_narrative(valid(), None)
    for table in ("risks", "changes", "list_links", "list_entries", "lists", "printed_counts", "committees",
                  "committee_themes", "sums_checked", "positions", "funding_comparisons", "printed_differences"):  # fmt: skip
        frame = package.tables[table].frame
        package = without(package, table, *frame[_key(table)].itertuples(index=False, name=None))
    return package


def _key(table):
    key = TABLE_SCHEMAS[table]["primaryKey"]
    return [key] if isinstance(key, str) else key


@pytest.mark.parametrize("name", ["valid", "bare", "small", "leicestershire"])
def test_the_addresses_of_pages_are_those_of_the_pages_that_are_made(name, small):
    package = {
        "valid": valid,
        "bare": bare,
        "small": lambda: small,
        "leicestershire": lambda: read_state(LEICESTERSHIRE),
    }[name]()
    results = read_and_work_out([package])

    listed = list(page_paths(results))

    assert len(listed) == len(set(listed))
    assert set(listed) == {page.path for page in make_pages(results, [], [], TABLE_SCHEMAS, [])}


@pytest.mark.parametrize("name", ["valid", "small"])
def test_the_addresses_of_downloads_are_those_of_the_files_that_are_made(name, small, tmp_path):
    package = valid() if name == "valid" else small
    results = read_and_work_out([package])

    made = make_files([package], results, tmp_path / "cache")

    # The pages of codes are the program's, and no data change them.
    files = {url(path) for path in made if not path.endswith(".svg") and not re.match(r"data/checks/[a-z][0-9]", path)}
    assert site_addresses([package], results, TABLES) == files


def test_what_a_difference_calls_lost_is_lost_on_the_finished_site(tmp_path):
    plan = lay_out_site(tmp_path, VALID)
    build(plan)
    before = tmp_path / "before"
    shutil.copytree(plan.site, before)
    old = read_state(plan.packages[0] / "valid")
    data = plan.packages[0] / "valid/data"
    # The edition gets another year: its pages move, and the addresses without a year lead to them as before.
    change_cell(data / "publications.csv", "testshire-2024,E10000099,2023/24,", "testshire-2024,E10000099,2022/23,")
    build(plan)

    difference = between(old, read_state(plan.packages[0] / "valid"))

    def there(site):
        pages = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
        files = {path.relative_to(site).as_posix() for path in (site / "data").rglob("*") if path.suffix != ".html"}
        return {f"{page}/".removeprefix("./") for page in pages} | {each for each in files if (site / each).is_file()}

    assert set(difference.lost) == there(before) - there(plan.site)
    assert set(difference.gained) == there(plan.site) - there(before)
    assert "testshire/2023-24/" in difference.lost
    assert "testshire/" not in difference.lost


def test_an_address_that_leads_on_afterwards_is_not_lost():
    moved = with_cell(valid(), "themes", ("transport",), "outcome", "clean-and-green")

    assert between(valid(), moved).lost == ()

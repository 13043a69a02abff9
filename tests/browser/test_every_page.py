"""What holds for every kind of page, in its longest, its emptiest and its most hostile case."""

import pytest

from tests.browser.kinds import CASES, COMPARED, REAL
from tests.browser.visit import NARROW, WIDE, Visit, Visits, strangers

pytestmark = pytest.mark.browser

WIDE_CASES = [
    *(("real", path) for path in REAL.values()),
    *(("compared", path) for path in COMPARED.values()),
]


def says(case):
    return f"{case[0]}:/{case[1]}:{case[2]}"


@pytest.fixture(
    params=[(*case, NARROW) for case in CASES] + [(*case, WIDE) for case in WIDE_CASES], ids=says, scope="module"
)
def visit(request, visits: Visits) -> Visit:
    return visits.visit(*request.param)


def none(visit: Visit, fact: str) -> None:
    found = visit.facts[fact]
    assert not found, f"{visit.where}: {fact}: {found[:5]}"


def test_a_page_has_one_main_heading(visit):
    assert len(visit.facts["headings"]) == 1, f"{visit.where}: {visit.facts['headings']}"


def test_a_page_has_a_title_and_says_its_language(visit):
    assert visit.facts["title"].strip(), visit.where
    assert visit.facts["lang"] == "en-GB", visit.where


def test_a_page_loads_without_a_complaint(visit):
    assert visit.seen.console == [], visit.where
    assert visit.seen.errors == [], visit.where


def test_a_page_asks_no_other_host_and_nothing_outside_its_sub_path(visit, sites):
    assert strangers(visit.seen, sites[visit.where.split()[0]]) == [], visit.where


def test_everything_that_a_page_asks_for_is_there(visit):
    assert visit.seen.failed == [], visit.where
    assert visit.seen.requests, f"{visit.where}: no request was seen at all"


def test_the_content_security_policy_has_nothing_to_refuse(visit):
    none(visit, "refused")


def test_a_page_is_not_wider_than_its_window(visit):
    width = int(visit.where.split()[-2])
    assert visit.facts["scrollWidth"] <= width, visit.where


def test_no_text_is_cut_off(visit):
    none(visit, "cut")
    none(visit, "clipped")


def test_every_image_is_described_loads_and_fits(visit):
    none(visit, "imagesWithoutAlt")
    none(visit, "brokenImages")
    none(visit, "wideImages")


def test_every_table_has_a_caption_and_headers_that_say_their_scope(visit):
    none(visit, "tablesWithoutCaption")
    none(visit, "tablesWithoutHeaders")
    none(visit, "headersWithoutScope")


def test_no_id_stands_twice(visit):
    none(visit, "sameIds")


def test_the_figures_of_the_real_site_have_their_charts(visits):
    for path in ("", REAL["indicator"]):
        elements = visits.visit("real", path).facts["elements"]
        assert any(kind.startswith("img[") for kind in elements), f"real /{path}: no chart"

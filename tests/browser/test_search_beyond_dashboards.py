"""The pages beyond dashboards and indicators are found with the words that people use."""

import pytest

from tests.browser.kinds import EDITION, LONGEST_DASHBOARD
from tests.browser.test_search import search
from tests.browser.visit import new_page

pytestmark = pytest.mark.browser

AMONG_FIRST = 5
AREA = "leicestershire/"
QUESTIONS = {
    "council tax money per person": "funding/",
    "how much money does the council get": "funding/",
    "government grant": "funding/",
    "lowest funded": "funding/",
    "Camden funding": "funding/",
    "league table": "places/",
    "ranking of counties": "places/",
    "benchmarking": "places/",
    "bottom quarter": "lower-performing/",
    "worst": "lower-performing/",
    "poor performance": "lower-performing/",
    "risks": "2023-24/risks/",
    "cyber security": "2023-24/risks/",
    "risk register": "2023-24/risks/",
    "scrutiny committee": "committees/",
    "councillors": "committees/",
    "new indicators": "2023-24/changes/",
    "no longer reported": "2023-24/changes/",
    "older reports": "editions/",
    "previous years": "editions/",
    "mistakes in the report": "sums-checked/",
    "errors": "sums-checked/",
}


@pytest.fixture(scope="module")
def page(browser, real):
    page = new_page(browser)
    page.goto(real.address + LONGEST_DASHBOARD)
    yield page
    page.context.close()


def first(page, real, words: str) -> list[str]:
    return [address.removeprefix(real.address) for address, _ in search(page, words)][:AMONG_FIRST]


@pytest.mark.parametrize("words", QUESTIONS)
def test_a_page_is_found_with_everyday_words(page, real, words):
    found = first(page, real, words)
    assert AREA + QUESTIONS[words] in found, f"{words}: {found}"


def test_the_older_edition_is_found_by_its_year(page, real):
    found = first(page, real, "2017/18")
    assert any(path == AREA + "editions/" or path.startswith(AREA + "2017-18/") for path in found), found


def test_every_outcome_is_found_by_its_title(page, real):
    outcomes = [path for path in real.pages() if path.startswith(EDITION + "outcomes/")]
    assert len(outcomes) > 5
    lost = {}
    for path in outcomes:
        title = real.html(path).partition("</h1>")[0].rpartition(">")[2].replace("&amp;", "&").replace("&#39;", "'")
        found = first(page, real, title)
        if path not in found:
            lost[title] = found
    assert lost == {}

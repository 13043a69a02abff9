"""Questions in everyday words, by two people who had not seen the words that the indicators are given.

Each finds one of its indicators among the first five results, in the real box of a real browser.
"""

import json
from pathlib import Path

import pytest

from tests.browser.kinds import LONGEST_DASHBOARD
from tests.browser.test_search import search
from tests.browser.visit import new_page

pytestmark = pytest.mark.browser

QUESTIONS = json.loads((Path(__file__).parent / "everyday_searches.json").read_text(encoding="utf-8"))
AMONG_FIRST = 5


@pytest.fixture(scope="module")
def page(browser, real):
    page = new_page(browser)
    page.goto(real.address + LONGEST_DASHBOARD)
    yield page
    page.context.close()


def test_there_are_many_questions_about_indicators_that_exist(real):
    assert len(QUESTIONS) > 50
    wanted = {indicator for question in QUESTIONS for indicator in question["indicators"]}
    assert {
        one for one in wanted if not (real.folder / "leicestershire/indicators" / one / "index.html").is_file()
    } == set()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["query"])
def test_an_everyday_question_finds_its_indicator(page, real, question):
    found = [address.removeprefix(real.address) for address, _ in search(page, question["query"])][:AMONG_FIRST]
    wanted = [f"leicestershire/indicators/{indicator}/" for indicator in question["indicators"]]
    assert set(found) & set(wanted), f"{question['who']} asks for {question['query']!r} and finds {found}, not {wanted}"

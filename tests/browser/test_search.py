"""The search finds what people look for, says what it found, and costs nothing until it is used."""

import pytest

from tests.browser.kinds import INDICATOR, LONGEST_DASHBOARD
from tests.browser.payloads import PAYLOADS
from tests.browser.visit import WIDE, new_page, strangers, watch

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser):
    page = new_page(browser)
    yield page
    page.context.close()


def search(page, words: str) -> list[tuple[str, str]]:
    """Type into the box of the header; gives address and title of each result that is shown."""
    page.locator("#search-input").fill(words)
    page.locator("#search .search__status", has_text=words).wait_for()
    links = page.locator("#search .search__results a")
    return links.evaluate_all(
        "links => links.map((link) => [link.href, link.querySelector('.search__title').textContent])"
    )


def status(page) -> str:
    return page.locator("#search [role=status]").text_content() or ""


def test_nothing_of_the_search_is_fetched_until_it_is_used(page, real):
    seen = watch(page)
    page.goto(real.address + LONGEST_DASHBOARD, wait_until="networkidle")
    early = [url for url in seen.requests if "pagefind" in url or "search.js" in url]
    assert early == []
    assert search(page, "bins")
    assert any("pagefind" in url for url in seen.requests)
    assert strangers(seen, real) == []
    assert (seen.console, seen.errors, seen.failed) == ([], [], [])
    assert page.evaluate("window.__refused") == []


def test_the_status_says_how_many_results_there_are_and_for_what(page, real):
    page.goto(real.address + LONGEST_DASHBOARD)
    assert status(page) == ""
    shown = search(page, "household waste")
    count, words = status(page).split(" ", maxsplit=1)
    assert words == "results for household waste"
    assert int(count) >= len(shown) > 1
    search(page, "qqqqqq")
    assert status(page) == "Nothing found for qqqqqq; try the A to Z."
    assert page.locator("#search .search__panel a").get_attribute("href").endswith("a-to-z/")
    page.locator("#search-input").fill("")
    page.wait_for_function("document.querySelector('#search [role=status]').textContent === ''")


def test_more_results_are_shown_on_request_and_the_first_new_one_has_the_focus(page, real):
    page.goto(real.address + LONGEST_DASHBOARD)
    before = len(search(page, "waste"))
    page.locator("#search .search__more").click()
    links = page.locator("#search .search__results a")
    page.wait_for_function(
        "(before) => document.querySelectorAll('#search .search__results a').length > before", arg=before
    )
    assert links.nth(before).evaluate("link => link === document.activeElement")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("E202", "data/checks/e202/"),
        ("figure is a plain number", "data/checks/e202/"),
        ("quotation marks come in pairs", "data/checks/e112/"),
    ],
)
def test_a_code_is_found_by_itself_and_by_its_title(page, real, words, address):
    page.goto(real.address + LONGEST_DASHBOARD)
    # Some titles are nearly alike.
    assert real.address + address in [found for found, _ in search(page, words)][:2]


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("household waste recycled", "household-waste-recycled"),
        ("ASCOF 2C", "care-home-admissions-aged-65-and-over"),
        ("bins", "household-waste-recycled"),
        ("potholes", "road"),
    ],
    ids=["its name", "its reference", "an everyday word", "another everyday word"],
)
def test_an_indicator_is_found_first_by(page, real, words, indicator):
    page.goto(real.address + LONGEST_DASHBOARD)
    found = [address.removeprefix(real.address) for address, _ in search(page, words)]
    assert any(indicator in address for address in found[:5]), f"{words}: {found}"
    if words in ("household waste recycled", "ASCOF 2C"):
        assert found[0] == f"leicestershire/indicators/{indicator}/"


def test_every_result_lies_under_the_sub_path_and_opens(page, real):
    page.goto(real.address + INDICATOR)
    found = search(page, "roads")
    assert found
    for address, title in found:
        assert address.startswith(real.address), address
        assert f">{title}</h1>" in real.html(address.removeprefix(real.address)), address
    page.locator("#search .search__results a").first.click()
    page.wait_for_url(found[0][0])


@pytest.mark.parametrize("words", ["script window pwned", "onerror", "svg onload", "title script", "cmd calc"])
def test_hostile_titles_are_results_in_plain_text(page, hostile, words):
    seen = watch(page)
    page.goto(hostile.address + "testshire/indicators/i-0/")
    found = search(page, words)
    titles = [title for _, title in found]
    assert any(payload in title for title in titles for payload in PAYLOADS), f"{words}: {titles}"
    inside = page.locator("#search .search__panel").evaluate(
        "panel => [...new Set([...panel.querySelectorAll('*')].map((element) => element.localName))].sort()"
    )
    assert set(inside) <= {"a", "button", "li", "ol", "p", "span"}, f"{words}: {inside}"
    assert page.evaluate("window.pwned ?? null") is None
    assert (seen.console, seen.errors, strangers(seen, hostile)) == ([], [], [])


def test_a_hostile_question_is_answered_as_text(page, real):
    seen = watch(page)
    page.goto(real.address + INDICATOR)
    for words in ("<img src=x onerror=window.pwned=1>", "'\"&<>\\", "%00%ff", "__proto__ constructor"):
        search(page, words)
        assert words in status(page)
    assert page.evaluate("window.pwned ?? null") is None
    assert (seen.console, seen.errors) == ([], [])


def test_the_large_box_of_the_home_page_searches_too(page, real):
    page.set_viewport_size({"width": WIDE, "height": 800})
    page.goto(real.address)
    page.locator("#search-large-input").fill("libraries")
    page.locator("#search-large .search__results a").first.wait_for()
    assert "results for libraries" in (page.locator("#search-large [role=status]").text_content() or "")

"""The site works below any path, and the page for what is not there finds its style from any depth."""

import shutil

import pytest

from tests.browser.chromium import serve_folder
from tests.browser.kinds import INDICATOR, LONGEST_DASHBOARD
from tests.browser.served import SITE_URL
from tests.browser.visit import FACTS, new_page, watch

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser):
    page = new_page(browser)
    yield page
    page.context.close()


@pytest.mark.parametrize("missing", ["nothing", "nothing/", "leicestershire/2023-24/nothing/here/", "data/nothing.csv"])
def test_a_missing_address_is_answered_with_a_page_in_the_style_of_the_site(page, real, missing):
    seen = watch(page)
    answer = page.goto(real.address + missing)
    assert answer.status == 404
    others = [failed for failed in seen.failed if not failed.endswith(real.address + missing)]
    assert others == [], missing
    assert all(url.startswith(real.address) for url in seen.requests), seen.requests
    facts = page.evaluate(FACTS)
    assert facts["headings"] == ["<h1> Page not found"]
    assert facts["refused"] == []
    page.goto(real.address)
    home = page.evaluate(FACTS)
    assert facts["stylesheets"] == home["stylesheets"]
    assert facts["background"] == home["background"]


def test_the_page_for_what_is_not_there_leads_on(page, real):
    page.goto(real.address + "leicestershire/2023-24/nothing/")
    page.locator("#search-input").fill("libraries")
    page.locator("#search .search__results a").first.wait_for()
    page.locator("main").get_by_role("link", name="A to Z").click()
    page.wait_for_url(real.address + "a-to-z/")


@pytest.mark.parametrize("under", ["/", "/a/deeper/path/"])
def test_the_same_files_work_below_another_path(page, real, under):
    with serve_folder(real.folder, under=under) as address:
        seen = watch(page)
        for path in ("", LONGEST_DASHBOARD, INDICATOR):
            page.goto(address + path)
            page.locator("#search-input, #search-large-input").last.fill("libraries")
            results = page.locator(".search__results:visible a")
            results.first.wait_for()
            assert (results.first.evaluate("link => link.href")).startswith(address)
        assert (seen.console, seen.errors, seen.failed) == ([], [], [])
        assert [url for url in seen.requests if not url.startswith(address)] == []


def test_a_short_address_leads_to_the_newest_edition_without_javascript(browser, hostile):
    page = new_page(browser, java_script_enabled=False)
    for short, full in (("testshire/", "testshire/2023-24/"), ("testshire/t-1/", "testshire/2023-24/t-1/")):
        page.goto(hostile.address + short)
        page.wait_for_url(hostile.address + full)
    page.context.close()


def test_every_page_names_its_lasting_address(real):
    for path in real.pages():
        if path != "404.html":
            assert f'<link rel="canonical" href="{SITE_URL}{path}">' in real.html(path), path


def test_the_site_can_be_moved(page, real, tmp_path):
    """No file names the folder or the port that the site was built or served from."""
    moved = shutil.copytree(real.folder, tmp_path / "moved")
    built = str(real.folder.parent).encode()
    found = [file.name for file in moved.rglob("*") if file.is_file() and built in file.read_bytes()]
    assert found == []

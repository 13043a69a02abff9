"""Without JavaScript everything can be read, and nothing is offered that does nothing."""

import pytest

from tests.browser.kinds import COMPARED, COMPARISON, INDICATOR, LONGEST_DASHBOARD, REAL
from tests.browser.visit import NARROW, WIDE, new_page, watch

pytestmark = pytest.mark.browser

PAGES = [*(("real", path) for path in REAL.values()), *COMPARISON]


@pytest.fixture(params=[WIDE, NARROW], ids=str)
def page(browser, request):
    page = new_page(browser, width=request.param, java_script_enabled=False)
    yield page
    page.context.close()


@pytest.mark.parametrize(
    ("site", "path"),
    PAGES,
)
def test_the_menu_and_the_content_are_there(page, sites, site, path):
    seen = watch(page)
    page.goto(sites[site].address + path)
    assert page.locator("html.no-js").count() == 1, "JavaScript ran"
    for name in ("Home", "A to Z", "How to read", "Method", "Data", "About"):
        assert page.locator("#menu").get_by_role("link", name=name, exact=True).is_visible(), f"/{path}: {name}"
    assert page.locator("main h1").is_visible(), f"/{path}"
    hidden = page.locator("article :is(table, img, figure, summary, p):not(details *)")
    unseen = [one.inner_text() for one in hidden.all() if not one.is_visible()]
    assert not unseen, f"/{path}: {unseen[:5]}"
    assert (seen.console, seen.errors, seen.failed) == ([], [], []), f"/{path}"


@pytest.mark.parametrize(("site", "path"), PAGES)
def test_no_control_is_shown_that_does_nothing(page, sites, site, path):
    page.goto(sites[site].address + path)
    controls = page.locator("button, input, select, textarea, [role=button], [role=search]")
    dead = [one.evaluate("element => element.outerHTML.slice(0, 120)") for one in controls.all() if one.is_visible()]
    assert not dead, f"/{path}: {dead}"


@pytest.mark.parametrize("path", [REAL["home"], LONGEST_DASHBOARD])
def test_the_a_to_z_stands_in_for_the_search(page, real, path):
    page.goto(real.address + path)
    page.get_by_role("link", name="Find an indicator in the A to Z").first.click()
    page.wait_for_url(real.address + "a-to-z/")
    link = page.locator(f"main a[href='../{INDICATOR}']")
    title = link.inner_text()
    link.click()
    page.wait_for_url(real.address + INDICATOR)
    assert page.locator("h1").inner_text() == title


def test_what_is_folded_away_opens(page, real):
    page.goto(real.address)
    table = page.locator("details table").first
    assert not table.is_visible()
    page.locator("summary").first.click()
    assert table.is_visible()


@pytest.mark.parametrize("kind", ["spending", "history", "longest compared theme", "another council", "methods"])
def test_everything_that_is_folded_away_in_a_comparison_opens(page, sites, kind):
    page.goto(sites["compared"].address + COMPARED[kind])
    folded = page.locator("article details:not([open])")
    assert folded.count() > 0
    for _ in range(folded.count()):
        part = folded.first.element_handle()
        folded.first.locator("summary").click()
        assert part.evaluate("part => part.open && part.children[1].checkVisibility()"), part.inner_text()[:60]
    assert folded.count() == 0


def test_a_dashboard_shows_every_cell_of_every_row(page, real):
    page.goto(real.address + LONGEST_DASHBOARD)
    rows = page.locator(".figures--dashboard tbody tr")
    assert rows.count() == 23
    cells = page.locator(".figures--dashboard tbody :is(th, td)")
    assert cells.count() == 23 * 9
    unseen = [cell for cell in cells.all() if not (cell.is_visible() and cell.inner_text().strip())]
    # The cards of a phone leave out a line that would only say that there is nothing.
    left_out = {
        cell.text_content().strip() for cell in unseen if "nothing" in (cell.get_attribute("class") or "").split()
    }
    assert left_out <= {"none", "no comparison", "not compared", "No target"}
    lost = [html for cell in unseen if 'nothing"' not in (html := cell.evaluate("cell => cell.outerHTML"))]
    assert not lost, lost[:5]

"""axe, the rules that the government's monitors use, finds no violation of WCAG 2.2 A and AA."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.kinds import COMPARED, COMPARISON, EMPTY, LONGEST_DASHBOARD, MADE_FROM_DATA, REAL, SPARSE
from tests.browser.visit import NARROW, WIDE, new_page

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALL = {"type": "tag", "values": TAGS}
# A page has the same elements in the dark: only its colours need a second look.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# Animations inside what is folded away stand still for ever, so the waiting has an end.
SETTLED = """Promise.race([
  Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  new Promise((done) => setTimeout(done, 500)),
])"""
# The fullest page of each kind; the texts of the hostile site are the longest to fit.
CASES = [
    ("real", REAL["home"]),
    ("real", LONGEST_DASHBOARD),
    ("real", REAL["longest indicator"]),
    ("real", REAL["counts"]),
    ("real", REAL["attention and strengths"]),
    ("real", REAL["changes"]),
    ("real", REAL["risks"]),
    ("real", REAL["longest outcome"]),
    ("real", REAL["longest older dashboard"]),
    ("real", REAL["indicator of both editions with a break"]),
    ("real", REAL["archive"]),
    ("real", REAL["funding"]),
    ("real", REAL["places"]),
    ("real", REAL["lower performing"]),
    ("real", REAL["committees"]),
    ("real", REAL["sums checked"]),
    ("real", REAL["A to Z"]),
    ("real", REAL["method"]),
    ("real", REAL["data"]),
    ("real", REAL["data format"]),
    ("real", REAL["checks"]),
    ("real", REAL["not found"]),
    ("hostile", MADE_FROM_DATA["dashboard"]),
    ("hostile", MADE_FROM_DATA["outcome"]),
    ("hostile", MADE_FROM_DATA["lower performing"]),
    ("empty", EMPTY["home"]),
    ("empty", EMPTY["dashboard"]),
    ("empty", EMPTY["indicator"]),
    *COMPARISON,
    *(("compared", COMPARED[kind]) for kind in ("dashboard with places", "data with results")),
    *(("sparse", SPARSE[kind]) for kind in ("funding", "places", "lower performing", "outcome", "changes")),
]
STATES = [(width, scheme) for width in (WIDE, NARROW) for scheme in ("light", "dark")]


@pytest.fixture(scope="module")
def page(browser):
    page = new_page(browser)
    yield page
    page.context.close()


def violations(page, scheme: str) -> list[str]:
    """Each violation as its rule, how bad it is, and the elements."""
    # A colour on its way from light to dark is neither.
    page.evaluate(SETTLED)
    rules = ALL if scheme == "light" else COLOURS
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response
    assert found["passes"], "axe looked at nothing"
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]} {' '.join(node['failureSummary'].split())[:240]}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


def in_each_state(page):
    """Put a loaded page into each width and scheme."""
    for width, scheme in STATES:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        yield width, scheme


@pytest.mark.parametrize(("site", "path"), CASES)
def test_axe_finds_nothing_wide_and_narrow_light_and_dark(page, sites, site, path):
    page.goto(sites[site].address + path)
    found = [
        f"{width} px, {scheme}: {wrong}" for width, scheme in in_each_state(page) for wrong in violations(page, scheme)
    ]
    assert not found, f"{site} /{path}: {found}"


@pytest.mark.parametrize("path", ["", LONGEST_DASHBOARD])
def test_axe_finds_nothing_while_the_menu_is_open(page, real, path):
    page.goto(real.address + path)
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.locator("#menu-button").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.locator("#menu").is_visible()
        found = violations(page, scheme)
        assert not found, f"/{path} with the menu open, {scheme}: {found}"


@pytest.mark.parametrize("words", ["bins", "qqqqqq"])
@pytest.mark.parametrize(("path", "width"), [("", WIDE), (LONGEST_DASHBOARD, WIDE), (LONGEST_DASHBOARD, NARROW)])
def test_axe_finds_nothing_while_search_results_are_shown(page, real, path, width, words):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(real.address + path)
    if page.locator("#search-button").is_visible():
        page.locator("#search-button").click()
    box = page.locator("input[type=search]:visible").last
    box.fill(words)
    page.locator(".search__status:visible", has_text=words).wait_for()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = violations(page, scheme)
        assert not found, f"/{path} at {width} px, results for {words}, {scheme}: {found}"

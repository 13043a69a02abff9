"""Readers set their own spacing, size and colours; no text is lost by it."""

import pytest

from tests.browser.kinds import INDICATOR, LONGEST_DASHBOARD, MADE_FROM_DATA, REAL
from tests.browser.visit import FACTS, NARROW, WIDE, new_page

pytestmark = pytest.mark.browser

PAGES = [
    REAL["home"],
    LONGEST_DASHBOARD,
    INDICATOR,
    REAL["counts"],
    REAL["longest outcome"],
    REAL["changes"],
    REAL["funding"],
    REAL["places"],
    REAL["lower performing"],
    REAL["committees"],
    REAL["sums checked"],
    REAL["A to Z"],
    REAL["method"],
    REAL["data format"],
]
# The spacing of WCAG 2.2, 1.4.12. A sheet made so is not refused by the content-security policy, like a reader's own.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""


def loses_nothing(page, where: str) -> None:
    facts = page.evaluate(FACTS)
    width = page.viewport_size["width"]
    assert facts["scrollWidth"] <= width, f"{where}: {facts['scrollWidth']} px wide"
    for fact in ("cut", "clipped", "wideImages"):
        assert not facts[fact], f"{where}: {fact}: {facts[fact][:5]}"


def opened(browser, site, path, **options):
    page = new_page(browser, **options)
    page.goto(site.address + path)
    return page


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("path", PAGES)
def test_wider_spacing_of_text_loses_nothing(browser, real, path, width):
    page = opened(browser, real, path, width=width)
    before = page.locator("h1").bounding_box()
    page.evaluate(SPACING)
    assert page.locator("h1").evaluate("heading => getComputedStyle(heading).letterSpacing") != "normal"
    assert page.locator("h1").bounding_box() != before
    loses_nothing(page, f"/{path} at {width} px with wide spacing")
    page.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_at_twice_its_size_loses_nothing(browser, real, path):
    page = opened(browser, real, path, width=640, height=400, device_scale_factor=2)
    loses_nothing(page, f"/{path} at 200 %")
    page.context.close()


@pytest.mark.parametrize("width", [360, 480, 703, 705, 768, 959, 961, 1024, 1219, 1221, 2000])
def test_between_phone_and_desk_nothing_is_lost_either(browser, sites, width):
    for name, path in (
        *(("real", path) for path in (LONGEST_DASHBOARD, "", REAL["funding"], REAL["places"], REAL["changes"])),
        *(("plain", MADE_FROM_DATA[kind]) for kind in ("dashboard", "funding", "lower performing")),
    ):
        page = opened(browser, sites[name], path, width=width)
        loses_nothing(page, f"{name} /{path} at {width} px")
        page.context.close()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_text_twice_as_large_loses_nothing(browser, real, width):
    """Text alone enlarged, as phones and browsers offer beside the zoom of the whole page."""
    page = opened(browser, real, LONGEST_DASHBOARD, width=width)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    page.evaluate("document.body.style.setProperty('font-size', '1rem')")
    facts = page.evaluate(FACTS)
    assert not facts["clipped"], facts["clipped"][:5]
    page.context.close()


@pytest.mark.parametrize("path", [REAL["home"], LONGEST_DASHBOARD, INDICATOR])
def test_forced_colours_keep_the_words_edges_and_lines(browser, real, path):
    page = opened(browser, real, path, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    chips = page.locator(".chip").evaluate_all(
        "chips => chips.map((chip) => [chip.textContent.trim(), getComputedStyle(chip).borderTopWidth, "
        "getComputedStyle(chip).borderTopColor, getComputedStyle(chip).backgroundColor])"
    )
    assert all(
        text and float(width.removesuffix("px")) >= 1 and edge != ground for text, width, edge, ground in chips
    ), chips
    ink = page.evaluate("getComputedStyle(document.body).color")
    lines = page.locator(".spark__line").evaluate_all("lines => lines.map((line) => getComputedStyle(line).stroke)")
    assert set(lines) <= {ink}
    if path == LONGEST_DASHBOARD:
        assert chips
        assert lines
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert ring != "none"
    page.context.close()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_titles_that_are_one_long_word_are_shown_whole_in_results(browser, sites, width):
    page = opened(browser, sites["plain"], MADE_FROM_DATA["indicator"], width=width)
    if page.locator("#search-button").is_visible():
        page.locator("#search-button").click()
    page.locator("#search-input").fill(page.locator("h1").inner_text()[:20])
    page.locator("#search .search__results a").first.wait_for()
    loses_nothing(page, f"results at {width} px")
    page.context.close()

"""Everything works without a mouse, and whoever uses the keys always sees where they are."""

import pytest

from tests.browser.kinds import COMPARISON, INDICATOR, LONGEST_DASHBOARD, MADE_FROM_DATA, REAL
from tests.browser.visit import NARROW, WIDE, new_page

pytestmark = pytest.mark.browser

WIDTHS = [WIDE, NARROW]
# What has the focus: whether it can be seen, whether something lies on it, whether a ring is drawn round it.
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const seen = (box) => {
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    return right - left >= 1 && bottom - top >= 1 && { x: (left + right) / 2, y: (top + bottom) / 2 };
  };
  const place = [...element.getClientRects()].map(seen).find(Boolean) || null;
  const over = place ? document.elementsFromPoint(place.x, place.y) : [];
  const other = (one) => one && !element.contains(one) && !one.contains(element);
  const drawn = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  // The skip link takes a moment to fade away; it is gone when its animation is.
  const fading = (one) => one.getAnimations().length > 0;
  const ringed = (one) => {
    const style = one && getComputedStyle(one);
    const drawn = style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return Boolean(drawn && !/^(transparent|rgba\\(.*, 0\\))$/.test(style.outlineColor));
  };
  element.dataset.stop ??= String(window.__stops = (window.__stops ?? 0) + 1);
  return {
    stop: element.dataset.stop,
    name: `<${element.localName}${element.id ? "#" + element.id : ""}> ${element.textContent.trim().slice(0, 50)}`,
    visible: element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && place !== null,
    covered: Boolean(other(over.find((one) => drawn(one) && !fading(one)))),
    beneath: Boolean(other(over[0])) && !drawn(over[0]) && !fading(over[0]),
    // A tile is ringed as a whole, because all of it is the link.
    ring: ringed(element) || ringed(element.closest(".tile")),
  };
}"""


@pytest.fixture
def page(browser, request):
    page = new_page(browser, width=request.param)
    yield page
    page.context.close()


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.localName")


def walk(page) -> list[dict]:
    """Tab from the top through the whole page; each stop once, in order."""
    stops = {}
    for _ in range(600):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["stop"] in stops:
            return list(stops.values())
        stops[stop["stop"]] = stop
    raise AssertionError(f"the walk does not end; the last stop was {stop['name']}")


@pytest.mark.parametrize("page", WIDTHS, indirect=True, ids=str)
@pytest.mark.parametrize(
    ("site", "path"),
    [
        ("real", REAL["home"]), ("real", LONGEST_DASHBOARD), ("real", INDICATOR), ("real", REAL["counts"]),
        ("real", REAL["method"]), ("real", REAL["data"]), ("real", REAL["not found"]),
        ("real", REAL["longest outcome"]), ("real", REAL["risks"]), ("real", REAL["archive"]), ("real", REAL["funding"]),
        ("real", REAL["places"]), ("real", REAL["lower performing"]), ("real", REAL["committees"]),
        ("real", REAL["sums checked"]), ("hostile", MADE_FROM_DATA["dashboard"]),
        *COMPARISON,
    ],
)  # fmt: skip
def test_every_stop_of_the_tab_key_can_be_seen(page, sites, site, path):
    page.goto(sites[site].address + path)
    stops = walk(page)
    links = page.locator("main a:visible, footer a:visible").count()
    where = f"{site} /{path} at {page.viewport_size['width']} px"
    assert len(stops) >= links, f"{where}: {len(stops)} stops for {links} links"
    for fault, wrong in (
        ("takes the focus unseen", lambda stop: not stop["visible"]),
        ("lies beneath something unseen, which takes its clicks", lambda stop: stop["beneath"]),
        ("is covered while it has the focus", lambda stop: stop["covered"]),
        ("has the focus without a ring", lambda stop: not stop["ring"]),
    ):
        found = [stop["name"] for stop in stops if wrong(stop)]
        assert not found, f"{where}: {fault}: {found[:8]}"


@pytest.mark.parametrize("page", WIDTHS, indirect=True, ids=str)
@pytest.mark.parametrize("path", [REAL["home"], LONGEST_DASHBOARD, REAL["method"], REAL["not found"]])
def test_the_first_stop_skips_to_the_content(page, real, path):
    page.goto(real.address + path)
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    assert "skip" in (first.text_content() or "").lower(), f"/{path}: the first stop is {first.text_content()!r}"
    target = (first.get_attribute("href") or "").removeprefix("#")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate(
        """(id) => {
          const start = document.getElementById(id);
          const after = document.activeElement.compareDocumentPosition(start) & Node.DOCUMENT_POSITION_PRECEDING;
          return start !== null && !document.activeElement.closest("header, nav.crumbs") && Boolean(after);
        }""",
        target,
    )
    assert inside, f"/{path}: after the skip link the focus is on {focused(page)}, not behind #{target}"


@pytest.mark.parametrize("page", [NARROW], indirect=True, ids=str)
@pytest.mark.parametrize("path", [REAL["home"], INDICATOR])
def test_the_menu_opens_with_enter_and_escape_gives_the_focus_back(page, real, path):
    page.goto(real.address + path)
    menu, button = page.locator("#menu"), page.locator("#menu-button")
    assert not menu.is_visible()
    for _ in range(10):
        page.keyboard.press("Tab")
        if focused(page) == "menu-button":
            break
    assert focused(page) == "menu-button", "ten presses of Tab do not reach the menu button"
    page.keyboard.press("Enter")
    assert menu.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.querySelector('#menu').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert button.get_attribute("aria-expanded") == "false"
    assert focused(page) == "menu-button"


@pytest.mark.parametrize("page", WIDTHS, indirect=True, ids=str)
@pytest.mark.parametrize("path", [REAL["home"], LONGEST_DASHBOARD])
def test_search_works_with_the_keys_alone(page, real, path):
    page.goto(real.address + path)
    page.keyboard.press("/")
    box = page.locator("input[type=search]:focus")
    box.wait_for(timeout=2000)
    page.keyboard.type("household waste recycled")
    page.locator(".search__status:visible", has_text="household waste recycled").wait_for()
    results = page.locator(".search__results:visible a")
    page.keyboard.press("ArrowDown")
    assert results.nth(0).evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert results.nth(1).evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert box.count() == 1, "the arrow leads back to the box"
    page.keyboard.press("Enter")
    page.wait_for_url(real.address + INDICATOR)


@pytest.mark.parametrize("page", WIDTHS, indirect=True, ids=str)
@pytest.mark.parametrize("path", [REAL["home"], LONGEST_DASHBOARD])
def test_escape_closes_the_results_and_keeps_the_focus_in_the_box(page, real, path):
    page.goto(real.address + path)
    page.keyboard.press("/")
    page.keyboard.type("bins")
    results = page.locator(".search__results:visible a")
    results.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert results.count() == 0
    assert page.locator("input[type=search]:focus").count() == 1
    assert page.locator(".search__status").first.text_content() == ""


@pytest.mark.parametrize("page", [WIDE], indirect=True, ids=str)
def test_a_slash_that_is_typed_stays_a_slash(page, real):
    page.goto(real.address)
    page.keyboard.press("/")
    page.keyboard.type("2023/24")
    assert page.locator("input[type=search]:focus").input_value() == "2023/24"


@pytest.mark.parametrize("page", [NARROW], indirect=True, ids=str)
def test_escape_folds_the_empty_search_away(page, real):
    page.goto(real.address + INDICATOR)
    page.locator("#search-button").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "search-input"
    page.keyboard.press("Escape")
    assert not page.locator("#search-input").is_visible()
    assert focused(page) == "search-button"

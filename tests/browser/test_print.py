"""On paper nothing is lost: a councillor's briefing is a printed dashboard."""

import xml.etree.ElementTree as ET

import pytest

from tests.browser.kinds import INDICATOR, LONGEST_DASHBOARD, MADE_FROM_DATA, REAL
from tests.browser.paper import A4, pale_texts, print_page, printed_text, squeezed
from tests.browser.served import SITE_URL
from tests.browser.visit import NARROW, WIDE, new_page

pytestmark = pytest.mark.browser

HEADS = [
    "Indicator", "Direction", "Latest figure", "Previous figure", "Trend", "Target", "Quarter among other areas",
    "What is good", "Comment",
]  # fmt: skip
# The text of each cell as it is seen: without what only screen readers are told, and without drawings.
ROWS = """rows => rows.map((row) => [...row.cells].map((cell) => {
  const copy = cell.cloneNode(true);
  for (const unseen of copy.querySelectorAll(".visually-hidden, svg")) unseen.remove();
  return copy.textContent;
}))"""
STATES = [("light", WIDE), ("dark", WIDE), ("dark", NARROW)]


@pytest.fixture(scope="module")
def printed(browser, sites):
    """Print a page in a scheme from a window of a width; gives the page and its paper, once for each."""
    pages, done = {}, {}

    def printing(site, path, scheme="light", width=WIDE):
        key = (site, path, scheme, width)
        if key not in done:
            page = pages[key] = new_page(browser, width=width, color_scheme=scheme)
            page.goto(sites[site].address + path)
            if scheme == "dark":  # chosen with the button, which outweighs the device's setting
                page.locator("#scheme-button").click(click_count=2)
                assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
            done[key] = (page, print_page(page))
        return done[key]

    yield printing
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize(("scheme", "width"), STATES)
def test_a_printed_dashboard_holds_every_cell_of_every_row(printed, scheme, width):
    page, paper = printed("real", LONGEST_DASHBOARD, scheme, width)
    text = printed_text(paper)
    rows = page.locator(".figures--dashboard tbody tr").evaluate_all(ROWS)
    assert len(rows) == 23
    assert all(len(row) == len(HEADS) for row in rows)
    # A row is one run of text: a cell that were cut, hidden or torn from its row would break it.
    broken = [row[0].strip() for row in rows if squeezed("".join(row)) not in text]
    assert not broken, f"{scheme}, {width} px: these rows are not whole on paper: {broken}"
    polarity, comment = HEADS.index("What is good"), HEADS.index("Comment")
    assert all(row[polarity].strip().endswith("is better") for row in rows)
    assert sum(len(row[comment].strip()) > 40 for row in rows) > 10


@pytest.mark.parametrize(("scheme", "width"), STATES)
def test_each_printed_table_begins_with_its_nine_heads(printed, scheme, width):
    page, paper = printed("real", LONGEST_DASHBOARD, scheme, width)
    tables = page.locator(".figures--dashboard")
    heads = tables.first.locator("thead th").all_text_contents()
    assert heads == HEADS
    assert printed_text(paper).count(squeezed("".join(HEADS))) >= tables.count(), f"{scheme}, {width} px"


@pytest.mark.parametrize(("scheme", "width"), STATES)
def test_a_dashboard_is_printed_on_a4_and_names_its_edition_and_address(printed, scheme, width):
    _, paper = printed("real", LONGEST_DASHBOARD, scheme, width)
    for sheet in paper.pages:
        assert [float(side) for side in sheet.mediabox[2:]] == pytest.approx(A4, abs=2), f"{scheme}, {width} px"
    assert len(paper.pages) <= 6
    assert squeezed(f"{SITE_URL}{LONGEST_DASHBOARD}") in printed_text(paper)
    assert "2023/24" in printed_text(paper)


@pytest.mark.parametrize(
    ("kind", "table", "least"),
    [
        ("funding", ".figures--areas", 150),
        ("places", "table", 20),
        ("lower performing", "table", 40),
        ("changes", "table", 40),
        ("sums checked", "table", 10),
        ("longest outcome", "table", 3),
        ("longest older dashboard", ".figures--dashboard", 15),
    ],
)
def test_a_printed_page_holds_every_row_of_its_tables(printed, kind, table, least):
    """All authorities of the funding page among them, and all themes of the places page."""
    page, paper = printed("real", REAL[kind])
    text = printed_text(paper)
    rows = page.locator(f"{table} tbody tr").evaluate_all(ROWS)
    assert len(rows) >= least
    broken = [row for row in rows if squeezed("".join(row)) not in text]
    assert not broken, f"{len(broken)} of {len(rows)} rows are not whole on paper: {broken[:3]}"
    heads = page.locator(table).first.locator("thead th").all_text_contents()
    assert squeezed("".join(heads)) in text


@pytest.mark.parametrize("kind", ["risks", "committees", "archive", "longest outcome"])
def test_a_printed_page_holds_its_whole_text(printed, kind):
    page, paper = printed("real", REAL[kind])
    text = printed_text(paper)
    parts = page.locator("article :is(h1, h2, h3, p, li, dt, dd):not(nav *)").evaluate_all(
        """parts => parts.filter((part) => part.checkVisibility()).map((part) => {
          const copy = part.cloneNode(true);
          for (const unseen of copy.querySelectorAll(".visually-hidden, ul, ol")) unseen.remove();
          return copy.textContent;
        })"""
    )
    assert len(parts) > 10
    lost = [part for part in parts if squeezed(part) not in text]
    assert not lost, lost[:5]


@pytest.mark.parametrize(
    "path",
    [
        *(REAL["home"], LONGEST_DASHBOARD, INDICATOR, REAL["method"]),
        *(REAL["funding"], REAL["places"], REAL["longest outcome"]),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_printed_too_pale_to_be_read(printed, real, scheme, path):
    page, paper = printed("real", path, scheme)
    # White letters on a solid chip or on a bar of a chart, whose ground is printed with them.
    on_solid = {text.strip() for text in page.locator(".chip--q1").all_text_contents()}
    for source in page.locator("main img").evaluate_all("images => images.map((image) => image.currentSrc)"):
        drawing = ET.parse(real.folder / source.removeprefix(real.address))
        on_solid |= {(text.text or "").strip() for text in drawing.iter("{http://www.w3.org/2000/svg}text")}
    pale = [text for text in pale_texts(paper) if text.partition(" in ")[0] not in on_solid]
    assert not pale, f"/{path}, {scheme}: {pale[:8]}"


def test_what_is_folded_away_on_the_screen_is_printed(printed):
    page, paper = printed("real", REAL["home"])
    rows = page.locator("details:not([open]) table tbody tr").evaluate_all(ROWS)
    assert len(rows) >= 17, "the figures of the chart stand folded away on the home page"
    lost = [row[0] for row in rows if squeezed("".join(row)) not in printed_text(paper)]
    assert not lost, lost


def test_the_most_hostile_texts_are_printed_whole(printed):
    page, paper = printed("hostile", MADE_FROM_DATA["dashboard"])
    rows = page.locator(".figures--dashboard tbody tr").evaluate_all(ROWS)
    assert len(rows) == 3
    # A row can be taller than a sheet here, and then goes on behind the heads of the next one.
    lost = [cell for row in rows for cell in row if squeezed(cell) not in printed_text(paper)]
    assert not lost, lost

"""On paper the comparison with others loses no row, and no text is too pale to be read."""

import pytest

from tests.browser.kinds import COMPARED
from tests.browser.paper import pale_texts, print_page, printed_text, squeezed
from tests.browser.visit import new_page

pytestmark = pytest.mark.browser

KINDS = ("comparison", "longest compared theme", "spending", "history", "cost effectiveness", "lower performing",
         "another council", "methods", "compared indicator")  # fmt: skip
# The names that rows begin with, of all tables, folded away or not.
NAMES = "rows => rows.map((row) => (row.querySelector('th') || row).textContent)"


@pytest.fixture(scope="module")
def page(browser):
    page = new_page(browser)
    yield page
    page.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_of_a_page_of_the_comparison_is_on_paper_and_can_be_read(page, sites, kind):
    page.goto(sites["compared"].address + COMPARED[kind])
    names = page.locator("#content tbody tr").evaluate_all(NAMES)
    paper = print_page(page)
    text = printed_text(paper)

    assert len(names) > 10
    assert [name for name in names if squeezed(name) not in text][:5] == []
    # White letters on a solid chip or cell, whose ground is printed with them; a dot in a cell is a text of its own.
    cells = page.locator(".chip--q1, .heat--q1").all_text_contents()
    on_solid = {text.removesuffix("• hard to compare").strip() for text in cells} | {"•"}
    assert [each for each in pale_texts(paper) if each.partition(" in ")[0] not in on_solid] == []

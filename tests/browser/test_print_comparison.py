"""On paper the comparison with others loses nothing: neither its longest pages, nor its emptiest, nor the most hostile."""

from bisect import bisect_right
from itertools import accumulate, pairwise

import pytest

from tests.browser.kinds import COMPARED, COMPARISON, MADE_FROM_DATA
from tests.browser.paper import fills, links_of, pale_texts, print_and_read, squeezed
from tests.browser.served import SITE_URL
from tests.browser.visit import NARROW, new_page

pytestmark = pytest.mark.browser

INFO, GREY = (0x12, 0x43, 0x6D), (0x6B, 0x78, 0x85)
"""Of the light scheme: the blue of the best quarter and of the council itself, and the grey of all others."""
ADDRESSES = ("https://www.nationalarchives.gov.uk/", "https://example.org/")
"""Of the licence, and of the sources in the made packages."""


@pytest.fixture(scope="module")
def printing(browser, sites):
    """Print a page of a site; each once."""
    page, done = new_page(browser), {}

    def printing(site, path):
        if (site, path) not in done:
            page.goto(sites[site].address + path)
            done[site, path] = print_and_read(page, f"{site} /{path}")
        return done[site, path]

    yield printing
    page.context.close()


@pytest.fixture(params=COMPARISON, ids=":/".join)
def printed(request, printing):
    return printing(*request.param)


def rows_of(printed):
    return [row for table in printed.facts["tables"] for row in table["rows"]]


def test_every_row_is_on_paper_whole_and_on_one_sheet(printed):
    """A cell that were cut, hidden, or torn from its row would break the run of its text."""
    assert all(table["seen"] for table in printed.facts["tables"]), printed.where
    rows = [squeezed("".join(row)) for row in rows_of(printed)]
    lost = [row for row in set(rows) if sum(sheet.count(row) for sheet in printed.sheets) < rows.count(row)]
    assert not lost, f"{printed.where}: {len(lost)} of {len(rows)} rows: {lost[:3]}"


def test_every_word_is_on_paper(printed):
    assert len(printed.facts["said"]) > 4, printed.where
    lost = [part for part in printed.facts["said"] if squeezed(part) not in printed.text]
    assert not lost, f"{printed.where}: {lost[:5]}"


def test_a_table_that_goes_on_overleaf_repeats_its_heads(printed):
    ends = list(accumulate(len(sheet) for sheet in printed.sheets))
    at = 0
    for table in printed.facts["tables"]:
        heads = squeezed("".join(table["heads"]))
        at = first = printed.text.index(heads, at)
        for row in table["rows"]:
            at = printed.text.index(squeezed("".join(row)), at)
        for sheet in printed.sheets[bisect_right(ends, first) + 1 : bisect_right(ends, at) + 1]:
            assert sheet.startswith(heads), f"{printed.where}: {heads}: {sheet[:60]}"


def test_no_heading_stands_alone_at_the_foot_of_a_sheet(printed):
    headings = {squeezed(heading) for heading in printed.facts["headings"]}
    heads = {squeezed("".join(table["heads"])) for table in printed.facts["tables"]}
    assert headings, printed.where
    alone = [end for sheet in printed.sheets for end in headings | heads if end and sheet.endswith(end)]
    assert not alone, f"{printed.where}: {alone}"


def test_nothing_is_wider_than_the_paper(printed):
    assert not printed.facts["wide"], f"{printed.where}: {printed.facts['wide'][:5]}"


def test_no_text_is_too_pale_to_be_read(printed):
    # White letters on a solid chip or cell, whose ground is printed with them; a dot in a cell is a text of its own.
    on_solid = {text.strip("•") for text in printed.facts["solid"]} | {"•"}
    pale = [text for text in pale_texts(printed.paper) if text.partition(" in ")[0] not in on_solid]
    assert not pale, f"{printed.where}: {pale[:5]}"


def test_cells_chips_bars_and_dots_keep_their_colours(printed):
    filled = [tuple(round(255 * part) for part in colour) for colour in fills(printed.paper)]
    assert filled.count(INFO) >= printed.facts["darkest"], printed.where
    assert filled.count(GREY) >= printed.facts["grey"], printed.where


def test_nothing_is_printed_that_is_of_use_on_a_screen_alone(printed):
    assert not printed.facts["controls"], f"{printed.where}: {printed.facts['controls'][:5]}"
    assert not printed.facts["downloads"], f"{printed.where}: {printed.facts['downloads'][:5]}"


def test_what_a_page_says_of_itself_is_on_its_last_sheet_and_whole(printed):
    assert printed.facts["ownWords"].strip(), printed.where
    for words in (printed.facts["ownWords"], "Made by site-builder."):
        assert squeezed(words) in printed.sheets[-1], f"{printed.where}: {words.strip()}"


def test_a_theme_and_both_its_charts_share_a_sheet(printing):
    printed = printing("compared", COMPARED["spending"])
    themes = [squeezed(heading) for heading in printed.facts["headings"]]
    later = themes[themes.index("Core:thecouncil'sownfunctions") :]
    names = [name for name, next_one in pairwise(later) if next_one == "Againstspending"]
    assert len(names) > 8
    for name in names:
        [sheet] = [sheet for sheet in printed.sheets if sheet.startswith(name)]
        assert "Againstspending" in sheet, name
        assert "Againstdeprivation" in sheet, name


@pytest.mark.parametrize("path", [path for site, path in COMPARISON if site == "hostile"])
def test_hostile_texts_print_the_elements_of_their_harmless_twins(printing, path):
    attacked, harmless = printing("hostile", path).facts["elements"], printing("plain", path).facts["elements"]
    assert attacked == harmless, f"/{path}"


@pytest.mark.parametrize("path", [path for site, path in COMPARISON if site == "hostile"])
def test_no_hostile_text_becomes_a_link_on_paper(printing, sites, path):
    links = links_of(printing("hostile", path).paper)
    assert links, f"/{path}: the links of a page are kept in the file"
    strange = [link for link in links if not link.startswith((sites["hostile"].address, *ADDRESSES))]
    assert not strange, f"/{path}: {strange}"


@pytest.mark.parametrize("kind", ["comparison", "compared theme", "spending", "history", "another council"])
def test_a_hostile_page_is_printed_from_a_dark_phone_as_it_is_from_a_desk(browser, sites, printing, kind):
    path = MADE_FROM_DATA[kind]
    page = new_page(browser, width=NARROW, color_scheme="dark")
    page.goto(sites["hostile"].address + path)
    dark = print_and_read(page, f"hostile /{path} from a phone")
    page.context.close()
    assert rows_of(dark) == rows_of(printing("hostile", path))
    for look in (test_every_row_is_on_paper_whole_and_on_one_sheet, test_nothing_is_wider_than_the_paper,
                 test_no_text_is_too_pale_to_be_read):  # fmt: skip
        look(dark)


@pytest.mark.parametrize(("site", "path"), COMPARISON[::6], ids=":/".join)
def test_every_sheet_says_which_of_how_many_it_is_and_whose_page(printing, site, path):
    printed = printing(site, path)  # print_and_read has looked for the number of each sheet
    assert squeezed(f"{SITE_URL}{path}") in printed.sheets[-1]

"""The page of funding says what the amounts say: who had more, what that comes to, and what is printed."""

import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from math import ceil, floor

import pytest

from site_builder.calculations.funding import compare_funding
from site_builder.calculations.results import work_out
from site_builder.model import Assessment, Place, PrintedDifference, Theme
from site_builder.pages import addresses, funding_sentences, words
from site_builder.pages.funding import funding_page
from site_builder.sources.councils import read_councils
from site_builder.sources.publications import read_publications
from tests.calculations.test_funding import ALL, NEAR, OWN, comparison, line_of, pair

HOSTILE = '"><script>x</script><b onclick=1>'


class Reader(HTMLParser):
    """The texts, ids, links and tables of a page. A table is a list of rows, a row a list of cells."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.tables, self.tags = [], [], {}, []
        self.caption = self.cell = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.tags.append((tag, named))
        self.ids += [named["id"]] if "id" in named else []
        self.links += [named["href"]] if tag == "a" else []
        if tag == "caption":
            self.caption = named["id"]
            self.tables[self.caption] = []
        if tag == "tr":
            self.tables[self.caption].append([])
        if tag in ("td", "th"):
            self.cell = ""

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.tables[self.caption][-1].append(words.plain(" ".join(self.cell.split(" "))).strip())
            self.cell = None


@pytest.fixture(scope="module")
def results(valid_package):
    return work_out(read_publications(valid_package), read_councils(valid_package))


@pytest.fixture(scope="module")
def council(results):
    [council] = results.councils
    return council


@pytest.fixture(scope="module")
def page(council, results):
    return funding_page(council, results.publications)


def result_of(amounts, **changes):
    return compare_funding(comparison(amounts, **changes), OWN)


def shown(council, result, editions=()):
    """The page's HTML with this comparison alone."""
    return funding_page(replace(council, funding=(result,)), editions).body


def test_heading_tab_and_tile_share_their_words_and_the_year(page, council):
    assert page.title == "Funding for each resident in 2022/23: Testshire beside others"
    assert f'<h1 data-pagefind-weight="10">{page.title}</h1>' in page.body
    [one] = council.funding
    other = replace(one, comparison=comparison(["1", "2"]))
    assert funding_sentences.title(OWN, (one, other)) == "Funding for each resident: Own beside others"


def test_the_note_of_the_comparison_stands_once_right_below_the_lead(page):
    assert f'<p class="lead">{page.description}</p>\n<p>Before grants.</p>' in page.body
    assert page.body.count("Before grants.") == 1


def test_everyday_words_find_the_page(page):
    asked = ("how much money per person", "money per person", "fair funding", "is it fair", "unfair", "underfunded")
    assert {*asked, "grant", "council tax money", "funding"} <= set(page.synonyms)


def test_a_council_without_comparisons_has_no_such_page(council):
    assert funding_page(replace(council, funding=()), ()) is None


def test_the_page_begins_with_the_amount_and_the_places(page):
    assert page.path == "testshire/funding/index.md"
    assert page.description == (
        "Testshire had £700 of money for each resident in 2022/23: "
        "the lowest of the 3 counties and the lowest of the 4 authorities."
    )
    assert f'<p class="lead">{page.description}</p>' in page.body
    assert page.notice == "An invented council."


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(27, 27, 27), "the lowest of the 27 counties"),
        (Place(26, 27, 27), "the joint lowest of the 27 counties"),
        (Place(1, 1, 27), "the highest of the 27 counties"),
        (Place(1, 2, 27), "the joint highest of the 27 counties"),
        (Place(12, 13, 27), "joint 12th of 27 counties"),
        (Place(22, 22, 27), "22nd of 27 counties"),
        (Place(1, 27, 27), "the same as all of the 27 counties"),
        (Place(1, 1, 1), "the only one that is compared"),
    ],
)
def test_a_standing_is_said_in_words(place, said):
    assert funding_sentences.standing(place, NEAR) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"), (13, "13th"),
        (21, "21st"), (22, "22nd"), (23, "23rd"), (100, "100th"), (101, "101st"), (111, "111th"), (112, "112th"),
        (113, "113th"), (122, "122nd"), (1012, "1,012th"),
    ],
)  # fmt: skip
def test_a_place_is_said_with_its_ending(value, said):
    assert words.ordinal(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("329889000", "£329.9\u00a0million"),
        ("329850000", "£329.9\u00a0million"),
        ("-4098000", "−\u2060£4.1\u00a0million"),
        ("-38250000", "−\u2060£38.3\u00a0million"),
        ("0", "£0.0\u00a0million"),
        ("-40000", "−\u2060£0.04\u00a0million"),
        ("1234500000", "£1,234.5\u00a0million"),
    ],
)
def test_money_of_a_year_has_one_decimal_of_a_million_and_keeps_its_sign(value, said):
    assert words.money_in_millions(Decimal(value)) == said


def test_a_group_that_brings_its_number_along_is_not_counted_twice():
    group = replace(ALL, short_title="150 authorities")

    assert funding_sentences.standing(Place(147, 147, 150), group) == "147th of 150 authorities"
    assert funding_sentences.standing(Place(149, 149, 149), group) == "the lowest of the 149 150 authorities"


def test_more_as_much_and_less_add_up_to_the_others():
    assert funding_sentences.others(result_of(["5", "7", "5", "4", "9"])).replace(words.NBSP, " ") == (
        "Of the 4 others, 2 had more, 1 had as much and 1 had less"
    )


def test_every_area_has_one_row_with_an_id_in_the_order_of_amounts(page, council):
    [result] = council.funding
    reader = Reader(page.body)
    head, *rows = reader.tables["caption-all"]

    assert [row[1] for row in rows] == [line.area.name for line in result.lines]
    assert [row[head.index("Code")] for row in rows] == [line.area.area for line in result.lines]
    assert {f"area-{line.area.slug}" for line in result.lines} <= set(reader.ids)
    assert len(reader.ids) == len(set(reader.ids))


def test_each_row_says_place_amount_difference_money_and_what_is_printed(page):
    _, *rows = Reader(page.body).tables["caption-all"]

    assert rows[0] == [
        "1st", "Old Borough", "£1,200", "+£500", "+£250.0 million", "£501 and £250 million (rounding)", "Boroughs",
        "E08000099",
    ]  # fmt: skip
    assert rows[1][:6] == ["2nd", "Oldshire", "£900", "+£200", "+£100.0 million", "£200 and £100 million"]
    assert rows[-1][:6] == ["4th", "Testshire", "£700", "", "", ""]


def test_the_rows_whose_printed_figures_are_not_ours_are_counted(page):
    assert "In 1 of 3 rows a printed figure is not the one that is worked out here." in page.body
    assert "That explains it. These are marked “rounding”." in page.body


def test_a_printed_figure_that_rounding_cannot_explain_is_called_so():
    printed = {1: pair(504, 344), 2: pair(485, 330), 3: pair(483, 331)}
    made = comparison(["677", "1182", "1160", "1160"], "683000", printed)
    result = compare_funding(made, OWN)

    assert funding_sentences.printed(line_of(result, 2), made).endswith("(differs)")
    assert "That explains 2 of them" in funding_sentences.rounding(result)
    assert "does not explain the other one" in funding_sentences.rounding(result)


def test_a_printed_figure_of_a_finer_kind_keeps_its_decimal():
    made = comparison(["677", "700"], "683000", {1: PrintedDifference(None, Decimal(15_700_000))})

    assert funding_sentences.printed(compare_funding(made, OWN).lines[0], made) == "£15.7\u00a0million"


def test_what_the_own_area_would_have_with_other_amounts(page):
    head, *rows = Reader(page.body).tables["caption-if"]

    assert head == ["With the amount of", "For each resident", "Difference", "In a year"]
    assert rows == [
        ["Old Borough, the highest", "£1,200", "+£500", "+£250.0 million"],
        ["Oldshire, named in the report", "£900", "+£200", "+£100.0 million"],
        ["The median of all 4 authorities", "£850", "+£150", "+£75.0 million"],
        ["The median of the 3 counties", "£800", "+£100", "+£50.0 million"],
        ["Newshire, the next above", "£800", "+£100", "+£50.0 million"],
    ]


def test_the_median_of_each_other_type_is_among_them_but_not_that_of_a_single_area(council):
    kinds = {1: ALL, 2: ALL, 3: NEAR}
    rows = Reader(shown(council, result_of(["700", "800", "901", "950"], kinds=kinds))).tables["caption-if"]

    assert rows[-1] == ["The median of the 2 authorities", "£851", "+£151", "+£0.2 million"]
    assert not any("1 counties" in row[0] for row in rows)


def test_an_area_that_the_report_names_stands_once_with_every_reason(council):
    named = {
        1: replace(pair(23, 16), named=True),
        0: replace(pair(0, 0), named=True),
        3: replace(pair(-7, -5), named=True),
    }
    rows = Reader(shown(council, result_of(["677", "700", "690", "670"], printed=named))).tables["caption-if"][1:]

    assert [row[0] for row in rows] == [
        "Area 1, the highest, named in the report",
        "Area 3, named in the report, the next below",
        "The median of all 4 authorities",
        "Area 2, the next above",
    ]


def test_the_highest_area_is_given_nothing_higher_and_the_next_below(council):
    rows = Reader(shown(council, result_of(["900", "700", "800"]))).tables["caption-if"]

    assert [row[0] for row in rows[1:]] == ["The median of all 3 authorities", "Area 2, the next below"]


def test_each_type_has_its_lowest_its_median_and_its_highest(page):
    head, *rows = Reader(page.body).tables["caption-types"]

    assert head[:5] == ["Type", "Authorities", "Lowest", "Median", "Highest"]
    assert rows == [
        ["Boroughs", "1", "£1,200", "£1,200", "£1,200", "0"],
        ["Counties", "3", "£700", "£800", "£900", "0"],
    ]


def test_the_residents_are_said_with_the_numbers_that_the_printed_pairs_agree_with(page, council):
    assert page.body.count("worked out with 500,000 residents, an estimate: all printed pairs agree with") == 1
    low, high = council.funding[0].population_range
    said = re.search(r"agree with between ([\d,]+) and ([\d,]+) residents", page.body)
    assert [Decimal(text.replace(",", "")) for text in said.groups()] == [ceil(low), floor(high)]


def test_a_number_of_residents_outside_the_range_is_called_so():
    outside = result_of(["677", "1160"], residents="600000", printed={1: pair(483, 330)})
    nothing = result_of(["677", "1160"], printed={1: pair(483, -330)})

    assert funding_sentences.residents(outside).endswith(" residents, and this number is not one of these.")
    assert funding_sentences.residents(nothing).endswith("; no number of residents agrees with all printed pairs.")


def test_a_note_on_the_residents_is_said_only_where_no_range_says_it():
    made = comparison(["677", "1160"], "683000", {1: pair(483, 330)})
    made = replace(made, population=replace(made.population, note="Implied."))

    assert "Implied." not in funding_sentences.residents(compare_funding(made, OWN))
    assert funding_sentences.residents(compare_funding(replace(made, printed={}), OWN)).endswith("residents. Implied.")


def test_without_residents_the_page_has_no_money_of_a_year(council):
    body = shown(council, result_of(["677", "1160", "600"], residents=None))

    assert "million" not in body
    assert "The number of residents is not known here" in body


def test_without_types_peers_and_printed_figures_the_page_has_no_such_parts(council):
    body = shown(council, replace(result_of(["677", "1160"]), peers=()))

    reader = Reader(body)
    assert set(reader.tables) == {"caption-if", "caption-all"}
    assert sum(tag == "figure" for tag, _ in reader.tags) == 1
    assert "rounding" not in body


def test_the_page_says_that_funding_is_not_need(page):
    assert funding_sentences.NO_WORD_OF_NEED in page.body


@pytest.mark.parametrize(
    ("definition", "by", "told"), [("Said.", "source", True), ("Said.", "site", False), (None, None, False)]
)
def test_whose_money_is_counted_is_open_unless_the_report_defines_it(definition, by, told):
    made = comparison(["677", "700"])
    made = replace(made, indicator=replace(made.indicator, definition=definition, definition_by=by))

    assert (funding_sentences.NO_WORD_OF_OTHER_BODIES not in funding_sentences.not_told(made)) == told


@pytest.mark.parametrize(
    ("value", "period", "said"),
    [
        ("1", "2024/25", "top, 2024/25"), ("2", None, "second"), ("3", "2022", "third, 2022"),
        ("4", "2024/25", "bottom, 2024/25"), ("1-2", None, "top half"), ("3-4", "2022", "bottom half, 2022"),
    ],
)  # fmt: skip
def test_a_quarter_is_said_in_words_with_its_period(value, period, said):
    assert funding_sentences.quarter(Assessment("quartile", value, period, None, "as printed", "")) == said


def test_the_group_note_stands_by_the_types_or_else_by_the_authorities(council):
    noted = replace(ALL, note="Of two kinds.")
    for kinds in ({0: NEAR, 1: NEAR}, {}):
        made = replace(comparison(["677", "700"], kinds=kinds), group=noted)
        before, after = shown(council, compare_funding(made, OWN)).split('id="if"')
        assert ("Of two kinds." in before, "Of two kinds." in after) == (bool(kinds), not kinds)


def test_all_areas_are_linked_from_a_to_z(page, council):
    [result] = council.funding
    links = re.search(r"Authorities from A to Z</summary>(.*?)</details>", page.body).group(1)

    named = sorted((line.area.name, f"area-{line.area.slug}") for line in result.lines)
    assert re.findall(r'href="#([^"]+)">([^<]+)<', links) == [(target, name) for name, target in named]


def test_rows_whose_printed_figures_are_ours_are_marked_for_narrow_screens(page):
    cells = re.findall(r'class="(col-printed[^"]*)">([^<]*)<', page.body)

    assert [(name.endswith("is-same"), "(rounding)" in text) for name, text in cells] == [
        (False, True), (True, False), (True, False), (True, False)
    ]  # fmt: skip


def test_both_charts_come_in_two_widths_and_every_picture_is_handed_over(page):
    sources = re.findall(r'(?:src|srcset)="([^"]+)"', page.body)

    assert sorted(sources) == sorted(addresses.link(page.path, path) for path in page.figures)
    assert len(sources) == 4


def test_links_within_the_page_arrive(page):
    reader = Reader(page.body)

    inside = {link[1:] for link in reader.links if link.startswith("#")}
    assert inside
    assert inside <= set(reader.ids)


def test_the_edition_of_the_comparison_is_linked(page, results):
    [edition] = results.publications

    assert addresses.link(page.path, addresses.edition(edition.publication)) in Reader(page.body).links


def with_funding(edition, name, rows):
    """The edition with its first dashboard turned into one on funding, with some of its rows."""
    first = edition.themes[0]
    theme = Theme("fair-funding", "Fair funding", first.theme.outcome, 1, True, None)
    return replace(
        edition,
        publication=replace(edition.publication, publication=name, edition=name),
        themes=(replace(first, theme=theme, rows=rows), *edition.themes[1:]),
    )


def test_indicators_of_the_funding_dashboards_stand_beside_each_other_by_edition(council, results):
    [edition] = results.publications
    every = [row for theme in edition.themes for row in theme.rows]
    newer, older = with_funding(edition, "2023-24", every[:1]), with_funding(edition, "2017-18", every[:2])

    page = funding_page(council, (newer, older))
    reader = Reader(page.body)
    head, *rows = reader.tables["caption-indicators"]

    assert head == [
        "Indicator",
        *("Figure, report for 2023-24", "Quarter (its period), report for 2023-24"),
        *("Figure, report for 2017-18", "Quarter (its period), report for 2017-18"),
    ]
    assert "Amounts are as printed, not adjusted for rising prices." in page.body
    assert [row[0] for row in rows] == [row.row.indicator.title for row in every[:2]]
    assert rows[0][1] == rows[0][3] != "not reported"
    assert rows[1][1:3] == ["not reported", ""]
    for each in (newer, older):
        path = addresses.dashboard(each.publication, "fair-funding")
        assert addresses.link(page.path, path) in reader.links
    assert "caption-indicators" not in Reader(funding_page(council, (edition,)).body).tables


@pytest.mark.parametrize(
    ("total", "kind", "shown_there"),
    [
        (Decimal(9), "figures", True),
        (Decimal(7), "figures", False),
        (None, "figures", False),
        (Decimal(9), "counts", False),
    ],
)
def test_parts_that_do_not_add_up_are_told_with_a_link_to_the_sums(council, results, total, kind, shown_there):
    [edition] = results.publications
    row = edition.themes[0].rows[0]
    newer = with_funding(edition, "2023-24", (row,))
    sum_ = replace(council.sums[0].sum, indicator=row.row.indicator, kind=kind, total=total)
    changed = replace(council, sums=(replace(council.sums[0], sum=sum_, parts_total=Decimal(7)),))

    page = funding_page(changed, (newer,))
    target = addresses.link(page.path, addresses.sums_checked(council.council.area)) + f"#sum_{sum_.check}"

    assert (target in Reader(page.body).links) == shown_there
    assert ("Parts that do not add up" in page.body) == shown_there


def test_several_comparisons_stand_on_one_page_with_ids_and_pictures_of_their_own(council, results):
    [one] = council.funding
    page = funding_page(replace(council, funding=(one, one)), results.publications)
    reader = Reader(page.body)

    assert len(reader.ids) == len(set(reader.ids))
    assert {"area-testshire", "area-testshire-2", "all-2"} <= set(reader.ids)
    assert len(page.figures) == 8


def test_hostile_text_comes_out_as_words(council):
    made = comparison(["677", "700"], "1000", {1: pair(23, 16)}, {0: NEAR, 1: NEAR}, (0, 1))
    bad = {"title": HOSTILE, "note": HOSTILE, "group": replace(ALL, title=HOSTILE, short_title=HOSTILE, note=HOSTILE)}
    indicator = replace(made.indicator, noun=HOSTILE, definition=HOSTILE, title=HOSTILE)
    names = {replace(area, name=HOSTILE): amount for area, amount in made.amounts.items()}
    own = replace(OWN, name=HOSTILE)
    made = replace(made, **bad, indicator=indicator, peer_group=replace(NEAR, short_title=HOSTILE), amounts=names)

    reader = Reader(shown(council, compare_funding(made, own)))

    assert "script" not in {tag for tag, _ in reader.tags}
    assert not any("onclick" in attrs or "style" in attrs for _, attrs in reader.tags)


def test_the_html_has_no_blank_line(page):
    assert all(line.strip() for line in page.body.splitlines())

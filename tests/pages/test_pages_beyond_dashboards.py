"""The pages beside the dashboards say what the rows give, in sentences that stay true."""

import re
import shutil
from dataclasses import replace
from html import unescape

import pytest

from site_builder.calculations.results import work_out
from site_builder.pages import archive, changes, committees, lower_performing, places, risks
from site_builder.pages.other_editions import difference
from site_builder.sources import read_package
from site_builder.sources.councils import read_councils
from site_builder.sources.publications import read_publications
from tests.calculations.records import observation, report_row
from tests.calculations.test_edition_changes import edition, row
from tests.sites import VALID, change_cell


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(VALID, tmp_path / "testshire")


def results_of(folder):
    package, findings = read_package(folder)
    assert findings == []
    return work_out(read_publications(package), read_councils(package))


def plain(text):
    return text.replace("\u00a0", " ")


def words_of(page):
    """The text of a page, blanks made alike."""
    text = re.sub(r"<[^>]+>", " ", page.body)
    return re.sub(r"\s+", " ", unescape(text)).replace("\u00a0", " ").replace(" .", ".")


def places_words(folder):
    results = results_of(folder)
    return words_of(places.places_page(results.councils[0], results.publications))


def lists_words(folder):
    results = results_of(folder)
    return words_of(lower_performing.lower_performing_page(results.councils[0], results.publications, results.changes))


def test_the_newest_overall_place_comes_first_and_those_before_it_follow(folder):
    results = results_of(folder)
    page = places.places_page(results.councils[0], results.publications)

    assert plain(page.description) == (
        "All outcomes: the council’s reports place Testshire 6th of 31 in 2023/24, after 5th of 31 in 2022/23. "
        "The council's own services: 3rd of 31 in 2023/24."
    )


def test_a_place_without_a_number_of_areas_says_so(folder):
    change_cell(
        folder / "data/positions.csv",
        "overall,2023/24,report-2024,6,31,30,31,highest",
        "overall,2023/24,report-2024,6,,,,",
    )

    assert "6th in 2023/24 (of how many is not said)" in places_words(folder)


@pytest.mark.parametrize(
    ("rank", "first", "said"),
    [
        ("1", "highest", "highest of 31"),
        ("2", "highest", "2nd highest of 31"),
        ("30", "highest", "2nd lowest of 31"),
        ("31", "highest", "lowest of 31"),
        ("1", "lowest", "lowest of 31"),
        ("31", "lowest", "highest of 31"),
        ("4", "lowest", "4th lowest of 31"),
    ],
)
def test_a_place_by_spending_is_told_from_the_nearer_end_whichever_end_the_document_calls_first(
    folder, rank, first, said
):
    change_cell(
        folder / "data/positions.csv",
        "waste,2023/24,report-2024,7,31,4,31,highest",
        f"waste,2023/24,report-2024,7,31,{rank},31,{first}",
    )

    assert f"Higher {said} Five places higher." in places_words(folder)


def test_a_council_without_places_has_no_page_of_places(folder):
    council = results_of(folder).councils[0]

    assert places.places_page(replace(council, positions=None), results_of(folder).publications) is None


def test_a_printed_list_is_followed_by_its_count_and_by_what_the_documents_print(folder):
    text = lists_words(folder)

    assert "The list has 2 lines for 3 indicators." in text
    assert "Testshire Performance Report 2024 prints 4 of 40 indicators, which does not agree." in text
    assert "The report counts one twice." in text


def test_a_count_that_agrees_says_so(folder):
    change_cell(folder / "data/printed_counts.csv", "bottom-2024,report-2024,4,40", "bottom-2024,report-2024,3,40")

    assert "prints 3 of 40 indicators, which agrees." in lists_words(folder)


def test_an_entry_that_leaves_its_number_open_makes_the_count_the_least_it_can_be(folder):
    change_cell(folder / "data/list_entries.csv", "Two figures on litter,2,stated", "Two figures on litter,,")
    text = lists_words(folder)

    assert "The list has 2 lines for at least 2 indicators, because 1 line leaves open how many it means." in text
    assert "not said" in text


def test_an_entry_leads_to_its_indicator_with_figure_direction_and_quarter(folder):
    text = lists_words(folder)

    assert "Household waste recycled : 46.8% in the report for 2023/24, improved; top half (2023/24)." in text
    assert "not matched with a dashboard" in text


def test_without_lists_and_without_an_edition_before_there_is_no_page_of_lower_performing_areas(folder):
    results = results_of(folder)
    council = replace(results.councils[0], lists=())

    assert lower_performing.lower_performing_page(council, results.publications, ()) is None


def test_risks_stand_under_their_headings_and_are_counted(folder):
    page = risks.risks_page(results_of(folder).publications[0])

    assert plain(page.description) == "The report for 2023/24 names 2 risks under 2 headings."
    assert "A flood could close the tip." in words_of(page)


def test_an_edition_without_risks_has_no_page_of_them(folder):
    result = results_of(folder).publications[0]

    assert risks.risks_page(replace(result, publication=replace(result.publication, risks=()))) is None


def test_committees_say_who_assigned_each_dashboard(folder):
    results = results_of(folder)
    page = committees.committees_page(results.councils[0], results.publications)

    assert "the council or this site assigns 2 of the 2 dashboards" in plain(page.description)
    assert "Assigned by the council." in words_of(page)
    assert "Assigned by this site. Roads are part of the environment." in words_of(page)


def test_where_this_site_assigned_all_dashboards_the_first_sentence_says_so(folder):
    change_cell(
        folder / "data/committee_themes.csv",
        "environment-committee,environment,source,",
        "environment-committee,environment,site,It is its subject.",
    )
    results = results_of(folder)

    assert "this site puts, by subject, 2 of the 2 dashboards" in (
        plain(committees.committees_page(results.councils[0], results.publications).description)
    )


def test_the_archive_names_every_edition_with_its_counts_and_dashboards(folder):
    editions = results_of(folder).publications
    page = archive.archive_page(editions, {"testshire-2024": []})

    assert plain(page.description) == "This site holds 1 edition of the reports on Testshire: 2023/24."
    text = words_of(page)
    assert "Of 3 indicators, 1 improved" in text
    assert "Figures published up to 31 December 2024." in text
    assert "Environment and waste" in text


def test_what_a_document_says_was_changed_is_told_with_its_place(folder):
    result = results_of(folder).publications[0]
    page = changes.changes_page(result, None)

    assert plain(page.description) == "The reports name 1 change to the indicators for 2023/24."
    assert "Two figures on litter are new." in words_of(page)
    assert "Added: 2 indicators." in words_of(page)


def test_two_editions_are_counted_from_their_rows():
    from site_builder.calculations.edition_changes import compare_editions

    older = edition("2017/18", row("a", "40", "2017/18"), row("b", "1", "2017/18", polarity="low"))
    newer = edition("2023/24", row("b", "1", "2023/24"), row("c", "1", "2023/24"))
    page = changes.changes_page(newer, compare_editions(older, newer))

    assert plain(page.description) == (
        "Of 2 indicators in 2023/24, 1 was already in 2017/18 and 1 was not. Of 2 in 2017/18, 1 is no longer reported."
    )
    assert "0 stand on another dashboard now" in words_of(page)
    assert "for 1 what counts as good was chosen anew" in words_of(page)
    assert "Lower is better" in words_of(page)
    assert "1 without a recorded reason" in words_of(page)


def result_row(*series):
    from site_builder.calculations.results import work_out_row

    return work_out_row(replace(report_row("1"), series=series))


@pytest.mark.parametrize(
    ("older", "newer", "said"),
    [
        ([observation("40", "2017/18")], [observation("45.5", "2023/24")], "up 5.5 percentage points"),
        ([observation("40", "2017/18")], [observation("39", "2023/24")], "down 1.0 percentage points"),
        ([observation("40", "2017/18")], [observation("40", "2023/24")], "no change"),
        ([observation("40", "2017/18")], [observation("40", "2017/18")], "the same figure"),
        ([observation("40", "2017/18")], [observation(None, "2023/24")], "no figure"),
        ([observation("40", "2017/18")], [observation("45", "2023/24", status="b")], "counted anew"),
        (
            [observation("40", "2017/18")],
            [observation("41", "2022/23", status="b"), observation("45", "2023/24")],
            "counted anew",
        ),
        (
            [observation("40", "2014-16", "rolling calendar")],
            [observation("45", "2023/24")],
            "periods of another length",
        ),
    ],
)
def test_the_difference_between_editions_is_told_only_where_the_figures_compare(older, newer, said):
    first, second = result_row(*older), result_row(*newer)

    assert plain(difference(first, second).text) == said
    assert difference(second, first) == difference(first, second), "whichever edition the page belongs to"
    assert difference(first, second).compared == said.startswith(("up", "down", "no change"))


def test_an_entry_of_an_indicator_that_no_report_has_leads_nowhere(folder):
    change_cell(folder / "data/list_links.csv", "bottom-2024,1,bus-passengers", "bottom-2024,1,residents")
    results = results_of(folder)
    page = lower_performing.lower_performing_page(results.councils[0], results.publications, results.changes)

    assert "indicators/residents/" not in page.body


def test_what_left_the_bottom_quarter_is_split_by_what_its_figure_did():
    from site_builder.calculations.edition_changes import compare_editions
    from site_builder.pages.quarter_moves import quarter_moves

    older = edition(
        "2017/18", *(row(name, "40", "2017/18", "4") for name in "abc"), row("d", "40", "2017/18", "4", "none")
    )
    newer = edition(
        "2023/24",
        row("a", "50", "2023/24", "2"),
        row("b", "30", "2023/24", "2"),
        row("c", "50", "2023/24", "2", status="b"),
        row("d", "50", "2023/24", "2", "none"),
    )
    left = quarter_moves(compare_editions(older, newer))[0]

    assert plain(left.sentence) == (
        "4 indicators stood in the bottom quarter in the report for 2017/18 and not in that for 2023/24. The figure itself "
        "improved for 1, did not for 1, and cannot be compared for 1; for 1 neither direction is better."
    )
    assert len(left.lines) == 4


def test_places_of_more_years_than_the_table_shows_stand_in_one_line_on_one_scale(folder):
    with (folder / "data/positions.csv").open("a", encoding="utf-8") as file:
        file.write("E10000099,overall,2019/20,report-2024,1,27,,,,page 2,\n")
    text = places_words(folder)
    results = results_of(folder)
    page = places.places_page(results.councils[0], results.publications)

    assert "All outcomes: 1st of 27 in 2019/20, 5th of 31 in 2022/23 and 6th of 31 in 2023/24." in text
    # Five years from side to side, 31st at the bottom: the first place stands alone, the last two are joined.
    assert '<circle class="spark__end" cx="4" cy="4" r="2"/>' in page.body
    assert '<polyline class="spark__line" points="58,6.133 76,6.667"/>' in page.body


def test_without_further_years_there_is_no_line_of_them(folder):
    results = results_of(folder)

    assert "joins only years that follow one another" not in (
        places.places_page(results.councils[0], results.publications).body
    )

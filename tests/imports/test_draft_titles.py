"""What a draft makes of the title above a table and of the names of sheets and files: a dashboard, a period, a report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.drafting import draft_beside
from site_builder.importing import ImportPlan, import_package
from site_builder.imports.drafts.draft import draft_mapping
from site_builder.imports.drafts.find_tables import find_tables
from site_builder.imports.drafts.guess_titles import guess_titles
from site_builder.model import BookCells
from site_builder.sources.marked_yaml import NotYaml, read_marked_yaml
from tests.imports.books import write_book
from tests.imports.small_import import rows_of
from tests.imports.test_drafts import TEXTS, answer, cells

TABLE = (("Indicator", "Current", "Previous"), ("Waste", "43.2%", "41.6%"), ("Litter", "4", "5"))


def said(*titles, sheet="Sheet1", stem="book", table=TABLE):
    """What is guessed of one table below these lines."""
    tables = find_tables(cells(*((title,) for title in titles), (), *table, sheet=sheet))
    [found] = guess_titles(tables, stem)
    return found


def drafted(sheets, stem="book"):
    """The draft of sheets, each with its titles above the same table."""
    all_cells = [cells(*((title,) for title in titles), (), *TABLE, sheet=sheet) for sheet, titles in sheets.items()]
    return draft_mapping(BookCells(f"{stem}.xlsx", tuple(all_cells)), stem)


@pytest.mark.parametrize(
    ("title", "theme"),
    [
        ("Children and Families dashboard 2024/25", "Children and Families"),
        ("Transport: dashboard 2023/24", "Transport"),
        ("Dashboard - Adult Social Care", "Adult Social Care"),
        ("Appendix A: Fire and Rescue, Quarter 2 2024/25", "Fire and Rescue"),
        ("Environment \u2013 Key Performance Indicators", "Environment"),
        ("Data protection", "Data protection"),
        ("Report on roads 2024 to 2025", "Report on roads"),
        ("School performance dashboard, Q1 24/25", "School performance"),
    ],
)
def test_a_title_without_its_year_and_the_word_for_what_it_is_names_the_dashboard(title, theme):
    found = said(title)

    assert (found.theme, found.theme_why) == (theme, "the title above the table")


@pytest.mark.parametrize(
    "title", ["Performance dashboard 2024/25", "Source: returns", "Sheet1", "Dashboard", "2024", ""]
)
def test_a_title_that_says_nothing_leaves_the_name_of_the_sheet(title):
    found = said(title, sheet="Transport 2024-25")

    assert (found.theme, found.theme_why) == ("Transport", "the sheet's name")


@pytest.mark.parametrize(
    ("title", "year", "period"),
    [
        ("Transport 2024/25", "2024/25", "2024/25"),
        ("Transport 2024-2025", "2024/25", "2024/25"),
        ("Transport 2024 to 2025", "2024/25", "2024/25"),
        ("Transport (24/25)", "2024/25", "2024/25"),
        ("Transport 1999/00", "1999/00", "1999/00"),
        ("Transport Q4 2024/25", "2024/25", "Q4 2024/25"),
        ("Quarter 2, 2024\u201325", "2024/25", "Q2 2024/25"),
        ("Transport 2024", None, None),  # could be a financial year
        ("Transport 11/12", None, None),  # could be a day
        ("Transport 2024/26", None, None),
        ("Transport 2023/24 and 2024/25", None, None),
        ("Transport Q1 to Q4 2024/25, Q3", None, None),
        ("Updated 2024-12-31", None, None),
        ("Call 0116 2024/25 7", "2024/25", "2024/25"),
    ],
)
def test_a_period_is_read_from_a_title_where_it_can_be_one_only(title, year, period):
    found = said(title)

    assert (found.year, found.period) == (year, period)


def test_the_title_comes_before_the_name_of_the_sheet_and_that_before_the_name_of_the_file():
    def why(title, sheet, stem):
        found = said(title, sheet=sheet, stem=stem)
        return found.year, found.period_why

    assert why("Roads 2024/25", "Roads 2023-24", "Roads 2022-23") == ("2024/25", "the title above the table")
    assert why("Roads", "Roads 2023-24", "Roads 2022-23") == ("2023/24", "the sheet's name")
    assert why("Roads", "Roads", "Roads 2022-23") == ("2022/23", "the file's name")


def test_a_title_of_several_sheets_is_that_of_the_report():
    county = "Leicestershire performance 2024/25"
    draft = drafted({"Roads": [county, "Highways dashboard"], "Waste": [county], "Fire": [county, "Source: returns"]})

    assert f"title: {county}  # GUESS: from the title above the tables" in draft.text.replace('"', "")
    assert "edition: 2024/25  # GUESS: from the title above the table" in draft.text
    assert "{theme: highways, title: Highways, outcome: all" in draft.text
    assert "{theme: waste, title: Waste, outcome: all, order: 2, in_headline: yes}  # GUESS: from the sheet's name" in (
        draft.text
    )
    assert "{theme: fire, title: Fire," in draft.text


def test_each_guess_stands_in_the_draft_as_a_guess_and_is_told():
    draft = drafted({"Transport 2024-25": ["How we travel"]})

    assert (
        "period: {period: {constant: 2024/25}, type: {constant: financial year}}  # GUESS: from the sheet's name"
        in (draft.text)
    )
    assert (
        "{constant: 2023/24}, type: {constant: financial year}}  # GUESS: from the sheet's name, which names"
        in draft.text
    )
    assert '  "How we travel" is taken for the dashboard, from the title above the table.' in draft.told
    assert '  2024/25 is taken for the period of "Current", from the sheet\'s name.' in draft.told
    assert '  2023/24 is taken for the period of "Previous", from the sheet\'s name, which names the year after.' in (
        draft.told
    )
    assert not any("the period of the column" in decision for decision in draft.decisions)


def test_what_the_columns_say_comes_before_every_title():
    table = (("Indicator", "Latest (2022/23)", "Previous"), ("Waste", "43.2%", "41.6%"))
    draft = draft_mapping(BookCells("book.xlsx", (cells(("Waste 2024/25",), (), *table),)), "book")

    assert "2024/25" not in draft.text
    assert "{constant: 2022/23}, type: {constant: financial year}}  # GUESS: from the column's name" in draft.text
    assert (
        "{constant: 2021/22}, type: {constant: financial year}}  # GUESS: from the column Latest (2022/23)"
        in draft.text
    )
    assert "edition: 2022/23  # GUESS: the latest year in the file" in draft.text


def test_a_quarter_does_not_say_which_the_one_before_is():
    draft = drafted({"Roads": ["Roads Q4 2024/25"]})

    assert "{constant: Q4 2024/25}, type: {constant: financial quarter}}" in draft.text
    assert "the period of the column Previous, such as 2023/24" in draft.decisions


def test_two_tables_of_a_sheet_have_their_own_titles_or_share_its_dashboard():
    two = cells(("Roads",), *TABLE, (), ("Buses",), *TABLE)
    assert [title.theme for title in guess_titles(find_tables(two), "book")] == ["Roads", "Buses"]

    draft = draft_mapping(BookCells("book.xlsx", (cells(*TABLE, (), *TABLE, sheet="Roads"),)), "book")
    assert "roads: {path: book.xlsx, range: A1:C3}" in draft.text
    assert "theme: {constant: roads}" in draft.text
    assert draft.text.count("{theme: roads, ") == 1


def test_a_table_without_a_title_goes_on_with_that_of_the_sheet_and_notes_are_none():
    two = cells(("Roads 2024/25",), *TABLE, (), ("Source: returns 2022/23",), (), *TABLE)

    assert [(title.theme, title.year) for title in guess_titles(find_tables(two), "book")] == [("Roads", "2024/25")] * 2


def test_a_title_stands_above_its_own_table_where_two_stand_side_by_side():
    rows = (("Roads", "", "", "", "Buses"), (), *((*row, "", *row) for row in TABLE))
    found = find_tables(cells(*rows))

    assert [table.titles for table in found] == [("Roads",), ("Buses",)]


def test_a_workbook_whose_periods_stand_in_titles_only_is_imported(tmp_path):
    rows = (("Children and Families dashboard 2024/25",), (), ("Indicator", "Current", "Previous", "Polarity"))
    rows += (("Children in care", "1,112", "1,090", "Low"),)
    mapping = draft_beside(write_book(tmp_path / "Dashboards.xlsx", {"Children": rows})).mapping
    answer(mapping)

    imported = import_package(ImportPlan(mapping))

    assert [row.split(",")[2] for row in rows_of(imported, "observations")[1:]] == ["2024/25", "2023/24"]
    assert rows_of(imported, "themes")[1].startswith("children-and-families,Children and Families,")
    assert rows_of(imported, "report_rows")[1].split(",")[2] == "children-and-families"


@settings(max_examples=60, deadline=None)
@given(
    titles=st.lists(st.one_of(TEXTS, st.sampled_from(["Roads 2024/25", "2024-25", "#", "a: b 24/25 Q1"])), max_size=4),
    sheet=st.one_of(TEXTS, st.just("Roads 2024-25")),
    stem=st.one_of(TEXTS, st.just("Roads 2024-25")),
)
def test_every_draft_can_be_read_whatever_stands_above_a_table(titles, sheet, stem):
    draft = draft_mapping(
        BookCells("b.xlsx", (cells(*((title,) for title in titles), (), *TABLE, sheet=sheet or "S"),)), stem
    )

    assert draft is not None
    assert not isinstance(read_marked_yaml(draft.text), NotYaml)

"""Published places and printed lists are put together and counted again."""

from dataclasses import replace
from decimal import Decimal

import pytest

from site_builder.calculations.positions import position_table
from site_builder.calculations.printed_lists import add_up, count_list
from site_builder.model import (
    BenchmarkTheme,
    IndicatorList,
    ListEntry,
    Position,
    PrintedCount,
    Source,
    SumChecked,
)

SOURCE = Source("report", "Report", "Council", None, "OGL", True, None)
OVERALL = BenchmarkTheme("overall", "Overall", "overall", 1, None)
WASTE = BenchmarkTheme("waste", "Waste", "theme", 2, None)


def position(theme, year, place, of=32, source=SOURCE, spend_rank=None):
    return Position(theme, year, source, place, of, spend_rank, of, "highest", "page 1", None)


def entry(order, indicators, basis="one entry"):
    return ListEntry(order, None, None, f"Entry {order}", indicators, basis, None, ())


def printed_list(*entries, counts=()):
    return IndicatorList("list", "bottom quarter", "2023/24", "List", 1, SOURCE, "page 1", None, entries, counts)


def test_without_places_there_is_no_table():
    assert position_table([]) is None


def test_the_table_is_of_the_year_in_which_most_themes_have_a_place():
    table = position_table(
        [
            position(OVERALL, "2021/22", 5),
            position(OVERALL, "2022/23", 6),
            position(WASTE, "2022/23", 9),
            position(OVERALL, "2023/24", 4),
        ]
    )

    assert (table.year, table.previous_year) == ("2022/23", "2021/22")
    assert [(line.theme.title, line.position.place) for line in table.lines] == [("Overall", 6), ("Waste", 9)]


def test_of_two_years_with_as_many_themes_the_later_is_shown():
    table = position_table([position(OVERALL, "2021/22", 5), position(OVERALL, "2022/23", 6)])

    assert table.year == "2022/23"


@pytest.mark.parametrize(
    ("before", "now", "word"),
    [
        (13, 12, "similar"),
        (9, 9, "similar"),
        (5, 6, "similar"),
        (7, 10, "slightly lower"),
        (10, 14, "slightly lower"),
        (11, 9, "slightly higher"),
        (7, 3, "slightly higher"),
        (22, 15, "higher"),
        (7, 2, "higher"),
        (11, 21, "lower"),
    ],
)
def test_a_change_of_place_has_its_words(before, now, word):
    table = position_table([position(OVERALL, "2021/22", before), position(OVERALL, "2022/23", now)])

    assert table.lines[0].change == word


def test_a_change_among_another_number_of_areas_has_no_word():
    table = position_table([position(OVERALL, "2021/22", 6, of=27), position(OVERALL, "2022/23", 6, of=32)])

    assert table.lines[0].previous.place == 6
    assert table.lines[0].change is None


def test_a_change_among_a_number_of_areas_that_is_not_stated_has_no_word():
    table = position_table([position(OVERALL, "2021/22", 6, of=None), position(OVERALL, "2022/23", 9, of=None)])

    assert table.lines[0].change is None


def test_a_theme_without_the_year_before_is_not_compared():
    table = position_table(
        [position(OVERALL, "2021/22", 6), position(OVERALL, "2022/23", 6), position(WASTE, "2022/23", 1)]
    )

    assert table.lines[1].previous is None
    assert table.lines[1].change is None


def test_what_two_documents_state_for_one_year_is_kept_and_the_fuller_one_shown():
    other = replace(SOURCE, source="other", title="Other report")
    table = position_table(
        [position(OVERALL, "2022/23", 6, of=None, source=other), position(OVERALL, "2022/23", 7, spend_rank=3)]
    )

    assert table.lines[0].position.place == 7
    assert [each.place for each in table.histories[0].years[0][1]] == [6, 7]


def test_the_order_of_the_rows_does_not_matter_to_the_table():
    positions = [position(theme, year, 5) for theme in (WASTE, OVERALL) for year in ("2023/24", "2022/23")]

    assert position_table(positions) == position_table(positions[::-1])


def test_a_list_counts_the_indicators_of_its_entries():
    result = count_list(printed_list(entry(1, 1), entry(2, 3, "stated"), entry(3, 2, "inferred")))

    assert (result.indicators, result.open_entries, result.inferred_entries) == (6, 0, 1)


def test_an_entry_that_leaves_its_number_open_counts_once_and_is_told():
    result = count_list(printed_list(entry(1, 1), entry(2, None, None)))

    assert (result.indicators, result.open_entries) == (2, 1)


def test_only_printed_counts_that_differ_disagree():
    right, wrong = (PrintedCount(SOURCE, count, 40, "page 1", None) for count in (2, 3))
    result = count_list(printed_list(entry(1, 1), entry(2, 1), counts=(right, wrong)))

    assert result.disagreeing == (wrong,)


def test_printed_parts_are_added_up():
    checked = SumChecked(
        check="sum",
        kind="counts",
        certainty="cannot be right",
        order=1,
        source=SOURCE,
        other_source=None,
        reference="page 1",
        subject="",
        printed="",
        parts=tuple(map(Decimal, (45, 45, 30, 25))),
        total=Decimal(146),
        found="",
        indicator=None,
        why=None,
    )

    assert add_up(checked).parts_total == 145
    assert add_up(replace(checked, parts=())).parts_total is None


def test_a_printed_number_above_the_least_that_a_list_can_have_may_be_right():
    more, fewer = (PrintedCount(SOURCE, count, 40, "page 1", None) for count in (4, 1))
    result = count_list(printed_list(entry(1, 1), entry(2, None, None), counts=(more, fewer)))

    assert result.disagreeing == (fewer,)


@pytest.mark.parametrize(("before", "year"), [("2012/13", "2022/23"), ("2022", "2022/23"), ("2021", "2022/23")])
def test_a_change_is_told_only_from_the_year_directly_before(before, year):
    table = position_table([position(OVERALL, before, 9), position(OVERALL, year, 4)])

    assert table.previous_year is None
    assert table.lines[0].change is None

"""What is said of places in one scope: those before, changes in words, revised ones, ages, amounts."""

from datetime import date

import pytest

from tests.calculations.made_model import CORE, OVERALL, TWO, scope_of, worked_out

MERGER = [
    {"area": "a"},
    {"area": "b"},
    {"area": "c", "to": "2024-03-31"},
    {"area": "d", "from": "2024-04-01"},
]


def places(scope):
    return {line.area: line.place.first for line in scope.standing.placed}


def two_editions(before, now, **more):
    """The scope of the newer of two editions, each with its own year."""
    editions = worked_out({"visits": {"2022/23": before, "2023/24": now}}, editions=TWO, **more)
    return scope_of(editions[1])


def test_themes_stand_in_their_order_and_only_where_they_have_an_indicator():
    themes = [
        {"benchmark_theme": name, "title": name, "order": order, "core": "no"}
        for name, order in (("late", "9"), ("early", "0"), ("empty", "5"))
    ]
    rows = {"visits": {"benchmark_theme": "late"}, "loans": {"benchmark_theme": "early"}}
    [edition] = worked_out({"visits": {"2023/24": "1 2"}, "loans": {"2023/24": "1 2"}}, themes=themes, rows=rows)

    assert [each.theme.benchmark_theme for each in edition.scopes] == ["early", "overall", "core", "late"]


def test_without_an_edition_before_there_is_no_place_before():
    [edition] = worked_out({"visits": {"2023/24": "1 2 3"}})
    scope = scope_of(edition)

    assert (scope.previous, scope.changes, scope.marks) == ({}, {}, ())


def test_the_place_before_is_the_one_of_the_edition_before():
    scope = two_editions("9 8 7", "1 2 3")

    assert {area: place.first for area, place in scope.previous.items()} == {"a": 1, "b": 2, "c": 3}
    assert places(scope) == {"a": 3, "b": 2, "c": 1}


def test_the_edition_before_is_the_one_that_the_data_name_and_not_the_one_that_is_next_to_it():
    editions = (
        {"benchmark": "first", "cut_off": "2022-12-31"},
        {"benchmark": "second", "cut_off": "2023-12-31"},
        {"benchmark": "third", "cut_off": "2024-12-31", "previous": "first"},
    )
    found = worked_out({"visits": {"2021/22": "1 2", "2022/23": "2 1", "2023/24": "2 1"}}, editions=editions)

    assert scope_of(found[2]).previous["a"].first == 2
    assert scope_of(found[1]).previous == {}


@pytest.mark.parametrize(
    ("now", "change"),
    [
        ("9 8 7 6 5 4 3", "similar"),
        ("8 9 7 6 5 4 3", "similar"),
        ("7 8 9 6 5 4 3", "slightly lower"),
        ("5 9 8 7 6 4 3", "slightly lower"),
        ("4 9 8 7 6 5 3", "lower"),
    ],
)
def test_a_change_of_place_is_said_in_words(now, change):
    assert two_editions("9 8 7 6 5 4 3", now).changes["a"] == change


def test_an_area_that_is_not_placed_in_both_editions_has_no_change():
    scope = two_editions("9 8 7 6 -", "9 8 7 - 5")

    assert set(scope.changes) == {"a", "b", "c"}
    assert set(scope.previous) == {"a", "b", "c", "d"}


def test_where_the_group_changed_there_are_no_words_and_the_places_before_stand_all_the_same():
    scope = two_editions("9 8 7 -", "9 8 - 7", members=MERGER)

    assert scope.marks == ("group changed",)
    assert scope.changes == {}
    assert set(scope.previous) == {"a", "b", "c"}
    assert set(places(scope)) == {"a", "b", "d"}


def test_members_of_another_day_are_compared_where_the_edition_names_one():
    [edition] = worked_out({"visits": {"2023/24": "9 8 7 6"}}, members=MERGER, editions=({"members_on": "2024-03-31"},))

    assert set(places(scope_of(edition))) == {"a", "b", "c"}


def test_figures_that_were_revised_later_give_revised_places_of_all_areas():
    periods = {"2022/23": "9 8 7", "2022/23@2024-06": "1 - -", "2023/24": "9 8 7"}
    before, now = worked_out({"visits": periods}, editions=TWO)

    assert places(scope_of(before)) == {"a": 1, "b": 2, "c": 3}
    assert {area: place.first for area, place in scope_of(before).revised.items()} == {"a": 3, "b": 1, "c": 2}
    assert scope_of(now).revised == {}


def test_a_revision_that_moves_no_place_gives_none():
    periods = {"2022/23": "9 8 7", "2022/23@2024-06": "10 - -", "2023/24": "9 8 7"}
    before, _ = worked_out({"visits": periods}, editions=TWO)

    assert scope_of(before).revised == {}


def test_a_revision_after_the_newest_cut_off_is_not_known_yet():
    periods = {"2022/23": "9 8 7", "2022/23@2025-01": "1 - -", "2023/24": "9 8 7"}
    before, _ = worked_out({"visits": periods}, editions=TWO)

    assert scope_of(before).revised == {}


def test_a_later_period_does_not_revise_an_earlier_edition():
    before, _ = worked_out({"visits": {"2022/23": "9 8 7", "2023/24": "7 8 9"}}, editions=TWO)

    assert scope_of(before).revised == {}


def test_a_figure_that_came_late_gives_its_area_a_revised_place():
    periods = {"2022/23": "9 8 -", "2022/23@2024-06": "- - 10", "2023/24": "9 8 7"}
    before, _ = worked_out({"visits": periods}, editions=TWO)

    assert set(places(scope_of(before))) == {"a", "b"}
    assert {area: place.first for area, place in scope_of(before).revised.items()} == {"a": 2, "b": 3, "c": 1}


def test_the_place_before_is_as_it_was_and_not_as_revised():
    periods = {"2022/23": "9 8 7", "2022/23@2024-06": "1 - -", "2023/24": "9 8 7"}
    _, now = worked_out({"visits": periods}, editions=TWO)

    assert scope_of(now).previous["a"].first == 1
    assert scope_of(now).changes["a"] == "similar"


def test_ages_are_of_the_periods_that_an_average_rests_on():
    [edition] = worked_out(
        {"visits": {"2023/24": "9 8 7"}, "loans": {"2021/22": "9 8 -"}, "spending": {"2020/21": "9 8 7"}},
        rows={"visits": {}, "loans": {}, "spending": {"judge": "no"}},
    )

    assert scope_of(edition).ages == {
        "a": (date(2022, 3, 31), date(2024, 3, 31)),
        "b": (date(2022, 3, 31), date(2024, 3, 31)),
        "c": (date(2024, 3, 31), date(2024, 3, 31)),
    }


def test_spending_and_need_stand_beside_places_where_the_data_name_them():
    [edition] = worked_out(
        {"visits": {"2023/24": "9 8 7"}, "spend": {"2023/24": "5 6 7"}, "need": {"2015/16": "1 2 3"}},
        rows={"visits": {}},
        themes=[{**OVERALL, "spending": "spend"}, CORE],
        editions=({"deprivation": "need"},),
    )

    assert set(scope_of(edition, "overall").amounts) == {"spending", "deprivation"}
    assert set(scope_of(edition, "core").amounts) == {"deprivation"}
    points = {point.area: point for point in scope_of(edition, "overall").quadrants["spending"]}
    assert [points[area].spending.first for area in "abc"] == [3, 2, 1]
    assert [points[area].performance.first for area in "abc"] == [1, 2, 3]


def test_every_scope_is_placed_by_its_own_indicators():
    rows = {
        "visits": {"benchmark_theme": "one"},
        "loans": {"benchmark_theme": "two"},
    }
    themes = [
        {"benchmark_theme": "one", "title": "One", "order": "3", "core": "yes"},
        {"benchmark_theme": "two", "title": "Two", "order": "4", "core": "no"},
    ]
    [edition] = worked_out({"visits": {"2023/24": "9 8 7"}, "loans": {"2023/24": "1 2 3"}}, rows=rows, themes=themes)

    assert places(scope_of(edition, "one")) == places(scope_of(edition, "core")) == {"a": 1, "b": 2, "c": 3}
    assert places(scope_of(edition, "two")) == {"a": 3, "b": 2, "c": 1}
    assert places(scope_of(edition, "overall")) == {"a": 1, "b": 1, "c": 1}

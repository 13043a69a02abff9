"""Where the figure of each area went: from the one earlier period that is the same for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.direction import direction_of_change
from tests.calculations.made_model import result_of, worked_out
from tests.calculations.records import indicator as number_indicator


def directions(periods, **more):
    """By area, of the newest edition."""
    return result_of(worked_out({"visits": periods}, **more)[-1], "visits").directions


def words(periods, **more):
    return {area: each.direction for area, each in directions(periods, **more).items()}


def test_every_area_of_the_group_has_a_direction_or_a_reason():
    found = directions({"2022/23": "10 10 10 10 [x] -", "2023/24": "20 10 5 - 5 5"})

    assert {area: each.direction for area, each in found.items()} == {
        "a": "improved",
        "b": "similar",
        "c": "worse",
        "d": "not determinable",
        "e": "not determinable",
        "f": "not determinable",
    }
    assert [found[area].reason for area in "abc"] == [None, None, None]
    assert found["d"].reason == "there is no figure for the latest period"
    assert found["e"].reason == found["f"].reason == "there is no earlier figure"


def test_an_area_without_a_figure_for_the_earlier_period_does_not_fall_back_on_an_older_one():
    found = directions({"2021/22": "1 1 1 1 1", "2022/23": "10 10 10 10 -", "2023/24": "20 20 20 20 20"})

    assert found["e"].reason == "there is no earlier figure"
    assert found["e"].before.text == "2022/23"
    assert found["e"].previous is None


def test_the_period_before_is_the_one_that_would_be_ranked_if_the_ranked_one_were_not_there():
    found = directions({"2021/22": "10 10 10 10", "2022/23": "1 1 - -", "2023/24": "20 5 20 20"})

    assert {each.before.text for each in found.values()} == {"2021/22"}
    assert [found[area].direction for area in "abcd"] == ["improved", "worse", "improved", "improved"]


def test_later_periods_that_too_few_areas_have_are_not_looked_at():
    found = directions({"2021/22": "10 10 10 10", "2022/23": "20 20 20 20", "2023/24": "1 - - -"})

    assert found["a"].current.value == 20
    assert found["a"].direction == "improved"


@pytest.mark.parametrize(("before", "compared"), [("2020/21", True), ("2019/20", False)])
def test_more_than_36_months_earlier_is_not_the_period_before(before, compared):
    found = directions({before: "10 10 10", "2023/24": "20 20 20"})

    assert (found["a"].before is not None) == compared
    assert found["a"].direction == ("improved" if compared else "not determinable")


def test_the_earlier_figure_is_the_newest_that_was_known_by_the_cut_off():
    periods = {
        "2022/23@2023-06": "10 10 10",
        "2022/23@2024-06": "30 10 10",
        "2022/23@2025-01": "5 5 5",
        "2023/24@2024-11": "20 20 20",
    }

    assert words(periods) == {"a": "worse", "b": "improved", "c": "improved"}


@pytest.mark.parametrize(("polarity", "way"), [("high", "improved"), ("low", "worse"), ("none", "higher")])
def test_the_edition_says_which_way_is_good(polarity, way):
    rows = {"visits": {"polarity": polarity}}

    assert words({"2022/23": "10 10", "2023/24": "20 20"}, rows=rows) == {"a": way, "b": way}


def test_an_indicator_that_is_not_ranked_has_directions_all_the_same():
    periods = {"2022/23": "10 10 10", "2023/24": "20 20 20"}

    assert set(words(periods, rows={"visits": {"judge": "no"}}).values()) == {"improved"}
    assert set(words(periods).values()) == {"improved"}, "no variation in 2023/24"


def test_limits_decide_where_both_figures_have_them():
    found = directions({"2022/23": "50±10 50±1", "2023/24": "55±10 55±1"})

    assert [found[area].judged.basis for area in "ab"] == ["by the interval", "by the interval"]
    assert [found[area].direction for area in "ab"] == ["similar", "improved"]


def test_a_break_of_the_latest_figure_forbids_to_compare_it():
    found = directions({"2022/23": "10 10 10", "2023/24": "20b 20 20"})

    assert [found[area].broken for area in "abc"] == [True, False, False]
    assert found["a"].reason == "the series was broken between the two figures"
    assert found["b"].direction == "improved"


def test_a_break_of_the_earlier_figure_lies_before_both():
    assert set(words({"2022/23": "10b 10b 10b", "2023/24": "20 20 20"}).values()) == {"improved"}


@pytest.mark.parametrize("passed_over", ["15b - - -", "[x]b - - -"])
def test_a_break_in_a_period_that_is_passed_over_lies_between_the_two_figures(passed_over):
    """Too few areas have a figure of 2022/23; area a was counted anew from then on."""
    found = directions({"2021/22": "10 10 10 10", "2022/23": passed_over, "2023/24": "20 20 20 20"})

    assert found["b"].direction == "improved"
    assert found["a"].reason == "the series was broken between the two figures"


def test_where_the_series_of_all_others_was_broken_so_was_that_of_an_area_without_a_row():
    assert directions({"2022/23": "10 10 10", "2023/24": "20b 20b -"})["c"].broken
    assert not directions({"2022/23": "10 10 10", "2023/24": "20b 20 -"})["c"].broken


def test_without_a_figure_at_all_nothing_can_be_told():
    found = directions({"2023/24": "[x] [x]"})

    assert {each.direction for each in found.values()} == {"not determinable"}
    assert {each.before for each in found.values()} == {None}


def test_periods_of_another_length_are_not_compared():
    """Figures of one year stand beside averages of three, in one series."""
    found = directions(
        {"2020-22": "10 10 10", "2021-24": "20 20 20"}, indicators={"visits": {"period_type": "rolling calendar"}}
    )

    assert found["a"].reason == "the two periods are not of the same length"


@given(
    pairs=st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=2, max_size=6),
    polarity=st.sampled_from(["high", "low", "none"]),
)
def test_each_area_is_judged_by_its_own_two_figures_alone(pairs, polarity):
    periods = {
        "2022/23": " ".join(str(before) for before, _ in pairs),
        "2023/24": " ".join(str(later) for _, later in pairs),
    }
    found = words(periods, rows={"visits": {"polarity": polarity}})

    made = number_indicator("number")
    assert list(found.values()) == [direction_of_change(*pair, polarity, made) for pair in pairs]

"""What makes the places of two editions hard to compare: the group, the set of indicators, a polarity."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.place_history import marks_of_history
from site_builder.calculations.ranking import rank_areas
from site_builder.calculations.standing import CORE, OVERALL
from site_builder.model import Scope
from tests.calculations.small_group import ranked_figures

THEME = Scope("theme", "theme")


def indicators(count, *, first=0, polarity="high", themes=None):
    """Rankings of indicators i000, i001 ... from `first` on."""
    everything = ranked_figures(*[[1, 2, 3]] * (first + count), polarity=polarity, themes=themes)
    return everything[first:]


def not_core(rankings):
    return [rank_areas(replace(each.panel, indicator=replace(each.panel.indicator, core=False))) for each in rankings]


def not_judged(rankings):
    return [rank_areas(replace(each.panel, indicator=replace(each.panel.indicator, judge=False))) for each in rankings]


def test_the_same_again_is_not_marked():
    assert marks_of_history(OVERALL, indicators(3), indicators(3)) == ()


@pytest.mark.parametrize("areas", [["a", "b", "c", "d"], ["a", "b"], ["a", "b", "x"]])
def test_an_area_that_joined_or_left_is_marked(areas):
    other = ranked_figures(range(len(areas)), group=areas)

    assert marks_of_history(OVERALL, other, ranked_figures([1, 2, 3])) == ("group changed",)


def test_another_order_of_the_same_areas_is_no_change():
    assert marks_of_history(OVERALL, ranked_figures([1, 2], group=["b", "a"]), ranked_figures([1, 2])) == ()


def test_a_turned_polarity_is_marked():
    assert marks_of_history(OVERALL, indicators(3, polarity="low"), indicators(3)) == ("polarity changed",)


def test_a_polarity_that_turned_where_it_was_not_ranked_is_not_marked():
    before = [*indicators(10), *not_judged(indicators(1, first=10, polarity="low"))]
    now = [*indicators(10), *not_judged(indicators(1, first=10))]

    assert marks_of_history(OVERALL, now, before) == ()


def test_an_indicator_that_is_shown_and_not_ranked_is_not_in_the_set():
    assert marks_of_history(OVERALL, [*indicators(2), *not_judged(indicators(1, first=2))], indicators(3)) == (
        "indicators changed",
    )


def test_a_scope_looks_at_its_own_indicators():
    themes = ["theme"] * 10 + ["other"] * 10
    before = ranked_figures(*[[1, 2, 3]] * 20, themes=themes)
    now = [*before[:10], *ranked_figures(*[[3, 2, 1]] * 20, themes=themes, polarity="low")[10:]]

    assert marks_of_history(THEME, now, before) == ()
    assert marks_of_history(Scope("theme", "other"), now, before) == ("polarity changed",)
    assert marks_of_history(OVERALL, now, before) == ("polarity changed",)
    assert marks_of_history(CORE, [*now[:10], *not_core(now[10:])], before) == ("indicators changed",)


def test_an_indicator_that_went_to_another_theme_is_new_there_and_gone_here():
    before = ranked_figures([1, 2, 3], [1, 2, 3], themes=["one", "other"])
    now = ranked_figures([1, 2, 3], [1, 2, 3], themes=["one", "one"])

    assert marks_of_history(Scope("theme", "one"), now, before) == ("indicators changed",)
    assert marks_of_history(Scope("theme", "other"), now, before) == ("indicators changed",)
    assert marks_of_history(OVERALL, now, before) == ()


def test_a_theme_that_has_no_indicator_in_either_edition_is_not_marked():
    assert marks_of_history(Scope("theme", "none"), indicators(3), indicators(3)) == ()
    assert marks_of_history(OVERALL, [], []) == ()


@given(before=st.sets(st.integers(0, 24)), now=st.sets(st.integers(0, 24)))
def test_the_set_is_marked_when_more_than_a_tenth_came_or_more_than_a_tenth_went(before, now):
    everything = indicators(25)
    found = marks_of_history(OVERALL, [everything[at] for at in now], [everything[at] for at in before])

    came, went = len(now - before), len(before - now)
    much = bool(came and came / len(now) > 0.1) or bool(went and went / len(before) > 0.1)
    assert ("indicators changed" in found) == much

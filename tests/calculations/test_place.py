"""A place is 1 more than the number of better figures; those that tie share it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.place import change_of_place, place_of
from site_builder.model import Place
from site_builder.pages import words
from tests.written_tables import examples, number, table

PLACE_ROWS = table("method/places.md", "All figures", "First is", "Figure", "Place")
CHANGE_ROWS = table("method/places.md", "Before", "Now", "Change")
SIDES = {"the highest": "high", "the lowest": "low"}
figures = st.decimals(min_value=-50, max_value=50, places=1)
polarities = st.sampled_from(["high", "low"])
places = st.integers(1, 200)


def slow_places(among, polarity):
    """Every figure's place, by sorting: equal ones take the first and the last position of their run."""
    ordered = sorted(among, reverse=polarity == "high")
    return {
        value: Place(ordered.index(value) + 1, len(ordered) - ordered[::-1].index(value), len(ordered))
        for value in ordered
    }


@examples(PLACE_ROWS)
def test_each_example_of_a_place_is_what_the_page_says(row):
    among = [number(text) for text in row["All figures"].split(", ")]

    assert words.place(place_of(number(row["Figure"]), among, SIDES[row["First is"]])) == row["Place"]


@examples(CHANGE_ROWS)
def test_each_example_of_a_change_of_place_is_what_the_page_says(row):
    before, now = (int(row[name].rstrip("stndrh")) for name in ("Before", "Now"))

    assert change_of_place(before, now) == row["Change"]


def test_the_examples_show_every_word_for_a_change():
    assert {row["Change"] for row in CHANGE_ROWS} == {
        "similar", "slightly higher", "slightly lower", "higher", "lower",
    }  # fmt: skip


@given(among=st.lists(figures, min_size=1, max_size=40), polarity=polarities)
def test_places_are_those_of_a_sorted_list(among, polarity):
    slow = slow_places(among, polarity)

    assert {value: place_of(value, among, polarity) for value in among} == slow


@given(among=st.lists(figures, min_size=1, max_size=40), polarity=polarities)
def test_the_middles_of_all_places_add_up_as_without_ties(among, polarity):
    found = [place_of(value, among, polarity) for value in among]

    assert sum(place.first + place.last for place in found) == len(among) * (len(among) + 1)


@given(among=st.lists(figures, min_size=1, max_size=40), shift=figures, polarity=polarities)
def test_adding_the_same_to_all_figures_changes_no_place(among, shift, polarity):
    moved = [value + shift for value in among]

    assert [place_of(value, among, polarity) for value in among] == [
        place_of(value, moved, polarity) for value in moved
    ]


@given(among=st.lists(figures, min_size=1, max_size=40))
def test_turning_polarity_turns_the_places_round(among):
    for value in among:
        high, low = place_of(value, among, "high"), place_of(value, among, "low")
        assert (low.first, low.last) == (len(among) + 1 - high.last, len(among) + 1 - high.first)


@given(among=st.lists(figures, min_size=2, max_size=20), polarity=polarities)
def test_leaving_an_area_out_never_turns_the_order_of_two_others(among, polarity):
    *rest, _ = among

    for one in rest:
        for other in rest:
            before = place_of(one, among, polarity).first - place_of(other, among, polarity).first
            after = place_of(one, rest, polarity).first - place_of(other, rest, polarity).first
            assert (before > 0, before < 0) == (after > 0, after < 0)


@pytest.mark.parametrize(("value", "among"), [("47.5", ["47.50", "47.4"]), ("1E+1", ["10", "9"])])
def test_figures_tie_by_their_value_whatever_their_writing(value, among):
    place = place_of(Decimal(value), [Decimal(value), *map(Decimal, among)], "high")

    assert place == Place(1, 2, 3)
    assert place.joint


@given(before=places, now=places)
def test_going_back_takes_the_opposite_word(before, now):
    opposite = {
        "similar": "similar",
        "slightly higher": "slightly lower",
        "slightly lower": "slightly higher",
        "higher": "lower",
        "lower": "higher",
    }

    assert change_of_place(now, before) == opposite[change_of_place(before, now)]

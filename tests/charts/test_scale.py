"""A scale shows changes as large as they are, and has round ticks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.charts.drawing.scale import ticks, value_domain

NUMBERS = st.floats(-1e12, 1e12).filter(lambda value: value == 0 or abs(value) > 1e-6)


def test_a_small_change_takes_a_small_part_of_the_scale():
    low, high = value_domain([100, 101], percent=False)

    assert 1 / (high - low) == pytest.approx(0.04, abs=0.001)


def test_a_scale_of_shares_does_not_go_past_100():
    assert value_domain([98, 100], percent=True) == (75, 100)
    assert value_domain([98, 100], percent=False)[1] > 100


def test_zero_is_the_end_of_the_scale_where_it_is_near():
    assert value_domain([10, 31], percent=False) == (0, 31)
    assert value_domain([-10, -31], percent=False) == (-31, 0)


def test_figures_on_both_sides_of_zero_span_the_scale():
    assert value_domain([-3.6, 1.1], percent=False) == (-3.6, 1.1)


def test_only_zeros_have_a_scale_too():
    assert value_domain([0, 0], percent=False) == (0, 1)


@given(st.lists(NUMBERS, min_size=1, max_size=12), st.booleans())
def test_a_scale_holds_every_value_and_has_a_height(values, percent):
    low, high = value_domain(values, percent=percent)

    assert low <= min(values)
    assert max(values) <= high
    assert low < high


@given(NUMBERS, NUMBERS)
def test_ticks_are_few_distinct_and_inside_the_scale(one, other):
    low, high = value_domain([one, other], percent=False)
    found = ticks(low, high)

    assert 1 <= len(found) <= 6
    assert len({text for _, text in found}) == len(found)
    assert all(low - 1e-6 * abs(low) <= value <= high + 1e-6 * abs(high) for value, _ in found)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (42, 58, ["45", "50", "55"]),
        (0, 2.3e6, ["0", "1 million", "2 million"]),
        (17.2e9, 21.6e9, ["18 billion", "20 billion"]),
        (0.12, 0.28, ["0.15", "0.20", "0.25"]),
        (-4, 1.2, ["-4", "-2", "0"]),
        (24000, 31000, ["24,000", "26,000", "28,000", "30,000"]),
    ],
)
def test_ticks_are_written_as_people_write_them(low, high, words):
    assert [text for _, text in ticks(low, high)] == words

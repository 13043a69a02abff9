"""Targets of every kind are judged as their words say."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.direction import why_not_comparable
from site_builder.calculations.target import judge_target
from site_builder.model import Target
from site_builder.printed import read_printed_target
from tests.calculations.records import observation
from tests.cases import read_cases

CASES = [case for case in read_cases("parse/target_cases.csv") if case["kind"] != "error"]
figures = st.decimals(min_value=-1000, max_value=1000, places=2)


def verdict(case, polarity=None):
    target = read_printed_target(case["target_text"])
    current = observation(case["current"] or None)
    previous = observation(case["previous"] or None, "2022/23")
    not_comparable = why_not_comparable(current, previous)
    side, quartile = polarity or case["polarity"], case["quartile"] or None
    return judge_target(target, current, previous, side, quartile, not_comparable)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['target_text']} at {case['current']}")
def test_each_case_has_its_verdict(case):
    assert verdict(case) == case["result"]


def test_the_order_of_the_cases_does_not_matter():
    shuffled = CASES[:]
    random.Random(2).shuffle(shuffled)

    assert [verdict(case) for case in shuffled] == [case["result"] for case in shuffled]


@given(value=figures, goal=figures)
def test_turning_polarity_turns_a_missed_number_into_a_met_one_unless_it_is_reached_exactly(value, goal):
    target = Target("number", goal, None, None, None, None)
    high, low = (judge_target(target, observation(value), None, side, None, None)[0] for side in ("high", "low"))

    assert (high, low) == (
        ("met", "met") if value == goal else ("met", "missed") if value > goal else ("missed", "met")
    )


@given(value=figures, ends=st.tuples(figures, figures), polarity=st.sampled_from(["high", "low", "none"]))
def test_a_range_is_met_exactly_between_its_ends(value, ends, polarity):
    low, high = sorted(ends)
    target = Target("range", None, low, high, None, None)

    judged, _ = judge_target(target, observation(value), None, polarity, None, None)

    assert (judged == "met") == (low <= value <= high)
    if polarity == "none":
        assert judged != "better than range"


@pytest.mark.parametrize("kind", ["below", "at most", "above", "at least"])
@given(value=figures, goal=figures)
def test_a_bound_is_taken_at_its_word_whatever_the_polarity(kind, value, goal):
    holds = {"below": value < goal, "at most": value <= goal, "above": value > goal, "at least": value >= goal}[kind]

    for polarity in ("high", "low", "none"):
        judged, _ = judge_target(
            Target(kind, goal, None, None, None, None), observation(value), None, polarity, None, False
        )
        assert judged == ("met" if holds else "missed")


def test_a_target_for_another_period_is_not_judged_and_says_so():
    target = Target("number", Decimal(10), None, None, "2020/21", None)

    assert judge_target(target, observation("12"), None, "high", None, None) == (
        "not judged",
        "the target is for 2020/21, the figure for 2023/24",
    )


def test_a_fall_across_a_break_is_not_held_against_a_target_of_falling():
    target = Target("decrease", None, None, None, None, None)
    current, previous = observation("12", status="b"), observation("10", "2022/23")

    verdict, why = judge_target(target, current, previous, "low", None, why_not_comparable(current, previous))

    assert verdict == "not judged"
    assert why == "the series was broken between the two figures"


@pytest.mark.parametrize(
    ("quartile", "expected"),
    [("1", "met"), ("2", "missed"), ("1-2", "not judged"), ("3-4", "missed"), (None, "not judged")],
)
def test_the_top_quartile_as_a_target_needs_a_quarter(quartile, expected):
    target = Target("top quartile", None, None, None, None, "top quartile")

    assert judge_target(target, observation("1"), None, "high", quartile, None)[0] == expected

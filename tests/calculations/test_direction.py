"""Direction of travel follows the printed band, exactly, and turns round with polarity."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.direction import direction_of_change, why_not_comparable
from site_builder.calculations.results import work_out_row
from tests.calculations.records import indicator, observation, report_row
from tests.cases import read_cases

CASES = read_cases("parse/direction_cases.csv")
PRINTED = read_cases("printed_direction_2024.csv")
TURNED = {"improved": "worse", "worse": "improved"}
figures = st.decimals(min_value=-1000, max_value=1000, places=2)


def judge(case, polarity=None):
    row = report_row(
        case["previous"] or None,
        case["current"] or None,
        polarity=polarity or case["polarity"],
        kind="percent" if case["unit"] == "percent" else "number",
        broken=case["break"] == "yes",
    )
    return work_out_row(row).direction


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['previous']} to {case['current']} {case['polarity']}")
def test_each_case_has_its_direction(case):
    assert judge(case) == case["expected"]


def test_the_order_of_the_cases_does_not_matter():
    shuffled = CASES[:]
    random.Random(1).shuffle(shuffled)

    assert [judge(case) for case in shuffled] == [case["expected"] for case in shuffled]


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case["polarity"] != "none"],
    ids=lambda case: f"{case['previous']} to {case['current']}",
)
def test_turning_polarity_turns_the_judgement(case):
    turned = judge(case, "low" if case["polarity"] == "high" else "high")

    assert turned == TURNED.get(case["expected"], case["expected"])


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: f"line {row['source_line']}")
def test_the_rule_gives_what_was_worked_out_for_every_published_row(row):
    kind = "percent" if row["unit_is_percent"] == "yes" else "number"

    direction = direction_of_change(Decimal(row["previous"]), Decimal(row["current"]), row["polarity"], indicator(kind))

    assert direction == row["rule"]


def slow_direction(previous, current, polarity, percent):
    """The rule read aloud, in fractions."""
    previous, current = Fraction(previous), Fraction(current)
    if current == previous:
        return "similar"
    if previous != 0:
        relative = abs(current - previous) / abs(previous)
        if relative <= Fraction(2, 100) and (not percent or abs(current - previous) < 1):
            return "similar"
    up = current > previous
    if polarity == "none":
        return "higher" if up else "lower"
    return "improved" if up is (polarity == "high") else "worse"


@given(previous=figures, current=figures, polarity=st.sampled_from(["high", "low", "none"]), percent=st.booleans())
def test_a_slow_reading_of_the_rule_agrees(previous, current, polarity, percent):
    fast = direction_of_change(previous, current, polarity, indicator("percent" if percent else "number"))

    assert fast == slow_direction(previous, current, polarity, percent)


@given(previous=figures, change=st.decimals(min_value="0.01", max_value=1000, places=2))
def test_a_larger_change_is_never_called_more_similar(previous, change):
    near = direction_of_change(previous, previous + change, "high", indicator())
    far = direction_of_change(previous, previous + 2 * change, "high", indicator())

    assert not (near != "similar" and far == "similar")


def test_a_band_of_its_own_alone_decides_for_a_score_near_nought():
    score = indicator("number", band_abs=Decimal("0.05"))

    assert direction_of_change(Decimal("-0.09"), Decimal("-0.05"), "high", score) == "similar"
    assert direction_of_change(Decimal("-0.09"), Decimal("-0.04"), "high", score) == "improved"


def test_a_wider_relative_band_replaces_the_two_per_cent():
    wide = indicator("number", band_rel=Decimal(10))

    assert direction_of_change(Decimal(100), Decimal(110), "high", wide) == "similar"
    assert direction_of_change(Decimal(100), Decimal(111), "high", wide) == "improved"


@pytest.mark.parametrize(
    ("current", "previous", "says"),
    [
        (observation(None), observation("1", "2022/23"), "no figure for the latest"),
        (observation("1"), None, "no earlier figure"),
        (observation("1"), observation(None, "2022/23"), "no earlier figure"),
        (observation("1", status="b"), observation("1", "2022/23"), "broken"),
        (
            observation("1", "2020-22", "rolling calendar"),
            observation("1", "2018-19", "rolling calendar"),
            "same length",
        ),
    ],
)
def test_what_cannot_be_compared_says_why(current, previous, says):
    assert says in why_not_comparable(current, previous)


def test_a_recorded_direction_is_shown_and_the_computed_one_kept():
    from site_builder.model import Assessment

    printed = Assessment("direction", "similar", None, None, "as printed", "Printed.")
    result = work_out_row(report_row("40", "50", assessments={"direction": printed}))

    assert (result.direction_shown, result.direction) == ("similar", "improved")

"""Intervals agree with R, surround their figures, narrow with more people, and the page about them is true."""

import math
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.intervals import (
    EXACT_UNDER,
    byar,
    counts_of,
    event_interval,
    exact_poisson,
    given_per,
    interval_of,
    wilson,
)
from site_builder.model import Interval, Unit
from tests.calculations.records import NUMBER, PERCENT, indicator, observation
from tests.cases import read_cases
from tests.written_tables import examples, number, table

PER_1000 = Unit("per_1000", "number", "", "per 1,000 people", "Number per 1,000 people")
PER_100000 = Unit("per_100000", "number", "", "per 100,000 people", "Number per 100,000 people")
UNITS = {"%": PERCENT, "per 1,000 people": PER_1000, "per 100,000 people": PER_100000, "number": NUMBER}
UNITS["£"] = Unit("gbp", "money", "£", "", "Pounds")
wholes = st.integers(min_value=1, max_value=100_000)


def counted(count, out_of, unit, period="2023/24", decimals=6, **changes):
    """A figure worked out from its counts, rounded."""
    value = round(given_per(unit) * Decimal(count) / Decimal(out_of), decimals)
    return observation(value, period, numerator=Decimal(count), denominator=Decimal(out_of), **changes)


def of_unit(unit, **changes):
    return replace(indicator(), unit=unit, **changes)


@pytest.mark.parametrize("case", read_cases("stats/wilson.csv"), ids=lambda case: f"{case['x']} of {case['n']}")
def test_wilsons_interval_is_that_of_r(case):
    found = wilson(int(case["x"]), int(case["n"]))

    assert (found.lower, found.upper) == pytest.approx((float(case["lower"]), float(case["upper"])), abs=2e-9)


@pytest.mark.parametrize("case", read_cases("stats/byar.csv"), ids=lambda case: case["count"])
def test_byars_interval_and_the_exact_one_are_those_of_r(case):
    count, factor = int(case["count"]), 100_000 / int(case["population"])
    near, exact = byar(count), exact_poisson(count)

    assert near.lower * factor == pytest.approx(float(case["byar_lower"]), abs=1e-6)
    assert near.upper * factor == pytest.approx(float(case["byar_upper"]), abs=1e-6)
    assert exact.lower * factor == pytest.approx(float(case["exact_lower"]), abs=1e-6)
    assert exact.upper * factor == pytest.approx(float(case["exact_upper"]), abs=1e-6)
    assert event_interval(count) == near


@pytest.mark.parametrize("case", read_cases("stats/poisson_small_counts.csv"), ids=lambda case: case["count"])
def test_few_events_have_the_exact_interval_of_r(case):
    rate = counted(case["count"], case["population"], PER_100000)
    found = interval_of(rate, of_unit(PER_100000))

    assert found.lower == pytest.approx(float(case["exact_lower"]), abs=1e-6)
    assert found.upper == pytest.approx(float(case["exact_upper"]), abs=1e-6)
    assert float(rate.value) == pytest.approx(float(case["rate_per_100k"]), abs=1e-6)


def chance_of_at_most(count, mean):
    """The slow sum, term by term."""
    term = total = math.exp(-mean)
    for k in range(1, count + 1):
        term *= mean / k
        total += term
    return total


@given(count=st.integers(min_value=0, max_value=300))
def test_each_exact_limit_leaves_two_and_a_half_per_cent_beyond(count):
    found = exact_poisson(count)

    assert chance_of_at_most(count, found.upper) == pytest.approx(0.025, rel=1e-6)
    if count:
        assert 1 - chance_of_at_most(count - 1, found.lower) == pytest.approx(0.025, rel=1e-6)


def test_the_formula_changes_at_ten_events():
    assert EXACT_UNDER == 10
    assert event_interval(9) == exact_poisson(9) != byar(9)
    assert event_interval(10) == byar(10) != exact_poisson(10)


@given(out_of=wholes, data=st.data())
def test_limits_surround_the_proportion_and_stay_between_none_and_all(out_of, data):
    count = data.draw(st.integers(min_value=0, max_value=out_of))
    found = wilson(count, out_of)

    assert 0 <= found.lower <= count / out_of <= found.upper <= 1
    assert (found.lower == 0) == (count == 0)
    assert (found.upper == 1) == (count == out_of)


@given(out_of=wholes, data=st.data())
def test_counting_the_others_turns_the_interval_round(out_of, data):
    count = data.draw(st.integers(min_value=0, max_value=out_of))
    found, others = wilson(count, out_of), wilson(out_of - count, out_of)

    assert (others.lower, others.upper) == pytest.approx((1 - found.upper, 1 - found.lower), abs=1e-12)


@given(out_of=st.integers(min_value=1, max_value=1000), times=st.integers(min_value=2, max_value=100), data=st.data())
def test_more_people_with_the_same_share_narrow_the_interval(out_of, times, data):
    count = data.draw(st.integers(min_value=0, max_value=out_of))
    few, many = wilson(count, out_of), wilson(count * times, out_of * times)

    assert many.upper - many.lower < few.upper - few.lower


@given(count=st.integers(min_value=0, max_value=100_000))
def test_limits_surround_the_events_and_rise_with_them(count):
    found, more = event_interval(count), event_interval(count + 1)

    assert found.lower <= count < found.upper
    assert found.lower < more.lower
    assert found.upper < more.upper


@given(count=st.integers(min_value=1, max_value=10_000))
def test_more_events_narrow_the_interval_beside_the_count(count):
    found, more = event_interval(count), event_interval(2 * count)

    assert (more.upper - more.lower) / (2 * count) < (found.upper - found.lower) / count


@pytest.mark.parametrize(("count", "out_of"), [(-1, 10), (11, 10), (0, 0)])
def test_what_is_no_proportion_is_refused(count, out_of):
    with pytest.raises(ValueError, match="not a proportion"):
        wilson(count, out_of)


def test_what_is_no_number_of_events_is_refused():
    with pytest.raises(ValueError, match="not a number of events"):
        exact_poisson(-1)
    with pytest.raises(ValueError, match="not a number of events"):
        exact_poisson(2.5)
    with pytest.raises(ValueError, match="needs an event"):
        byar(0)


@pytest.mark.parametrize(
    ("suffix", "per"),
    [
        ("per 1,000 people", 1000),
        ("per 1000 people", 1000),
        ("per 100,000 women aged 15 to 24", 100_000),
        ("per 100 pupils", 100),
        ("kg per household", None),
        ("per person", None),
        ("micrograms per cubic metre", None),
        ("", None),
    ],
)
def test_a_rate_is_told_by_the_words_of_its_unit(suffix, per):
    assert given_per(Unit("any", "number", "", suffix, "Any")) == per


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "unit", "kind"),
    [
        ("46.8", 4680, 10_000, PERCENT, "proportion"),
        ("46.8", None, 10_000, PERCENT, "proportion"),
        ("47", 4680, 10_000, PERCENT, "proportion"),  # rounded
        ("0", 0, 20, PERCENT, "proportion"),
        ("104.0", 104, 100, PERCENT, None),  # more than there are
        ("-3.0", -3, 100, PERCENT, None),
        ("-3.0", None, 100, PERCENT, None),
        ("52.0", 4680, 10_000, PERCENT, None),  # another figure comes out
        ("0.468", 4680, 10_000, PERCENT, None),
        ("46.8", 4680, None, PERCENT, None),
        ("46.8", None, None, PERCENT, None),
        ("31.9", 227, 712_000, PER_100000, "rate"),
        ("1300", 1300, 100_000, PER_100000, "rate"),
        ("31.9", Decimal("227.5"), 712_000, PER_100000, None),  # not events
        ("31.9", None, 712_000, PER_100000, None),
        ("38.2", 227, 712_000, PER_100000, None),  # adjusted for age
        ("227", 227, 712_000, NUMBER, None),
        ("60", 60, 1, UNITS["£"], None),
    ],
)
def test_counts_are_taken_as_the_unit_says_and_only_where_they_make_the_figure(
    value, numerator, denominator, unit, kind
):
    given_counts = {
        "numerator": None if numerator is None else Decimal(numerator),
        "denominator": None if denominator is None else Decimal(denominator),
    }
    found = counts_of(observation(value, **given_counts), of_unit(unit))

    assert (found and found.kind) == kind


def test_published_limits_go_before_those_from_counts():
    figure = counted(26, 100, PERCENT, lower=Decimal(17), upper=Decimal(36))

    assert interval_of(figure, of_unit(PERCENT)) == Interval(17.0, 36.0)


def test_a_figure_without_limits_or_counts_has_no_interval():
    assert interval_of(observation("26"), of_unit(PERCENT)) is None


def test_a_figure_in_which_chance_plays_no_part_has_no_interval():
    assert interval_of(counted(26, 100, PERCENT), of_unit(PERCENT, chance=False)) is None


def test_a_design_effect_is_as_if_fewer_had_been_asked():
    halved = interval_of(counted(912, 1000, PERCENT), of_unit(PERCENT, design_effect=Decimal(2)))

    assert halved == interval_of(counted(456, 500, PERCENT), of_unit(PERCENT))


KIND_ROWS = table("method/intervals.md", "Unit", "Numerator", "Denominator", "Taken as")
INTERVAL_ROWS = table(
    "method/intervals.md",
    *("Counted", "Out of", "Unit", "Design effect", "Figure", "Lower limit", "Upper limit"),
)


@examples(KIND_ROWS)
def test_each_kind_of_figure_is_taken_as_the_page_says(row):
    made = counted(30, 100, PERCENT if row["Unit"] == "%" else PER_1000)
    alone = made if row["Numerator"] == "given" else replace(made, numerator=None)
    found = counts_of(alone, of_unit(UNITS[row["Unit"]]))
    meant = {"A proportion": "proportion", "A survey": "proportion", "A rate": "rate", "Nothing": None}

    [kind] = [kind for words, kind in meant.items() if row["Taken as"].startswith(words)]
    assert (found and found.kind) == kind


@examples(INTERVAL_ROWS)
def test_each_interval_of_the_page_is_what_the_program_gives(row):
    unit = UNITS[row["Unit"]]
    figure = counted(number(row["Counted"]), number(row["Out of"]), unit)
    found = interval_of(figure, of_unit(unit, design_effect=number(row["Design effect"])))

    assert f"{figure.value:.1f}" == row["Figure"]
    assert (f"{found.lower:.1f}", f"{found.upper:.1f}") == (row["Lower limit"], row["Upper limit"])

"""A five-year trend is that of R, is turned round with its figures, and is not made by one odd year."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.change_tests import WIDTH
from site_builder.calculations.trend import five_year_trend, trend_of
from tests.calculations.records import NUMBER, PERCENT, observation
from tests.calculations.test_intervals import counted, of_unit
from tests.cases import read_cases
from tests.written_tables import examples, table

CASES = read_cases("stats/trend5.csv")
WAYS = {"no significant change": "no clear trend"}
TURNED = {"increasing": "decreasing", "decreasing": "increasing", "no clear trend": "no clear trend"}
values_of_five_years = st.lists(st.integers(min_value=-1000, max_value=1000), min_size=5, max_size=5)
errors_of_five_years = st.lists(st.integers(min_value=1, max_value=50), min_size=5, max_size=5)


def parts(cell):
    return [each.strip() for each in cell.split(";")]


def errors_of(cell):
    return [2 * float(half) / WIDTH for half in parts(cell)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["series"])
def test_the_trend_is_that_of_r(case):
    found = five_year_trend([float(value) for value in parts(case["values"])], errors_of(case["half_width"]))

    assert found.slope == pytest.approx(float(case["slope"]), abs=2e-9)
    assert found.chi2 == pytest.approx(float(case["chi2"]), abs=1e-6)
    assert found.keeps_sign == (case["slopes_agree"] == "yes")
    assert found.way == WAYS.get(case["trend"], case["trend"])


def slow_slope(years, values, errors):
    """The formula as printed, in fractions."""
    weights = [1 / Fraction(error) ** 2 for error in errors]
    sw = sum(weights)
    swt = sum(w * t for w, t in zip(weights, years, strict=True))
    swy = sum(w * y for w, y in zip(weights, values, strict=True))
    swty = sum(w * t * y for w, t, y in zip(weights, years, values, strict=True))
    swtt = sum(w * t * t for w, t in zip(weights, years, strict=True))
    slope = (sw * swty - swt * swy) / (sw * swtt - swt**2)
    return slope, slope**2 * (sw * swtt - swt**2) / sw


@given(values=values_of_five_years, errors=errors_of_five_years)
def test_a_slow_reading_of_the_formula_agrees(values, errors):
    slope, chi2 = slow_slope(range(1, 6), values, errors)
    found = five_year_trend(values, errors)

    assert found.slope == pytest.approx(float(slope), abs=1e-9)
    assert found.chi2 == pytest.approx(float(chi2), abs=1e-6, rel=1e-9)


@given(values=values_of_five_years, errors=errors_of_five_years)
def test_turning_the_figures_or_the_years_round_turns_the_trend_round(values, errors):
    found = five_year_trend(values, errors)
    below = five_year_trend([-value for value in values], errors)
    back = five_year_trend(values[::-1], errors[::-1])

    assert (below.slope, back.slope) == pytest.approx((-found.slope, -found.slope), abs=1e-9)
    if abs(found.slope) > 1e-9:
        assert below.way == TURNED[found.way]
        assert below.keeps_sign == found.keeps_sign


@given(values=values_of_five_years, errors=errors_of_five_years, times=st.integers(min_value=2, max_value=50))
def test_wider_errors_never_make_a_trend(values, errors, times):
    narrow, wide = five_year_trend(values, errors), five_year_trend(values, [times * error for error in errors])

    assert wide.way in (narrow.way, "no clear trend")


def test_a_slope_of_nothing_with_a_year_left_out_has_no_sign():
    # Without the last year the slope is exactly 0, in fractions; in binary numbers it would get a sign.
    values, errors = [0.1, 0.3, 0.3, 0.1, 9.7], [0.1] * 5

    assert slow_slope(range(1, 5), [1, 3, 3, 1], [1] * 4)[0] == 0
    assert five_year_trend(values, errors).chi2 > 9.549536
    assert not five_year_trend(values, errors).keeps_sign
    assert not five_year_trend([-value for value in values], errors).keeps_sign


def test_a_level_series_has_no_trend():
    assert five_year_trend([7] * 5, [0.001] * 5).way == "no clear trend"


def test_fewer_or_more_than_five_figures_are_refused():
    for many in (4, 6):
        with pytest.raises(ValueError, match="5 figures"):
            five_year_trend([1.0] * many, [1.0] * many)
    with pytest.raises(ValueError, match="above 0"):
        five_year_trend([1.0] * 5, [1.0, 1.0, 0.0, 1.0, 1.0])


YEARS = [f"{year}/{(year + 1) % 100}" for year in range(2018, 2024)]
HALVES = ("1", "1", "1.2", "1.1", "1.3", "1")
FIGURES = ("50", "10", "12", "13", "15", "17")


def series(**changes):
    """Six years of figures with limits; the last five are the rising case."""
    made = [
        observation(value, year, lower=Decimal(value) - Decimal(half), upper=Decimal(value) + Decimal(half))
        for value, year, half in zip(FIGURES, YEARS, HALVES, strict=True)
    ]
    return [replace(each, **changes.get(f"year_{place}", {})) for place, each in enumerate(made)]


def test_the_last_five_years_of_a_series_are_looked_at():
    found, reason = trend_of(series(), of_unit(NUMBER))

    assert (found.way, reason) == ("increasing", None)
    assert found.slope == pytest.approx(1.714321959, abs=2e-9)


def test_a_break_before_the_five_years_does_not_matter():
    assert trend_of(series(year_1={"status": frozenset("b")}), of_unit(NUMBER))[0].way == "increasing"


def test_counts_give_the_limits_where_none_are_published():
    shares = [
        counted(count, 10_000, PERCENT, year)
        for count, year in zip((4000, 4100, 4250, 4300, 4500), YEARS[1:], strict=True)
    ]

    assert trend_of(shares, of_unit(PERCENT))[0].way == "increasing"


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (series()[:4], "no 5 figures in a row"),
        (series(year_3={"value": None}), "no 5 figures in a row"),
        (series(year_3={"status": frozenset("b")}), "broken"),
        (series(year_3={"lower": None}), "limits or counts"),
        (series(year_3={"lower": Decimal(13), "upper": Decimal(13)}), "limits or counts"),
        ([each for place, each in enumerate(series()) if place != 3], "follow each other"),
        ([observation("1", f"{year}-{year - 1998}", "rolling calendar") for year in range(2016, 2021)], "follow each"),
        ([observation("1", f"Sep {year}", "snapshot") for year in range(2016, 2021)], "follow each other"),
        ([observation("1", year, "as reported") for year in YEARS], "does not print the periods"),
    ],
)
def test_a_series_that_cannot_have_a_trend_says_why(made, says):
    found, reason = trend_of(made, of_unit(NUMBER))

    assert found is None
    assert says in reason


def test_where_chance_plays_no_part_no_trend_is_worked_out():
    assert trend_of(series(), of_unit(NUMBER, chance=False)) == (None, "chance plays no part in the figures")


TREND_ROWS = table("method/intervals.md", "Figures", "Limits, to either side", "Slope in a year", "Chi-square", "Trend")


@examples(TREND_ROWS)
def test_each_trend_of_the_page_is_what_the_program_gives(row):
    found = five_year_trend([float(each) for each in parts(row["Figures"])], errors_of(row["Limits, to either side"]))

    assert f"{found.slope:.2f}".replace("-", "−") == row["Slope in a year"]
    assert f"{found.chi2:.2f}" == row["Chi-square"]
    assert found.way == row["Trend"]


def test_the_examples_show_every_kind_of_trend():
    assert {row["Trend"] for row in TREND_ROWS} == set(TURNED)

"""The usual range is that of R, and each of the four rules finds what it should and nothing else."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.control_chart import LEAST, SETTLED, control_chart, control_limits
from site_builder.pages import words
from tests.cases import read_cases
from tests.written_tables import examples, table

SERIES = [Decimal(case["value"]) for case in read_cases("stats/xmr_series.csv")]
series = st.lists(st.decimals(min_value=-100, max_value=100, places=1), min_size=2, max_size=40)
QUIET = [Decimal(value) for value in (10, 12, 9, 11, 8, 12, 9, 11, 10, 12, 8, 11, 9, 12, 8, 11)]


def signals(values, changes=()):
    """Places of the figures with each signal."""
    found = {}
    for place, point in enumerate(control_chart(values, changes)):
        for signal in point.signals:
            found.setdefault(signal, []).append(place)
    return found


def steady_but_for(*places_and_values):
    values = list(QUIET)
    for place, value in places_and_values:
        values[place] = Decimal(value)
    return values


@pytest.mark.parametrize(("name", "screened"), [("xmr_limits", False), ("xmr_limits_screened", True)])
def test_the_usual_range_is_that_of_r(name, screened):
    [case] = read_cases(f"stats/{name}.csv")
    found = control_limits(SERIES, screened=screened)

    assert found.points == int(case["n"])
    for column in set(case) - {"n"}:
        assert float(getattr(found, column)) == pytest.approx(float(case[column]), abs=2e-9), column


@given(values=series, move=st.integers(min_value=-50, max_value=50))
def test_the_range_moves_with_the_figures_and_turns_with_them(values, move):
    found = control_limits(values)
    moved = control_limits([value + move for value in values])
    turned = control_limits([-value for value in values])

    assert (moved.lower, moved.mean, moved.upper) == (found.lower + move, found.mean + move, found.upper + move)
    assert (turned.lower, turned.near_lower) == (-found.upper, -found.near_upper)
    assert found.lower <= found.near_lower <= found.mean <= found.near_upper <= found.upper


@given(values=series)
def test_screening_never_widens_the_range(values):
    plain, screened = control_limits(values), control_limits(values, screened=True)

    assert screened.mean_moving_range <= plain.mean_moving_range
    assert screened.mean == plain.mean


@given(values=st.lists(st.decimals(min_value=-100, max_value=100, places=1), min_size=13, max_size=40))
def test_turning_the_figures_or_the_time_round_keeps_what_is_unusual(values):
    found = [point.signals for point in control_chart(values)]

    assert [point.signals for point in control_chart([-value for value in values])] == found
    assert [point.signals for point in control_chart(values[::-1])] == found[::-1]


def test_a_quiet_series_is_steady():
    assert signals(QUIET) == {}
    assert {point.word for point in control_chart(QUIET)} == {"steady"}


def test_equal_figures_are_steady():
    assert signals([Decimal("0.1")] * 30) == {}


def test_a_figure_outside_the_limits_is_unusual():
    values = steady_but_for((8, 22))

    assert signals(values) == {"outside the limits": [8]}
    assert [point.word for point in control_chart(values)].count("unusual") == 1


def test_a_figure_on_a_limit_is_not_outside():
    """Eleven alternate figures, and steps of 2 throughout, put the limits 5.32 from the mean."""
    values = [Decimal(0), Decimal(2)] * 10
    limits = control_limits(values)

    assert (limits.mean, limits.mean_moving_range, limits.upper) == (1, 2, Fraction(632, 100))
    assert signals(values) == {}


def test_seven_in_a_row_on_one_side_are_unusual_and_six_are_not():
    six = [Decimal(each) for each in (12, 8, 12, 8, 12, 8, 12, 8, 12, 13, 12, 13, 12, 13, 7, 8, 7, 8, 7)]
    seven = [*six[:14], Decimal(12), *six[14:]]

    assert signals(six) == {}
    assert signals(seven) == {"seven on one side": list(range(8, 15))}


def test_a_figure_on_the_mean_ends_a_run_on_one_side():
    # The mean stays 10: seven above it, but the middle one of them on it.
    values = [Decimal(each) for each in (8, 12, 8, 12, 8, 11, 12, 11, 10, 11, 12, 11, 8, 9, 8, 9, 10)]

    assert control_limits(values).mean == 10
    assert signals(values) == {}


def test_seven_that_rise_are_unusual_and_six_are_not():
    six = [Decimal(each) for each in (10, 14, 8, 13, 9, 12, 7, 8, 9, 11, 12, 13, 8, 12, 9, 11, 10)]
    seven = [*six[:12], Decimal(14), *six[12:]]
    with_a_level_step = [*seven[:9], Decimal(9), *seven[9:]]
    falling = [20 - value for value in seven]

    assert signals(six) == {}
    assert signals(seven) == {"seven rising or falling": list(range(6, 13))}
    assert signals(with_a_level_step) == {}
    assert signals(falling) == signals(seven)


def test_two_of_three_near_one_limit_are_unusual():
    values = steady_but_for((6, 19), (8, 19))
    limits = control_limits(values)

    assert limits.near_upper < 19 < limits.upper
    assert signals(values) == {"two of three near a limit": [6, 8]}


def test_two_near_different_limits_or_too_far_apart_are_steady():
    opposite, apart = steady_but_for((5, 19), (7, 1)), steady_but_for((5, 20), (8, 20))
    limits, limits_apart = control_limits(opposite), control_limits(apart)

    assert limits.lower < 1 < limits.near_lower < limits.near_upper < 19 < limits.upper
    assert limits_apart.near_upper < 20 < limits_apart.upper
    assert signals(opposite) == {}
    assert signals(apart) == {}


def test_fewer_than_thirteen_figures_have_no_range():
    assert LEAST == 13
    assert {point.word for point in control_chart(SERIES[:12])} == {None}
    assert {point.limits for point in control_chart(SERIES[:12])} == {None}
    assert {point.word for point in control_chart(SERIES[:13])} == {"steady"}


def test_the_range_is_provisional_until_twenty_figures():
    assert SETTLED == 20
    assert control_limits(SERIES[:19]).provisional
    assert not control_limits(SERIES).provisional


def test_a_recorded_change_begins_a_new_range_and_nothing_else_does():
    values = [*QUIET, *(value + 30 for value in QUIET)]

    assert signals(values, changes=[len(QUIET)]) == {}
    assert signals(values)["seven on one side"] == list(range(len(values)))
    before, after = control_chart(values, changes=[len(QUIET)])[:: len(QUIET)]
    assert after.limits.mean == before.limits.mean + 30


def test_after_a_recorded_change_there_is_no_range_until_there_are_figures_enough():
    points = control_chart([*QUIET, *QUIET[:12]], changes=[len(QUIET)])

    assert {point.word for point in points[: len(QUIET)]} == {"steady"}
    assert {point.word for point in points[len(QUIET) :]} == {None}


def test_a_missing_figure_ends_every_run_and_takes_no_step():
    seven = [Decimal(each) for each in (12, 8, 12, 8, 12, 8, 12, 8, 12, 13, 12, 13, 12, 13, 12, 7, 8, 7, 8, 7)]
    gap = [*seven[:11], None, *seven[11:]]

    assert "seven on one side" in signals(seven)
    assert signals(gap) == {}
    assert control_chart(gap)[11].word is None
    assert control_limits([Decimal(1), Decimal(3), None, Decimal(9), Decimal(9)]).mean_moving_range == 1


def test_without_two_figures_in_a_row_there_is_no_range():
    with pytest.raises(ValueError, match="follow each other"):
        control_limits([Decimal(1), None, Decimal(2)])
    assert {point.word for point in control_chart([Decimal(1), None] * 13)} == {None}
    assert control_chart([]) == ()


QUARTER_ROWS = table("method/intervals.md", "Figures", "Mean", "Average step", "Usual range", "Unusual")


@examples(QUARTER_ROWS)
def test_the_example_of_quarters_is_what_the_program_gives(row):
    values = [Decimal(each) for each in row["Figures"].split("; ")]
    limits = control_limits(values)
    unusual = [place for place, point in enumerate(control_chart(values), start=1) if point.word == "unusual"]
    first_and_last = [f"the {words.ordinal(place)}" for place in dict.fromkeys((*unusual[:1], *unusual[-1:]))]

    assert words.number(Decimal(float(limits.mean)), 1) == row["Mean"]
    assert f"{float(limits.mean_moving_range):.2f}" == row["Average step"]
    assert f"{float(limits.lower):.1f} to {float(limits.upper):.1f}" == row["Usual range"]
    assert (" to ".join(first_and_last) or "none") == row["Unusual"]
    assert not unusual or unusual == list(range(unusual[0], unusual[-1] + 1))

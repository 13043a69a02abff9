"""What chance in the figures does to places: the draws are those of a plain simulation."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from site_builder.calculations.place_ranges import work_out_place_ranges
from site_builder.model import BenchmarkRow, Interval, PlaceRange
from tests.calculations.records import indicator
from tests.calculations.small_group import ranked_figures

DRAWS = 4000
values_and_widths = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)), min_size=2, max_size=7).filter(
    lambda pairs: len({value for value, _ in pairs}) > 1
)


def ranges_of(figures, halves, *, polarity="high", seed=1, name="recycling"):
    """Ranges of areas a, b, c ... whose limits lie so far to either side; None for no limits."""
    [ranking] = ranked_figures([None if each is None else str(each) for each in figures], polarity=polarity)
    pairs = zip(ranking.panel.areas, figures, halves, strict=True)
    intervals = {area: Interval(float(value) - half, float(value) + half) for area, value, half in pairs if half is not None}  # fmt: skip
    row = BenchmarkRow(indicator("number", indicator=name), None, polarity, True, None)
    return work_out_place_ranges(row, ranking, intervals, seed)


def plain_simulation(figures, halves, polarity):
    """The places of each area, draw by draw, with another generator."""
    chance = Random(7)
    sign = -1 if polarity == "high" else 1
    places = [[] for _ in figures]
    for _ in range(DRAWS):
        drawn = [sign * chance.gauss(value, 2 * half / 3.92) for value, half in zip(figures, halves, strict=True)]
        for at, mine in enumerate(drawn):
            places[at].append(1 + sum(other < mine for other in drawn))
    return places


def cuts_off(places, place, share):
    """Whether a place is where a share of simulated places is reached, but for five standard errors of both draws."""
    far = 5 * (share * (1 - share) * (1 / DRAWS + 1 / 2000)) ** 0.5
    before, reached = (sum(each <= at for each in places) / DRAWS for at in (place - 1, place))
    return before <= share + far and reached >= share - far


def agrees(found, figures, halves, polarity):
    return all(
        cuts_off(places, mine.best, 0.05) and cuts_off(places, mine.worst, 0.95)
        for mine, places in zip(found.values(), plain_simulation(figures, halves, polarity), strict=True)
    )


def test_the_same_seed_gives_the_same_ranges_and_another_gives_others():
    figures, halves = [*range(50, 90)], [9] * 40

    assert ranges_of([90, 10, *figures], [9, 9, *halves]) == ranges_of([90, 10, *figures], [9, 9, *halves])
    assert ranges_of(figures, halves, seed=1) != ranges_of(figures, halves, seed=2)


def test_another_indicator_has_draws_of_its_own():
    figures, halves = [*range(50, 90)], [9] * 40

    assert ranges_of(figures, halves, name="recycling") != ranges_of(figures, halves, name="roads")


def test_where_all_figures_have_nearly_the_same_wide_limits_all_places_are_open():
    figures = [Decimal("50.0") + Decimal(at) / 1000 for at in range(10)]

    assert {(found.best, found.worst) for found in ranges_of(figures, [20] * 10).values()} == {(1, 10)}


@given(figures=st.lists(st.integers(0, 9), min_size=2, max_size=8).filter(lambda each: len(set(each)) > 1))
def test_limits_that_lie_on_the_figures_leave_every_place_as_it_is(figures):
    [ranking] = ranked_figures([str(each) for each in figures])

    assert ranges_of(figures, [0] * len(figures)) == {
        area: PlaceRange(figure.place.first, figure.place.first) for area, figure in ranking.figures.items()
    }


@pytest.mark.parametrize(("apart", "open_"), [("2.1", True), ("2.6", False)])
def test_a_standard_error_is_a_3_92th_of_the_distance_between_the_limits(apart, open_):
    """Limits of 1.96 to either side make standard errors of 1: two areas change places in 6.9% and in 3.3% of draws."""
    found = ranges_of([Decimal(50), Decimal(50) - Decimal(apart)], [1.96, 1.96])

    assert found == {area: PlaceRange(1, 2) if open_ else PlaceRange(at, at) for area, at in (("a", 1), ("b", 2))}


def test_figures_far_apart_keep_their_places():
    assert ranges_of([60, 50, 40], [1, 1, 1], polarity="low") == {
        "a": PlaceRange(3, 3),
        "b": PlaceRange(2, 2),
        "c": PlaceRange(1, 1),
    }


@given(pairs=values_and_widths, polarity=st.sampled_from(["high", "low"]))
@hypothesis_settings(max_examples=15)
def test_ranges_are_those_of_a_plain_simulation(pairs, polarity):
    figures, halves = [value for value, _ in pairs], [half for _, half in pairs]

    assert agrees(ranges_of(figures, halves, polarity=polarity), figures, halves, polarity)


def test_ranges_are_those_of_a_plain_simulation_in_a_group_of_usual_size():
    figures, halves = [3 * at % 34 for at in range(33)], [1 + at % 5 for at in range(33)]

    assert agrees(ranges_of(figures, halves), figures, halves, "high")


@pytest.mark.parametrize("polarity", ["high", "low"])
def test_a_wide_interval_reaches_around_the_place(polarity):
    for found in ranges_of([10, 20, 30, 40, 50], [12] * 5, polarity=polarity).values():
        assert 1 <= found.best < found.worst <= 5


def test_where_one_area_has_a_figure_and_no_limits_nobody_has_a_range():
    assert ranges_of([60, 50, 40], [1, None, 1]) == {}


def test_an_area_without_a_figure_needs_no_limits():
    assert set(ranges_of([60, None, 40, 20], [1, None, 1, 1])) == {"a", "c", "d"}


def test_an_indicator_that_is_not_ranked_has_no_ranges():
    assert ranges_of([50, 50, 50], [1, 1, 1]) == {}
    assert ranges_of([60, 50, 40], [1, 1, 1], polarity="none") == {}

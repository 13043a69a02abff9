"""Averages of places, and the places by them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.ranking import rank_areas
from site_builder.calculations.standing import CORE, OVERALL, work_out_standing, work_out_standings
from site_builder.model import BenchmarkSettings, Place, Scope
from tests.calculations.small_group import PERIODS, close, each_variant, ranked_figures
from tests.written_tables import examples, table

PLACED_ROWS = table("method/ranking.md", "Indicators ranked", "With a figure", "Placed", "Why not")
GROUPS = ("theme:Economy", "theme:Roads and waste", "overall", "core")
cells = st.none() | st.integers(0, 6)
indicators_of_six = st.lists(st.lists(cells, min_size=6, max_size=6), min_size=1, max_size=9)


@examples(PLACED_ROWS)
def test_each_example_of_who_is_placed_is_so(row):
    indicators, used = int(row["Indicators ranked"]), int(row["With a figure"])
    figures = [[1 if number < used else None, 2, 3, 4] for number in range(indicators)]

    standing = work_out_standing(ranked_figures(*figures), Scope("theme", "theme"))

    line = standing.lines[0]
    assert (standing.indicators, line.used) == (indicators, used)
    assert (line.place is not None, line.reason or "") == (row["Placed"] == "Yes", row["Why not"])


@each_variant
@pytest.mark.parametrize("period", PERIODS)
def test_positions_are_what_another_program_found(small, period):
    expected = [row for row in small.expected("positions") if row["period"] == period]
    standings = small.standings(period)

    assert set(standings) == set(GROUPS)
    assert len(expected) == sum(len(each.lines) for each in standings.values()) == 32
    for row in expected:
        standing = standings[row["group"]]
        [line] = [line for line in standing.lines if line.area == row["area_code"]]
        assert (line.used, standing.indicators) == (int(row["indicators_used"]), int(row["indicators_in_group"]))
        assert line.average == (Fraction(row["exact"]) if row["exact"] else None)
        assert line.average is None or close(row["mean_scaled_rank"], line.average)
        assert (line.place is not None) == (row["published"] == "yes") == (line.reason is None)
        assert (str(line.place.first) if line.place else "") == row["position"]
        assert len(standing.placed) == int(row["out_of"])
        assert line.place is None or line.place.of == len(standing.placed)


@each_variant
@pytest.mark.parametrize("period", PERIODS)
def test_with_every_polarity_turned_averages_and_places_turn_round(small, period):
    before, after = small.standings(period), small.turn().standings(period)

    for name in GROUPS:
        for one, other in zip(before[name].lines, after[name].lines, strict=True):
            assert (one.area, one.used, one.reason) == (other.area, other.used, other.reason)
            assert one.average is None or one.average + other.average == 9
            if one.place:
                of = one.place.of
                assert other.place == Place(of + 1 - one.place.last, of + 1 - one.place.first, of)


def slow_standing(rankings, needed):
    """From the definitions: average what an area has, then count who is better among those with enough."""
    chosen = [each for each in rankings if each.ranked]
    averages, placed = {}, []
    for area in rankings[0].panel.areas:
        scaled = [each.figures[area].scaled for each in chosen if area in each.figures]
        averages[area] = sum(scaled) / Fraction(len(scaled)) if scaled else None
        if len(chosen) >= needed and scaled and 3 * len(scaled) >= 2 * len(chosen):
            placed.append(area)
    return averages, {
        area: Place(
            1 + sum(averages[other] < averages[area] for other in placed),
            sum(averages[other] <= averages[area] for other in placed),
            len(placed),
        )
        for area in placed
    }


@given(figures=indicators_of_six, polarity=st.sampled_from(["high", "low"]))
def test_standings_are_those_of_their_definitions(figures, polarity):
    rankings = ranked_figures(*figures, polarity=polarity)

    for standing in work_out_standings(rankings):
        averages, places = slow_standing(rankings, 3 if standing.scope.kind == "theme" else 1)
        assert {line.area: line.average for line in standing.lines} == averages
        assert {line.area: line.place for line in standing.placed} == places
        assert all((line.place is None) == (line.reason is not None) for line in standing.lines)


@given(figures=indicators_of_six)
def test_without_a_gap_the_averages_of_all_areas_lie_in_the_middle(figures):
    whole = [[value or 0 for value in values] for values in figures]

    for standing in work_out_standings(ranked_figures(*whole)):
        if standing.indicators:
            assert sum(line.average for line in standing.lines) == Fraction(6 * 7, 2)


def test_averages_that_tie_share_a_place_although_their_binary_sums_differ():
    one, other = (1, 2, 3), (3, 1, 2)
    rankings = ranked_figures(*(with_places(*places) for places in zip(one, other, strict=True)))
    standing = work_out_standing(rankings, OVERALL)

    sums = [sum(float(each.figures[area].scaled) for each in rankings) for area in "ab"]
    assert sums[0] != sums[1]
    assert standing.lines[0].average == standing.lines[1].average
    assert standing.lines[0].place == standing.lines[1].place


def with_places(one, other):
    """Figures of eight areas, higher is better: places of the first two, the rest in order, none for the last."""
    rest = [place for place in range(1, 8) if place not in (one, other)]
    return [*(8 - place for place in (one, other, *rest)), None]


def test_core_takes_in_the_core_themes_only():
    rankings = ranked_figures([3, 2, 1], [1, 2, 3], themes=["roads", "economy"])
    panel = rankings[1].panel
    rankings[1] = rank_areas(replace(panel, indicator=replace(panel.indicator, core=False)))

    core, overall = (work_out_standing(rankings, scope) for scope in (CORE, OVERALL))

    assert [line.average for line in core.lines] == [1, 2, 3]
    assert [line.average for line in overall.lines] == [2, 2, 2]
    assert {each.scope for each in work_out_standings(rankings)} == {
        CORE, OVERALL, Scope("theme", "roads"), Scope("theme", "economy"),
    }  # fmt: skip


def test_the_numbers_that_are_needed_can_be_set():
    rankings = ranked_figures([1, 2, 3], [None, 2, 3], [None, 2, 3])
    theme = Scope("theme", "theme")

    assert work_out_standing(rankings, theme).lines[0].reason == "too few figures"
    third = BenchmarkSettings(min_indicator_share=Fraction(1, 3))
    assert work_out_standing(rankings, theme, third).lines[0].place
    four = BenchmarkSettings(min_theme_indicators=4)
    assert work_out_standing(rankings, theme, four).lines[1].reason == "too few indicators"


def test_nothing_comes_of_nothing():
    assert [each.lines for each in work_out_standings([])] == [(), ()]


def test_indicators_of_two_groups_are_not_averaged():
    rankings = [*ranked_figures([1, 2, 3], group=["a", "b", "c"]), *ranked_figures([1, 2, 3], group=["a", "b", "d"])]

    with pytest.raises(ValueError, match="another group"):
        work_out_standing(rankings, OVERALL)


def test_an_indicator_is_averaged_once():
    rankings = ranked_figures([1, 2, 3])

    with pytest.raises(ValueError, match="stands twice"):
        work_out_standings(rankings * 2)


def test_a_theme_is_core_or_it_is_not():
    rankings = ranked_figures([1, 2, 3], [3, 2, 1])
    panel = rankings[1].panel
    rankings[1] = rank_areas(replace(panel, indicator=replace(panel.indicator, core=False)))

    with pytest.raises(ValueError, match="core for one of its indicators"):
        work_out_standings(rankings)


def test_areas_stand_in_the_order_of_the_group():
    rankings = ranked_figures([Decimal(3), Decimal(1), Decimal(2)], group=["c", "a", "b"])

    assert [line.area for line in work_out_standing(rankings, OVERALL).lines] == ["c", "a", "b"]

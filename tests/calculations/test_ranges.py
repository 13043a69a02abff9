"""How firm places are: each way worked out again from its definition, with exact fractions."""

from fractions import Fraction
from random import Random
from statistics import mean, median, stdev
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations import ranges
from site_builder.calculations.ranges import work_out_ranges
from site_builder.calculations.standing import CORE, OVERALL, in_scope, work_out_standings
from site_builder.model import PlaceRange, RankMethod, Scope
from site_builder.pages import words
from tests.calculations.small_group import SETTINGS, close, each_variant, ranked_figures, scope_name
from tests.written_tables import examples, number, table

FIGURE_ROWS = table("method/ranges.md", "Area", "Waste recycled", "Trains on time", "Good roads")
LEFT_OUT_ROWS = table("method/ranges.md", "Area", "Average", "Place", "Best", "Worst")
METHOD_ROWS = table("method/ranges.md", "Method", "What is put together")
OTHER_ROWS = table("method/ranges.md", "Area", "Place", "Best place for ties", "Median", "Z-score", "Min-max", "Range")
METHODS = get_args(RankMethod)
SHOWN_METHODS = {
    "Place": "mean scaled rank",
    "Best place for ties": "mean rank; best place for ties",
    "Median": "median scaled rank",
    "Z-score": "mean z-score",
    "Min-max": "mean min-max",
}
cells = st.none() | st.integers(0, 4)
six_areas = st.lists(st.lists(cells, min_size=6, max_size=6), min_size=1, max_size=8)
PERIOD = "2022/23"


def ranges_of(rankings, seed=1, draws=20):
    standings = work_out_standings(rankings)
    return standings, work_out_ranges(rankings, standings, seed, draws)


def made(figures):
    """Rankings in up to three themes."""
    return ranked_figures(*figures, themes=[f"theme {number % 3}" for number in range(len(figures))])


@pytest.fixture(scope="module")
def example():
    names = [row["Area"] for row in FIGURE_ROWS]
    columns = [[number(row[name]) for row in FIGURE_ROWS] for name in list(FIGURE_ROWS[0])[1:]]
    standings, found = ranges_of(ranked_figures(*columns, group=names))
    lines = {line.area: line for line in standings[0].lines}
    return {each.area: (lines[each.area], each) for each in found[Scope("theme", "theme")]}


@examples(LEFT_OUT_ROWS)
def test_each_example_with_one_left_out_is_so(row, example):
    line, found = example[row["Area"]]

    assert close(row["Average"], Fraction(round(line.average * 100), 100))
    assert words.place(line.place) == row["Place"]
    assert found.leave_one_out == PlaceRange(int(row["Best"][:-2]), int(row["Worst"][:-2]))


@examples(OTHER_ROWS)
def test_each_example_of_other_methods_is_so(row, example):
    _, found = example[row["Area"]]

    assert {shown: str(found.methods[method]) for shown, method in SHOWN_METHODS.items()} == {
        shown: row[shown] for shown in SHOWN_METHODS
    }
    assert f"{found.method_range.best} to {found.method_range.worst}" == row["Range"]


def test_the_page_names_every_method():
    assert [row["Method"] for row in METHOD_ROWS] == list(METHODS)


@each_variant
def test_places_by_seven_methods_are_what_another_program_found(small):
    expected = {(row["group"], row["area_code"]): row for row in small.expected("sensitivity")}
    standings = small.standings(PERIOD).values()
    found = work_out_ranges(small.rankings(PERIOD), list(standings), 1, 10)

    assert len(expected) == 16
    for scope in (OVERALL, CORE):
        assert len(found[scope]) == 8
        for each in found[scope]:
            row = expected[scope_name(scope), each.area]
            assert each.methods == {method: int(row[method]) for method in METHODS}
            assert each.method_range == PlaceRange(int(row["best_of_methods"]), int(row["worst_of_methods"]))
            assert each.leave_one_out == PlaceRange(int(row["best_leave_one_out"]), int(row["worst_leave_one_out"]))


@each_variant
def test_places_in_themes_with_one_left_out_are_what_another_program_found(small):
    expected = {(row["group"], row["area_code"]): row for row in small.expected("theme_leave_one_out")}
    standings = small.standings(PERIOD)
    found = work_out_ranges(small.rankings(PERIOD), list(standings.values()), 1, 10)

    compared = 0
    for scope, areas in found.items():
        if scope.kind == "theme":
            places = {line.area: line.place.first for line in standings[scope_name(scope)].lines}
            for each in areas:
                row = expected[scope_name(scope), each.area]
                assert places[each.area] == int(row["position"])
                assert each.leave_one_out == PlaceRange(int(row["best_leave_one_out"]), int(row["worst_leave_one_out"]))
                compared += 1
    assert compared == len(expected) == 16


def slow_place(averages, area):
    """Lowest first; None for an area without an average."""
    known = [average for average in averages.values() if average is not None]
    return None if averages[area] is None else 1 + sum(average < averages[area] for average in known)


def slow_mean(values):
    return sum(values, Fraction(0)) / len(values) if values else None


def slow_averages(chosen, areas):
    """Of indicators as they come, one perhaps twice."""
    return {area: slow_mean([each.figures[area].scaled for each in chosen if area in each.figures]) for area in areas}


def slow_range(places):
    known = [place for place in places if place is not None]
    return PlaceRange(min(known), max(known)) if known else None


@given(figures=six_areas)
def test_leaving_one_out_is_averaging_the_rest(figures):
    rankings = made(figures)
    standings, found = ranges_of(rankings)

    for standing in standings:
        chosen, areas = in_scope(rankings, standing.scope), [line.area for line in standing.placed]
        variants = [slow_averages([each for each in chosen if each is not gone], areas) for gone in chosen]
        assert {each.area: each.leave_one_out for each in found[standing.scope]} == {
            area: slow_range([slow_place(averages, area) for averages in variants]) for area in areas
        }


@given(figures=six_areas, seed=st.integers(0, 2**32))
def test_the_range_by_chance_is_that_of_the_draws_within_themes(figures, seed):
    rankings, draws = made(figures), 20
    standings, found = ranges_of(rankings, seed, draws)

    for standing in standings:
        chosen, areas = in_scope(rankings, standing.scope), [line.area for line in standing.placed]
        themes = sorted({each.panel.indicator.theme for each in chosen})
        drawn = [[] for _ in range(draws)]
        for theme in themes:
            own = sorted(
                (each for each in chosen if each.panel.indicator.theme == theme),
                key=lambda each: each.panel.indicator.indicator,
            )
            for draw, indices in enumerate(ranges._indices(theme, seed, draws, len(own))):
                drawn[draw] += [own[index] for index in indices]
        averages = [slow_averages(each, areas) for each in drawn]
        for each in found[standing.scope]:
            places = sorted(p for one in averages if (p := slow_place(one, each.area)) is not None)
            if places:
                low, high = (
                    next(p for p in places if sum(o <= p for o in places) * 100 >= share * len(places))
                    for share in (5, 95)
                )
            assert each.bootstrap == (PlaceRange(low, high) if places else None)


@given(figures=six_areas)
def test_places_by_the_seven_methods_are_those_of_their_definitions(figures):
    rankings = made(figures)
    standings, found = ranges_of(rankings)

    for standing in standings:
        chosen, areas = in_scope(rankings, standing.scope), [line.area for line in standing.placed]
        slow = {method: {} for method in METHODS}
        for area in areas:
            own = [each for each in chosen if area in each.figures]
            scaled = [each.figures[area].scaled for each in own]
            at = chosen[0].panel.areas.index(area)
            values = [[v for v in each.panel.values if v is not None] for each in own]
            mine = [each.panel.values[at] for each in own]
            themes = {each.panel.indicator.theme for each in own}
            places = [each.figures[area].place for each in own]
            pairs = list(zip(mine, values, strict=True))
            numbers = [
                slow_mean(scaled),
                slow_mean([Fraction(place.first) for place in places]),
                slow_mean([Fraction(place.first + place.last, 2) for place in places]),
                median(scaled),
                # To eight decimals: deviations are irrational, so only equal areas can tie, and they tie nearly.
                round(-mean(float(value - mean(known)) / stdev(map(float, known)) for value, known in pairs), 8),
                -slow_mean([Fraction(value - min(known)) / Fraction(max(known) - min(known)) for value, known in pairs]),
                slow_mean([slow_mean([s for s, each in zip(scaled, own, strict=True) if each.panel.indicator.theme == theme]) for theme in themes]),
            ]  # fmt: skip
            for method, value in zip(METHODS, numbers, strict=True):
                slow[method][area] = value
        for each in found[standing.scope]:
            assert each.methods == {method: slow_place(slow[method], each.area) for method in METHODS}


@given(figures=six_areas)
def test_the_place_itself_is_the_first_of_the_seven(figures):
    standings, found = ranges_of(made(figures))

    for standing in standings:
        places = {line.area: line.place.first for line in standing.placed}
        assert {each.area: each.methods["mean scaled rank"] for each in found[standing.scope]} == places


def many(seed, areas=33, indicators=24):
    """Figures with gaps and ties, over a group of the size that counties have."""
    chance = Random(seed)
    return [[None if chance.random() < 0.1 else chance.randrange(60) for _ in range(areas)] for _ in range(indicators)]


def large(seed):
    figures = many(seed)
    group = [f"area {number:02d}" for number in range(33)]
    return ranked_figures(*figures, themes=[f"theme {at % 4}" for at in range(len(figures))], group=group)


def test_the_same_seed_gives_the_same_draws_and_another_gives_others():
    rankings = large(1)

    assert ranges_of(rankings, 7, 500)[1] == ranges_of(rankings, 7, 500)[1]
    assert ranges_of(rankings, 7, 500)[1] != ranges_of(rankings, 8, 500)[1]


def test_the_order_of_the_indicators_changes_nothing():
    rankings = large(2)
    shuffled = rankings[:]
    Random(1).shuffle(shuffled)

    assert ranges_of(shuffled, 7, 300)[1] == ranges_of(rankings, 7, 300)[1]


def test_another_theme_does_not_change_the_draws_of_a_theme():
    rankings = large(3)
    fewer = [each for each in rankings if each.panel.indicator.theme != "theme 1"]
    theme = Scope("theme", "theme 2")

    assert ranges_of(fewer, 7, 300)[1][theme] == ranges_of(rankings, 7, 300)[1][theme]


def test_draws_are_those_that_they_have_always_been():
    """A new version of NumPy must not move a published range."""
    assert ranges._indices("waste", 2024, 2, 6).tolist() == [[0, 2, 3, 3, 0, 5], [4, 0, 4, 3, 4, 5]]


def test_every_indicator_is_drawn_about_as_often_as_every_other():
    counts = np.bincount(ranges._indices("waste", 1, 2000, 7).ravel(), minlength=7)

    assert counts.sum() == 14_000
    assert abs(counts - 2000).max() < 5 * (2000 * 6 / 7) ** 0.5


def test_an_area_that_is_best_in_everything_is_always_first():
    figures = [[9, *values[1:]] for values in ([None, 1, 2, 3, 4], [None, 4, 3, 2, 1], [None, 2, 2, 2, 1])]
    _, found = ranges_of(ranked_figures(*figures), draws=200)

    for areas in found.values():
        first = areas[0]
        assert first.leave_one_out == first.bootstrap == first.method_range == PlaceRange(1, 1)


def test_one_indicator_alone_cannot_be_left_out():
    _, found = ranges_of(ranked_figures([4, 3, 2, 1]))

    assert [each.leave_one_out for each in found[OVERALL]] == [None] * 4
    assert [each.bootstrap for each in found[OVERALL]] == [PlaceRange(at, at) for at in (1, 2, 3, 4)]


def test_where_nobody_is_placed_there_are_no_ranges():
    _, found = ranges_of(ranked_figures([1, 1, 1]))

    assert set(found.values()) == {()}
    assert work_out_ranges([], work_out_standings([], SETTINGS), 1) == {CORE: (), OVERALL: ()}


def test_the_range_by_chance_leaves_out_a_twentieth_on_either_side():
    places = np.repeat(np.arange(1, 101), 20).astype(np.int16)

    assert ranges._percentiles(np.random.default_rng(1).permutation(places)) == PlaceRange(5, 95)
    assert ranges._percentiles(np.append(places, np.zeros(500, dtype=np.int16))) == PlaceRange(5, 95)
    assert ranges._percentiles(np.zeros(9, dtype=np.int16)) is None

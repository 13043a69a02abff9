"""What places and quarters would be by other choices: each worked out again from its definition, with exact fractions."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.panel import make_panel
from site_builder.calculations.quarter_rules import by_cut_points, quarter_from_the_last, work_out_quarter_rules
from site_builder.calculations.ranges import work_out_ranges
from site_builder.calculations.ranking import count_quartiles, rank_areas
from site_builder.calculations.standing import CORE, OVERALL, in_scope, work_out_standings
from site_builder.calculations.switches import work_out_switches
from site_builder.model import (
    Area,
    Benchmark,
    BenchmarkIndicator,
    BenchmarkSettings,
    ComparatorSet,
    Group,
    Scope,
    ScopeResult,
    quartile_of,
)
from tests.calculations.small_group import SETTINGS, each_variant, ranked_figures
from tests.written_tables import examples, number, table

FIGURE_ROWS = table("method/ranges.md", "Area", "Waste recycled", "Trains on time", "Good roads")
SETTING_COLUMNS = {
    "Middle place": "middle place",
    "Best place": "best place",
    "Last place": "last place",
    "None skipped": "dense",
    "Median of places": "median of places",
}
PLACE_ROWS = table("method/ranges.md", "Area", *SETTING_COLUMNS)
QUARTER_ROWS = table("method/ranges.md", "Place", "Areas with a figure", "Rounded up", "Counted from the last")
RULE_COLUMNS = {"Rounded up": "rounded up", "Counted from the last": "from the last", "Cut points": "cut points"}
COUNT_ROWS = table("method/ranges.md", "Area", *(f"{name}: 1st, 2nd, 3rd, 4th" for name in RULE_COLUMNS))
SHOWN_QUARTERS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "none": None}

TEN = [f"area {at}" for at in range(10)]
GROUP = Group("all", "all areas", "areas", None)
EIGHT = ComparatorSet(Group("eight", "eight areas", "the eight", None), None, tuple(TEN[:8]))
polarities = st.sampled_from(["high", "low", "none"])
# Few cells are empty: of an indicator, a third at most may be.
cells = st.sampled_from([None, *range(5), *range(5)])
rows = st.tuples(polarities, st.lists(cells, min_size=10, max_size=10))
ten_areas = st.lists(rows, min_size=1, max_size=8)


def edition(names, kinds=("county",), settings=None):
    """An edition over areas whose kinds take turns."""
    areas = tuple(Area(name, name, name, None, kinds[at % len(kinds)]) for at, name in enumerate(names))
    day = date(2024, 12, 31)
    return Benchmark("b", "B", "2023/24", day, GROUP, areas, (), None, 1, settings or BenchmarkSettings(), *[None] * 4)


def scopes_of(rankings, settings):
    """Published places with those by seven methods; all else empty."""
    standings = work_out_standings(rankings, settings)
    ranges = work_out_ranges(rankings, standings, 1, 5)
    return [
        ScopeResult(None, each.scope, each, {r.area: r for r in ranges[each.scope]}, {}, {}, {}, (), {}, {}, {})
        for each in standings
    ]


def switches_of(rankings, benchmark, subsets=()):
    return work_out_switches(benchmark, rankings, scopes_of(rankings, benchmark.settings), subsets)


def places(switches, name):
    [found] = [each.positions for each in switches.settings if each.setting == name]
    return found


def made(figures):
    """Rankings over ten areas in up to three themes, of which the last is not core."""
    return [
        rank_areas(
            make_panel(
                BenchmarkIndicator(f"i{at}", f"theme {at % 3}", at % 3 < 2, polarity),
                TEN,
                {area: None if value is None else Decimal(value) for area, value in zip(TEN, values, strict=True)},
            )
        )
        for at, (polarity, values) in enumerate(figures)
    ]


def among(rankings, areas, settings):
    """The same figures of some areas, ranked and placed as if there were no others."""
    again = []
    for each in rankings:
        values = dict(zip(each.panel.areas, each.panel.values, strict=True))
        panel = make_panel(each.panel.indicator, areas, {area: values[area] for area in areas})
        again.append(rank_areas(panel, settings, too_old=each.reason == "too old"))
    return {
        each.scope: {line.area: line.place.first for line in each.lines if line.place}
        for each in work_out_standings(again, settings)
    }


@pytest.fixture(scope="module")
def example():
    names = [row["Area"] for row in FIGURE_ROWS]
    columns = [[number(row[name]) for row in FIGURE_ROWS] for name in list(FIGURE_ROWS[0])[1:]]
    return switches_of(ranked_figures(*columns, group=names), edition(names))


@examples(PLACE_ROWS)
def test_each_example_of_a_setting_is_so(row, example):
    for shown, name in SETTING_COLUMNS.items():
        assert places(example, name)[OVERALL][row["Area"]] == int(row[shown]), name


@examples(QUARTER_ROWS)
def test_each_example_of_a_quarter_by_another_rule_is_so(row):
    place, of = int(row["Place"]), int(row["Areas with a figure"])

    assert quartile_of(place, of) == SHOWN_QUARTERS[row["Rounded up"]]
    assert quarter_from_the_last(place, of) == SHOWN_QUARTERS[row["Counted from the last"]]


@examples(COUNT_ROWS)
def test_each_example_of_counted_quarters_is_so(row, example):
    for shown, name in RULE_COLUMNS.items():
        [rule] = [each for each in example.quarters if each.rule == name]
        counts = rule.counts[row["Area"]]
        assert (
            f"{counts.first}, {counts.second}, {counts.third}, {counts.fourth}" == row[f"{shown}: 1st, 2nd, 3rd, 4th"]
        )
        assert counts.none == 0


def test_our_own_setting_comes_first_and_gives_the_published_places():
    rankings = made(invented(1))
    benchmark = edition(TEN, ("county", "county", "county", "county", "unitary"))
    scopes = scopes_of(rankings, benchmark.settings)
    switches = work_out_switches(benchmark, rankings, scopes, [EIGHT])

    for switch in ("comparators", "ties", "weights", "averages"):
        first, *others = switches.of(switch)
        assert first.ours
        assert not any(each.ours for each in others)
        for scope in scopes:
            published = {line.area: line.place.first for line in scope.standing.placed}
            assert first.positions[scope.scope] == published
    assert [each.ours for each in switches.quarters] == [True, False, False]


def test_smaller_groups_are_compared_when_they_hold_eight_areas_and_no_other_set_is_the_same():
    benchmark = edition(TEN, ("county", "county", "county", "county", "unitary"))
    same_as_counties = ComparatorSet(replace(GROUP, group="counties"), None, tuple(a for a in TEN if a[-1] not in "49"))
    seven = ComparatorSet(replace(GROUP, group="seven"), None, tuple(TEN[:7]))
    everyone = ComparatorSet(replace(GROUP, group="everyone"), None, tuple(TEN))

    switches = switches_of(made(invented(2)), benchmark, [EIGHT, same_as_counties, seven, everyone])

    assert [each.setting for each in switches.of("comparators")] == ["all", "eight", "counties"]
    without_groups = switches_of(made(invented(2)), benchmark)
    assert [each.setting for each in without_groups.of("comparators")] == ["all", "kind: county"]
    assert without_groups.of("comparators")[1].compared.areas == same_as_counties.areas


@given(figures=ten_areas)
def test_places_among_fewer_areas_are_those_that_they_would_have_alone(figures):
    rankings = made(figures)
    switches = switches_of(rankings, edition(TEN), [EIGHT])

    assert places(switches, "eight") == among(rankings, TEN[:8], BenchmarkSettings())


def test_an_indicator_that_too_few_areas_have_can_be_ranked_among_fewer():
    figures = [1, 2, 3, 4, 5, 6, None, None, None, None]
    switches = switches_of(made([("high", figures)]), edition(TEN), [EIGHT])

    assert places(switches, "all")[OVERALL] == {}
    assert places(switches, "eight")[OVERALL] == dict(zip(TEN[:6], (6, 5, 4, 3, 2, 1), strict=True))


def test_an_indicator_on_which_fewer_areas_do_not_differ_is_left_out_there():
    figures = [("high", [1, None, 1, 1, 1, 1, 1, 1, 2, 3]), ("low", list(range(10)))]
    switches = switches_of(made(figures), edition(TEN), [EIGHT])

    assert list(places(switches, "eight")[OVERALL].values()) == [1, 2, 3, 4, 5, 6, 7, 8]


def counted_places(ranking, rule):
    """By area: the place that a tie rule gives it, counted; then stretched to all areas."""
    sign = -1 if ranking.panel.indicator.polarity == "high" else 1
    known = {
        area: sign * value
        for area, value in zip(ranking.panel.areas, ranking.panel.values, strict=True)
        if value is not None
    }
    found = {}
    for area, own in known.items():
        place = {
            "best place": 1 + sum(value < own for value in known.values()),
            "last place": sum(value <= own for value in known.values()),
            "dense": 1 + len({value for value in known.values() if value < own}),
        }[rule]
        found[area] = (place - Fraction(1, 2)) * Fraction(len(ranking.panel.areas), len(known)) + Fraction(1, 2)
    return found


def slow_positions(averages, published):
    """1 + how many of the placed areas have a lower average."""
    return {area: 1 + sum(averages[other] < averages[area] for other in published) for area in published}


@given(figures=ten_areas)
def test_places_by_other_tie_rules_are_those_of_their_definitions(figures):
    rankings = made(figures)
    benchmark = edition(TEN)
    switches = switches_of(rankings, benchmark)

    for rule in ("best place", "last place", "dense"):
        for scope, ours in places(switches, "middle place").items():
            found = [counted_places(each, rule) for each in in_scope(rankings, scope)]
            sums = {area: [each[area] for each in found if area in each] for area in ours}
            averages = {area: sum(each, Fraction(0)) / len(each) for area, each in sums.items()}
            assert places(switches, rule)[scope] == slow_positions(averages, ours)


@given(figures=ten_areas)
def test_with_core_themes_double_each_of_their_indicators_is_averaged_as_if_it_stood_twice(figures):
    rankings = made(figures)
    switches = switches_of(rankings, edition(TEN))
    ours, found = places(switches, "every indicator equal"), places(switches, "core themes double")

    twice = [each for each in in_scope(rankings, OVERALL) for _ in range(1 + each.panel.indicator.core)]
    averages = {}
    for area in ours[OVERALL]:
        scaled = [each.figures[area].scaled for each in twice if area in each.figures]
        averages[area] = sum(scaled, Fraction(0)) / len(scaled)
    assert found[OVERALL] == slow_positions(averages, ours[OVERALL])
    assert {scope: each for scope, each in found.items() if scope != OVERALL} == {
        scope: each for scope, each in ours.items() if scope != OVERALL
    }


@given(figures=ten_areas)
def test_weights_and_averages_that_are_one_of_the_seven_methods_are_the_same_as_there(figures):
    rankings = made(figures)
    benchmark = edition(TEN)
    scopes = scopes_of(rankings, benchmark.settings)
    switches = work_out_switches(benchmark, rankings, scopes, ())

    for name, method in (
        ("every theme equal", "equal weight per theme"),
        ("median of places", "median scaled rank"),
        ("places not stretched", "mean unscaled rank"),
        ("mean z-score", "mean z-score"),
        ("mean min-max", "mean min-max"),
    ):
        for each in scopes:
            expected = {area: found.methods[method] for area, found in each.ranges.items()}
            assert places(switches, name)[each.scope] == expected


@each_variant
def test_the_settings_that_another_program_worked_out_come_out_the_same(small):
    rankings = small.rankings("2022/23")
    benchmark = edition(small.areas, settings=SETTINGS)
    switches = switches_of(rankings, benchmark)
    expected = {(row["group"], row["area_code"]): row for row in small.expected("sensitivity")}

    for scope in (OVERALL, CORE):
        for area, place in places(switches, "every theme equal")[scope].items():
            assert place == int(expected[scope.kind, area]["equal weight per theme"])


@given(figures=ten_areas, seed=st.integers(0, 99))
def test_the_order_of_the_indicators_changes_nothing(figures, seed):
    rankings = made(figures)
    shuffled = rankings[:]
    Random(seed).shuffle(shuffled)

    assert (
        switches_of(shuffled, edition(TEN), [EIGHT]).settings == switches_of(rankings, edition(TEN), [EIGHT]).settings
    )


def test_an_edition_in_which_nothing_is_ranked_has_no_places_under_any_setting():
    switches = switches_of(made([("none", list(range(10)))]), edition(TEN), [EIGHT])

    assert not any(found for each in switches.settings for found in each.positions.values())
    assert all(rule.counts[area].none == 1 for rule in switches.quarters for area in TEN)


# Quarters


@given(of=st.integers(4, 200), data=st.data())
def test_counting_from_the_last_is_our_rule_turned_round(of, data):
    place = data.draw(st.integers(1, of))

    assert quarter_from_the_last(place, of) == 5 - quartile_of(of + 1 - place, of)


def test_counting_from_the_last_puts_areas_over_into_the_upper_quarters():
    sizes = Counter(quarter_from_the_last(place, 27) for place in range(1, 28))

    assert [sizes[quarter] for quarter in (1, 2, 3, 4)] == [7, 7, 7, 6]


def slow_quarter(values, own, polarity):
    """By the cut points themselves: how many of them the figure lies above."""
    ordered = sorted(map(Fraction, values))
    above = 0
    for share in (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)):
        at = share * (len(ordered) - 1)
        low, high = ordered[int(at)], ordered[min(int(at) + 1, len(ordered) - 1)]
        above += own > low + (at - int(at)) * (high - low)
    return above + 1 if polarity == "low" else 4 - above


@given(
    values=st.lists(st.none() | st.integers(0, 6), min_size=4, max_size=14), polarity=st.sampled_from(["high", "low"])
)
def test_quarters_by_cut_points_are_those_of_the_cut_points_themselves(values, polarity):
    group = [f"area {at}" for at in range(len(values))]
    [ranking] = ranked_figures(values, polarity=polarity, group=group)
    known = [value for value in values if value is not None]

    found = by_cut_points(ranking)

    assert found.keys() == ranking.figures.keys()
    for area, value in zip(group, values, strict=True):
        if area in found:
            expected = slow_quarter(known, value, polarity) if len(known) >= 4 else None
            assert found[area] == expected


@given(figures=ten_areas)
def test_quarters_by_every_rule_add_up_and_what_moved_is_the_difference(figures):
    rankings = made(figures)

    ours, *others = work_out_quarter_rules(rankings)

    for rule in (ours, *others):
        for area in TEN:
            counts = rule.counts[area]
            assert counts.first + counts.second + counts.third + counts.fourth + counts.none == len(rankings)
    for area in TEN:
        assert ours.counts[area] == count_quartiles(area, rankings)
        assert ours.moved[area] == {}
        own = {each.panel.indicator.indicator: each.figures[area].quartile for each in rankings if area in each.figures}
        for rule in others:
            assert all(own[name] != quarter for name, quarter in rule.moved[area].items())
            counted = Counter((own | rule.moved[area]).values())
            assert [counted[1], counted[2], counted[3], counted[4]] == [
                rule.counts[area].first,
                rule.counts[area].second,
                rule.counts[area].third,
                rule.counts[area].fourth,
            ]


def test_a_figure_on_a_cut_point_counts_with_the_lower_figures():
    values = [1, 2, 3, 4, 5]  # cut at 2, 3 and 4
    [low] = ranked_figures(values, polarity="low")
    [high] = ranked_figures(values, polarity="high")

    assert list(by_cut_points(low).values()) == [1, 1, 2, 3, 4]
    assert list(by_cut_points(high).values()) == [4, 4, 3, 2, 1]


def invented(seed):
    """Six indicators with gaps and ties, all ranked."""
    chance = Random(seed)
    return [
        (
            chance.choice(["high", "low"]),
            [None if at == chance.randrange(12) else chance.randrange(5) for at in range(10)],
        )
        for _ in range(9)
    ]


def test_a_scope_without_core_themes_is_not_weighed():
    rankings = made(invented(3))
    benchmark = edition(TEN)
    scopes = [each for each in scopes_of(rankings, benchmark.settings) if each.scope != CORE]

    found = places(work_out_switches(benchmark, rankings, scopes, ()), "core themes double")

    assert Scope("overall") in found
    assert CORE not in found

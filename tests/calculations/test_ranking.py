"""Places on one indicator, places for averages, and quarters."""

import csv
from collections import Counter
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.panel import make_panel
from site_builder.calculations.ranking import count_quartiles, places_in_order, rank_areas
from site_builder.model import BenchmarkIndicator, BenchmarkSettings, Place, quartile_of
from site_builder.pages import words
from tests.calculations.small_group import PERIODS, VARIANTS, close, each_variant
from tests.cases import VECTORS, read_cases
from tests.written_tables import examples, number, table

RANKED_ROWS = table("method/ranking.md", "Figures", "Good", "Ranked", "Why not")
SCALED_ROWS = table("method/ranking.md", "Figures", "Figure", "Place", "Middle place", "For averages")
SIZE_ROWS = table(
    "method/ranking.md", "Areas with a figure", *(f"{quarter} quarter" for quarter in ("1st", "2nd", "3rd", "4th"))
)
POLARITIES = {"Higher": "high", "Lower": "low", "Neither": "none"}
OTHER = {"high": "low", "low": "high"}

figures = st.lists(st.none() | st.decimals(-20, 20, places=1), min_size=2, max_size=40)
polarities = st.sampled_from(["high", "low"])
NO_SHARE = BenchmarkSettings(min_area_share=Fraction(0))


@st.composite
def rankable(draw):
    """Figures that can be ranked: two of them differ, and no more than a third are missing."""
    known = draw(st.lists(st.decimals(-20, 20, places=1), min_size=2, max_size=30))
    known.append(known[0] + 1)
    gaps = draw(st.integers(0, len(known) // 2))
    return draw(st.permutations([*known, *[None] * gaps]))


def ranking(values, polarity="high", settings=None, judge=True):
    """A ranking of values by area; a list stands for areas 0, 1, 2 ..."""
    by_area = values if isinstance(values, dict) else dict(enumerate(values))
    panel = make_panel(BenchmarkIndicator("recycle", "waste", True, polarity, judge), list(by_area), by_area)
    return rank_areas(panel, settings) if settings else rank_areas(panel)


def ranked(values, polarity="high"):
    found = ranking(values, polarity)
    assert found.ranked
    return found


def listed(text):
    return [None if cell == "none" else number(cell) for cell in text.split(", ")]


def slow_figures(values, polarity):
    """Every area's best place, last place, and place for averages, straight from their definitions."""
    known = [Fraction(value) for value in values if value is not None]
    found = {}
    for area, value in enumerate(values):
        if value is not None:
            better = sum(other > value if polarity == "high" else other < value for other in known)
            first, last = 1 + better, better + known.count(Fraction(value))
            middle = Fraction(first + last, 2)
            scaled = (middle - Fraction(1, 2)) * len(values) / len(known) + Fraction(1, 2)
            found[area] = (first, last, len(known), scaled)
    return found


@examples(RANKED_ROWS)
def test_each_example_of_what_is_ranked_is_so(row):
    found = ranking(listed(row["Figures"]), POLARITIES[row["Good"]])

    assert (found.ranked, found.reason or "") == (row["Ranked"] == "Yes", row["Why not"])


@examples(SCALED_ROWS)
def test_each_example_of_a_place_for_averages_is_so(row):
    values = listed(row["Figures"])
    figure = ranking(values).figures[values.index(number(row["Figure"]))]

    scaled = Decimal(figure.scaled.numerator) / figure.scaled.denominator
    assert words.place(figure.place) == row["Place"]
    assert Fraction(figure.place.first + figure.place.last, 2) == Fraction(row["Middle place"])
    assert scaled.quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(row["For averages"])


@examples(SIZE_ROWS)
def test_each_example_of_the_sizes_of_quarters_is_so(row):
    of, *sizes = map(int, row.values())

    assert [Counter(quartile_of(place + 1, of) for place in range(of))[quarter] for quarter in (1, 2, 3, 4)] == sizes


@each_variant
@pytest.mark.parametrize("period", PERIODS)
def test_status_is_what_another_program_found(small, period):
    expected = [row for row in small.expected("indicator_status") if row["period"] == period]
    found = {each.panel.indicator.indicator: each for each in small.rankings(period)}

    assert len(expected) == len(found) == 6
    for row in expected:
        each = found[row["indicator_id"]]
        assert (each.valued, len(each.panel.areas)) == (int(row["n"]), int(row["N"]))
        assert (each.ranked, each.reason or "") == (row["ranked"] == "yes", row["reason"])


@each_variant
def test_places_are_what_another_program_found(small):
    expected = small.expected("indicator_ranks")
    found = {(period, each.panel.indicator.indicator): each for period in PERIODS for each in small.rankings(period)}

    assert len(expected) == sum(len(each.figures) for each in found.values()) == 107
    for row in expected:
        figure = found[row["period"], row["indicator_id"]].figures[row["area_code"]]
        assert figure.place == Place(int(row["r_min"]), int(row["r_max"]), int(row["n"]))
        assert Fraction(figure.place.first + figure.place.last, 2) == Fraction(row["r_avg"])
        assert close(row["scaled"], figure.scaled)
        assert figure.quartile == int(row["quartile"])
        assert figure.quartile_if_last_of_tie == int(row["quartile_if_last_of_tie"])


@each_variant
def test_with_every_polarity_turned_the_places_turn_round(small):
    found = {
        (period, each.panel.indicator.indicator): each for period in PERIODS for each in small.turn().rankings(period)
    }

    for row in small.expected("indicator_ranks"):
        figure = found[row["period"], row["indicator_id"]].figures[row["area_code"]]
        of = int(row["n"])
        assert figure.place == Place(of + 1 - int(row["r_max"]), of + 1 - int(row["r_min"]), of)
        assert close(row["scaled"], 9 - figure.scaled)


@each_variant
def test_counts_of_quarters_are_what_another_program_found(small):
    expected = small.expected("quartile_counts")

    assert len(expected) == 24
    for row in expected:
        counts = count_quartiles(row["area_code"], small.rankings(row["period"]))
        assert [counts.first, counts.second, counts.third, counts.fourth] == [int(row[f"q{q}"]) for q in (1, 2, 3, 4)]
        assert (counts.none, counts.total) == (int(row["not_ranked"]), int(row["indicators"]))
        assert counts.band_top == counts.band_bottom == 0


def test_quarters_are_those_of_the_table_by_number_of_areas():
    rows = read_cases("stats/quartiles_by_n.csv")

    assert len(rows) > 500
    for row in rows:
        assert quartile_of(int(row["rank"]), int(row["n"])) == int(row["ceil_4r_over_n"])


def test_quarters_are_those_that_reports_print_beside_a_place():
    with (VECTORS / "stats/quartile_seed_evidence.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) == 10
    for row in rows:
        assert f"{quartile_of(int(row['rank_best_1']), int(row['n']))}" == row["published_quartile"][0]


@pytest.mark.parametrize("of", [1, 2, 3])
def test_under_four_areas_there_are_no_quarters(of):
    assert {quartile_of(place + 1, of) for place in range(of)} == {None}


def test_what_the_edition_does_not_judge_is_not_ranked():
    assert ranking([Decimal(1), Decimal(2)], judge=False).reason == "not judged"
    assert ranking([]).reason == "too few areas"


def test_the_share_that_is_needed_can_be_set():
    values = [Decimal(1), Decimal(2), None, None]

    assert ranking(values).reason == "too few areas"
    assert ranking(values, settings=BenchmarkSettings(min_area_share=Fraction(1, 2))).ranked


@given(values=rankable(), polarity=polarities)
def test_places_are_those_of_their_definitions(values, polarity):
    found = ranked(values, polarity)

    assert {
        area: (figure.place.first, figure.place.last, figure.place.of, figure.scaled)
        for area, figure in found.figures.items()
    } == slow_figures(values, polarity)


@given(values=figures, polarity=polarities)
def test_an_indicator_is_ranked_exactly_when_its_page_says(values, polarity):
    known = [value for value in values if value is not None]

    assert ranking(values, polarity).ranked == (3 * len(known) >= 2 * len(values) and len(set(known)) > 1)


@given(values=rankable(), polarity=polarities)
def test_places_for_averages_always_have_the_same_mean(values, polarity):
    found = ranked(values, polarity)

    assert sum(figure.scaled for figure in found.figures.values()) == Fraction(found.valued * (len(values) + 1), 2)


@given(values=rankable())
def test_turning_polarity_turns_everything_round(values):
    high, low = ranked(values, "high").figures, ranking(values, "low").figures

    for area, figure in high.items():
        of = figure.place.of
        assert low[area].place == Place(of + 1 - figure.place.last, of + 1 - figure.place.first, of)
        assert low[area].scaled == len(values) + 1 - figure.scaled


@given(
    values=rankable(),
    polarity=polarities,
    shift=st.decimals(-99, 99, places=3),
    unit=st.sampled_from(["0.01", "3", "1000"]),
)
def test_another_unit_or_a_constant_more_changes_nothing(values, polarity, shift, unit):
    moved = [None if value is None else value * Decimal(unit) + shift for value in values]

    assert ranked(values, polarity).figures == ranking(moved, polarity).figures


@given(values=st.sets(st.integers(-999, 999), min_size=4, max_size=160), polarity=polarities)
def test_without_ties_quarters_differ_by_one_area_at_most_and_the_lower_are_larger(values, polarity):
    found = ranked([Decimal(value) for value in sorted(values)], polarity)
    sizes = [Counter(figure.quartile for figure in found.figures.values())[quarter] for quarter in (1, 2, 3, 4)]

    assert sum(sizes) == len(values)
    assert max(sizes) - min(sizes) <= 1
    assert [sum(sizes[:quarter]) for quarter in (1, 2, 3)] == [quarter * len(values) // 4 for quarter in (1, 2, 3)]


@given(values=rankable(), polarity=polarities)
def test_equal_figures_share_a_quarter_and_a_tie_that_reaches_further_is_seen(values, polarity):
    for figure in ranked(values, polarity).figures.values():
        first, last, of = figure.place.first, figure.place.last, figure.place.of
        expected = (None, None) if of < 4 else (-(-4 * first // of), -(-4 * last // of))
        assert (figure.quartile, figure.quartile_if_last_of_tie) == expected


@given(values=rankable(), polarity=polarities, data=st.data())
def test_leaving_an_area_out_never_turns_the_order_of_two_others(values, polarity, data):
    gone = data.draw(st.sampled_from(range(len(values))))
    before = ranked(values, polarity).figures
    after = ranking({area: value for area, value in enumerate(values) if area != gone}, polarity, NO_SHARE)

    if not after.ranked:
        assert after.reason == "no variation"
        assert len({figure.place for area, figure in before.items() if area != gone}) == 1
    assert set(after.figures) == (set(before) - {gone} if after.ranked else set())
    for one in after.figures:
        for other in after.figures:
            earlier = before[one].place.first - before[other].place.first
            later = after.figures[one].place.first - after.figures[other].place.first
            assert (earlier > 0, earlier < 0) == (later > 0, later < 0)


@given(values=rankable(), polarity=polarities, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(values, polarity, seed):
    rows = list(enumerate(values))
    seed.shuffle(rows)

    assert ranking(dict(rows), polarity).figures == ranking(values, polarity).figures


@given(keys=st.dictionaries(st.integers(0, 50), st.fractions(0, 3, max_denominator=4)))
def test_places_in_order_are_counted(keys):
    found = places_in_order(keys)

    assert found == {
        area: Place(
            1 + sum(other < key for other in keys.values()), sum(other <= key for other in keys.values()), len(keys)
        )
        for area, key in keys.items()
    }


def test_no_variant_of_the_small_group_leaves_a_row_out():
    """So that none of the comparisons above passes on a few rows only."""
    for small in VARIANTS:
        for turned in (small, replace(small, turned=True)):
            assert sum(len(each) for each in turned.observations().values()) == len(
                read_cases("small/observations.csv")
            )

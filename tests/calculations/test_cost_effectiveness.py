"""The cost effectiveness index, and how firm a place on it is."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.cost_effectiveness import work_out_cost_effectiveness
from site_builder.calculations.standing import CORE, work_out_standing
from site_builder.model import PlaceRange
from site_builder.pages import words
from tests.calculations.small_group import PERIODS, close, each_variant, ranked_figures
from tests.calculations.standings import standing_of
from tests.written_tables import examples, number, table

COLUMNS = ("Area", "Money per resident", "Average", "Input", "Output", "Index", "Place")
INDEX_ROWS = table("method/cost-effectiveness.md", *COLUMNS)
areas_with_both = st.lists(st.tuples(st.integers(500, 530), st.integers(1, 12)), min_size=2, max_size=7)


def two_decimals(value):
    return str((Decimal(value.numerator) / value.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP))


def index_of(cells):
    """The index of areas 0, 1, 2 ... from pairs of money and average."""
    standing = standing_of({area: average for area, (_, average) in enumerate(cells)})
    found = work_out_cost_effectiveness(standing, {area: Decimal(money) for area, (money, _) in enumerate(cells)}, ())
    return {line.area: line for line in found} if found else None


@pytest.fixture(scope="module")
def example_lines():
    standing = standing_of({row["Area"]: number(row["Average"]) for row in INDEX_ROWS})
    money = {row["Area"]: number(row["Money per resident"]) for row in INDEX_ROWS}
    return {line.area: line for line in work_out_cost_effectiveness(standing, money, ())}


@examples(INDEX_ROWS)
def test_each_example_of_the_index_is_so(row, example_lines):
    line = example_lines[row["Area"]]

    assert [two_decimals(each) for each in (line.input, line.output, line.index)] == [
        row["Input"],
        row["Output"],
        row["Index"],
    ]
    assert words.place(line.place) == row["Place"]


@each_variant
@pytest.mark.parametrize("period", PERIODS)
def test_the_index_is_what_another_program_found(small, period):
    expected = {row["area_code"]: row for row in small.expected("ce_index") if row["period"] == period}
    money = small.of_areas("csp_per_head")
    found = work_out_cost_effectiveness(small.standings(period)["core"], money, small.rankings(period))

    assert {line.area for line in found} == set(expected)
    for line in found:
        row = expected[line.area]
        assert line.funding == Decimal(row["csp_per_head"])
        assert close(row["core_mean"], line.average)
        assert close(row["input_score"], line.input)
        assert close(row["output_score"], line.output)
        assert close(row["ce_index"], line.index)
        assert (line.place.first, line.place.of) == (int(row["position"]), int(row["out_of"]))


def slow_index(cells):
    """From the definition, area by area; None where a half cannot be worked out."""
    money, averages = [Fraction(each[0]) for each in cells], [Fraction(each[1]) for each in cells]
    if len(set(money)) < 2 or len(set(averages)) < 2:
        return None
    return [
        ((max(money) - x) / (max(money) - min(money)) + (max(averages) - m) / (max(averages) - min(averages))) / 2
        for x, m in zip(money, averages, strict=True)
    ]


def slow_place(indices, at):
    return 1 + sum(index > indices[at] for index in indices)


def middle_place(values, at):
    return 1 + sum(value < values[at] for value in values) + (values.count(values[at]) - 1) / 2


@given(cells=areas_with_both)
def test_the_index_is_that_of_its_definition(cells):
    slow, found = slow_index(cells), index_of(cells)

    assert (slow is None) == (found is None)
    for at, line in (found or {}).items():
        assert line.index == slow[at]
        assert line.place.first == slow_place(slow, at)
        assert line.place.last == sum(index >= slow[at] for index in slow)


@given(cells=areas_with_both)
def test_leaving_out_each_other_area_is_working_it_out_without_that_area(cells):
    for at, line in (index_of(cells) or {}).items():
        places = []
        for other in range(len(cells)):
            rest = [cell for number, cell in enumerate(cells) if number != other]
            slow = slow_index(rest)
            if other != at and slow:
                places.append(slow_place(slow, at - (other < at)))
        assert line.leaving_one_out == (PlaceRange(min(places), max(places)) if places else None)


@given(cells=areas_with_both)
def test_places_by_z_scores_and_by_ranks_are_those_of_their_definitions(cells):
    columns = [[each[side] for each in cells] for side in (0, 1)]
    for at, line in (index_of(cells) or {}).items():
        z = [sum((mean(column) - column[area]) / stdev(column) for column in columns) / 2 for area in range(len(cells))]
        ranks = [-sum(middle_place(column, area) for column in columns) for area in range(len(cells))]
        assert line.by_z_scores == 1 + sum(other > z[at] + 1e-8 for other in z)
        assert line.by_ranks == slow_place(ranks, at)


@given(figures=st.lists(st.lists(st.none() | st.integers(0, 5), min_size=5, max_size=5), min_size=1, max_size=4))
def test_the_place_by_another_output_is_that_of_its_definition(figures):
    rankings = ranked_figures(*figures)
    money = {area: Decimal(600 + 7 * at) for at, area in enumerate("abcde")}
    standing = work_out_standing(rankings, CORE)
    found = work_out_cost_effectiveness(standing, money, rankings)

    ranked = [values for values, each in zip(figures, rankings, strict=True) if each.ranked]
    outputs = []
    for line in standing.placed:
        at = "abcde".index(line.area)
        scores = []
        for values in ranked:
            known = [value for value in values if value is not None]
            if values[at] is not None:
                scores.append(Fraction(values[at] - min(known), max(known) - min(known)))
        outputs.append((money[line.area], -sum(scores) / len(scores)))
    slow = slow_index(outputs)
    for at, line in enumerate(found or ()):
        assert line.by_min_max == (slow_place(slow, at) if slow else None)


@given(cells=areas_with_both)
def test_the_least_funded_area_never_has_less_than_half(cells):
    """A warning that the method page gives."""
    found = index_of(cells)
    least = min(money for money, _ in cells)

    for at, line in (found or {}).items():
        assert 0 <= line.index <= 1
        if cells[at][0] == least:
            assert line.input == 1
            assert line.index >= Fraction(1, 2)


@pytest.mark.parametrize("cells", [[(500, 1), (500, 2)], [(500, 1), (600, 1)], [(500, 1)], []])
def test_where_a_half_cannot_be_worked_out_there_is_no_index(cells):
    assert index_of(cells) is None


@pytest.mark.parametrize(("less", "joint"), [("0.0000000001", True), ("0.00000001", False)])
def test_indices_that_agree_to_nine_decimals_share_a_place(less, joint):
    found = index_of([(Decimal("1.5"), 2), (Decimal("1.5") - Decimal(less), 2), (1, 1), (2, 3)])

    assert found[0].index < found[1].index
    assert (found[0].place.joint, found[1].place.joint) == (joint, joint)

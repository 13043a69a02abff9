"""Spending beside performance."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.quadrants import work_out_quadrants
from site_builder.model import AreaStanding, Place, Standing
from site_builder.pages import words
from tests.calculations.small_group import PERIODS, each_variant
from tests.calculations.standings import standing_of
from tests.written_tables import examples, number, table

COLUMNS = ("Area", "Average", "Spending per resident", "Place by performance", "Place by spending", "Field")
FIELD_ROWS = table("method/cost-effectiveness.md", *COLUMNS)


@examples(FIELD_ROWS)
def test_each_example_of_a_field_is_so(row):
    standing = standing_of({each["Area"]: number(each["Average"]) for each in FIELD_ROWS})
    spending = {each["Area"]: number(each["Spending per resident"]) for each in FIELD_ROWS}

    [point] = [point for point in work_out_quadrants(standing, spending) if point.area == row["Area"]]

    assert [words.place(point.performance), words.place(point.spending), point.quadrant] == [
        row["Place by performance"],
        row["Place by spending"],
        row["Field"],
    ]


@each_variant
@pytest.mark.parametrize("period", PERIODS)
def test_fields_are_what_another_program_found(small, period):
    expected = {row["area_code"]: row for row in small.expected("quadrants") if row["period"] == period}
    found = work_out_quadrants(small.standings(period)["overall"], small.of_areas("net_exp_per_head"))

    assert {point.area for point in found} == set(expected)
    for point in found:
        row = expected[point.area]
        assert point.performance.first == int(row["performance_position"])
        assert point.spending.first == int(row["spend_rank"])
        assert point.performance.of == point.spending.of == int(row["out_of"])
        assert point.line == Fraction(row["reference_line"])
        assert point.quadrant == row["quadrant"]


@given(cells=st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), st.booleans()), max_size=12))
def test_both_places_are_counted_among_the_same_areas_alone(cells):
    """An area that is not placed, or whose spending is not known, moves nobody."""
    standing = standing_of({at: average for at, (average, _, _) in enumerate(cells)})
    spending = {at: spend for at, (_, spend, known) in enumerate(cells) if known}
    left_out = AreaStanding("unplaced", 1, Fraction(0), None, "too few figures")
    standing = Standing(standing.scope, standing.indicators, (*standing.lines, left_out))

    found = {point.area: point for point in work_out_quadrants(standing, spending | {"unplaced": 99})}

    assert set(found) == set(spending)
    for area, point in found.items():
        better = [other for other in spending if cells[other][0] < cells[area][0]]
        dearer = [other for other in spending if spending[other] > spending[area]]
        assert (point.performance.first, point.spending.first) == (1 + len(better), 1 + len(dearer))
        middle = Fraction(len(spending) + 1, 2)
        if middle in (point.performance.first, point.spending.first):
            assert point.quadrant == "on the line"
        else:
            high = "high" if point.performance.first < middle else "low"
            spends = "high" if point.spending.first < middle else "low"
            assert point.quadrant == f"{high} performing / {spends} spending"


def test_without_an_area_there_is_no_point():
    assert work_out_quadrants(standing_of({}), {}) == ()


def test_one_area_alone_stands_on_the_line():
    [point] = work_out_quadrants(standing_of({"a": 1}), {"a": number("5")})

    assert (point.performance, point.spending, point.quadrant) == (Place(1, 1, 1), Place(1, 1, 1), "on the line")

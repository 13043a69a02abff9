"""Every count adds up to the rows it counts."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.results import work_out_row
from site_builder.calculations.tally import count_directions, tally
from site_builder.model import Assessment, Target
from tests.calculations.records import report_row

maybe = st.none() | st.integers(0, 100).map(str)
recorded = st.none() | st.sampled_from(["improved", "similar", "worse", "not determinable"])
quartiles = st.none() | st.sampled_from(["1", "2", "3", "4", "1-2", "3-4"])
marks = st.none() | st.sampled_from(["attention", "strong"])


@st.composite
def results(draw):
    said = {"direction": draw(recorded), "quartile": draw(quartiles), "mark": draw(marks)}
    assessments = {
        kind: Assessment(kind, value, None, None, "as printed", "Printed.") for kind, value in said.items() if value
    }
    goal = draw(st.none() | st.integers(0, 100))
    target = None if goal is None else Target("number", goal, None, None, None, None)
    polarity = draw(st.sampled_from(["high", "low", "none"]))
    return work_out_row(report_row(draw(maybe), draw(maybe), polarity=polarity, target=target, assessments=assessments))


@given(rows=st.lists(results(), max_size=12))
def test_each_set_of_counts_adds_up_to_the_number_of_rows(rows):
    counted = tally(rows)

    for counts in (
        counted.directions_shown,
        counted.directions_computed,
        counted.quartiles,
        counted.targets,
        counted.marks_shown,
        counted.marks_computed,
    ):
        assert counts.total == len(rows)


@given(rows=st.lists(results(), max_size=12))
def test_the_counts_of_two_halves_add_up_to_the_count_of_the_whole(rows):
    half = len(rows) // 2
    first, second, whole = (tally(part).directions_computed for part in (rows[:half], rows[half:], rows))

    for name in ("improved", "similar", "worse", "higher", "lower", "not_determinable"):
        assert getattr(first, name) + getattr(second, name) == getattr(whole, name)


def test_directions_are_counted_as_a_counter_counts_them():
    said = ["improved", "worse", "improved", "not determinable", "lower"]
    counted = count_directions(said)

    assert (counted.improved, counted.worse, counted.not_determinable, counted.lower) == (2, 1, 1, 1)
    assert counted.total == sum(Counter(said).values())


def test_an_unknown_direction_is_an_error_and_not_a_row_lost():
    with pytest.raises(TypeError):
        count_directions(["sideways"])

"""Whether most areas are close together."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.closeness import closeness_of
from site_builder.calculations.panel import make_panel
from site_builder.model import BenchmarkIndicator
from tests.written_tables import examples, number, table

CLOSE_ROWS = table("method/ranges.md", "Figures", "Middle half from", "to", "Median", "Close together")
figures = st.lists(st.decimals(-50, 200, places=1), min_size=4, max_size=40)


def closeness(values):
    values = dict(enumerate(values))
    return closeness_of(make_panel(BenchmarkIndicator("recycle", "waste", True, "none"), list(values), values))


@examples(CLOSE_ROWS)
def test_each_example_of_closeness_is_so(row):
    found = closeness([number(text) for text in row["Figures"].split(", ")])

    assert [found.lower, found.upper, found.median] == [
        Fraction(number(row[name])) for name in ("Middle half from", "to", "Median")
    ]
    assert found.close == (row["Close together"] == "Yes")


@given(values=figures)
def test_cut_points_are_those_of_numpy(values):
    found = closeness(values)

    cuts = np.percentile([float(value) for value in values], [25, 50, 75])
    assert [float(each) for each in (found.lower, found.median, found.upper)] == pytest.approx(list(cuts), abs=1e-9)
    assert found.close == ((found.upper - found.lower) * 20 < abs(found.median))


@given(values=figures)
def test_turning_the_sign_changes_nothing_about_closeness(values):
    assert closeness(values).close == closeness([-value for value in values]).close


def test_exactly_five_percent_is_not_close():
    assert not closeness([number(text) for text in ("39", "39", "40", "41", "41")]).close
    assert closeness([number(text) for text in ("39", "39.01", "40", "41", "41")]).close


def test_missing_figures_do_not_count_and_three_are_too_few():
    assert closeness([number("1"), number("1"), None, number("1")]) is None
    assert closeness([number("1"), number("1"), None, number("1"), number("1")]).close

"""The whole numbers of a panel keep the order and the ties of the figures, exactly."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.panel import make_panel
from site_builder.model import BenchmarkIndicator

INDICATOR = BenchmarkIndicator("recycle", "waste", True, "high")
figures = st.none() | st.decimals(allow_nan=False, allow_infinity=False) | st.decimals(-9, 9, places=1)


def codes(values):
    return make_panel(INDICATOR, list(values), values).codes


@given(values=st.lists(figures, max_size=40))
def test_two_figures_stand_to_each_other_as_their_numbers_do(values):
    found = codes(dict(enumerate(values)))

    assert [code is None for code in found] == [value is None for value in values]
    known = [(value, code) for value, code in zip(values, found, strict=True) if value is not None]
    for value, code in known:
        for other, other_code in known:
            assert (value < other, value == other) == (code < other_code, code == other_code)
    assert {code for _, code in known} == set(range(len({code for _, code in known})))


def test_figures_differ_however_late_their_digits_do():
    """Where binary numbers, or decimals kept to a few digits, would see a tie."""
    with localcontext() as context:
        context.prec = 5

        assert codes({"a": Decimal("0.1" + "0" * 40 + "1"), "b": Decimal("0.1"), "c": Decimal("0.10")}) == (1, 0, 0)
        assert codes({"a": Decimal(2**53), "b": Decimal(2**53 + 1)}) == (0, 1)


def test_the_group_decides_who_is_compared():
    panel = make_panel(INDICATOR, ["c", "a", "d"], {"a": Decimal(1), "b": Decimal(2), "c": Decimal(3)})

    assert panel.areas == ("c", "a", "d")
    assert panel.values == (3, 1, None)
    assert panel.codes == (1, 0, None)


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="recycle has a figure that is not a finite number"):
        codes({"a": Decimal(text), "b": Decimal(1)})


def test_an_area_that_stands_twice_in_the_group_is_refused():
    with pytest.raises(ValueError, match="An area stands twice"):
        make_panel(INDICATOR, ["a", "b", "a"], {"a": Decimal(1)})

"""What the funding of each other area would mean, exactly."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.funding_gap import work_out_gaps
from site_builder.model import Amounts
from site_builder.periods import parse_period
from tests.calculations.records import indicator

amounts_of_areas = st.dictionaries(st.sampled_from("abcde"), st.decimals(100, 2000, places=2), min_size=1, max_size=5)


def amounts(values, period="2023/24", period_type="financial year"):
    made = {area: Decimal(str(value)) for area, value in values.items()}
    return Amounts(indicator("number"), parse_period(period, period_type), made)


def gaps(funding, residents=None, **period):
    found = work_out_gaps(amounts(funding), amounts(residents, **period) if residents is not None else None)
    return {(gap.own, gap.other): (gap.difference, gap.additional) for gap in found}


def test_the_difference_is_the_others_less_the_own_and_money_is_for_every_own_resident():
    found = gaps({"a": "677.40", "b": "760.90"}, {"a": 683000, "b": 512000})

    assert found == {
        ("a", "b"): (Decimal("83.50"), Decimal("57030500.00")),
        ("b", "a"): (Decimal("-83.50"), Decimal("-42752000.00")),
    }


def test_the_same_funding_is_a_difference_of_nothing():
    assert gaps({"a": 677, "b": 677}, {"a": 1}) == {("a", "b"): (0, 0), ("b", "a"): (0, None)}


def test_residents_of_another_period_are_not_used():
    funding = {"a": 677, "b": 760}

    assert gaps(funding, {"a": 5}, period="2022/23")["a", "b"] == (83, None)
    assert gaps(funding, {"a": 5}, period="2023", period_type="calendar year")["a", "b"] == (83, None)
    assert gaps(funding)["a", "b"] == (83, None)


def test_an_area_whose_residents_are_not_known_has_differences_all_the_same():
    found = gaps({"a": 677, "b": 760}, {"b": 2})

    assert found == {("a", "b"): (83, None), ("b", "a"): (-83, -166)}


def test_one_area_alone_has_no_gap():
    assert gaps({"a": 677}, {"a": 5}) == {}


@given(funding=amounts_of_areas)
def test_every_two_areas_stand_beside_each_other_once_from_either_side(funding):
    found = gaps(funding, dict.fromkeys(funding, 1000))

    assert set(found) == {(own, other) for own in funding for other in funding if own != other}
    for (own, other), (difference, additional) in found.items():
        assert difference == -found[other, own][0]
        assert funding[own] + difference == funding[other]
        assert additional == 1000 * difference

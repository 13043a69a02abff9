"""The differences in funding of the small group are what another program found."""

from decimal import ROUND_HALF_UP, Decimal

from site_builder.calculations.funding import MILLION, compare_funding
from site_builder.model import Area
from tests.calculations.records import observation
from tests.calculations.small_group import each_variant
from tests.calculations.test_funding import comparison


@each_variant
def test_differences_and_money_are_what_another_program_found(small):
    areas = {code: Area(code, code.lower(), code, None, "county") for code in small.areas}
    own = small.code("X01")
    amounts = {areas[code]: amount for code, amount in small.of_areas("csp_per_head").items()}
    made = replace_amounts(amounts, small.of_areas("population")[own])
    lines = {line.area.area: line for line in compare_funding(made, areas[own]).lines}
    expected = small.expected("funding_gap")

    assert {row["own"] for row in expected} == {own}
    assert {row["other"] for row in expected} == set(lines) - {own}
    for row in expected:
        line = lines[row["other"]]
        assert line.difference == Decimal(row["difference_per_head"])
        assert line.additional == Decimal(row["additional_funding_if_funded_as_other"])
        assert (line.additional / MILLION).quantize(Decimal("0.1"), ROUND_HALF_UP) == Decimal(row["in_millions_1dp"])


def replace_amounts(amounts, residents):
    made = comparison([0])
    return type(made)(**{**vars(made), "amounts": amounts, "population": observation(residents)})

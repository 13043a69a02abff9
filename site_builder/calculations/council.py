"""Works out what is said of a council beyond its editions' dashboards."""

from __future__ import annotations

from site_builder.calculations.funding import compare_funding
from site_builder.calculations.positions import position_table
from site_builder.calculations.printed_lists import add_up, count_list
from site_builder.model import Council, CouncilResult


def work_out_council(council: Council) -> CouncilResult:
    """Work out funding, places, lists and sums of one council."""
    compared = [compare_funding(comparison, council.area) for comparison in council.funding]
    return CouncilResult(
        council=council,
        funding=tuple(result for result in compared if result),
        positions=position_table(council.positions),
        lists=tuple(count_list(printed) for printed in council.lists),
        sums=tuple(add_up(checked) for checked in council.sums),
    )

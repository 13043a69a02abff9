"""Funding compared: places, differences per resident, and what they come to for the own area."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from site_builder.calculations.place import place_of
from site_builder.model import (
    Area,
    FundingComparison,
    FundingKind,
    FundingLine,
    FundingResult,
    PrintedDifference,
)

MILLION = Decimal(1_000_000)
HALF_MILLION = MILLION / 2
HALF = Decimal("0.5")
ZEROS = {"one": 0, "thousand": 3, "million": 6, "billion": 9}
"""Of each scale that amounts may be shown in."""


def compare_funding(comparison: FundingComparison, own_area: Area) -> FundingResult | None:
    """Work out a funding comparison.

    The difference is the other area's amount less the own one. The additional money is the
    difference times the own area's residents, since it says what the own area would have.

    Args:
        comparison: amounts by area; the own area's must be among them for there to be a result.
        own_area: the area that the others are compared with.

    Method: docs/method/funding.md
    """
    amounts = comparison.amounts
    if own_area not in amounts:
        return None
    ordered = sorted(amounts, key=lambda area: (-amounts[area], area.name, area.area))
    lines = tuple(_line(comparison, area, own_area) for area in ordered)
    peers = tuple(line for line in lines if line.area.area in comparison.peers)
    return FundingResult(
        comparison=comparison,
        own=next(line for line in lines if line.area == own_area),
        lines=lines,
        peers=peers,
        kinds=_kinds(lines),
        median=median(line.amount for line in lines),
        peers_median=median(line.amount for line in peers) if peers else None,
        population_range=population_range([line.printed for line in lines if line.printed]),
    )


def _line(comparison: FundingComparison, area: Area, own_area: Area) -> FundingLine:
    amounts = comparison.amounts
    amount = amounts[area]
    kind = comparison.kinds.get(area.area)
    peers = [amounts[other] for other in amounts if other.area in comparison.peers]
    residents = comparison.population.value if comparison.population else None
    difference = amount - amounts[own_area]
    additional = None if residents is None else difference * residents
    printed = comparison.printed.get(area.area)
    return FundingLine(
        area=area,
        kind=kind,
        amount=amount,
        place=place_of(amount, list(amounts.values()), "high"),
        place_among_peers=place_of(amount, peers, "high") if area.area in comparison.peers else None,
        difference=difference,
        additional=additional,
        printed=printed,
        difference_differs=bool(printed and _differs(printed.difference, difference)),
        additional_differs=bool(printed and _differs(printed.additional, additional)),
        rounding_explains=printed is None or _rounding_explains(printed, difference, residents, comparison),
    )


def _rounding_explains(
    printed: PrintedDifference, difference: Decimal, residents: Decimal | None, comparison: FundingComparison
) -> bool:
    """Whether what is printed can be what was worked out from the same amounts before they were rounded.

    A difference of two rounded amounts lies within one unit of their last digit from the true one;
    the money lies within as much for every resident. The printed figures were then rounded once more.
    """
    unit = Decimal(1).scaleb(ZEROS[comparison.indicator.scale] - comparison.indicator.decimals)
    if printed.difference is not None and abs(printed.difference - difference) > unit + HALF:
        return False
    if printed.additional is None or residents is None:
        return True
    return abs(printed.additional - difference * residents) <= unit * residents + HALF_MILLION


def _differs(printed: Decimal | None, computed: Decimal | None) -> bool:
    """Whether a printed figure is not the computed one, rounded as the printed one seems to be."""
    if printed is None or computed is None:
        return False
    step = _step(printed)
    return printed != (computed / step).to_integral_value(ROUND_HALF_UP) * step


def _step(printed: Decimal) -> Decimal:
    """The last place that a printed figure has: whole millions or tenths of them, pounds, or its decimals."""
    for step in (MILLION, MILLION / 10):
        if printed and printed % step == 0:
            return step
    exponent = printed.as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))


def _kinds(lines: Sequence[FundingLine]) -> tuple[FundingKind, ...]:
    groups = {line.kind.group: line.kind for line in lines if line.kind}
    kinds = []
    for group in groups.values():
        amounts = sorted(line.amount for line in lines if line.kind == group)
        kinds.append(FundingKind(group, len(amounts), amounts[0], median(amounts), amounts[-1]))
    return tuple(sorted(kinds, key=lambda kind: (-kind.median, kind.group.title)))


def population_range(printed: Sequence[PrintedDifference]) -> tuple[Decimal, Decimal] | None:
    """The numbers of residents with which all printed pairs agree, given that both were rounded.

    A difference printed as d pounds lies within half a pound of d, and money printed as m million
    within half a million of m; residents are money by difference. A difference printed as 0 may be
    next to nothing, so it sets no highest number; a pair with two signs suits no number.

    Returns:
        The lowest and the highest number, or None where there is no pair or no number suits all.
    """
    low, high = Decimal(0), None
    for pair in printed:
        if pair.difference is None or pair.additional is None:
            continue
        if pair.difference * pair.additional < 0:
            return None
        difference, additional = abs(pair.difference), abs(pair.additional)
        low = max(low, (additional - HALF_MILLION) / (difference + HALF))
        if difference > HALF:
            most = (additional + HALF_MILLION) / (difference - HALF)
            high = most if high is None else min(high, most)
    return (low, high) if high is not None and low <= high else None

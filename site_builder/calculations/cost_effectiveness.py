"""The cost effectiveness index: little money and good averages together, and how firm a place on it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from site_builder.calculations.ranking import places_in_order
from site_builder.calculations.scores import min_max_scores, standardised
from site_builder.calculations.standing import in_scope
from site_builder.model import CostEffectivenessLine, IndicatorRanking, Place, PlaceRange, Standing

DECIMALS = 9
"""Indices that agree to so many decimals share a place."""

Numbers = dict[str, Fraction]


def work_out_cost_effectiveness(
    standing: Standing, funding: Mapping[str, Decimal], rankings: Sequence[IndicatorRanking]
) -> tuple[CostEffectivenessLine, ...] | None:
    """Work out the index for every area that is placed and whose funding is known.

    The index has two halves. Input is 1 for the least funded area and 0 for the best funded one.
    Output is 1 for the best average and 0 for the worst. The index is their mean.

    Args:
        standing: averages of the core themes.
        funding: by area code, money per resident.
        rankings: what the averages were worked out from; only for the place by another output,
            which is None without them.

    Returns:
        In the order of the standing. None where all areas have the same funding or the same
        average: then one half cannot be worked out.

    Method: docs/method/cost-effectiveness.md
    """
    averages = {
        line.area: line.average for line in standing.placed if line.average is not None and line.area in funding
    }
    money = {area: Fraction(funding[area]) for area in averages}
    inputs, outputs = _from_worst_to_best(money), _from_worst_to_best(averages)
    if inputs is None or outputs is None:
        return None
    indices = _means(inputs, outputs)
    places = _highest_first(indices)
    by_z, by_ranks = _by_z_scores(money, averages), _by_ranks(money, averages)
    left_out = _leaving_one_out(money, averages)
    by_min_max = _by_min_max(inputs, standing, rankings)
    return tuple(
        CostEffectivenessLine(
            area=area,
            funding=funding[area],
            average=averages[area],
            input=inputs[area],
            output=outputs[area],
            index=indices[area],
            place=places[area],
            by_z_scores=by_z[area].first,
            by_ranks=by_ranks[area].first,
            by_min_max=by_min_max[area].first if by_min_max else None,
            leaving_one_out=left_out.get(area),
        )
        for area in averages
    )


def _from_worst_to_best(values: Mapping[str, Fraction]) -> Numbers | None:
    """0 for the highest value, 1 for the lowest: money and averages of places are both better when low."""
    least, most = min(values.values(), default=Fraction(0)), max(values.values(), default=Fraction(0))
    if least == most:
        return None
    return {area: (most - value) / (most - least) for area, value in values.items()}


def _means(inputs: Numbers, outputs: Numbers) -> Numbers:
    return {area: (inputs[area] + outputs[area]) / 2 for area in inputs}


def _highest_first(indices: Mapping[str, Fraction]) -> dict[str, Place]:
    half = Fraction(1, 2)
    return places_in_order({area: Fraction(-floor(index * 10**DECIMALS + half)) for area, index in indices.items()})


def _by_z_scores(money: Numbers, averages: Numbers) -> dict[str, Place]:
    parts = [standardised({area: -float(value) for area, value in each.items()}) for each in (money, averages)]
    return _highest_first(_means(*({area: Fraction(value) for area, value in part.items()} for part in parts)))


def _by_ranks(money: Numbers, averages: Numbers) -> dict[str, Place]:
    places = [places_in_order(each) for each in (money, averages)]
    return places_in_order(
        {area: Fraction(sum(part[area].first + part[area].last for part in places)) for area in money}
    )


def _by_min_max(inputs: Numbers, standing: Standing, rankings: Sequence[IndicatorRanking]) -> dict[str, Place] | None:
    """Places with another output: the mean of min-max scores on the indicators, brought to 0 to 1 as the other is.

    The means are rounded far behind the decimals that count, so that noise cannot part what is equal.
    """
    scores: dict[str, list[float]] = {area: [] for area in inputs}
    for each in sorted(in_scope(rankings, standing.scope), key=lambda each: each.panel.indicator.indicator):
        for area, score in min_max_scores(each).items():
            if area in scores:
                scores[area].append(score)
    if not all(scores.values()):
        return None
    means = {area: -Fraction(round(sum(found) / len(found), 12)) for area, found in scores.items()}
    outputs = _from_worst_to_best(means)
    return _highest_first(_means(inputs, outputs)) if outputs else None


def _leaving_one_out(money: Numbers, averages: Numbers) -> dict[str, PlaceRange]:
    """Of each area, when the index is worked out anew without each other area; the averages stay as they are."""
    places: dict[str, list[int]] = {area: [] for area in money}
    for other in money:
        inputs, outputs = (
            _from_worst_to_best({area: value for area, value in values.items() if area != other})
            for values in (money, averages)
        )
        if inputs and outputs:
            for area, place in _highest_first(_means(inputs, outputs)).items():
                places[area].append(place.first)
    return {area: PlaceRange(min(found), max(found)) for area, found in places.items() if found}

"""How firm places are, for the slow twin: with one indicator left out, and by the seven methods. Section 6.4."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal, localcontext
from fractions import Fraction

from tests.benchmarking.slow_edition import Edition, Editions, Placing, Ranking, mean
from tests.benchmarking.slow_tables import Tables

WORDS = (
    "mean scaled rank",
    "mean rank; best place for ties",
    "mean unscaled rank",
    "median scaled rank",
    "mean z-score",
    "mean min-max",
    "equal weight per theme",
)


def add_firmness(editions: Editions, tables: Tables, left_out_in: Collection[str]) -> None:
    """Add the places by seven methods, and in some editions the ranges with an indicator left out."""
    for edition in editions.by_id.values():
        for scope, placing in edition.placings.items():
            methods = {word: places(keys, placing) for word, keys in zip(WORDS, _keys(placing), strict=True)}
            for area in edition.areas:
                found = {word: by_area[area] for word, by_area in methods.items() if area in by_area}
                row = tables["positions"][edition.name, scope, area]
                row |= {"methods_best": min(found.values(), default=None)}
                row |= {"methods_worst": max(found.values(), default=None)}
                for word, place in found.items():
                    tables["sensitivity"][edition.name, scope, area, word] = {"position": place}
            if edition.name in left_out_in:
                _leave_out(edition, scope, placing, tables)


def _leave_out(edition: Edition, scope: str, placing: Placing, tables: Tables) -> None:
    variants = []
    for gone in placing.rankings if len(placing.rankings) > 1 else ():
        rest = [each for each in placing.rankings if each is not gone]
        averages = {area: mean(_scaled(rest, area)) for area in placing.spots}
        known = {area: average for area, average in averages.items() if average is not None}
        variants.append(places(known, placing))
    for area in edition.areas:
        found = [variant[area] for variant in variants if area in variant]
        row = tables["positions"][edition.name, scope, area]
        row["leave_one_out_best"] = min(found, default=None)
        row["leave_one_out_worst"] = max(found, default=None)


def places(keys: dict[str, Fraction], placing: Placing) -> dict[str, int]:
    """1 + how many are lower, among the placed; what agrees to nine decimals is equal."""
    whole = {area: rounded(keys[area]) for area in placing.spots if area in keys}
    return {area: 1 + sum(other < mine for other in whole.values()) for area, mine in whole.items()}


def rounded(value: Fraction) -> int:
    """In thousand-millionths, half up."""
    return (2 * 10**9 * value.numerator + value.denominator) // (2 * value.denominator)


def _scaled(rankings: list[Ranking], area: str) -> list[Fraction]:
    return [each.scaled[area] for each in rankings if area in each.scaled]


def _keys(placing: Placing) -> list[dict[str, Fraction]]:
    """What each method puts in order, low first."""
    rankings, areas = placing.rankings, placing.spots
    own = {area: [each for each in rankings if area in each.spots] for area in areas}
    scores = {each.indicator: z_scores(each) for each in rankings}
    shares = {each.indicator: min_max(each) for each in rankings}
    themes = {each.theme for each in rankings}
    by_theme = {theme: [each for each in rankings if each.theme == theme] for theme in themes}
    return [
        {area: mean(_scaled(rankings, area)) for area in areas},
        {area: mean([Fraction(each.spots[area].first) for each in own[area]]) for area in areas},
        {area: mean([middle(each, area) for each in own[area]]) for area in areas},
        {area: median(_scaled(rankings, area)) for area in areas},
        {area: -mean([scores[each.indicator][area] for each in own[area]]) for area in areas},
        {area: -mean([shares[each.indicator][area] for each in own[area]]) for area in areas},
        {
            area: mean([m for theme in themes if (m := mean(_scaled(by_theme[theme], area))) is not None])
            for area in areas
        },
    ]


def middle(ranking: Ranking, area: str) -> Fraction:
    return Fraction(ranking.spots[area].first + ranking.spots[area].last, 2)


def median(values: list[Fraction]) -> Fraction:
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def z_scores(ranking: Ranking) -> dict[str, Fraction]:
    """Standard deviations (of a sample) above the mean of the areas; a good figure is positive."""
    values = {area: Fraction(value) for area, value in ranking.values.items()}
    sign = 1 if ranking.polarity == "high" else -1
    centre = mean(values.values())
    deviation = root(sum((value - centre) ** 2 for value in values.values()) / (len(values) - 1))
    return {area: sign * (value - centre) / deviation for area, value in values.items()}


def root(value: Fraction) -> Fraction:
    """To forty digits."""
    with localcontext(prec=40):
        return Fraction((Decimal(value.numerator) / Decimal(value.denominator)).sqrt())


def min_max(ranking: Ranking) -> dict[str, Fraction]:
    """Each figure between the worst, 0, and the best, 1."""
    values = {area: Fraction(value) for area, value in ranking.values.items()}
    worst, best = min(values.values()), max(values.values())
    if ranking.polarity == "low":
        worst, best = best, worst
    return {area: (value - worst) / (best - worst) for area, value in values.items()}

"""Money and need beside places, for the slow twin: quadrants, the index, what the funding of others would mean. Section 6."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction

from tests.benchmarking.slow_edition import Chosen, Edition, Editions, Placing, mean, spots
from tests.benchmarking.slow_firmness import min_max, root, rounded
from tests.benchmarking.slow_package import Span
from tests.benchmarking.slow_tables import Tables

MILLION = 10**6


def add_money(editions: Editions, tables: Tables, left_out_in: Collection[str]) -> None:
    """Add everything that sets money or need beside places; areas are left out of the index in some editions only."""
    for edition in editions.by_id.values():
        funding = amounts(edition, edition.row.get("funding"))
        _areas(edition, funding, tables)
        _gaps(edition, funding, tables)
        _quadrants(edition, tables)
        core = core_of(edition)
        if funding:
            money = {
                area: Fraction(amount) for area, amount in funding[1].items() if area in edition.placings[core].spots
            }
            average = {area: edition.placings[core].averages[area] for area in money}
            _index(edition, money, average, tables)
            if edition.name in left_out_in:
                _index_without(edition, money, average, tables)


def core_of(edition: Edition) -> str:
    return next(scope for scope in edition.scopes if edition.book.themes[scope]["kind"] == "core")


def amounts(
    edition: Edition, indicator: str | None, *, any_age: bool = False
) -> tuple[Span, dict[str, Decimal]] | None:
    """The period that enough areas have, and the amount of each area; None where there is no such period."""
    if not indicator:
        return None
    chosen = Chosen(edition, indicator, any_age=any_age)
    if not chosen.qualifies:
        return None
    return chosen.span, figures_of(edition, indicator, chosen.span)


def figures_of(edition: Edition, indicator: str, span: Span) -> dict[str, Decimal]:
    found = {area: edition.book.known(indicator, span, area, edition.cut_off) for area in edition.areas}
    return {area: each.value for area, each in found.items() if each and each.value is not None}


def _areas(edition: Edition, funding: tuple[Span, dict[str, Decimal]] | None, tables: Tables) -> None:
    """Residents stand here as the gaps use them, so that these can be worked out again; else the latest ones."""
    population = edition.row.get("population")
    residents = figures_of(edition, population, funding[0]) if population and funding else {}
    if not residents:
        latest = amounts(edition, population, any_age=True)
        residents = latest[1] if latest else {}
    for area in edition.areas:
        tables["areas"][edition.name, area] = {
            "funding": fraction(funding[1].get(area)) if funding else None,
            "residents": fraction(residents.get(area)),
        }


def fraction(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _gaps(edition: Edition, funding: tuple[Span, dict[str, Decimal]] | None, tables: Tables) -> None:
    """Residents count only where their figure is of the same period as the funding."""
    if funding is None:
        return
    population = edition.row.get("population")
    residents = figures_of(edition, population, funding[0]) if population else {}
    for own in funding[1]:
        for other in funding[1].keys() - {own}:
            difference = Fraction(funding[1][other]) - Fraction(funding[1][own])
            money = difference * Fraction(residents[own]) if own in residents else None
            tables["funding_gaps"][edition.name, own, other] = {
                "difference_per_head": difference,
                "additional_funding": money,
                "in_millions": None if money is None else tenth(money / MILLION),
            }


def tenth(value: Fraction) -> str:
    """One decimal, half up, a minus kept unless nothing is left of the number."""
    tenths = (abs(value) * 10 + Fraction(1, 2)).__floor__()
    return f"{'-' if value < 0 else ''}{tenths // 10}.{tenths % 10}"


def _quadrants(edition: Edition, tables: Tables) -> None:
    for scope, placing in edition.placings.items():
        beside = {
            "spending": (edition.book.themes[scope].get("spending"), False),
            "deprivation": (edition.row.get("deprivation"), True),
        }
        for comparator, (indicator, any_age) in beside.items():
            found = amounts(edition, indicator, any_age=any_age)
            if found:
                _quadrant(edition, scope, placing, comparator, indicator, found, tables)


def _quadrant(
    edition: Edition,
    scope: str,
    placing: Placing,
    comparator: str,
    indicator: str,
    found: tuple[Span, dict[str, Decimal]],
    tables: Tables,
) -> None:
    span, amount = found
    both = [area for area in placing.spots if area in amount]
    performing = spots({area: placing.averages[area] for area in both})
    having = spots({area: -amount[area] for area in both})
    line = Fraction(len(both) + 1, 2)
    for area in both:
        x, y = having[area].first, performing[area].first
        words = f"{'high' if y < line else 'low'} performing / {'high' if x < line else 'low'} {comparator}"
        tables["quadrants"][edition.name, scope, comparator, area] = {
            "indicator": indicator,
            "period": span.text,
            "amount": Fraction(amount[area]),
            "performance_position": y,
            "amount_position": x,
            "out_of": len(both),
            "reference_line": line,
            "quadrant": "on the line" if line in (x, y) else words,
        }


def _index(edition: Edition, money: dict[str, Fraction], average: dict[str, Fraction], tables: Tables) -> None:
    index = index_of(money, average)
    if index is None:
        return
    standing = spots({area: -rounded(value) for area, value in index.items()})
    by_z = places_on({area: mean([-z[area] for z in (deviations(money), deviations(average))]) for area in money})
    by_rank = places_on({area: -middle(money, area) - middle(average, area) for area in money})
    by_min_max = places_on(index_of(money, _other_output(edition, money)))
    for area in money:
        tables["cost_effectiveness"][edition.name, area] = {
            "funding": money[area],
            "core_mean": average[area],
            "input_score": closer_to_least(money)[area],
            "output_score": closer_to_least(average)[area],
            "index": index[area],
            "position": standing[area].first,
            "position_last": standing[area].last,
            "out_of": standing[area].of,
            "position_by_z_scores": by_z[area],
            "position_by_ranks": by_rank[area],
            "position_by_min_max": by_min_max.get(area),
        }


def _other_output(edition: Edition, areas: Collection[str]) -> dict[str, Fraction]:
    """The mean of where each core figure lies between worst and best, turned so that low is good as in an average."""
    core = edition.placings[core_of(edition)].rankings
    shares = [min_max(each) for each in core]
    return {area: -mean([each[area] for each in shares if area in each]) for area in areas}


def _index_without(edition: Edition, money: dict[str, Fraction], average: dict[str, Fraction], tables: Tables) -> None:
    """The places on the index when each other area is left out in turn; averages stay as they are."""
    left_out = [places_on(index_of(without(money, gone), without(average, gone))) for gone in money]
    for area in money:
        if (edition.name, area) in tables["cost_effectiveness"]:
            found = [each[area] for each in left_out if area in each]
            tables["cost_effectiveness"][edition.name, area] |= {
                "leave_one_out_best": min(found, default=None),
                "leave_one_out_worst": max(found, default=None),
            }


def closer_to_least(values: dict[str, Fraction]) -> dict[str, Fraction] | None:
    """1 for the least, 0 for the most; None where all are alike."""
    least, most = min(values.values(), default=0), max(values.values(), default=0)
    return {area: (most - value) / (most - least) for area, value in values.items()} if most > least else None


def index_of(money: dict[str, Fraction], output: dict[str, Fraction]) -> dict[str, Fraction] | None:
    halves = closer_to_least(money), closer_to_least(output)
    if None in halves:
        return None
    return {area: (halves[0][area] + halves[1][area]) / 2 for area in money}


def places_on(index: dict[str, Fraction] | None) -> dict[str, int]:
    """1 + how many are higher; nobody has a place on an index that there is not."""
    keys = {area: rounded(value) for area, value in (index or {}).items()}
    return {area: 1 + sum(other > mine for other in keys.values()) for area, mine in keys.items()}


def deviations(values: dict[str, Fraction]) -> dict[str, Fraction]:
    centre = mean(values.values())
    spread = root(sum((value - centre) ** 2 for value in values.values()) / (len(values) - 1))
    return {area: (value - centre) / spread for area, value in values.items()}


def middle(values: dict[str, Fraction], area: str) -> Fraction:
    lower = sum(other < values[area] for other in values.values())
    return lower + Fraction(1 + sum(other == values[area] for other in values.values()), 2)


def without(values: dict[str, Fraction], gone: str) -> dict[str, Fraction]:
    return {area: value for area, value in values.items() if area != gone}

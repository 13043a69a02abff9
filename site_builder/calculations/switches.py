"""What every place would be had somebody chosen otherwise: whom to compare, and how places are put together.

One switch is turned at a time. Floats serve here as in `ranges.py`: nothing is published of them but
places, and averages that differ by less than a thousand-millionth of a place count as equal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from site_builder.calculations.quarter_rules import work_out_quarter_rules
from site_builder.calculations.ranges import Floats, places_in_rows
from site_builder.model import (
    Benchmark,
    BenchmarkIndicator,
    BenchmarkSettings,
    ComparatorSet,
    IndicatorRanking,
    RankMethod,
    Scope,
    ScopeResult,
    Switch,
    Switches,
    SwitchSetting,
)

Positions = Mapping[Scope, Mapping[str, int]]

FEWEST_COMPARED = 8
"""Areas that a comparator set must hold: two in each quarter."""
WEIGHTS: dict[str, RankMethod] = {"every theme equal": "equal weight per theme"}
AVERAGES: dict[str, RankMethod] = {
    "median of places": "median scaled rank",
    "places not stretched": "mean unscaled rank",
    "mean z-score": "mean z-score",
    "mean min-max": "mean min-max",
}
"""Settings that are one of the seven methods by which places are tested."""


@dataclass(frozen=True)
class _Table:
    """Indicators by areas.

    Attributes:
        codes: of figures, low is good; NaN where there is none.
        weights: by scope and indicator, 1 where the scope takes it in.
    """

    areas: tuple[str, ...]
    codes: Floats
    scopes: tuple[Scope, ...]
    weights: Floats

    def of_rows(self, rows: NDArray[np.bool_]) -> _Table:
        """The same of some indicators."""
        return _Table(self.areas, self.codes[rows], self.scopes, self.weights[:, rows])


def work_out_switches(
    benchmark: Benchmark,
    rankings: Sequence[IndicatorRanking],
    scopes: Sequence[ScopeResult],
    subsets: Sequence[ComparatorSet],
) -> Switches:
    """Place all areas anew under each setting of each switch, and cut quarters by each rule.

    Figures and periods stay those of the edition. Among fewer areas every rule of ranking and placing
    is kept anew: the shares of figures, of indicators, and how many indicators a theme needs.

    Args:
        benchmark: the edition.
        rankings: all its indicators, each over all areas of the edition in their order.
        scopes: its published places, and those by seven methods.
        subsets: other groups that hold some of its areas.

    Method: docs/method/ranges.md
    """
    table = _table(benchmark, rankings, scopes)
    ranked = np.array([each.ranked for each in _could_be_ranked(rankings)], dtype=bool)
    whole = ComparatorSet(benchmark.group, None, table.areas)
    published = {
        each.scope: {line.area: line.place.first for line in each.standing.lines if line.place} for each in scopes
    }
    turned: dict[Switch, Mapping[str, Positions]] = {
        "ties": {"middle place": published, **_by_ties(table.of_rows(ranked), benchmark.settings)},
        "weights": {
            "every indicator equal": published,
            **_by_methods(scopes, WEIGHTS),
            "core themes double": _core_double(table.of_rows(ranked), benchmark.settings, published),
        },
        "averages": {"mean of places": published, **_by_methods(scopes, AVERAGES)},
    }
    settings = [SwitchSetting("comparators", benchmark.group.group, True, whole, published)]
    for compared in _comparator_sets(benchmark, subsets):
        positions = _among(table, compared.areas, benchmark.settings)
        settings.append(SwitchSetting("comparators", _name(compared), False, compared, positions))
    for switch, found in turned.items():
        settings += [
            SwitchSetting(switch, name, positions is published, whole, positions) for name, positions in found.items()
        ]
    return Switches(tuple(settings), work_out_quarter_rules(rankings))


def _comparator_sets(benchmark: Benchmark, subsets: Sequence[ComparatorSet]) -> Iterator[ComparatorSet]:
    """Other groups, then kinds of council; of sets with the same areas the first, and none that is too small."""
    kinds = dict.fromkeys(area.type for area in benchmark.areas)
    of_kinds = (
        ComparatorSet(None, kind, tuple(area.area for area in benchmark.areas if area.type == kind)) for kind in kinds
    )
    seen = {frozenset(area.area for area in benchmark.areas)}
    for each in (*subsets, *of_kinds):
        members = frozenset(each.areas)
        if len(members) >= FEWEST_COMPARED and members not in seen:
            seen.add(members)
            yield each


def _name(compared: ComparatorSet) -> str:
    return compared.group.group if compared.group else f"kind: {compared.kind}"


def _could_be_ranked(rankings: Sequence[IndicatorRanking]) -> list[IndicatorRanking]:
    """Those that are ranked, or would be if enough areas had a figure; the order of the data changes nothing."""
    could = [each for each in rankings if each.reason in (None, "too few areas")]
    return sorted(could, key=lambda each: (each.panel.indicator.theme, each.panel.indicator.indicator))


def _table(benchmark: Benchmark, rankings: Sequence[IndicatorRanking], scopes: Sequence[ScopeResult]) -> _Table:
    could = _could_be_ranked(rankings)
    areas = tuple(area.area for area in benchmark.areas)
    codes = np.array([each.panel.codes for each in could], dtype=float).reshape(len(could), len(areas))
    signs = np.array([-1.0 if each.panel.indicator.polarity == "high" else 1.0 for each in could])
    own = tuple(each.scope for each in scopes)
    takes_in = np.array([[_takes_in(scope, each.panel.indicator) for each in could] for scope in own], dtype=bool)
    return _Table(areas, codes * signs[:, None], own, takes_in.reshape(len(own), len(could)).astype(float))


def _takes_in(scope: Scope, indicator: BenchmarkIndicator) -> bool:
    if scope.kind == "theme":
        return indicator.theme == scope.theme
    return scope.kind == "overall" or indicator.core


def _first(codes: Floats) -> Floats:
    """The best place of each figure among those that tie; NaN where there is none."""
    places = places_in_rows(codes).astype(float)
    places[places == 0] = np.nan
    return places


def _last(codes: Floats) -> Floats:
    """The last place of each figure among those that tie."""
    return _valued(codes) + 1 - _first(-codes)


def _dense(codes: Floats) -> Floats:
    """Places that skip none after a tie: 1, 2, 2, 3. Codes are whole numbers without gaps."""
    best = np.where(np.isnan(codes), np.inf, codes).min(axis=1, keepdims=True)
    places: Floats = codes - best + 1
    return places


def _valued(codes: Floats) -> Floats:
    counts: Floats = (~np.isnan(codes)).sum(axis=1, keepdims=True).astype(float)
    return counts


def _stretched(places: Floats, codes: Floats) -> Floats:
    """Places for averages: stretched to all areas, where some have no figure."""
    stretched: Floats = (places - 0.5) * codes.shape[1] / _valued(codes) + 0.5
    return stretched


def _by_ties(table: _Table, settings: BenchmarkSettings) -> dict[str, Positions]:
    """Places by averages in which equal figures count for another place than the middle one."""
    rules = {"best place": _first, "last place": _last, "dense": _dense}
    return {
        name: _averaged(table, _stretched(rule(table.codes), table.codes), settings) for name, rule in rules.items()
    }


def _among(table: _Table, compared: Collection[str], settings: BenchmarkSettings) -> Positions:
    """Places of some areas among themselves, every rule kept anew."""
    members = set(compared)
    columns = [at for at, area in enumerate(table.areas) if area in members]
    part = _Table(tuple(table.areas[at] for at in columns), table.codes[:, columns], table.scopes, table.weights)
    share = settings.min_area_share
    enough = _valued(part.codes)[:, 0] * share.denominator >= share.numerator * len(columns)
    differ = places_in_rows(part.codes).max(axis=1, initial=0) > 1
    part = part.of_rows(enough & differ)
    return _averaged(part, _stretched((_first(part.codes) + _last(part.codes)) / 2, part.codes), settings)


def _core_double(table: _Table, settings: BenchmarkSettings, published: Positions) -> Positions:
    """Overall, every indicator of a core theme counts twice; within themes, and for core, nothing changes."""
    scaled = _stretched((_first(table.codes) + _last(table.codes)) / 2, table.codes)
    kinds = [scope.kind for scope in table.scopes]
    if "core" not in kinds or "overall" not in kinds:
        return dict(published)
    weights = table.weights.copy()
    weights[kinds.index("overall")] += weights[kinds.index("core")]
    return _averaged(table, scaled, settings, weights)


def _by_methods(scopes: Sequence[ScopeResult], methods: Mapping[str, RankMethod]) -> dict[str, Positions]:
    return {
        name: {each.scope: {area: ranges.methods[method] for area, ranges in each.ranges.items()} for each in scopes}
        for name, method in methods.items()
    }


def _averaged(table: _Table, scores: Floats, settings: BenchmarkSettings, weights: Floats | None = None) -> Positions:
    """Places by the average score, lowest first, of the areas that may be placed by the usual rule."""
    weights = table.weights if weights is None else weights
    has = (~np.isnan(scores)).astype(float)
    # Added up by one thread in one order: a product by BLAS wakes all cores for a small sum, and may order it anew.
    sums = np.einsum("si,ia->sa", weights, np.where(has > 0, scores, 0.0))
    used = np.einsum("si,ia->sa", weights, has)
    placed = _may_be_placed(table, has, settings)
    places = places_in_rows(np.divide(sums, used, out=np.full(sums.shape, np.nan), where=placed))
    return {
        scope: {area: place for area, place in zip(table.areas, row, strict=True) if place}
        for scope, row in zip(table.scopes, places.tolist(), strict=True)
    }


def _may_be_placed(table: _Table, has: Floats, settings: BenchmarkSettings) -> NDArray[np.bool_]:
    indicators = table.weights.sum(axis=1, keepdims=True)
    used = np.einsum("si,ia->sa", table.weights, has)
    needed = [[settings.min_theme_indicators if scope.kind == "theme" else 1] for scope in table.scopes]
    share = settings.min_indicator_share
    enough = used * share.denominator >= share.numerator * indicators
    placed: NDArray[np.bool_] = enough & (used > 0) & (indicators >= np.array(needed).reshape(-1, 1))
    return placed

"""How firm places are: with an indicator left out, with indicators drawn by chance, by other methods.

Floats serve here, because nothing is published of them but places: averages that differ by less
than a thousand-millionth of a place count as equal, so noise of that kind cannot part a tie.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from site_builder.calculations.scores import min_max_scores, z_scores
from site_builder.calculations.standing import OVERALL, in_scope
from site_builder.model import AreaRanges, IndicatorRanking, PlaceRange, RankMethod, Scope, Standing

Floats = NDArray[np.float64]
Integers = NDArray[np.int16]

DRAWS = 2000
LOW_PERCENT, HIGH_PERCENT = 5, 95
SAME = 1e-9


@dataclass(frozen=True)
class RankTable:
    """Ranked indicators by areas, each array with a row per indicator; NaN where an area has no figure.

    Rows are ordered by theme and id, so that the order of the data changes nothing, not even noise.
    """

    themes: tuple[str, ...]
    indicators: tuple[str, ...]
    scaled: Floats
    best_for_ties: Floats
    unscaled: Floats
    z: Floats
    min_max: Floats

    def part(self, rows: Sequence[int], columns: Sequence[int]) -> RankTable:
        """The same of some indicators and areas."""
        at = np.ix_(rows, columns)
        return RankTable(
            tuple(self.themes[row] for row in rows),
            tuple(self.indicators[row] for row in rows),
            *(each[at] for each in (self.scaled, self.best_for_ties, self.unscaled, self.z, self.min_max)),
        )


@dataclass(frozen=True)
class Draws:
    """For each draw and area: the sum of the scaled ranks drawn, and how many."""

    sums: Floats
    used: Floats


def work_out_ranges(
    rankings: Sequence[IndicatorRanking], standings: Sequence[Standing], seed: int, draws: int = DRAWS
) -> dict[Scope, tuple[AreaRanges, ...]]:
    """Say how firm each published place is, in three ways.

    The areas are those that are placed, in every variant. An area that a variant leaves without
    any figure has no place in that one.

    Args:
        rankings: all indicators of an edition, as for its standings.
        standings: of the same edition.
        seed: of the draws, given by the edition; the same seed gives the same draws on every machine.
        draws: how many.

    Returns:
        For each scope its placed areas, in the group's order.

    Method: docs/method/ranges.md
    """
    areas = rankings[0].panel.areas if rankings else ()
    table = rank_table(in_scope(rankings, OVERALL), areas)
    chance = {theme: _draw(theme, table, seed, draws) for theme in sorted(set(table.themes))}
    return {standing.scope: _ranges(standing, rankings, areas, table, chance) for standing in standings}


def _ranges(
    standing: Standing,
    rankings: Sequence[IndicatorRanking],
    areas: Sequence[str],
    table: RankTable,
    chance: Mapping[str, Draws],
) -> tuple[AreaRanges, ...]:
    placed = [line.area for line in standing.placed]
    if not placed:
        return ()
    columns = [areas.index(area) for area in placed]
    chosen = {each.panel.indicator.indicator for each in in_scope(rankings, standing.scope)}
    part = table.part([row for row, indicator in enumerate(table.indicators) if indicator in chosen], columns)
    left_out = leave_one_out(part)
    drawn = _bootstrap([chance[theme] for theme in sorted(set(part.themes))], columns)
    methods = method_places(part)
    return tuple(
        AreaRanges(area, left_out[at], drawn[at], {name: int(found[at]) for name, found in methods.items()})
        for at, area in enumerate(placed)
    )


def rank_table(rankings: Sequence[IndicatorRanking], areas: Sequence[str]) -> RankTable:
    """Put ranked indicators into arrays.

    Z-scores and min-max scores are turned so that low is good, as with places.
    """
    ordered = sorted(rankings, key=lambda each: (each.panel.indicator.theme, each.panel.indicator.indicator))
    column_of = {area: column for column, area in enumerate(areas)}
    first, last, z, min_max = np.full((4, len(ordered), len(areas)), np.nan)
    for row, each in enumerate(ordered):
        columns = [column_of[area] for area in each.figures]
        first[row, columns] = [figure.place.first for figure in each.figures.values()]
        last[row, columns] = [figure.place.last for figure in each.figures.values()]
        for scores, found in ((z, z_scores(each)), (min_max, min_max_scores(each))):
            scores[row, columns] = [-found[area] for area in each.figures]
    of, size = (
        np.array(counts, dtype=float).reshape(-1, 1)
        for counts in ([each.valued for each in ordered], [len(each.panel.areas) for each in ordered])
    )
    return RankTable(
        themes=tuple(each.panel.indicator.theme for each in ordered),
        indicators=tuple(each.panel.indicator.indicator for each in ordered),
        scaled=((first + last) / 2 - 0.5) * size / of + 0.5,
        best_for_ties=first,
        unscaled=(first + last) / 2,
        z=z,
        min_max=min_max,
    )


def leave_one_out(table: RankTable) -> list[PlaceRange | None]:
    """The best and the worst place of each area when each indicator is left out in turn."""
    has = ~np.isnan(table.scaled)
    scores = np.where(has, table.scaled, 0.0)
    sums, used = scores.sum(axis=0) - scores, has.sum(axis=0, dtype=float) - has
    return [_extremes(column) for column in places_in_rows(_mean(sums, used)).T]


def _extremes(places: Integers) -> PlaceRange | None:
    known = places[places > 0]
    return PlaceRange(int(known.min()), int(known.max())) if known.size else None


def _draw(theme: str, table: RankTable, seed: int, draws: int) -> Draws:
    """Draw within one theme; wider scopes add these up, so that in them every theme keeps its weight."""
    scaled = table.scaled[[row for row, each in enumerate(table.themes) if each == theme]]
    has = ~np.isnan(scaled)
    count = len(scaled)
    drawn = _indices(theme, seed, draws, count) + np.arange(draws)[:, None] * count
    times = np.bincount(drawn.ravel(), minlength=draws * count).reshape(draws, count).astype(float)
    # Added up by one thread in one order: a product by BLAS wakes all cores for a small sum, and may order it anew.
    sums, used = (np.einsum("di,ia->da", times, each) for each in (np.where(has, scaled, 0.0), has.astype(float)))
    return Draws(sums, used)


def _indices(theme: str, seed: int, draws: int, count: int) -> NDArray[np.int64]:
    """Which indicators are drawn, a row per draw.

    The raw bits of the generator are used, since NumPy promises that these never change; it does not
    for its ready-made draws. A theme's draws hang on its own id, so another theme cannot shift them.
    """
    key = int.from_bytes(sha256(theme.encode()).digest()[:8])
    bits = np.random.PCG64(np.random.SeedSequence([seed, key])).random_raw(draws * count)
    high = bits >> np.uint64(32)
    return ((high * np.uint64(count)) >> np.uint64(32)).astype(np.int64).reshape(draws, count)


def _bootstrap(parts: Sequence[Draws], columns: Sequence[int]) -> list[PlaceRange | None]:
    sums, used = (np.sum([getattr(part, name) for part in parts], axis=0)[:, columns] for name in ("sums", "used"))
    return [_percentiles(column) for column in places_in_rows(_mean(sums, used)).T]


def _percentiles(places: Integers) -> PlaceRange | None:
    """The lowest place that at least 5%, and at least 95%, of the draws reach or go below."""
    known = np.sort(places[places > 0])
    if not known.size:
        return None
    low, high = (-(-known.size * percent // 100) - 1 for percent in (LOW_PERCENT, HIGH_PERCENT))
    return PlaceRange(int(known[low]), int(known[high]))


def method_places(table: RankTable) -> dict[RankMethod, Integers]:
    """Each area's place by seven methods; in all of them every indicator has an equal say but in the last."""
    numbers: dict[RankMethod, Floats] = {
        "mean scaled rank": _column_means(table.scaled),
        "mean rank; best place for ties": _column_means(table.best_for_ties),
        "mean unscaled rank": _column_means(table.unscaled),
        "median scaled rank": _column_medians(table.scaled),
        "mean z-score": _column_means(table.z),
        "mean min-max": _column_means(table.min_max),
        "equal weight per theme": _theme_means(table),
    }
    return {method: places_in_rows(values[None, :])[0] for method, values in numbers.items()}


def _theme_means(table: RankTable) -> Floats:
    themes = np.array(table.themes)
    means = [_column_means(table.scaled[themes == theme]) for theme in sorted(set(table.themes))]
    return _column_means(np.array(means))


def _column_means(values: Floats) -> Floats:
    has = ~np.isnan(values)
    return _mean(np.where(has, values, 0.0).sum(axis=0), has.sum(axis=0, dtype=float))


def _column_medians(values: Floats) -> Floats:
    ordered = np.sort(values, axis=0)  # what is missing goes to the end
    used = (~np.isnan(values)).sum(axis=0)
    columns = np.arange(values.shape[1])
    medians: Floats = (ordered[(used - 1) // 2, columns] + ordered[used // 2, columns]) / 2
    return medians


def _mean(sums: Floats, used: Floats) -> Floats:
    means: Floats = np.divide(sums, used, out=np.full(sums.shape, np.nan), where=used > 0)
    return means


def places_in_rows(values: Floats) -> Integers:
    """Places within each row, lowest first, ties shared; 0 where there is no value."""
    order = np.argsort(values, axis=1)
    ordered = np.take_along_axis(values, order, axis=1)
    starts = np.ones(values.shape, dtype=bool)
    starts[:, 1:] = ordered[:, 1:] - ordered[:, :-1] > SAME
    numbers = np.arange(1, values.shape[1] + 1, dtype=np.int16)
    shared = np.maximum.accumulate(np.where(starts, numbers, np.int16(1)), axis=1)
    places = np.empty(values.shape, dtype=np.int16)
    np.put_along_axis(places, order, shared, axis=1)
    places[np.isnan(values)] = 0
    return places

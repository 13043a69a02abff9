"""Ranks areas on one indicator: whether it can be ranked, places, scaled ranks, quarters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate

from site_builder.model import (
    BenchmarkSettings,
    IndicatorRanking,
    NotRanked,
    Panel,
    Place,
    QuartileCounts,
    RankedFigure,
    quartile_of,
)

DEFAULTS = BenchmarkSettings()
HALF = Fraction(1, 2)


def rank_areas(panel: Panel, settings: BenchmarkSettings = DEFAULTS, *, too_old: bool = False) -> IndicatorRanking:
    """Rank the areas of a group on one indicator; 1 is best.

    Equal figures share the best of their places, and the places after it are skipped (1, 2, 2, 4).
    An area without a figure gets no place: it is never last, and never average.

    Args:
        panel: the figures.
        settings: `min_area_share`: the share of the group that must have a figure.
        too_old: whether the figures are older than the edition lets rank.

    Returns:
        Places out of the areas with a figure, or the reason why there are none.

    Method: docs/method/ranking.md
    """
    codes = [code for code in panel.codes if code is not None]
    reason = _why_not_ranked(panel, codes, settings, too_old)
    if reason:
        return IndicatorRanking(panel, len(codes), reason, {})
    sizes = Counter(codes)
    best_first = sorted(sizes, reverse=panel.indicator.polarity == "high")
    lasts = list(accumulate(sizes[code] for code in best_first))
    figures = {
        code: ranked_figure(last - sizes[code] + 1, last, len(codes), len(panel.areas))
        for code, last in zip(best_first, lasts, strict=True)
    }
    by_area = {area: figures[code] for area, code in zip(panel.areas, panel.codes, strict=True) if code is not None}
    return IndicatorRanking(panel, len(codes), None, by_area)


def _why_not_ranked(panel: Panel, codes: list[int], settings: BenchmarkSettings, too_old: bool) -> NotRanked | None:
    if panel.indicator.polarity == "none":
        return "no polarity"
    if not panel.indicator.judge:
        return "not judged"
    if too_old:
        return "too old"
    if not codes or len(codes) < settings.min_area_share * len(panel.areas):
        return "too few areas"
    return "no variation" if max(codes) == 0 else None


@lru_cache(maxsize=1 << 16)  # the same few places come back on every indicator
def ranked_figure(first: int, last: int, of: int, group_size: int) -> RankedFigure:
    """All that follows from a place.

    Args:
        first: the best place of those that tie.
        last: the last one of these.
        of: how many areas have a figure.
        group_size: how many areas are compared, with a figure or without.

    Method: docs/method/ranking.md
    """
    return RankedFigure(
        place=Place(first, last, of),
        scaled=(Fraction(first + last, 2) - HALF) * group_size / of + HALF,
        quartile=quartile_of(first, of),
        quartile_if_last_of_tie=quartile_of(last, of),
    )


def count_quartiles(area: str, rankings: Iterable[IndicatorRanking]) -> QuartileCounts:
    """How many indicators of an area stand in each quarter; the rest have none. The sum is all of them."""
    counts = Counter(figure.quartile if (figure := each.figures.get(area)) else None for each in rankings)
    return QuartileCounts(counts[1], counts[2], counts[3], counts[4], none=counts[None])


def places_in_order(keys: Mapping[str, Fraction]) -> dict[str, Place]:
    """Places by a number, lowest first, ties shared; compared exactly.

    Method: docs/method/ranking.md
    """
    ordered = sorted(keys.items(), key=lambda item: item[1])
    runs: list[list[str]] = []
    previous: Fraction | None = None
    for area, key in ordered:
        if key != previous:
            runs.append([])
        runs[-1].append(area)
        previous = key
    lasts = accumulate(len(run) for run in runs)
    return {
        area: Place(last - len(run) + 1, last, len(keys)) for run, last in zip(runs, lasts, strict=True) for area in run
    }

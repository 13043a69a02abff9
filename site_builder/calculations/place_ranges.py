"""What chance in the figures does to places on one indicator, where every figure has its limits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from site_builder.calculations.change_tests import WIDTH
from site_builder.calculations.ranges import HIGH_PERCENT, LOW_PERCENT, places_in_rows
from site_builder.model import BenchmarkRow, IndicatorRanking, Interval, PlaceRange

DRAWS = 2000
STEPS = 1 << 14
"""Into how many equally likely parts the normal distribution is cut; each part is drawn as its middle."""


def work_out_place_ranges(
    row: BenchmarkRow, ranking: IndicatorRanking, intervals: Mapping[str, Interval], seed: int
) -> dict[str, PlaceRange]:
    """Draw every area's figure anew within its limits, 2,000 times, and see which places come of it.

    A figure is drawn from a normal distribution around it, with a standard error of a 3.92th of the
    distance between its limits. Limits are the published ones, otherwise those that its counts give.

    Args:
        row: the indicator in the edition.
        ranking: its places.
        intervals: by area code, of the figures that have one.
        seed: of the draws, given by the edition.

    Returns:
        By area code, from the 5th to the 95th percentile of the draws. Empty where the indicator is
        not ranked, or a ranked area's figure has no limits: then some would be held still, and others not.

    Method: docs/method/ranges.md
    """
    if not ranking.ranked:
        return {}
    # By code, so that the order of areas in the data decides no draw.
    limits = {area: intervals[area] for area in sorted(ranking.figures) if area in intervals}
    if len(limits) < len(ranking.figures):
        return {}
    pairs = zip(ranking.panel.areas, ranking.panel.values, strict=True)
    known = {area: float(value) for area, value in pairs if value is not None}
    values = np.array([known[area] for area in limits])
    errors = np.array([(interval.upper - interval.lower) / WIDTH for interval in limits.values()])
    drawn = values + errors * _normal(row.indicator.indicator, seed, len(values))
    places = places_in_rows(-drawn if row.polarity == "high" else drawn)
    places.sort(axis=0)
    low, high = (places[-(-DRAWS * percent // 100) - 1] for percent in (LOW_PERCENT, HIGH_PERCENT))
    return {area: PlaceRange(int(low[at]), int(high[at])) for at, area in enumerate(limits)}


def _normal(name: str, seed: int, count: int) -> NDArray[np.float64]:
    """Draws of a standard normal variable, a row per draw.

    Raw bits of the generator choose a part of a table, since NumPy promises that these never change;
    it does not for its ready-made draws.
    """
    key = int.from_bytes(sha256(name.encode()).digest()[:8])
    bits = np.random.PCG64(np.random.SeedSequence([seed, key])).random_raw(DRAWS * count)
    drawn: NDArray[np.float64] = _table()[(bits >> np.uint64(50)).astype(np.int64)].reshape(DRAWS, count)
    return drawn


@lru_cache(maxsize=1)
def _table() -> NDArray[np.float64]:
    normal = NormalDist()
    upper = [normal.inv_cdf((step + 0.5) / STEPS) for step in range(STEPS // 2, STEPS)]
    return np.array([-value for value in reversed(upper)] + upper)

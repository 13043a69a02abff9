"""Middles and spreads that a few odd figures do not move, row by row of a grid. NaN is no figure."""

from __future__ import annotations

import numpy as np

TO_DEVIATIONS = 1.4826
"""Of a normal distribution, the standard deviation for each median absolute deviation."""


def counts(values: np.ndarray) -> np.ndarray:
    """How many figures each row has."""
    many: np.ndarray = np.isfinite(values).sum(axis=1)
    return many


def medians(values: np.ndarray) -> np.ndarray:
    """The median of each row; NaN where it has no figure."""
    if not values.size:
        return np.full(values.shape[0], np.nan)
    # NaN sorts behind all figures, so the middle is counted from the front.
    ordered, many = np.sort(values, axis=1), counts(values)
    rows = np.arange(len(values))
    low, high = np.maximum(many - 1, 0) // 2, np.minimum(many // 2, values.shape[1] - 1)
    return np.where(many > 0, (ordered[rows, low] + ordered[rows, high]) / 2, np.nan)


def spreads(values: np.ndarray, middles: np.ndarray) -> np.ndarray:
    """The median distance from the middle of each row, as a standard deviation."""
    return TO_DEVIATIONS * medians(np.abs(values - middles[:, None]))

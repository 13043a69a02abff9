"""Reads many rows of observations at once: the largest table by far, of which each reader wants a part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pandas as pd

from site_builder.model import Indicator, MissingMark, Observation, Package
from site_builder.periods import parse_period

_COLUMNS = (
    "indicator",
    "area",
    "period",
    "period_type",
    "as_of",
    "value",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "status",
    "note",
)


def read_observations(
    package: Package,
    indicators: Mapping[str, Indicator],
    *,
    of_areas: Set[str] | None = None,
    of_indicators: Set[str] | None = None,
) -> Iterator[Observation]:
    """Read the observations of some areas and indicators, or of all, in the order of the file.

    Args:
        package: a package in which the checks found no error.
        indicators: by id; they say what kind of period is usual.
        of_areas: codes of the areas whose rows are wanted.
        of_indicators: ids of the indicators that are wanted.
    """
    table = package.tables.get("observations")
    if table is None:
        return
    frame = table.frame
    for column, wanted in (("area", of_areas), ("indicator", of_indicators)):
        if wanted is not None:
            frame = frame[frame[column].isin(wanted)]
    usual = {name: indicator.period_type for name, indicator in indicators.items()}
    for name, area, period, type_, as_of, value, lower, upper, numerator, denominator, status, note in zip(
        *(_cells(frame, column) for column in _COLUMNS), strict=True
    ):
        missing: MissingMark | None = value if value[0] == "[" else None
        yield Observation(
            name,
            area,
            parse_period(period, type_ or usual[name]),
            as_of,
            None if missing else Decimal(value),
            missing,
            Decimal(lower) if lower else None,
            Decimal(upper) if upper else None,
            Decimal(numerator) if numerator else None,
            Decimal(denominator) if denominator else None,
            _letters(status),
            note or None,
        )


def _cells(frame: pd.DataFrame, column: str) -> list[Any]:
    return frame[column].tolist() if column in frame else [""] * len(frame)


@lru_cache(maxsize=64)
def _letters(status: str) -> frozenset[str]:
    return frozenset(status.split())

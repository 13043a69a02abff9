"""A figure is what its numerator and denominator give."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from site_builder.checks.cells import tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.number_texts import is_plain_number
from site_builder.checks.reported import number
from site_builder.checks.seen_figures import SeenFigures, seen_figures
from site_builder.checks.units import unit_kinds
from site_builder.model import Package

_POINTS, _SHARE_OF_PERCENT = 0.6, 0.01
"""How far a percentage may be from what its counts give: so many points, and so much of it."""
_SHARE = 0.05
"""The same of a rate, whose counts are often rounded."""
_FEWEST = 5
"""Figures of an indicator with counts, before one can be unlike the others."""


def figures_unlike_their_counts(package: Package) -> Iterator[Fault]:
    """Find figures that their counts do not give, and parts that are larger than their whole."""
    seen = seen_figures(package)
    if seen is None:
        return
    counts = _counts(seen)
    kinds = unit_kinds(package)
    by_indicator = counts.groupby("indicator", sort=False)
    for code in counts["indicator"].unique():
        rows = by_indicator.get_group(code)
        kind = kinds.get(seen.indicators[int(code)], "")
        percent = kind == "percent"
        above = rows[rows["numerator"] > rows["denominator"]]
        if percent and 0 < len(above) <= max(1, 0.05 * len(rows)):
            for line, part, whole in above[["numerator", "denominator"]].itertuples(name=None):
                problem = (
                    f"The numerator {number(part)} is larger than the denominator {number(whole)} of this percentage."
                )
                yield seen.fault(line, "numerator", problem, "Correct one of the two; they may be exchanged.")
            rows = rows.drop(above.index)
        yield from _unlike(seen, rows, percent)


def _counts(seen: SeenFigures) -> pd.DataFrame:
    columns = {name: tidy_column(seen.table, name) for name in ("numerator", "denominator")}
    rows = seen.rows[["indicator", "value"]]
    given = {name: column for name, column in columns.items() if column is not None}
    if len(given) < len(columns):
        return rows.iloc[:0].assign(numerator=0.0, denominator=0.0)
    filled = (given["numerator"] != "") & (given["denominator"] != "")
    rows = rows[filled.reindex(rows.index).to_numpy()]
    parts = {name: _numbers(column.loc[rows.index]) for name, column in given.items()}
    rows = rows.assign(**parts).dropna()
    return rows[rows["denominator"] > 0]


def _numbers(column: pd.Series[str]) -> np.ndarray:
    codes, texts = pd.factorize(column)
    return np.array([float(text) if is_plain_number(text) else np.nan for text in texts] or [0.0])[codes]


def _unlike(seen: SeenFigures, rows: pd.DataFrame, percent: bool) -> Iterator[Fault]:
    """A rate is for so many people, which its own figures tell: the middle of figure by share."""
    share = (rows["numerator"] / rows["denominator"]).to_numpy()
    value = rows["value"].to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        factors = value / share
    factors = factors[np.isfinite(factors) & (factors > 0)]
    if percent:
        factor = 100.0
    elif len(factors) < _FEWEST:
        return
    else:
        factor = float(np.median(factors))
    expected = factor * share
    reach = _SHARE_OF_PERCENT * np.abs(expected) + _POINTS
    if not percent:
        reach = _SHARE * (np.abs(expected) + float(np.median(np.abs(value))))
    odd = np.abs(value - expected) > reach
    # Where the figures of many rows are made in another way, such as weighted, none of them is odd.
    if not odd.any() or odd.sum() > max(1, 0.2 * len(rows)):
        return
    for line, what, meant in zip(rows.index[odd], value[odd], expected[odd], strict=True):
        yield seen.fault(
            int(line),
            "value",
            f"The figure is {number(what)}, and its numerator and denominator give {number(round(float(meant), 2))}.",
            "Correct the one of the three that is wrong.",
        )


CHECK = Check(
    code="W433",
    title="A figure follows from its counts",
    explanation="Where a figure comes with its numerator and denominator, it is their share, or their rate for as many "
    "people as the indicator's other figures are for. One that is far from it has a mistyped cell. The part of a "
    "percentage is not larger than the whole. Indicators whose figures are made in another way, such as weighted, are "
    "left alone.",
    remedy="Look up the three figures in the source and correct the one that is wrong.",
    example_wrong="value 54.1, numerator 451, denominator 1000",
    example_right="value 45.1, numerator 451, denominator 1000",
    rule=figures_unlike_their_counts,
)

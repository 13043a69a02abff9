"""The period of a figure is written as its indicator's type wants it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from site_builder.checks.cells import fault_at, tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of, texts_by
from site_builder.correction import NewCell
from site_builder.model import Package, Period
from site_builder.periods import PERIOD_TYPES, parse_period, period_meant
from site_builder.text.hidden_characters import echo


def impossible_periods(package: Package) -> Iterator[Fault]:
    """Find periods that their indicator's period type cannot have."""
    if not {"observations", "indicators"} <= package.tables.keys():
        return
    table = package.tables["observations"]
    types, periods = period_types(package), tidy_column(table, "period")
    if types is None or periods is None:
        return
    pairs = pd.DataFrame({"type": types, "period": periods})
    reasons = {
        (type_, period): _reason(period, type_)
        for type_, period in pairs.drop_duplicates().itertuples(index=False)
        if isinstance(type_, str) and period
    }
    remedies = {pair: _remedy(pair[1], pair[0], reason) for pair, reason in reasons.items() if reason}
    bad = {period for _, period in remedies}
    for line, type_, period in pairs[pairs["period"].isin(bad)].itertuples(name=None):
        if (type_, period) in remedies:
            problem = f"{echo(period)} is not possible where the period type is {type_}."
            remedy, correction = remedies[type_, period]
            yield fault_at(table, problem, remedy, line=int(line), column="period", value=period, correction=correction)


def impossible_comparisons(package: Package) -> Iterator[Fault]:
    """Find funding comparisons whose period their indicator's period type cannot have."""
    usual = texts_by(package, "indicators", "indicator", "period_type")
    for row in rows_of(package, "funding_comparisons", ("indicator", "period")):
        type_, period = usual.get(row.texts["indicator"]), row.texts["period"]
        reason = _reason(period, type_) if type_ in PERIOD_TYPES and period else None
        if type_ and reason:
            problem = f"{echo(period)} is not possible where the period type is {type_}."
            remedy, correction = _remedy(period, type_, reason)
            yield replace(row.fault("period", problem, remedy), correction=correction)


def all_impossible_periods(package: Package) -> Iterator[Fault]:
    """Find periods of figures and of comparisons that cannot be read."""
    yield from impossible_periods(package)
    yield from impossible_comparisons(package)


def period_types(package: Package) -> pd.Series[str] | None:
    """Return the period type of each observation: its own, otherwise its indicator's.

    Missing where that is none that exists; None where the tables lack the columns.
    """
    observed, table = package.tables["observations"], package.tables["indicators"]
    indicators, types = tidy_column(table, "indicator"), tidy_column(table, "period_type")
    named = tidy_column(observed, "indicator")
    if indicators is None or types is None or named is None:
        return None
    pairs = zip(indicators.tolist(), types.tolist(), strict=True)
    usual = named.map({indicator: type_ for indicator, type_ in pairs if type_ in PERIOD_TYPES})
    own = tidy_column(observed, "period_type")
    return usual if own is None else usual.where(own == "", own.where(own.isin(PERIOD_TYPES)))


def period_or_none(text: str, type_: object) -> Period | None:
    """Read a period for another check; None where this check reports it."""
    try:
        return parse_period(text, type_) if isinstance(type_, str) else None
    except ValueError:
        return None


def _remedy(period: str, type_: str, reason: str) -> tuple[str, NewCell | None]:
    """What to do about a period: write it in the right form, where only one can be meant."""
    meant = period_meant(period, type_)
    return (f"Write {meant}. {reason}", NewCell(meant)) if meant else (reason, None)


def _reason(period: str, type_: str) -> str | None:
    try:
        parse_period(period, type_)
    except ValueError as error:
        reason = str(error)
        return reason[:1].upper() + reason[1:]
    return None


CHECK = Check(
    code="E301",
    title="A period suits its indicator",
    explanation="The indicator declares what the text of a period means, because the text cannot: 2022/23 is a "
    "financial or an academic year, 2020-22 three years or two. An observation may declare another type in its own "
    "column period_type. Years are written 2023/24 (financial and academic), "
    "2023 (calendar), 2020-22 (rolling), Q3 2023/24 (quarter), Sep 2023 (snapshot).",
    remedy="Write the period as its type wants it; the message shows how. If the text is right, correct the "
    "type: period_type in indicators, or in the row itself.",
    example_wrong="2023-24, or 2023/25, for a financial year",
    example_right="2023/24",
    rule=all_impossible_periods,
)

"""Printed lists and sums, counted again."""

from __future__ import annotations

from decimal import Decimal

from site_builder.model import IndicatorList, ListResult, SumChecked, SumResult


def count_list(printed: IndicatorList) -> ListResult:
    """Count the indicators of a list; an entry that leaves its number open counts once.

    Method: docs/method/quartiles.md
    """
    indicators = sum(1 if entry.indicators is None else entry.indicators for entry in printed.entries)
    least = any(entry.indicators is None for entry in printed.entries)
    return ListResult(
        list=printed,
        indicators=indicators,
        open_entries=sum(1 for entry in printed.entries if entry.indicators is None),
        inferred_entries=sum(1 for entry in printed.entries if entry.count_basis == "inferred"),
        disagreeing=tuple(
            count for count in printed.printed_counts if _disagrees(count.count, indicators, least=least)
        ),
    )


def _disagrees(printed: int, counted: int, *, least: bool) -> bool:
    """Whether a printed number cannot be that of the entries; `least` where an entry can stand for more than one."""
    return printed < counted if least else printed != counted


def add_up(checked: SumChecked) -> SumResult:
    """Add up the parts that a document prints."""
    return SumResult(checked, sum(checked.parts, Decimal(0)) if checked.parts else None)

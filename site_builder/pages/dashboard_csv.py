"""A dashboard as a table for spreadsheets: one row per indicator, nothing left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from site_builder.model import PublicationResult, RowResult, ThemeResult
from site_builder.pages import words

COLUMNS = (
    "indicator", "title", "name_in_report", "dashboard", "section", "strategic_plan", "polarity", "unit",
    "period", "period_type", "value", "missing", "status", "previous_period", "previous_period_type",
    "previous_value", "change",
    "direction_shown", "direction_recorded", "direction_by_rule", "direction_reason",
    "target", "target_verdict", "target_reason", "quartile", "quartile_period", "quartile_group",
    "mark_shown", "mark_recorded", "mark_by_rule", "mark_reasons", "comment", "source",
)  # fmt: skip


def dashboard_rows(result: PublicationResult, theme: ThemeResult) -> Iterator[tuple[str, ...]]:
    """Rows in the order of COLUMNS; figures full and exact, an empty cell where there is none."""
    for row in theme.rows:
        yield tuple(_cells(result, row).values())


def _cells(result: PublicationResult, row: RowResult) -> dict[str, str]:
    report, indicator = row.row, row.row.indicator
    current, previous, quartile = row.current, row.previous, row.quartile
    source = result.publication.source_of(indicator)
    missing: str = (current.missing or "") if current else ""
    if source and not source.redistribute:
        # Shown on the page, but not ours to pass on.
        current = previous = None
        row = replace(row, change=None)
        missing = "not passed on"
    cells = {
        "indicator": indicator.indicator,
        "title": indicator.title,
        "name_in_report": report.printed_title or "",
        "dashboard": report.theme.title,
        "section": report.section or "",
        "strategic_plan": {True: "yes", False: "no", None: ""}[report.strategic],
        "polarity": report.polarity,
        "unit": indicator.unit.title,
        "period": current.period.text if current else "",
        "period_type": current.period.type if current else "",
        "value": _plain(current.value if current else None),
        "missing": missing,
        "status": " ".join(sorted(current.status)) if current else "",
        "previous_period": previous.period.text if previous else "",
        "previous_period_type": previous.period.type if previous else "",
        "previous_value": _plain(previous.value if previous else None),
        "change": _plain(row.change),
        "direction_shown": row.direction_shown,
        "direction_recorded": row.direction_recorded.value if row.direction_recorded else "",
        "direction_by_rule": row.direction,
        "direction_reason": row.direction_reason or "",
        "target": words.plain(words.target(report.target, indicator)) if report.target else "",
        "target_verdict": row.target_verdict,
        "target_reason": row.target_reason or "",
        "quartile": quartile.value if quartile else "",
        "quartile_period": (quartile.period or "") if quartile else "",
        "quartile_group": quartile.group.title if quartile and quartile.group else "",
        "mark_shown": row.mark_shown or "",
        "mark_recorded": row.mark_recorded.value if row.mark_recorded else "",
        "mark_by_rule": row.mark or "",
        "mark_reasons": "; ".join(row.mark_reasons),
        "comment": report.comment.text if report.comment else "",
        "source": source.title if source else "",
    }
    if tuple(cells) != COLUMNS:
        raise AssertionError("the cells of a dashboard do not follow its columns")
    return cells


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"

"""What other editions say of the indicators of one edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.model import PublicationResult, RowResult
from site_builder.pages import addresses, period_words, words


@dataclass(frozen=True)
class InEdition:
    """A row with the edition that it belongs to."""

    result: PublicationResult
    row: RowResult


@dataclass(frozen=True)
class EditionLine:
    """An indicator in another edition, as tables show it."""

    edition: str
    title: str
    path: str
    dashboard: str
    dashboard_path: str
    figure: str
    period: str | None
    row: RowResult
    own_figure: str
    difference: str
    compared: bool
    turned: bool
    target: str | None
    quarter: str
    printed_title: str | None
    comment: str | None


def rows_elsewhere(
    result: PublicationResult, editions: Sequence[PublicationResult]
) -> Mapping[str, Sequence[InEdition]]:
    """The rows that the other editions of an area have, by indicator, in the order of the editions."""
    found: dict[str, list[InEdition]] = defaultdict(list)
    for other in editions:
        if other.publication.publication != result.publication.publication:
            for theme in other.themes:
                for row in theme.rows:
                    found[row.row.indicator.indicator].append(InEdition(other, row))
    return found


def edition_line(other: InEdition, own: RowResult) -> EditionLine:
    """Word a row of another edition, beside the row of the edition that the page belongs to."""
    publication, row = other.result.publication, other.row
    indicator, target, quartile = row.row.indicator, row.row.target, row.quartile
    period = row.current.period if row.current else None
    between = difference(row, own)
    return EditionLine(
        edition=publication.edition,
        title=indicator.title,
        path=addresses.indicator(publication.area, indicator.indicator),
        dashboard=row.row.theme.title,
        dashboard_path=addresses.dashboard(publication, row.row.theme.theme),
        figure=words.observed(row.current, indicator),
        # Only a period that is more than the year of the report itself is news beside it.
        period=period_words.in_period(period) if period and period.text != publication.edition else None,
        row=row,
        own_figure=words.observed(own.current, indicator),
        difference=between.text,
        compared=between.compared,
        turned=row.row.polarity != own.row.polarity,
        target=f"{words.target(target, indicator)}: {words.VERDICT_WORDS[row.target_verdict].lower()}"
        if target
        else None,
        quarter=", ".join(part for part in (words.QUARTILE_WORDS[quartile.value], quartile.period) if part)
        if quartile
        else "not compared",
        printed_title=row.row.printed_title,
        comment=row.row.comment.text if row.row.comment else None,
    )


@dataclass(frozen=True)
class Difference:
    """What lies between the latest figures of two editions; `compared` where the two can be set side by side."""

    text: str
    compared: bool = False


def difference(first: RowResult, second: RowResult) -> Difference:
    """What lies between the latest figures of two editions, from the older to the newer; no judgement."""
    older, newer = sorted((first, second), key=lambda row: row.current.period.end if row.current else date.min)
    before, after = older.current, newer.current
    if before is None or after is None or before.value is None or after.value is None:
        return Difference("no figure")
    if before.period.end == after.period.end:
        return Difference("the same figure")
    if any("b" in each.status for each in newer.row.series if each.period.end > before.period.end):
        return Difference("counted anew")
    if before.period.months != after.period.months:
        return Difference("periods of another length")
    change = after.value - before.value
    if change == 0:
        return Difference("no change", compared=True)
    size = words.by_how_much(change, before.value, newer.row.indicator)
    return Difference(f"{'up' if change > 0 else 'down'} {size}", compared=True)

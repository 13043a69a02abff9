"""Two states of an edition side by side: whose direction, quarter, target, mark or good direction is another."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model import DashboardMove, Flip, FlipKind, Results, RowResult, Where

Rows = dict[tuple[str, str, str], RowResult]


def row_flips(old: Results, new: Results) -> tuple[Flip, ...]:
    """Compare the judgements on the rows that both states have, in the order of the newer state's pages."""
    before = _rows(old)
    return tuple(
        Flip(Where(package, publication, row.row.theme.theme), indicator, kind, was, present)
        for (package, publication, indicator), row in _rows(new).items()
        if (package, publication, indicator) in before
        for kind, was, present in _flipped(before[package, publication, indicator], row)
    )


def dashboard_moves(old: Results, new: Results) -> tuple[DashboardMove, ...]:
    """The rows that stand on another dashboard of the same edition."""
    before = _rows(old)
    return tuple(
        DashboardMove(package, publication, indicator, was.row.theme.theme, row.row.theme.theme)
        for (package, publication, indicator), row in _rows(new).items()
        if (was := before.get((package, publication, indicator))) and was.row.theme.theme != row.row.theme.theme
    )


def _rows(results: Results) -> Rows:
    return {
        (each.publication.package, each.publication.publication, row.row.indicator.indicator): row
        for each in results.publications
        for theme in each.themes
        for row in theme.rows
    }


def _flipped(old: RowResult, new: RowResult) -> Iterator[tuple[FlipKind, str, str]]:
    """What a reader sees first, and what the rule gives where a recorded judgement hides it."""
    was, present = _judgements(old), _judgements(new)
    told = {kind for kind in was if was[kind] != present[kind] and not kind.endswith("by the rule")}
    for kind in was:
        shown: str = kind.removesuffix(" by the rule")
        if was[kind] != present[kind] and (shown == kind or shown not in told):
            yield kind, was[kind], present[kind]


def _judgements(row: RowResult) -> dict[FlipKind, str]:
    return {
        "direction": row.direction_shown,
        "direction by the rule": row.direction,
        "quarter": row.quartile.value if row.quartile else "",
        "quarter by the rule": row.quartile_computed.value if row.quartile_computed else "",
        "target": row.target_verdict,
        "mark": row.mark_shown or "",
        "mark by the rule": row.mark or "",
        "polarity": row.row.polarity,
    }

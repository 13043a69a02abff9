"""Puts the calculations together: editions in, everything that pages say of them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.calculations.benchmark import work_out_benchmarking
from site_builder.calculations.council import work_out_council
from site_builder.calculations.direction import current_and_previous, judge_change, why_not_comparable
from site_builder.calculations.edition_changes import compare_editions
from site_builder.calculations.mark import mark_row
from site_builder.calculations.ranked_row import RankedRow, ranked_rows
from site_builder.calculations.tally import tally
from site_builder.calculations.target import judge_target
from site_builder.model import (
    Benchmarking,
    BenchmarkModel,
    Council,
    Direction,
    EditionChanges,
    Outcome,
    Publication,
    PublicationResult,
    ReportRow,
    Results,
    RowResult,
    Theme,
    ThemeResult,
)


def work_out(
    publications: Sequence[Publication],
    councils: Sequence[Council] = (),
    models: Sequence[BenchmarkModel] = (),
) -> Results:
    """Work out every edition, the newest first within each area, and what is said of councils beyond them."""
    by_edition = sorted(publications, key=lambda publication: publication.edition, reverse=True)
    areas = list(dict.fromkeys(publication.area.area for publication in publications))
    ordered = sorted(by_edition, key=lambda publication: areas.index(publication.area.area))
    benchmarkings = tuple(
        work_out_benchmarking(model, {each.benchmark for each in publications if each.package == model.package})
        for model in models
    )
    editions = [work_out_publication(publication, benchmarkings) for publication in ordered]
    return Results(
        publications=tuple(editions),
        councils=tuple(work_out_council(council) for council in councils),
        changes=tuple(_changes(editions)),
        benchmarkings=benchmarkings,
    )


def _changes(editions: Sequence[PublicationResult]) -> Iterator[EditionChanges]:
    """Each edition beside the one that it names as the one before it, in the same package."""
    by_id = {(each.publication.package, each.publication.publication): each for each in editions}
    for newer in editions:
        older = by_id.get((newer.publication.package, newer.publication.previous or ""))
        if older:
            yield compare_editions(older, newer)


def work_out_publication(publication: Publication, benchmarkings: Sequence[Benchmarking] = ()) -> PublicationResult:
    """Work out one edition: its rows, then counts by dashboard, by outcome and in all.

    Args:
        publication: the edition.
        benchmarkings: among them the one whose edition it names, for the quarters that are worked out.
    """
    ranked = ranked_rows(publication, benchmarkings)
    rows = [work_out_row(row, ranked.get(row.indicator.indicator)) for row in publication.rows]
    themes: dict[str, Theme] = {row.row.theme.theme: row.row.theme for row in rows}
    in_order = sorted(themes.values(), key=lambda theme: (theme.outcome.order, theme.order, theme.theme))
    outcomes: dict[str, Outcome] = {theme.outcome.outcome: theme.outcome for theme in in_order}

    def of_theme(theme: Theme) -> tuple[RowResult, ...]:
        return tuple(row for row in rows if row.row.theme.theme == theme.theme)

    headline = [row for row in rows if row.row.theme.in_headline]
    return PublicationResult(
        publication=publication,
        themes=tuple(ThemeResult(theme, of_theme(theme), tally(of_theme(theme))) for theme in in_order),
        outcomes=tuple(
            (outcome, tally([row for row in rows if row.row.theme.outcome.outcome == outcome.outcome]))
            for outcome in outcomes.values()
        ),
        tally=tally(rows),
        headline=tally(headline) if 0 < len(headline) < len(rows) else None,
    )


def work_out_row(row: ReportRow, ranked: RankedRow | None = None) -> RowResult:
    """Work out one row: change, direction, target, quarter and mark, beside what was recorded.

    Args:
        row: as the edition reports it.
        ranked: its place among areas, where the edition names a benchmark that ranks it.
    """
    current, previous = current_and_previous(row.series)
    reason = why_not_comparable(current, previous)
    direction: Direction = "not determinable"
    change, basis = None, None
    if reason is None and current and previous and current.value is not None and previous.value is not None:
        change = current.value - previous.value
        judged = judge_change(previous, current, row.polarity, row.indicator)
        direction, basis = judged.direction, judged.basis

    recorded = row.assessments
    quartile_recorded = recorded.get("quartile")
    quartile = quartile_recorded or (ranked.quartile if ranked else None)
    direction_recorded = recorded.get("direction")
    verdict, verdict_reason = judge_target(
        row.target, current, previous, row.polarity, quartile.value if quartile else None, reason
    )
    shown: Direction = direction_recorded.value if direction_recorded else direction  # type: ignore[assignment]
    mark, mark_reasons = mark_row(shown, verdict, quartile.value if quartile else None)
    return RowResult(
        row=row,
        current=current,
        previous=previous,
        change=change,
        direction=direction,
        direction_reason=reason,
        direction_recorded=direction_recorded,
        quartile_recorded=quartile_recorded,
        quartile_computed=ranked.quartile if ranked else None,
        place=ranked.place if ranked else None,
        target_verdict=verdict,
        target_reason=verdict_reason,
        mark=mark,
        mark_reasons=mark_reasons,
        mark_recorded=recorded.get("mark"),
        direction_basis=basis,
    )

"""What becomes another on a site when one state of its data takes the place of another."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from site_builder.calculations.figure_changes import figure_changes
from site_builder.calculations.moved_places import moved_places, ranking_changes
from site_builder.calculations.record_changes import (
    arranged_tables,
    both_states,
    key_columns,
    package_changes,
    record_changes,
)
from site_builder.calculations.row_flips import dashboard_moves, row_flips
from site_builder.model import Difference, Flip, Names, PlaceMove, RecordChange, ReportRow, SiteState, Where

_TITLES = {
    "publications": "title",
    "areas": "name",
    "groups": "title",
    "outcomes": "title",
    "themes": "title",
    "units": "title",
    "sources": "title",
    "indicators": "title",
    "benchmark_themes": "title",
    "benchmarks": "title",
    "lists": "title",
    "committees": "title",
}
"""Table -> the column that says what people call a row of it."""
_RECORDED = {"direction": "direction", "quartile": "quarter", "mark": "mark"}
"""Kind of an assessment -> the judgement that it decides."""


def compare_states(old: SiteState, new: SiteState, apart: int = 3) -> Difference:
    """Compare two states of a site's data, each of them worked out.

    The difference from B to A is that from A to B with its sides exchanged. That of a state and itself is empty.

    Args:
        old: what is published.
        new: what is to take its place.
        apart: places that moved by more than this are listed; the others are counted.

    What a reader is told of it: docs/differences.md.
    """
    moves = moved_places(old.results, new.results)
    listed = tuple(move for move in moves if _is_listed(move, apart))
    flips = row_flips(old.results, new.results)
    pairs = both_states(old.packages, new.packages)
    changes = {after.name: record_changes(before, after) for before, after in pairs}
    return Difference(
        lost=tuple(sorted(old.addresses - new.addresses)),
        gained=tuple(sorted(new.addresses - old.addresses)),
        packages=package_changes(old.packages, new.packages),
        figures=tuple(
            change
            for _, after in pairs
            for change in figure_changes(
                after.name,
                old.observations.get(after.name, ()),
                new.observations.get(after.name, ()),
                old.results,
                new.results,
            )
        ),
        flips=flips,
        moves=listed,
        smaller_moves=len(moves) - len(listed),
        rankings=ranking_changes(old.results, new.results),
        dashboards=dashboard_moves(old.results, new.results),
        records=tuple(each for found in changes.values() for each in _not_told(found, flips)),
        arranged=tuple(
            (after.name, table)
            for before, after in pairs
            for table in arranged_tables(before, after, changes[after.name])
        ),
        apart=apart,
        old_names=names_of(old),
        new_names=names_of(new),
        kept_back=old.kept_back | new.kept_back,
    )


def _is_listed(move: PlaceMove, apart: int) -> bool:
    return move.old is None or move.new is None or abs(move.distance) > apart


def _not_told(changes: tuple[RecordChange, ...], flips: tuple[Flip, ...]) -> Iterator[RecordChange]:
    """Rows and cells that are not told as a figure, a judgement or a move already."""
    flipped: set[tuple[str, str | None, str, str]] = {
        (flip.where.package, flip.where.publication, flip.indicator, flip.kind) for flip in flips
    }
    for each in changes:
        if each.table == "observations":
            continue
        if each.kind != "changed":
            yield each
            continue
        told = _told(each, flipped)
        cells = tuple(cell for cell in each.cells if cell.column not in told)
        if cells:
            yield replace(each, cells=cells)


def _told(change: RecordChange, flipped: Set[tuple[str, str | None, str, str]]) -> set[str]:
    """Columns of a row whose change is told as a move or a judgement."""
    if change.table == "report_rows":
        return {"theme", "polarity"}
    if change.table == "assessments":
        publication, indicator, kind = change.key
        return {"value"} if (change.package, publication, indicator, _RECORDED[kind]) in flipped else set()
    return set()


def names_of(state: SiteState) -> Names:
    """What the ids of a state are called, and where things stand in it."""
    titles: dict[tuple[str, str, str], str] = {}
    for package in state.packages:
        for table, column in _TITLES.items():
            if table in package.tables:
                frame = package.tables[table].frame
                [ids] = key_columns(table)
                called = zip(frame[ids], frame[column], strict=True)
                titles |= {(package.name, table, key): title for key, title in called}
    rows: dict[tuple[str, str, str], ReportRow] = {}
    homes: dict[tuple[str, str], Where] = {}
    for result in state.results.publications:
        publication = result.publication
        for row in publication.rows:
            indicator, theme = row.indicator.indicator, row.theme
            titles[publication.package, publication.publication, theme.theme] = theme.title
            rows[publication.package, publication.publication, indicator] = row
            where = Where(publication.package, publication.publication, theme.theme)
            homes.setdefault((publication.package, indicator), where)
    return Names(titles, state.indicators, rows, homes)

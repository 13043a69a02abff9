"""The sections on rows of tables: indicators, texts, editions, groups, and everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.model import RecordChange, Where
from site_builder.model.difference import DESCRIPTOR, NARRATIVE, README
from site_builder.pages import words
from site_builder.pages.difference.called import Called, table_title
from site_builder.pages.difference.record_lines import carried_note, cell_lines, group_of, subject_of, whole_line
from site_builder.pages.difference.report import Line, Section, grouped

NAMED = ("publications", "areas", "outcomes", "themes", "benchmarks", "benchmark_themes", "sources", "units")
GROUPS = ("groups", "group_members", "area_successors")
REPORTED = ("indicators", "report_rows", "benchmark_rows")
TEXTS = (
    "targets", "assessments", "comments", "matches", "edition_themes", "indicator_words", "indicator_refs",
    NARRATIVE, README, DESCRIPTOR,
)  # fmt: skip
STATUS = {"current": "current", "retired": "retired", "": "(empty)"}
Lines = Iterable[tuple[str, Line]]


def record_sections(called: Called) -> list[Section]:
    """The sections, in their order; empty ones too."""
    return [
        _section("indicators", "Indicators that came, went or moved", "", _indicators(called)),
        _section("edited", "Edited texts, targets and settings", "", _edited(called)),
        _section("editions", "Editions, areas, dashboards and sources", "", _named(called)),
        _section("groups", "Groups and their members", "", _groups(called)),
        _section("others", "Other entries that came or went", "", _others(called)),
        _section(
            "arranged",
            "Files whose rows or columns stand in another order",
            "Their entries are the same. Only the files to download are others.",
            (("", Line(f"{package}: {table_title(table)}")) for package, table in called.difference.arranged),
        ),
    ]


def _section(name: str, title: str, note: str, lines: Lines) -> Section:
    return Section(name, title, note, grouped(list(lines)))


def _whole(called: Called, tables: tuple[str, ...]) -> Iterator[RecordChange]:
    yield from (each for each in called.difference.records if each.kind != "changed" and each.table in tables)


def _indicators(called: Called) -> Lines:
    for each in called.difference.dashboards:
        publication = called.title(each.package, "publications", each.publication)
        old, new = (called.theme(Where(each.package, each.publication, theme)) for theme in (each.old, each.new))
        subject = called.title(each.package, "indicators", each.indicator)
        yield publication, Line(subject, "stands on another dashboard", old, new)
    for change in called.difference.records:
        status = change.cell("status") if change.table == "indicators" and change.kind == "changed" else None
        if status:
            yield (
                group_of(called, change),
                Line(subject_of(called, change), "status", STATUS[status.old], STATUS[status.new]),
            )
    for change in _whole(called, REPORTED):
        yield group_of(called, change), _reported(called, change)


def _reported(called: Called, change: RecordChange) -> Line:
    came = change.kind == "added"
    note = carried_note(change)
    if change.table == "indicators":
        return Line(subject_of(called, change), "new indicator" if came else "indicator gone from the data", note=note)
    name = called.title(change.package, "indicators", change.key[1])
    if change.table == "report_rows":
        return Line(name, "reported now" if came else "no longer reported", note=note)
    return Line(name, "compared now" if came else "no longer compared", note=note)


def _edited(called: Called) -> Lines:
    for change in called.difference.records:
        if change.kind == "changed" and change.table not in GROUPS:
            lines = cell_lines(called, change)
            skipped = {"status"} if change.table == "indicators" else set()
            yield from ((group_of(called, change), line) for line in lines if line.said not in skipped)
        elif change.kind != "changed" and change.table in TEXTS:
            yield group_of(called, change), whole_line(called, change)


def _named(called: Called) -> Lines:
    for each in called.difference.packages:
        total = sum(number for _, number in each.rows)
        note = words.plain(f"with {words.count(total, 'row')} in {words.count(len(each.rows), 'table')}")
        yield (
            "Packages",
            Line(each.title, f"{'new' if each.kind == 'added' else 'gone'}: package {each.package}", note=note),
        )
    for change in _whole(called, NAMED):
        yield group_of(called, change), whole_line(called, change)


def _groups(called: Called) -> Lines:
    for change in called.difference.records:
        if change.table in GROUPS:
            lines = cell_lines(called, change) if change.kind == "changed" else [whole_line(called, change)]
            yield from ((group_of(called, change), line) for line in lines)


def _others(called: Called) -> Lines:
    told = {*NAMED, *GROUPS, *REPORTED, *TEXTS}
    for change in called.difference.records:
        if change.kind != "changed" and change.table not in told:
            yield group_of(called, change), whole_line(called, change)

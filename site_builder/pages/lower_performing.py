"""What documents list as lower performing, what they say has left, and what the dashboards' quarters say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.model import (
    CouncilResult,
    EditionChanges,
    Indicator,
    ListEntry,
    ListResult,
    PublicationResult,
    RowResult,
)
from site_builder.pages import addresses, words
from site_builder.pages.page import Crumb, Page
from site_builder.pages.quarter_moves import quarter_moves
from site_builder.pages.render import fill

BASIS_WORDS = {"one entry": "", "stated": "as the document says", "inferred": "read from the words", None: ""}


@dataclass(frozen=True)
class Linked:
    """An indicator of the dashboards that an entry speaks of, with its newest figure and quarter."""

    title: str
    path: str
    figure: str
    quarters: str
    note: str | None


@dataclass(frozen=True)
class Entry:
    heading: str
    text: str
    count: str
    alone: bool
    links: tuple[Linked, ...]
    note: str | None


@dataclass(frozen=True)
class Part:
    """A printed list with its sentence."""

    id: str
    title: str
    where: str
    sentence: str
    note: str | None
    entries: tuple[Entry, ...]


Known = Mapping[str, Sequence[tuple[str, RowResult]]]
"""The rows of an indicator by its id, with their edition, newest first."""


def lower_performing_page(
    council: CouncilResult, editions: Sequence[PublicationResult], changes: Sequence[EditionChanges]
) -> Page | None:
    """The page of lower performing areas; None without a printed list and without an edition before.

    Args:
        council: with its printed lists.
        editions: of the council's area, newest first.
        changes: between editions of that area.
    """
    if not council.lists and not changes:
        return None
    area, newest = council.council.area, editions[0].publication
    path = addresses.lower_performing(area)
    known = _known(editions)
    bottom = _parts(council, "bottom quarter", known)
    left = _parts(council, "left", known)
    lead = _lead(council, editions)
    body = fill(
        "lower_performing.html",
        path,
        area=area,
        lead=lead,
        bottom=bottom,
        left=left,
        quarters=[quarter_moves(change) for change in changes],
    )
    return Page(
        path=path,
        title=f"Where {area.name} does less well than others",
        description=lead,
        body=body,
        kind="Lists",
        synonyms=(
            "lower performing areas",
            "bottom quarter",
            "bottom quartile",
            "worst",
            "failing",
            "poor performance",
            "what is bad",
            "lower quartile",
        ),
        crumbs=(Crumb("Home", addresses.HOME),),
        notice=newest.notice,
    )


def _known(editions: Sequence[PublicationResult]) -> Known:
    known: dict[str, list[tuple[str, RowResult]]] = {}
    for result in editions:
        for theme in result.themes:
            for row in theme.rows:
                known.setdefault(row.row.indicator.indicator, []).append((result.publication.edition, row))
    return known


def _lead(council: CouncilResult, editions: Sequence[PublicationResult]) -> str:
    newest = editions[0]
    counted = newest.tally.quartiles
    placed = counted.total - counted.none
    lowest = [row for theme in newest.themes for row in theme.rows if row.quartile and row.quartile.value == "4"]
    money = sum(1 for row in lowest if row.row.indicator.unit.kind == "money")
    said = (
        f"In the dashboards for {newest.publication.edition}, {counted.fourth or 'none'} of "
        f"{words.count(placed, 'indicator')} compared with other areas "
        f"{'stands' if counted.fourth == 1 else 'stand'} in the bottom quarter"
    )
    said += f"; {money} of these {'is an amount' if money == 1 else 'are amounts'} of money." if money else "."
    lists = sum(1 for each in council.lists if each.list.kind == "bottom quarter")
    return f"{said} The council’s reports print {words.count(lists, 'list')} of their own." if lists else said


def _parts(council: CouncilResult, kind: str, known: Known) -> list[Part]:
    """The printed lists of one kind, the newest year first."""
    lists = [result for result in council.lists if result.list.kind == kind]
    lists.sort(key=lambda result: result.list.year, reverse=True)
    return [_part(council, result, known) for result in lists]


def _part(council: CouncilResult, result: ListResult, known: Known) -> Part:
    printed = result.list
    return Part(
        id=printed.list,
        title=printed.title,
        where=f"{printed.source.title}, {printed.reference}",
        sentence=_sentence(result),
        note=printed.note,
        entries=tuple(_entry(council, entry, known) for entry in printed.entries),
    )


def _sentence(result: ListResult) -> str:
    """How many indicators a list has, counted here and as printed."""
    entries = words.count(len(result.list.entries), "line")
    said = f"The list has {entries} for {'at least ' if result.open_entries else ''}"
    said += words.count(result.indicators, "indicator")
    if result.open_entries:
        said += f", because {words.count(result.open_entries, 'line')} "
        said += f"{'leaves' if result.open_entries == 1 else 'leave'} open how many it means"
    if result.inferred_entries:
        said += f"; for {words.count(result.inferred_entries, 'line')} the number was read from the words"
    parts = [
        f"{count.source.title} prints {count.count}"
        + (f" of {words.count(count.of, 'indicator')}" if count.of else "")
        + (
            ", which does not agree"
            if count in result.disagreeing
            else ", which can agree"
            if result.open_entries
            else ", which agrees"
        )
        + (f". {count.note}" if count.note else ".")
        for count in result.list.printed_counts
    ]
    return " ".join([said + ".", *parts])


def _entry(council: CouncilResult, entry: ListEntry, known: Known) -> Entry:
    if entry.indicators is None:
        count = "not said"
    else:
        basis = BASIS_WORDS[entry.count_basis]
        count = f"{entry.indicators} ({basis})" if basis else str(entry.indicators)
    return Entry(
        heading=": ".join(part for part in (entry.heading, entry.theme) if part) or "none",
        text=entry.text,
        count=count,
        alone=entry.indicators == 1,
        links=tuple(
            _linked(council, indicator, note, known) for indicator, note in entry.links if indicator.indicator in known
        ),
        note=entry.note,
    )


def _linked(council: CouncilResult, indicator: Indicator, note: str | None, known: Known) -> Linked:
    edition, newest = known[indicator.indicator][0]
    return Linked(
        title=indicator.title,
        path=addresses.indicator(council.council.area, indicator.indicator),
        figure=f"{words.observed(newest.current, newest.row.indicator)} in the report for {edition}, "
        f"{words.direction(newest).lower()}",
        quarters=_quarter(newest),
        note=note,
    )


def _quarter(row: RowResult) -> str:
    """A quarter with its own period: a report can print one of years before."""
    if row.quartile is None:
        return "no quarter is printed"
    period = f" ({row.quartile.period})" if row.quartile.period else ""
    return f"{words.QUARTILE_WORDS[row.quartile.value]}{period}"

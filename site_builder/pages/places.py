"""Published places among other areas: a table like the report's own, and every place by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model import (
    CouncilResult,
    Place,
    Position,
    PositionHistory,
    PositionLine,
    PositionTable,
    PublicationResult,
)
from site_builder.pages import addresses, words
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill
from site_builder.pages.sparkline import Dot, Sparkline, draw_dots

CHANGE_WORDS = {
    "similar": "Similar",
    "slightly higher": "Slightly higher",
    "slightly lower": "Slightly lower",
    "higher": "Higher",
    "lower": "Lower",
    None: "Not compared",
}


@dataclass(frozen=True)
class Line:
    """A line of the table of places."""

    id: str
    title: str
    place: str
    previous: str
    change: str
    spending: str
    spark: Sparkline | None
    comment: str | None
    strong: bool


@dataclass(frozen=True)
class Stated:
    """A place that one document states for one year."""

    theme: str
    year: str
    place: str
    spending: str
    source: str
    reference: str
    comment: str | None


@dataclass(frozen=True)
class Trend:
    """All years of a benchmark theme in one line, with its places in words."""

    theme: str
    spark: Sparkline
    places: str


def places_page(council: CouncilResult, editions: Sequence[PublicationResult]) -> Page | None:
    """The page of published places; None where no document states one."""
    table = council.positions
    if table is None:
        return None
    area = council.council.area
    path = addresses.places(area)
    lead = _lead(area.name, table)
    named = dict.fromkeys(line.position.source.title for line in table.lines)
    body = fill(
        "places.html",
        path,
        area=area,
        year=table.year,
        previous_year=table.previous_year,
        lead=lead,
        lines=[_line(line) for line in table.lines],
        sources=words.listed(list(named)),
        notes=[(line.theme.title, line.theme.note) for line in table.lines if line.theme.note],
        stated=[
            stated for history in table.histories if _has_other_years(history, table) for stated in _stated(history)
        ],
        trends=_trends(table),
        differing=_differing(table.histories),
    )
    newest = editions[0].publication
    return Page(
        path=path,
        title=f"{area.name}’s places among other areas",
        description=lead,
        body=body,
        kind="Places",
        synonyms=(
            "places",
            "league table",
            "ranking",
            "rank",
            "benchmarking",
            "compared with other counties",
            "best county",
            "how well is the county doing",
        ),
        crumbs=(Crumb("Home", addresses.HOME),),
        notice=newest.notice,
    )


def place_words(position: Position) -> str:
    """A place with the number of areas, where the document says how many."""
    if position.of is None:
        return f"{words.ordinal(position.place)}, of how many is not said"
    return words.place(Place(position.place, position.place, position.of))


def _lead(area: str, table: PositionTable) -> str:
    """The newest overall place, then those before it, then the place of the core themes in the table's year."""
    overall = next((history for history in table.histories if history.theme.kind == "overall"), table.histories[0])
    newest, *before = reversed(overall.shown)
    said = f"{overall.theme.title}: the council’s reports place {area} {_in_year(*newest)}"
    if before:
        said += f", after {words.listed([_in_year(*each) for each in before])}"
    core = next((line for line in table.lines if line.theme.kind == "core" and line.theme != overall.theme), None)
    return f"{said}." + (f" {core.theme.title}: {place_words(core.position)} in {table.year}." if core else "")


def _in_year(year: str, position: Position) -> str:
    if position.of is None:
        return f"{words.ordinal(position.place)} in {year} (of how many is not said)"
    return f"{place_words(position)} in {year}"


def _line(line: PositionLine) -> Line:
    return Line(
        id=line.theme.benchmark_theme,
        title=line.theme.title,
        place=place_words(line.position),
        previous=words.ordinal(line.previous.place) if line.previous else "not ranked",
        change=CHANGE_WORDS[line.change],
        spending=_spending(line.position),
        spark=_spark(line),
        comment=line.position.comment,
        strong=line.theme.kind != "theme",
    )


def _spending(position: Position, missing: str = "not compared") -> str:
    """A place by spending in words, counted from the end that is nearer, whichever end the document calls first."""
    rank, of = position.spend_rank, position.spend_of
    if rank is None:
        return missing
    if of is None or position.spend_first is None:
        return words.ordinal(rank)
    from_top = rank if position.spend_first == "highest" else of + 1 - rank
    from_bottom = of + 1 - from_top
    place, end = (from_top, "highest") if from_top <= from_bottom else (from_bottom, "lowest")
    return f"{end} of {of}" if place == 1 else f"{words.ordinal(place)} {end} of {of}"


def _spark(line: PositionLine) -> Sparkline | None:
    """The two places of the table on the scale of all places, so that one place up looks like one place up."""
    if line.previous is None or line.change is None or line.position.of is None:
        return None
    dots = [Dot(line.previous.place), Dot(line.position.place)]
    return draw_dots(dots, scale=(line.position.of, 1))


def _trends(table: PositionTable) -> list[Trend]:
    """The themes whose places are known for more years than the table shows; years without a place are gaps."""
    trends = []
    for history in table.histories:
        spark = _spark_of_years(history) if _has_other_years(history, table) else None
        if spark:
            said = words.listed([_in_year(year, position) for year, position in history.shown])
            trends.append(Trend(history.theme.title, spark, said))
    return trends


def _spark_of_years(history: PositionHistory) -> Sparkline | None:
    """Places by year on one scale; only years that follow one another, among as many areas, are joined."""
    by_start = {int(year[:4]): position for year, position in history.shown}
    last = max(position.of or position.place for position in by_start.values())
    dots = []
    for start in range(min(by_start), max(by_start) + 1):
        position, before = by_start.get(start), by_start.get(start - 1)
        joined = bool(position and before and position.of is not None and position.of == before.of)
        dots.append(Dot(position.place if position else None, joined))
    return draw_dots(dots, scale=(last, 1), lone=True)


def _has_other_years(history: PositionHistory, table: PositionTable) -> bool:
    """Whether a place is stated for a year, or by a document, that the table by theme does not show."""
    return any(year not in (table.year, table.previous_year) or len(stated) > 1 for year, stated in history.years)


def _stated(history: PositionHistory) -> list[Stated]:
    return [
        Stated(
            theme=history.theme.title,
            year=year,
            place=place_words(position),
            spending=_spending(position, "not stated"),
            source=position.source.title,
            reference=position.reference,
            comment=position.comment,
        )
        for year, stated in reversed(history.years)
        for position in stated
    ]


def _differing(histories: Sequence[PositionHistory]) -> list[str]:
    """Years for which two documents state different places."""
    return [
        f"{history.theme.title}, {year}: "
        + words.listed([f"{words.ordinal(position.place)} in {position.source.title}" for position in stated])
        for history in histories
        for year, stated in history.years
        if len({position.place for position in stated}) > 1
    ]

"""Places over the years: overall, core and every theme, with what makes years hard to compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from site_builder.model import BenchmarkResult, Place, ScopeResult
from site_builder.pages import addresses, words
from site_builder.pages.comparison import firmness, overview
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.comparison.history_chart import DRAWN, Chart, draw_history
from site_builder.pages.comparison.history_marks import group_changes, own_beginning, reasons, scope_of
from site_builder.pages.page import Page
from site_builder.pages.places import CHANGE_WORDS
from site_builder.pages.render import fill

LIKE = {
    "similar": "That is similar to",
    "slightly higher": "That is slightly higher than in",
    "slightly lower": "That is slightly lower than in",
    "higher": "That is higher than in",
    "lower": "That is lower than in",
}


@dataclass(frozen=True)
class Line:
    """A year in the table of a theme.

    Attributes:
        share: of the other areas that stand behind.
        used: on how many of the ranked indicators the own area has a figure.
        notes: what makes the year hard to compare, and places with revised figures.
    """

    edition: str
    place: str
    placed: bool
    share: str
    used: str
    change: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A theme, core or overall with its years, the newest first."""

    id: str
    title: str
    path: str
    folded: bool
    said: str
    lines: tuple[Line, ...]


def history_page(compared: Compared) -> Page | None:
    """The page of places over the years; None with one edition only, or where the area never had a place."""
    publication = compared.result.publication
    path = addresses.comparison_part(publication, "history")
    parts = [_part(compared, scope) for scope in compared.edition.scopes]
    if len(compared.editions) == 1 or not any(line.placed for part in parts for line in part.lines):
        return None
    chart = draw_history(compared, path)
    lead = history_lead(compared)
    return Page(
        path=path,
        title=f"Places over the years, {compared.own.name} {publication.edition}",
        description=lead,
        body=fill(
            "comparison/history.html",
            path,
            compared=compared,
            publication=publication,
            lead=lead,
            chart=chart,
            marks=list(_marks(compared, chart)) if chart else [],
            parts=parts,
            revised=_revised_count(compared, parts),
            began=own_beginning(compared),
            group_changes=list(group_changes(compared)),
            overview_path=addresses.comparison(publication),
            results=addresses.results_zip(publication.package),
        ),
        kind="Comparison",
        synonyms=("rank over time", "previous ranking", "trend", "place history", "moved up", "moved down"),
        crumbs=overview.crumbs(compared, inside=True),
        notice=publication.notice,
        edition=publication.edition,
        figures=dict(chart.pictures()) if chart else {},
    )


def history_lead(compared: Compared) -> str:
    """Where it stands now, where it stood first, and what the last change is called."""
    for kind, name in (("overall", "Overall"), ("core", "On the council’s own functions")):
        scope = compared.scope(kind)
        known = [(year.edition, year.place) for year in compared.history(scope.theme.benchmark_theme)] if scope else []
        placed = [(edition, place) for edition, place in known if place]
        if scope is None or not placed:
            continue
        (first, then), (last, newest) = placed[0], placed[-1]
        said = f"{name}, {compared.own.name} {'is' if last == known[-1][0] else 'was'} {words.place(newest)} in {last}"
        said += f", {share_words(newest)}." if share_words(newest) else "."
        found = firmness.place_range(scope, compared.own.area) if last == known[-1][0] else None
        said += f" It could fairly be {firmness.range_words(found)}." if found and found.best != found.worst else ""
        if last == known[-1][0] and (change := scope.changes.get(compared.own.area)) and compared.previous:
            hard = ", though the two years are hard to compare" if scope.marks else ""
            said += f" {LIKE[change]} {compared.previous.benchmark.edition}{hard}."
        if first != last:
            said += f" In {first} it was {words.place(then)}"
            said += f", {share_words(then)}." if share_words(then) else "."
        return said
    years = [edition.benchmark.edition for edition in compared.editions]
    return f"{compared.own.name} has places in single themes only, from {years[0]} to {years[-1]}."


def share_behind(place: Place) -> Decimal | None:
    """Per cent of the other areas that do not stand before it; None without others.

    Method: docs/method/place-history.md
    """
    return Decimal(100 * (place.of - place.first)) / (place.of - 1) if place.of > 1 else None


def share_words(place: Place) -> str:
    """Better than 84% of the others; where it shares its place, those it shares it with are among them."""
    share = share_behind(place)
    if share is None:
        return ""
    better = "as good as or better than" if place.joint else "better than"
    if share in (0, 100):
        return f"{better} {'all' if share else 'none'} of the others"
    return f"{better} {words.number(share, 0, 100)}% of the others"


def _part(compared: Compared, scope: ScopeResult) -> Part:
    theme = scope.theme
    lines = [_line(compared, number, theme.benchmark_theme) for number in range(len(compared.editions))]
    placed = [f"{line.place} in {line.edition}" for line in lines if line.placed]
    ends = [placed[0], placed[-1]] if len(placed) > 1 else placed
    if placed and not lines[-1].placed:
        ends.append(f"not placed in {lines[-1].edition}")
    return Part(
        id=theme.benchmark_theme,
        title=theme.title,
        path=compared.theme_path(scope),
        folded=theme.kind not in DRAWN,
        said=", ".join(ends) or "not placed",
        lines=tuple(reversed(lines)),
    )


def _line(compared: Compared, number: int, theme: str) -> Line:
    edition = compared.editions[number]
    year, own = edition.benchmark.edition, compared.own.area
    scope = scope_of(edition, theme)
    if scope is None:
        return Line(year, "No indicators", False, "", "", "", ())
    line = next((line for line in scope.standing.lines if line.area == own), None)
    if line is None:
        return Line(year, "Not one of the areas", False, "", "", "", ())
    notes = [words.capital(reason) for reason in reasons(compared, number, theme)]
    return Line(
        edition=year,
        place=words.place(line.place) if line.place else firmness.placed(_at(compared, edition), scope),
        placed=line.place is not None,
        share=_share_cell(line.place) if line.place else "",
        used=f"{line.used} of {scope.standing.indicators}",
        change=CHANGE_WORDS[scope.changes.get(own)] if number and line.place else "",
        notes=tuple(f"{note}." for note in [*notes, *_revised(scope, own, line.place)]),
    )


def _share_cell(place: Place) -> str:
    share = share_behind(place)
    if share is None:
        return ""
    return f"{words.number(share, 0, 100)}%{', some level with it' if place.joint else ''}"


def _revised(scope: ScopeResult, own: str, place: Place | None) -> Iterator[str]:
    """First published as 7th; with figures revised since it would be 6th. Only where the two differ."""
    later = scope.revised.get(own)
    if not scope.revised or later == place:
        return
    alone = words.place_alone if place and later and place.of == later.of else words.place
    first = f"First published as {alone(place)}" if place else "First published without a place"
    yield f"{first}; with figures revised since it would be {alone(later) if later else 'without a place'}"


def _revised_count(compared: Compared, parts: list[Part]) -> str:
    """In how many of the places a revision makes a difference."""
    own = compared.own.area
    scopes = [scope for edition in compared.editions for scope in edition.scopes]
    lines = [(scope, line) for scope in scopes for line in scope.standing.lines if line.area == own]
    differing = sum(1 for scope, line in lines if scope.revised and scope.revised.get(own) != line.place)
    places = sum(1 for part in parts for line in part.lines if line.placed)
    if not differing:
        return f"No place of {compared.own.name} would be another with figures that were revised since."
    would = "would be another one" if differing == 1 else "would be other ones"
    return f"Of {words.count(places, 'place')} on this page, {differing} {would} with figures that were revised since."


def _at(compared: Compared, edition: BenchmarkResult) -> Compared:
    return replace(compared, edition=edition)


def _marks(compared: Compared, chart: Chart) -> Iterator[tuple[str, str]]:
    """The letters of the chart with their year and reasons; a reason of one line only says of which."""
    drawn = [scope.theme for scope in compared.edition.scopes if scope.theme.kind in DRAWN]
    for number, mark in chart.letters.items():
        by_reason: dict[str, list[str]] = {}
        for theme in drawn:
            for reason in reasons(compared, number, theme.benchmark_theme):
                by_reason.setdefault(reason, []).append(words.uncapital(DRAWN[theme.kind]))
        said = [
            reason if len(names) == len(drawn) else f"{words.listed(names)}, {reason}"
            for reason, names in by_reason.items()
        ]
        yield f"{mark}, {compared.editions[number].benchmark.edition}", "; ".join(said)

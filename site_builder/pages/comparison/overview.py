"""Where a council stands among comparable ones: a table of themes, and a map of places by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.model import HistoryMark, IndicatorResult, Place, ScopeResult, quartile_of
from site_builder.pages import addresses, words
from site_builder.pages.comparison import firmness
from site_builder.pages.comparison.compared import Compared, Year
from site_builder.pages.page import Crumb, Page
from site_builder.pages.places import CHANGE_WORDS
from site_builder.pages.render import fill
from site_builder.pages.sparkline import Dot, Sparkline, draw_dots

MARK_WORDS: dict[HistoryMark, str] = {
    "group changed": "the group of areas changed",
    "indicators changed": "more than 10% of the indicators changed",
    "polarity changed": "what is good on an indicator was turned round",
}


@dataclass(frozen=True)
class Line:
    """A theme in the table."""

    id: str
    title: str
    path: str
    strong: bool
    place: str
    placed: bool
    about: str
    coverage: str
    previous: str
    change: str
    spending: str
    spark: Sparkline | None
    comment: str


@dataclass(frozen=True)
class Cell:
    """A place in the map of years. `quarter` colours it; `marks` say what makes it hard to compare."""

    text: str
    said: str
    quarter: int | None
    marked: bool


@dataclass(frozen=True)
class MapLine:
    title: str
    path: str
    cells: tuple[Cell, ...]


def overview_page(compared: Compared, parts: Sequence[Crumb]) -> Page:
    """The page that a councillor opens first.

    Args:
        compared: the council's edition in its comparison.
        parts: the other pages of the comparison.
    """
    publication = compared.result.publication
    path = addresses.comparison(publication)
    scopes = compared.edition.scopes
    lead = overview_lead(compared)
    return Page(
        path=path,
        title=f"{compared.own.name} among {len(compared.areas)} {compared.group}, {publication.edition}",
        description=lead,
        body=fill(
            "comparison/overview.html",
            path,
            compared=compared,
            publication=publication,
            lead=lead,
            lines=[_line(compared, scope) for scope in scopes],
            years=[each.benchmark.edition for each in compared.editions],
            map_lines=[_map_line(compared, scope) for scope in scopes],
            marks=list(_marks(compared)),
            previous=compared.previous.benchmark.edition if compared.previous else None,
            parts=parts,
            results=addresses.results_zip(publication.package),
        ),
        kind="Comparison",
        synonyms=("league table", "ranking", "rank", "benchmarking", "compare councils", "best council"),
        crumbs=crumbs(compared),
        notice=publication.notice,
        edition=publication.edition,
    )


def crumbs(compared: Compared, *, inside: bool = False) -> tuple[Crumb, ...]:
    """The way to a page of the comparison."""
    publication = compared.result.publication
    start = (Crumb("Home", addresses.HOME), Crumb(publication.edition, addresses.edition(publication)))
    return (*start, Crumb("Comparison", addresses.comparison(publication))) if inside else start


def overview_lead(compared: Compared) -> str:
    """One or two sentences: overall and core, with how firm they are."""
    said: list[tuple[str, str]] = []
    for kind, name in (("overall", "Overall"), ("core", "on the council’s own functions")):
        scope = compared.scope(kind)
        line = compared.line(scope) if scope else None
        if scope and line and line.place:
            group = "" if said else f" {compared.group}"
            said.append((name, f"{words.place(line.place)}{group} ({firmness.firm(scope, compared.own.area)})"))
    if not said:
        return f"{compared.own.name} cannot be placed among {len(compared.areas)} {compared.group}: too few figures."
    first = f"{said[0][0]}, {compared.own.name} is {said[0][1]}"
    if len(said) > 1:
        return words.capital(f"{first}; {said[1][0]} it is {said[1][1]}.")
    return words.capital(f"{first}.")


def _line(compared: Compared, scope: ScopeResult) -> Line:
    standing = compared.line(scope)
    own = compared.own.area
    before = scope.previous.get(own)
    years = compared.history(scope.theme.benchmark_theme)
    return Line(
        id=scope.theme.benchmark_theme,
        title=scope.theme.title,
        path=compared.theme_path(scope),
        strong=scope.theme.kind != "theme",
        place=firmness.placed(compared, scope),
        placed=standing.place is not None,
        about=firmness.about(scope, own),
        coverage=firmness.coverage(scope, standing),
        previous=words.place(before) if before else "none",
        change=CHANGE_WORDS[scope.changes.get(own)],
        spending=spending_place(scope, own),
        spark=spark_of(years),
        comment=comment(compared, scope),
    )


def spending_place(scope: ScopeResult, area: str) -> str:
    """The area's place by spending, 1st the highest, or n/a."""
    point = next((point for point in scope.quadrants.get("spending", ()) if point.area == area), None)
    return words.place(point.spending) if point else "n/a"


def spark_of(years: Sequence[Year]) -> Sparkline | None:
    """Places as a line that goes up when the place gets better; it has a gap where the group changed."""
    most = max((year.place.of for year in years if year.place), default=2)
    dots = [Dot(_best(year.place), "group changed" not in year.marks) for year in years]
    return draw_dots(dots, (most, 1), lone=True)


def _best(place: Place | None) -> int | None:
    return place.first if place else None


def comment(compared: Compared, scope: ScopeResult) -> str:
    """What is best and what is lowest in a theme; for overall and core, how many stand in the outer quarters."""
    ranked = [each for each in compared.in_scope(scope) if compared.figure(each)]
    if not ranked:
        return _why_none(compared, scope)
    if scope.theme.kind != "theme":
        quarters = [figure.quartile for each in ranked if (figure := compared.figure(each))]
        return (
            f"{quarters.count(1)} of {words.count(len(ranked), 'ranked indicator')} are in the top quarter, "
            f"{quarters.count(4)} in the bottom quarter."
        )
    best, lowest = min(ranked, key=_rank(compared)), max(ranked, key=_rank(compared))
    if best is lowest:
        return f"{best.row.indicator.title}: {_place(compared, best)}."
    return (
        f"Best: {best.row.indicator.title}, {_place(compared, best)}. "
        f"Lowest: {lowest.row.indicator.title}, {_place(compared, lowest)}."
    )


def _why_none(compared: Compared, scope: ScopeResult) -> str:
    """Why no indicator of a theme has a place: None of 18 indicators is ranked: neither high nor low is better."""
    reasons = Counter(firmness.why_not_ranked(each, compared.own.area) for each in compared.in_scope(scope))
    if not reasons:
        return "It has no indicators here."
    why = [f"{reason} ({number})" if len(reasons) > 1 else reason for reason, number in reasons.most_common()]
    return f"None of {words.count(reasons.total(), 'indicator')} has a place: {'; '.join(why)}."


def _rank(compared: Compared) -> Callable[[IndicatorResult], tuple[float, str]]:
    def key(indicator: IndicatorResult) -> tuple[float, str]:
        figure = compared.figure(indicator)
        return (float(figure.scaled) if figure else 0.0, indicator.row.indicator.indicator)

    return key


def _place(compared: Compared, indicator: IndicatorResult) -> str:
    figure = compared.figure(indicator)
    return words.place(figure.place) if figure else ""


def _map_line(compared: Compared, scope: ScopeResult) -> MapLine:
    years = compared.history(scope.theme.benchmark_theme)
    return MapLine(scope.theme.title, compared.theme_path(scope), tuple(map_cell(year) for year in years))


def map_cell(year: Year) -> Cell:
    """A place as the map of years has it; without a quarter, and so without its colour, among fewer than four."""
    if year.place is None:
        # There is nothing to compare; what changed in that year is said below the map.
        return Cell("–", "not placed", None, False)
    place = year.place
    quarter = quartile_of(place.first, place.of)
    return Cell(words.ordinal(place.first), words.place(place), quarter, bool(year.marks))


def _marks(compared: Compared) -> Iterator[str]:
    """Each year that is hard to compare, with why; themes that share a reason are told together."""
    for edition in compared.editions:
        by_mark: dict[HistoryMark, list[str]] = {}
        for scope in edition.scopes:
            for mark in scope.marks:
                by_mark.setdefault(mark, []).append(scope.theme.title)
        for mark, titles in by_mark.items():
            where = "in all themes" if len(titles) == len(edition.scopes) else f"in {words.listed(titles)}"
            yield f"{edition.benchmark.edition}: {MARK_WORDS[mark]} {where}"

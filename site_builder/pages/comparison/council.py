"""Another council side by side with the own one: places, who is ahead, quarters, money, and every indicator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.model import Amounts, Area, ScopeResult
from site_builder.pages import addresses, period_words, words
from site_builder.pages.comparison import overview
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.comparison.formers import former_places, took_place
from site_builder.pages.comparison.kinds import KINDS
from site_builder.pages.comparison.side_by_side import (
    Line,
    PlaceCell,
    Sheet,
    place_cell,
    tally,
    tally_of,
    tally_sentence,
    tally_short,
    who_is_ahead,
    wide_heads,
)
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill

Lines = dict[str, tuple[Line, ...]]


@dataclass(frozen=True)
class ThemeLine:
    """A theme, core, or overall; `tally` is on how many indicators the other council is ahead."""

    title: str
    path: str
    strong: bool
    own: PlaceCell
    other: PlaceCell
    ahead: str
    tally: str


@dataclass(frozen=True)
class ThemeIndicators:
    """The indicators of a theme; `said` is who is ahead on how many."""

    id: str
    title: str
    said: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class AmountLine:
    """An amount for each resident, or a score of need, of both. `places` are by size, 1st is the highest."""

    title: str
    path: str | None
    period: str
    own: str
    other: str
    places: tuple[str, str]


def council_page(sheet: Sheet, other: Area, before: Area | None, after: Area | None) -> Page:
    """A page for one other council.

    Args:
        sheet: the own council's indicators.
        other: the other council.
        before: the one before it from A to Z.
        after: the one after it.
    """
    compared = sheet.compared
    publication, own = compared.result.publication, compared.own
    path, list_path = (
        addresses.compared_council(publication, other),
        addresses.comparison_part(publication, "councils"),
    )
    lines = sheet.lines(other.area)
    lead = council_lead(compared, other, lines)
    return Page(
        path=path,
        title=f"{other.name} beside {own.name}, {publication.edition}",
        description=lead,
        body=fill(
            "comparison/council.html",
            path,
            own=own,
            other=other,
            group=compared.group,
            publication=publication,
            kind=KINDS[other.type][0],
            lead=lead,
            took_place=list(took_place(compared, other)),
            formers=list(former_places(compared, other)),
            heads=wide_heads(compared),
            themes=[_theme_line(compared, scope, other, lines) for scope in compared.edition.scopes],
            quarters=list(_quarters(compared, other)),
            amounts=list(_amounts(compared, other)),
            gap=_gap(compared, other),
            indicators=[_indicators(scope, lines, other) for scope in compared.themes],
            list_path=list_path,
            before=_crumb(compared, before),
            after=_crumb(compared, after),
        ),
        kind="Compared council",
        synonyms=tuple(text for text in (other.council, f"compare with {other.name}") if text),
        crumbs=(*overview.crumbs(compared, inside=True), Crumb("Councils side by side", list_path)),
        notice=publication.notice,
        edition=publication.edition,
    )


def _crumb(compared: Compared, area: Area | None) -> Crumb | None:
    return Crumb(area.name, addresses.compared_council(compared.result.publication, area)) if area else None


def council_lead(compared: Compared, other: Area, lines: Lines) -> str:
    """The overall places of both, and on how many indicators the other one is ahead."""
    said = []
    own, overall = compared.own, compared.scope("overall")
    if overall:
        theirs, mine = (place_cell(compared, overall, area.area) for area in (other, own))
        if theirs.placed and mine.placed:
            said.append(f"Overall, {other.name} is {_firmly(theirs)}, and {own.name} is {_firmly(mine)}.")
        else:
            names = [area.name for area, cell in ((other, theirs), (own, mine)) if not cell.placed]
            said.append(f"Overall, {words.listed(names)} cannot be placed.")
    every = [line for found in lines.values() for line in found]
    return " ".join([*said, tally_sentence(tally(every), other.name, own.name)])


def _firmly(cell: PlaceCell) -> str:
    return f"{cell.place} ({cell.firm})"


def _theme_line(compared: Compared, scope: ScopeResult, other: Area, lines: Lines) -> ThemeLine:
    return ThemeLine(
        title=scope.theme.title,
        path=compared.theme_path(scope),
        strong=scope.theme.kind != "theme",
        own=place_cell(compared, scope, compared.own.area),
        other=place_cell(compared, scope, other.area),
        ahead=who_is_ahead(compared, scope, other.area),
        tally=tally_short(tally_of(compared, scope, lines)),
    )


def _indicators(scope: ScopeResult, lines: Lines, other: Area) -> ThemeIndicators:
    found = lines[scope.theme.benchmark_theme]
    counted = tally(found)
    nothing = "no ranked indicator that both have a figure for"
    said = f"{other.name} is ahead on {tally_short(counted)}" if counted.both else nothing
    return ThemeIndicators(scope.theme.benchmark_theme, scope.theme.title, said, found)


def _quarters(compared: Compared, other: Area) -> Iterator[tuple[str, int, int]]:
    """How many indicators of each stand in each quarter; the last line is all of them."""
    mine, theirs = (compared.edition.counts[area].quartiles for area in (compared.own.area, other.area))
    for name, field in (
        ("Top", "first"),
        ("Second", "second"),
        ("Third", "third"),
        ("Bottom", "fourth"),
        ("None", "none"),
    ):
        yield name, getattr(mine, field), getattr(theirs, field)
    every = len(compared.edition.indicators)
    yield "All", every, every


def _amounts(compared: Compared, other: Area) -> Iterator[AmountLine]:
    """Funding, then what each theme is set against, each once."""
    edition = compared.edition
    seen = set()
    if edition.funding:
        seen.add(edition.funding.indicator.indicator)
        yield _amount(compared, edition.funding, other, {})
    for comparator in ("spending", "deprivation"):
        for scope in edition.scopes:
            amounts = scope.amounts.get(comparator)
            if amounts and amounts.indicator.indicator not in seen:
                seen.add(amounts.indicator.indicator)
                points = scope.quadrants.get(comparator, ())
                yield _amount(compared, amounts, other, {each.area: words.place(each.spending) for each in points})


def _amount(compared: Compared, amounts: Amounts, other: Area, places: dict[str, str]) -> AmountLine:
    indicator = amounts.indicator
    own, theirs = (
        words.figure(amounts.values[area], indicator) if area in amounts.values else "none"
        for area in (compared.own.area, other.area)
    )
    return AmountLine(
        title=indicator.title,
        path=compared.indicator_path(indicator.indicator),
        period=period_words.period(amounts.period),
        own=own,
        other=theirs,
        places=(places.get(compared.own.area, ""), places.get(other.area, "")),
    )


def _gap(compared: Compared, other: Area) -> str:
    """What the own council would have with the funding of the other one."""
    edition, own = compared.edition, compared.own
    gap = next((each for each in edition.gaps if (each.own, each.other) == (own.area, other.area)), None)
    if gap is None or edition.funding is None:
        return ""
    said = f"With the funding of {other.name} for each resident, {own.name} would have"
    if not gap.difference:
        return f"{said} the same."
    way = "more" if gap.difference > 0 else "less"
    size = words.amount(abs(gap.difference), edition.funding.indicator)
    if gap.additional is None:
        return f"{said} {size} {way} for each resident."
    return f"{said} {words.money_in_millions(abs(gap.additional))} a year {way}: {size} for each resident."

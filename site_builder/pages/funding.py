"""How much money a council has for each resident beside others, and what it would have with theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from site_builder.model import CouncilResult, FundingLine, FundingResult, PublicationResult, RowResult
from site_builder.pages import addresses, funding_sentences, words
from site_builder.pages.funding_charts import Chart, peers_chart, spread_chart
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill

JUMP = 50
"""A link leads to every fiftieth row of a long table."""
SYNONYMS = (
    "money",
    "funding",
    "fair funding",
    "core spending power",
    "government grant",
    "lowest funded",
    "per head",
    "per resident",
    "council tax",
    "budget",
    "league table",
)


@dataclass(frozen=True)
class Scenario:
    """Whose amount the own area is given; `money` is None without a number of residents."""

    title: str
    amount: Decimal
    difference: Decimal
    money: Decimal | None
    anchor: str | None = None


@dataclass(frozen=True)
class KindLine:
    title: str
    areas: int
    lowest: Decimal
    median: Decimal
    highest: Decimal
    less: int


@dataclass(frozen=True)
class Comparison:
    """One comparison with all that the template cannot work out. `suffix` keeps ids apart."""

    result: FundingResult
    suffix: str
    lead: str
    peers: Chart | None
    spread: Chart
    kinds: tuple[KindLine, ...]
    scenarios: tuple[Scenario, ...]
    jumps: tuple[tuple[str, str], ...]
    edition: Crumb | None
    dashboards: tuple[Crumb, ...]

    def anchor(self, line: FundingLine) -> str:
        return anchor(line, self.suffix)


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator of the dashboards on funding; a result or None for each edition."""

    title: str
    path: str
    results: tuple[RowResult | None, ...]


def anchor(line: FundingLine, suffix: str) -> str:
    """The id of an area's row, for links from elsewhere."""
    return f"area-{line.area.slug}{suffix}"


def funding_page(council: CouncilResult, editions: Sequence[PublicationResult]) -> Page | None:
    """The page of all comparisons of a council's funding; None where there is none.

    Args:
        council: with its comparisons.
        editions: of its area, newest first.
    """
    if not council.funding:
        return None
    area = council.council.area
    path = addresses.funding(area)
    parts = [
        _comparison(result, editions, path, "" if place == 1 else f"-{place}")
        for place, result in enumerate(council.funding, start=1)
    ]
    lead = parts[0].lead
    charts = [chart for part in parts for chart in (part.peers, part.spread) if chart]
    return Page(
        path=path,
        title=f"Funding per resident, {area.name} and others",
        description=lead,
        body=fill(
            "funding.html",
            path,
            area=area,
            lead=lead,
            parts=parts,
            dashboards=[crumb for edition in editions for crumb in _dashboards(edition)],
            editions=[edition.publication.edition for edition in editions if _dashboards(edition)],
            indicators=_indicators(editions),
            say=funding_sentences,
        ),
        synonyms=SYNONYMS,
        crumbs=(Crumb("Home", addresses.HOME),),
        notice=editions[0].publication.notice if editions else None,
        figures={
            where: figure
            for chart in charts
            for where, figure in ((chart.wide_path, chart.wide), (chart.narrow_path, chart.narrow))
        },
    )


def _comparison(result: FundingResult, editions: Sequence[PublicationResult], path: str, suffix: str) -> Comparison:
    edition = next((each for each in editions if each.publication.publication == result.comparison.publication), None)
    return Comparison(
        result=result,
        suffix=suffix,
        lead=funding_sentences.lead(result),
        peers=peers_chart(result, path, suffix),
        spread=spread_chart(result, path, suffix),
        kinds=tuple(_kinds(result)),
        scenarios=tuple(_scenarios(result, suffix)),
        jumps=tuple(_jumps(result, suffix)),
        edition=Crumb(edition.publication.title, addresses.edition(edition.publication)) if edition else None,
        dashboards=_dashboards(edition) if edition else (),
    )


def _dashboards(edition: PublicationResult) -> tuple[Crumb, ...]:
    """The dashboards on funding: those whose id ends so."""
    publication = edition.publication
    return tuple(
        Crumb(f"{theme.theme.title} {publication.edition}", addresses.dashboard(publication, theme.theme.theme))
        for theme in edition.themes
        if theme.theme.theme.endswith("funding")
    )


def _indicators(editions: Sequence[PublicationResult]) -> list[IndicatorLine]:
    """The rows of the dashboards on funding, in the order of the newest edition, then those that it left out."""
    by_edition = [
        {
            row.row.indicator.indicator: row
            for theme in edition.themes
            if theme.theme.theme.endswith("funding")
            for row in theme.rows
        }
        for edition in editions
        if _dashboards(edition)
    ]
    first = {name: row for rows in reversed(by_edition) for name, row in rows.items()}
    order = dict.fromkeys(name for rows in by_edition for name in rows)
    area = editions[0].publication.area if editions else None
    return [
        IndicatorLine(
            title=first[name].row.indicator.title,
            path=addresses.indicator(area, name),
            results=tuple(rows.get(name) for rows in by_edition),
        )
        for name in order
        if area
    ]


def _kinds(result: FundingResult) -> Iterator[KindLine]:
    for kind in result.kinds:
        less = sum(1 for line in result.lines if line.kind == kind.group and line.amount < result.own.amount)
        title = words.capital(kind.group.short_title)
        yield KindLine(title, kind.areas, kind.lowest, kind.median, kind.highest, less)


def _scenarios(result: FundingResult, suffix: str) -> Iterator[Scenario]:
    """Amounts that the own area is given: of the highest, of its neighbours, and the medians."""
    own, comparison = result.own, result.comparison
    people = comparison.population.value if comparison.population else None

    def scenario(title: str, amount: Decimal, line: FundingLine | None = None) -> Scenario:
        difference = amount - own.amount
        money = None if people is None else difference * people
        return Scenario(title, amount, difference, money, anchor(line, suffix) if line else None)

    top = result.lines[0]
    if top.amount > own.amount:
        yield scenario(f"{top.area.name}, the highest", top.amount, top)
    everyone = f"{len(result.lines):,} {funding_sentences.short_title(comparison.group, len(result.lines))}"
    yield scenario(f"The median of all {everyone}", median(line.amount for line in result.lines))
    if len(result.peers) > 1 and comparison.peer_group:
        peers = funding_sentences.short_title(comparison.peer_group, len(result.peers))
        yield scenario(f"The median of the {len(result.peers)} {peers}", median(line.amount for line in result.peers))
    above = [line for line in result.lines if line.amount > own.amount]
    below = [line for line in result.lines if line.amount < own.amount]
    if len(above) > 1:
        yield scenario(f"{above[-1].area.name}, the next above", above[-1].amount, above[-1])
    if below:
        yield scenario(f"{below[0].area.name}, the next below", below[0].amount, below[0])
    for kind in result.kinds:
        if kind.group != comparison.peer_group and kind.areas > 1:
            yield scenario(f"The median of the {kind.areas} {kind.group.short_title}", kind.median)


def _jumps(result: FundingResult, suffix: str) -> Iterator[tuple[str, str]]:
    """Links into a long table: the own row, and every fiftieth."""
    yield result.own.area.name, anchor(result.own, suffix)
    for start in range(JUMP, len(result.lines), JUMP):
        line = result.lines[start]
        yield f"From {words.ordinal(line.place.first)}: {line.area.name}", anchor(line, suffix)

"""How much money a council has for each resident beside others, and what it would have with theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from site_builder.model import CouncilResult, FundingLine, FundingResult, PublicationResult, RowResult, SumChecked
from site_builder.pages import addresses, funding_sentences, words
from site_builder.pages.funding_charts import Chart, peers_chart, spread_chart
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill

JUMP = 50
"""A link leads to every fiftieth row of a long table."""


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
    names: tuple[tuple[str, str], ...]
    edition: Crumb | None
    dashboards: tuple[Crumb, ...]

    def anchor(self, line: FundingLine) -> str:
        return anchor(line, self.suffix)


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator of the dashboards on funding; a result or None for each edition."""

    indicator: str
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
    title = funding_sentences.title(area, council.funding)
    indicators = _indicators(editions)
    charts = [chart for part in parts for chart in (part.peers, part.spread) if chart]
    return Page(
        path=path,
        title=title,
        description=lead,
        body=fill(
            "funding.html",
            path,
            area=area,
            title=title,
            lead=lead,
            parts=parts,
            dashboards=[crumb for edition in editions for crumb in _dashboards(edition)],
            editions=[edition.publication.edition for edition in editions if _dashboards(edition)],
            indicators=indicators,
            sums_path=addresses.sums_checked(area),
            sums=_sums(council, indicators),
            say=funding_sentences,
        ),
        kind="Funding",
        synonyms=funding_sentences.SYNONYMS,
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
        names=tuple(
            (line.area.name, anchor(line, suffix))
            for line in sorted(result.lines, key=lambda line: (line.area.name, line.area.area))
        ),
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
            indicator=name,
            title=first[name].row.indicator.title,
            path=addresses.indicator(area, name),
            results=tuple(rows.get(name) for rows in by_edition),
        )
        for name in order
        if area
    ]


def _sums(council: CouncilResult, indicators: Sequence[IndicatorLine]) -> list[SumChecked]:
    """Totals among these indicators whose parts do not add up to them."""
    shown = {line.indicator for line in indicators}
    return [
        each.sum
        for each in council.sums
        if each.sum.kind == "figures" and each.sum.indicator and each.sum.indicator.indicator in shown
        if each.parts_total is not None and each.sum.total is not None and each.parts_total != each.sum.total
    ]


def _kinds(result: FundingResult) -> Iterator[KindLine]:
    for kind in result.kinds:
        less = sum(1 for line in result.lines if line.kind == kind.group and line.amount < result.own.amount)
        title = words.capital(kind.group.short_title)
        yield KindLine(title, kind.areas, kind.lowest, kind.median, kind.highest, less)


def _scenarios(result: FundingResult, suffix: str) -> Iterator[Scenario]:
    """Amounts that the own area is given: of the highest, those that the report names, medians, and neighbours."""
    comparison = result.comparison

    def scenario(title: str, amount: Decimal, target: str | None = None) -> Scenario:
        difference = amount - result.own.amount
        people = comparison.population.value if comparison.population else None
        return Scenario(title, amount, difference, None if people is None else difference * people, target)

    roles = _roles(result)
    lines = [
        (leads, scenario(f"{line.area.name}, {', '.join(said)}", line.amount, anchor(line, suffix)))
        for line, said, leads in roles
    ]
    yield from (each for leads, each in lines if leads)
    everyone = f"{len(result.lines):,} {funding_sentences.short_title(comparison.group, len(result.lines))}"
    yield scenario(f"The median of all {everyone}", result.median)
    if len(result.peers) > 1 and comparison.peer_group and result.peers_median is not None:
        peers = funding_sentences.short_title(comparison.peer_group, len(result.peers))
        yield scenario(f"The median of the {len(result.peers)} {peers}", result.peers_median)
    yield from (each for leads, each in lines if not leads)
    for kind in result.kinds:
        if kind.group != comparison.peer_group and kind.areas > 1:
            yield scenario(f"The median of the {kind.areas} {kind.group.short_title}", kind.median)


def _roles(result: FundingResult) -> list[tuple[FundingLine, list[str], bool]]:
    """The areas whose amounts are tried, each once, with why, and whether it stands before the medians."""
    own = result.own
    above = [line for line in result.lines if line.amount > own.amount]
    below = [line for line in result.lines if line.amount < own.amount]
    named = [line for line in result.lines if line.printed and line.printed.named and line.area != own.area]
    found: dict[str, tuple[FundingLine, list[str], bool]] = {}
    for lines, why, leads in (
        (above[:1], "the highest", True),
        (named, "named in the report", True),
        (above[1:][-1:], "the next above", False),
        (below[:1], "the next below", False),
    ):
        for line in lines:
            found.setdefault(line.area.area, (line, [], leads))[1].append(why)
    return list(found.values())


def _jumps(result: FundingResult, suffix: str) -> Iterator[tuple[str, str]]:
    """Links into a long table: the own row, and every fiftieth."""
    yield result.own.area.name, anchor(result.own, suffix)
    for start in range(JUMP, len(result.lines), JUMP):
        line = result.lines[start]
        yield f"From {words.ordinal(line.place.first)}: {line.area.name}", anchor(line, suffix)

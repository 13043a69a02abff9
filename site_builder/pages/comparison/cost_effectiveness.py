"""The cost effectiveness index of all areas, with its warnings, and what the funding of others would come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.model import CostEffectivenessLine, ScopeResult
from site_builder.pages import addresses, period_words, words
from site_builder.pages.comparison import cost_effectiveness_words as say
from site_builder.pages.comparison import firmness, overview
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.comparison.funding_gaps import funding_gaps
from site_builder.pages.page import Page
from site_builder.pages.render import fill


@dataclass(frozen=True)
class Line:
    """An area in the table. `leaving_one_out` is a range of places, `core` its place by core average."""

    name: str
    path: str | None
    own: bool
    place: str
    index: str
    input: str
    output: str
    funding: str
    core: str
    by_z_scores: str
    by_ranks: str
    by_min_max: str
    leaving_one_out: str


def cost_effectiveness_page(compared: Compared) -> Page | None:
    """The page of the index; None where no funding is known.

    Where there is funding and no index, or none of the own area, the page says why: a reader who looks
    for the index learns more from that than from a page that is not there.
    """
    publication, funding = compared.result.publication, compared.edition.funding
    if funding is None:
        return None
    path = addresses.comparison_part(publication, "cost-effectiveness")
    lines = compared.edition.cost_effectiveness or ()
    own = next((line for line in lines if line.area == compared.own.area), None)
    core = compared.scope("core")
    lead = cost_effectiveness_lead(compared)
    return Page(
        path=path,
        title=f"Cost effectiveness index, {compared.own.name} {publication.edition}",
        description=lead,
        body=fill(
            "comparison/cost_effectiveness.html",
            path,
            compared=compared,
            publication=publication,
            lead=lead,
            own=[say.halves(compared, own), say.robust(own)] if own else [],
            warnings=say.warnings(compared, funding),
            lines=[_line(compared, line, core) for line in _by_place(compared, lines)],
            steps=list(say.steps(compared, funding, lines, own)) if own else [],
            without=list(_without(compared, lines)) if lines else [],
            gaps=funding_gaps(compared),
            funding=funding,
            funding_period=period_words.period(funding.period),
            funding_path=compared.indicator_path(funding.indicator.indicator),
            core=core,
            core_path=compared.theme_path(core) if core else None,
            overview_path=addresses.comparison(publication),
            spending_path=addresses.comparison_part(publication, "spending"),
        ),
        kind="Comparison",
        synonyms=("value for money", "cost effective", "efficient", "index", "funding", "core spending power"),
        crumbs=overview.crumbs(compared, inside=True),
        notice=publication.notice,
        edition=publication.edition,
    )


def cost_effectiveness_lead(compared: Compared) -> str:
    """The place on the index, or why there is none."""
    lines = compared.edition.cost_effectiveness
    if not lines:
        return f"No area has a cost effectiveness index: {say.why_no_index(compared)}."
    own = next((line for line in lines if line.area == compared.own.area), None)
    if own is None:
        return f"{compared.own.name} has no place on this index: {say.why_not_own(compared, compared.own.area)}."
    return say.lead(compared, own)


def _by_place(compared: Compared, lines: tuple[CostEffectivenessLine, ...]) -> list[CostEffectivenessLine]:
    return sorted(lines, key=lambda line: (line.place.first, compared.names[line.area]))


def _line(compared: Compared, line: CostEffectivenessLine, core: ScopeResult | None) -> Line:
    area = next(area for area in compared.areas if area.area == line.area)
    funding = compared.edition.funding
    own = area == compared.own
    place = compared.line(core, line.area).place if core else None
    return Line(
        name=area.name,
        path=None if own else addresses.compared_council(compared.result.publication, area),
        own=own,
        place=words.place(line.place),
        index=say.share(line.index),
        input=say.share(line.input),
        output=say.share(line.output),
        funding=words.amount(line.funding, funding.indicator) if funding else "",
        core=words.place(place) if place else "",
        by_z_scores=words.ordinal(line.by_z_scores),
        by_ranks=words.ordinal(line.by_ranks),
        by_min_max="none" if line.by_min_max is None else words.ordinal(line.by_min_max),
        leaving_one_out=firmness.range_words(line.leaving_one_out) if line.leaving_one_out else "none",
    )


def _without(compared: Compared, lines: tuple[CostEffectivenessLine, ...]) -> Iterator[str]:
    """The areas that have no index, with the reason; those that share one are told together."""
    there, by_reason = {line.area for line in lines}, dict[str, list[str]]()
    for area in compared.areas:
        if area.area not in there:
            by_reason.setdefault(say.why_not_own(compared, area.area), []).append(area.name)
    for reason, names in by_reason.items():
        yield f"{words.listed(names)} ({reason if len(names) == 1 else reason.replace('its ', 'their ')})"

"""The charts of a funding comparison, with the words that belong to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from site_builder.charts.figure import Figure
from site_builder.charts.ranking import Amount, ranking_figure
from site_builder.charts.spread import Dot, Kind, spread_figure
from site_builder.model import FundingComparison, FundingLine, FundingResult
from site_builder.pages import addresses, funding_sentences, words

MOST_BARS = 60
"""A picture with more bars than this is too long to look at."""


@dataclass(frozen=True)
class Chart:
    """The same chart in two widths."""

    wide: Figure
    wide_path: str
    narrow: Figure
    narrow_path: str


def _source(comparison: FundingComparison) -> str:
    return f"Source: {comparison.source.title}, {comparison.source.publisher}" if comparison.source else ""


def peers_chart(result: FundingResult, path: str, suffix: str) -> Chart | None:
    """Bars of the areas that are most like the own one; None where there are none, or far too many.

    Args:
        result: the comparison.
        path: of the page that it stands on.
        suffix: of its name, where a page has several.
    """
    comparison = result.comparison
    if comparison.peer_group is None or result.own.place_among_peers is None:
        return None
    if not 2 <= len(result.peers) <= MOST_BARS:
        return None
    standing = funding_sentences.standing(result.own.place_among_peers, comparison.peer_group)
    peers = f"{len(result.peers)} {funding_sentences.short_title(comparison.peer_group, len(result.peers))}"
    said: dict[str, Any] = {
        "amounts": [
            Amount(
                line.area.name,
                float(line.amount),
                funding_sentences.amount(line.amount, comparison),
                line.area == result.own.area,
            )
            for line in result.peers
        ],
        "title": f"{result.own.area.name} had {funding_sentences.amount(result.own.amount, comparison)}: {standing}",
        "subtitle": f"{_what(comparison)}, {peers}, {comparison.period.text}",
        "alt": f"Bar chart of {funding_sentences.money_of(comparison)} for each resident of {peers} in order. "
        f"{result.own.area.name} is {standing}. The same figures are in the table of all areas on this page.",
        "source": _source(comparison),
    }
    return _both(ranking_figure, said, f"peers{suffix}", path)


def spread_chart(result: FundingResult, path: str, suffix: str) -> Chart:
    """Dots of all areas by kind; those without a kind come last."""
    comparison, own = result.comparison, result.own
    named = {result.lines[0].area, result.lines[-1].area, own.area}
    groups: list[tuple[str, list[FundingLine]]] = [
        (words.capital(kind.group.short_title), [line for line in result.lines if line.kind == kind.group])
        for kind in result.kinds
    ]
    rest = [line for line in result.lines if line.kind is None]
    if rest:
        groups.append(("Others" if groups else words.capital(comparison.group.short_title), rest))
    said: dict[str, Any] = {
        "kinds": [
            Kind(
                title,
                tuple(
                    Dot(
                        float(line.amount),
                        f"{line.area.name} {funding_sentences.amount(line.amount, comparison)}"
                        if line.area in named
                        else "",
                        line.area == own.area,
                    )
                    for line in lines
                ),
            )
            for title, lines in groups
        ],
        "prefix": comparison.indicator.unit.prefix,
        "title": funding_sentences.others(result),
        "subtitle": f"{_what(comparison)}, by type of authority, {comparison.period.text}. "
        "A dot is an authority. The scale does not begin at zero.",
        "alt": f"Dot chart of {funding_sentences.money_of(comparison)} for each resident, a line of dots for each type "
        f"of authority. {funding_sentences.others(result)} than {own.area.name}. The table below has the lowest, the "
        "median and the highest of each type.",
        "source": _source(comparison),
    }
    return _both(spread_figure, said, f"all{suffix}", path)


def _what(comparison: FundingComparison) -> str:
    return f"{words.capital(funding_sentences.money_of(comparison))} for each resident"


def _both(draw: Any, said: dict[str, Any], name: str, path: str) -> Chart:
    return Chart(
        wide=draw(**said, name=name, narrow=False),
        wide_path=addresses.page_chart(path, name),
        narrow=draw(**said, name=f"{name}-narrow", narrow=True),
        narrow_path=addresses.page_chart(path, f"{name}-narrow"),
    )

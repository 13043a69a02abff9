"""The places of a council's own rows in the benchmark that its edition names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model import (
    Assessment,
    Benchmarking,
    BenchmarkResult,
    IndicatorResult,
    Place,
    Publication,
    RankedFigure,
)


@dataclass(frozen=True)
class RankedRow:
    """A place, and the quarter that comes of it, in the form of a recorded one."""

    place: Place
    quartile: Assessment | None


def ranked_rows(publication: Publication, benchmarkings: Sequence[Benchmarking]) -> dict[str, RankedRow]:
    """Find the places of an edition's own area, by indicator.

    Args:
        publication: the edition.
        benchmarkings: of all packages.

    Returns:
        Nothing where the edition names no benchmark.

    Method: docs/method/ranking.md
    """
    edition = _edition(publication, benchmarkings)
    if edition is None:
        return {}
    own = publication.area.area
    return {
        each.row.indicator.indicator: _row(edition, each, each.ranking.figures[own])
        for each in edition.indicators
        if own in each.ranking.figures
    }


def _edition(publication: Publication, benchmarkings: Sequence[Benchmarking]) -> BenchmarkResult | None:
    for each in benchmarkings:
        if each.model.package == publication.package:
            for edition in each.editions:
                if edition.benchmark.benchmark == publication.benchmark:
                    return edition
    return None


def _row(edition: BenchmarkResult, result: IndicatorResult, figure: RankedFigure) -> RankedRow:
    if figure.quartile is None:
        return RankedRow(figure.place, None)
    quartile = Assessment(
        kind="quartile",
        value=str(figure.quartile),
        period=result.period.text if result.period else None,
        group=edition.benchmark.group,
        basis="by the rule",
        reason="Worked out from the figures of all areas compared.",
    )
    return RankedRow(figure.place, quartile)

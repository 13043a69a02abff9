"""All that a site shows."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.model.benchmark_results import Benchmarking
from site_builder.model.council_results import CouncilResult, EditionChanges
from site_builder.model.results import PublicationResult


@dataclass(frozen=True)
class Results:
    """All that a site shows.

    Attributes:
        publications: all editions, newest first within each area.
        councils: what is said of each council beyond its editions.
        changes: for editions that name the one before them.
        benchmarkings: places among areas, worked out, of each package that has a benchmarking model.
    """

    publications: tuple[PublicationResult, ...] = ()
    councils: tuple[CouncilResult, ...] = ()
    changes: tuple[EditionChanges, ...] = ()
    benchmarkings: tuple[Benchmarking, ...] = ()

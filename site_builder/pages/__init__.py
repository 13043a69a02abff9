"""Results in, pages out. Pages know nothing of files; they ask the charts for figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from site_builder.explained import Explained
from site_builder.model import CouncilResult, EditionChanges, PublicationResult, Results
from site_builder.pages import (
    a_to_z,
    addresses,
    archive,
    changes,
    checks,
    committees,
    dashboard,
    data,
    edition,
    funding,
    home,
    indicator,
    lower_performing,
    marks,
    outcome,
    places,
    reference,
    risks,
    sums_checked,
)
from site_builder.pages.comparison import comparison_pages
from site_builder.pages.comparison.compared import Compared, compared_of
from site_builder.pages.page import Crumb, Page
from site_builder.retired_codes import RETIRED_CODES

PAGES = (
    home,
    a_to_z,
    archive,
    edition,
    marks,
    dashboard,
    indicator,
    outcome,
    funding,
    places,
    lower_performing,
    changes,
    risks,
    committees,
    sums_checked,
    data,
    reference,
    checks,
)
"""Every kind of page, one file each."""


SHARED = (
    "addresses",
    "counts",
    "dashboard_csv",
    "figures_in_text",
    "funding_charts",
    "funding_sentences",
    "markdown_text",
    "other_editions",
    "page",
    "period_words",
    "quarter_moves",
    "render",
    "see_also",
    "sentences",
    "series_chart",
    "site_addresses",
    "sparkline",
    "words",
)
"""What the pages have in common; these files make no page of their own."""


@dataclass(frozen=True)
class _Named:
    """A page with the short name under which others link to it."""

    title: str
    page: Page


def make_pages(
    results: Results,
    packages: Sequence[data.PackageDownload],
    offered: Sequence[data.ResultsDownload],
    schemas: Mapping[str, Mapping[str, Any]],
    explained: Sequence[Explained],
) -> list[Page]:
    """Make all pages of a site.

    Args:
        results: all editions, the first area's newest first, and what is said of councils beyond them.
        packages: what is offered for download.
        offered: what was worked out by comparing areas.
        schemas: of the data format, by table.
        explained: every rule that can be told.

    Returns:
        The pages, each with a path of its own.
    """
    lead = results.publications[0]
    # Where there is a real council, an invented one is not mixed into what its readers look things up in.
    apart = not lead.publication.invented
    pages = [
        a_to_z.a_to_z_page([each for each in results.publications if not (apart and each.publication.invented)]),
        data.data_page(results.publications, packages, offered),
        reference.format_page(schemas),
        *checks.check_pages(explained, RETIRED_CODES),
    ]
    others = [each for each in results.publications if each.publication.area != lead.publication.area]
    for area in dict.fromkeys(result.publication.area.area for result in results.publications):
        made = _of_area(results, area, others)
        invented = any(each.publication.invented for each in results.publications if each.publication.area.area == area)
        pages += [replace(page, searchable=False) for page in made] if apart and invented else made
    return pages


def _of_area(results: Results, area: str, others: Sequence[PublicationResult]) -> list[Page]:
    """All pages of one area; of the first area the home page too."""
    editions = [result for result in results.publications if result.publication.area.area == area]
    councils = [each for each in results.councils if each.council.area.area == area]
    changed = [each for each in results.changes if each.newer.area.area == area]
    compared = {each.publication.publication: compared_of(each, results.benchmarkings) for each in editions}
    beside = {name: comparison_pages(each) for name, each in compared.items() if each}
    parts = {
        result.publication.publication: _parts(result, changed, beside.get(result.publication.publication))
        for result in editions
    }
    named = _area_pages(editions, councils, changed)
    links = {name: [*_links(own), *_outcomes(editions, name)] for name, own in parts.items()}
    listed = _Named("All editions", archive.archive_page(editions, links))
    own = [each for each in parts[editions[0].publication.publication] if each.page.kind != "List"]
    pages = [each.page for each in (*named, listed)]
    pages += [each.page for each_parts in parts.values() for each in each_parts]
    pages += _edition_pages(editions, councils, links, compared)
    pages += [page for made in beside.values() for page in made[1:]]
    if editions[0] is results.publications[0]:
        more = [home.More(each.title, each.page.path, each.page.description) for each in (*named, *own, listed)]
        outcomes = _outcomes(editions, editions[0].publication.publication)
        pages.append(home.home_page(editions[0], others, outcomes, more))
    return pages


def _links(named: Sequence[_Named]) -> list[Crumb]:
    return [Crumb(each.title, each.page.path) for each in named]


def _outcomes(editions: Sequence[PublicationResult], name: str) -> list[Crumb]:
    """What was written on the outcomes of an edition."""
    return [
        Crumb(
            f"{narrative.outcome.title}, in words",
            addresses.outcome(result.publication, narrative.outcome.outcome),
        )
        for result in editions
        if result.publication.publication == name
        for narrative in result.publication.narratives
    ]


def _edition_pages(
    editions: Sequence[PublicationResult],
    councils: Sequence[CouncilResult],
    links: Mapping[str, Sequence[Crumb]],
    compared: Mapping[str, Compared | None],
) -> list[Page]:
    """Counts, dashboards, outcomes and indicators of each edition."""
    pages: list[Page] = []
    for result in editions:
        council = next((each for each in councils if each.council.package == result.publication.package), None)
        pages.append(edition.edition_page(result, links[result.publication.publication]))
        pages += outcome.outcome_pages(result, editions, council)
        pages += dashboard.dashboard_pages(result, editions, councils)
        pages += indicator.indicator_pages(result, editions, compared[result.publication.publication])
    return pages


def _parts(result: PublicationResult, changed: Sequence[EditionChanges], beside: Sequence[Page] | None) -> list[_Named]:
    """The pages of one edition beside its dashboards, some of which it may not have; of a comparison its first."""
    own = next((each for each in changed if each.newer is result.publication), None)
    made = (
        ("Among comparable areas", beside[0] if beside else None),
        ("What needs attention and what is strong", marks.marks_page(result)),
        ("Risks", risks.risks_page(result)),
        ("Changes to the indicators", changes.changes_page(result, own)),
    )
    return [_Named(title, page) for title, page in made if page]


def _area_pages(
    editions: Sequence[PublicationResult], councils: Sequence[CouncilResult], changed: Sequence[EditionChanges]
) -> list[_Named]:
    """The pages on an area that span its editions, in the order in which the home page names them."""
    made: list[tuple[str, Page | None]] = []
    for council in councils:
        own = [each for each in changed if each.newer.package == council.council.package]
        made += [
            ("Funding for each resident beside other areas", funding.funding_page(council, editions)),
            ("Places among other areas", places.places_page(council, editions)),
            (
                "Where it does less well than others",
                lower_performing.lower_performing_page(council, editions, own),
            ),
            ("Committees and their dashboards", committees.committees_page(council, editions)),
            ("Where the reports do not agree", sums_checked.sums_page(council, editions)),
        ]
    return [_Named(title, page) for title, page in made if page]

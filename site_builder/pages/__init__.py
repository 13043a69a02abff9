"""Results in, pages out. Pages know nothing of files; they ask the charts for figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.model import CouncilResult, EditionChanges, PublicationResult, Results
from site_builder.pages import (
    a_to_z,
    addresses,
    archive,
    changes,
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
from site_builder.pages.page import Crumb, Page

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
    "quarter_moves",
    "render",
    "sentences",
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
    schemas: Mapping[str, Mapping[str, Any]],
    checks: Sequence[reference.DescribedCheck],
) -> list[Page]:
    """Make all pages of a site.

    Args:
        results: all editions, the first area's newest first, and what is said of councils beyond them.
        packages: what is offered for download.
        schemas: of the data format, by table.
        checks: every check that ran.

    Returns:
        The pages, each with a path of its own.
    """
    pages = [
        a_to_z.a_to_z_page(results.publications),
        data.data_page(results.publications, packages),
        reference.format_page(schemas),
        reference.checks_page(checks),
    ]
    lead = results.publications[0]
    others = [each for each in results.publications if each.publication.area != lead.publication.area]
    for area in dict.fromkeys(result.publication.area.area for result in results.publications):
        editions = [result for result in results.publications if result.publication.area.area == area]
        councils = [each for each in results.councils if each.council.area.area == area]
        made = _edition_pages(editions, councils, results.changes)
        named = _area_pages(editions, councils, results.changes)
        pages += [*made, *(each.page for each in named)]
        if editions[0] is lead:
            pages.append(home.home_page(lead, others, *_more(lead, made, named)))
    return pages


def _more(
    lead: PublicationResult, made: Sequence[Page], named: Sequence[_Named]
) -> tuple[list[Crumb], list[home.More]]:
    """What the home page leads to beside the dashboards: outcomes in words, and every other kind of page."""
    newest = [page for page in made if page.edition == lead.publication.edition]
    outcomes = [
        Crumb(narrative.outcome.title, addresses.outcome(lead.publication, narrative.outcome.outcome))
        for narrative in lead.publication.narratives
    ]
    titles = {"Risks": "Risks", "Changes": "Changes to the indicators"}
    own = [_Named(titles[page.kind], page) for page in newest if page.kind in titles]
    return outcomes, [
        home.More(each.title, each.page.path, each.page.description) for each in (*named[:-1], *own, named[-1])
    ]


def _edition_pages(
    editions: Sequence[PublicationResult], councils: Sequence[CouncilResult], changed: Sequence[EditionChanges]
) -> list[Page]:
    """The pages that belong to one edition each, and the indicators' pages."""
    pages: list[Page] = []
    seen: set[str] = set()
    for result in editions:
        own = [_Named("What needs attention and what is strong", marks.marks_page(result)), *_parts(result, changed)]
        council = next((each for each in councils if each.council.package == result.publication.package), None)
        written = list(outcome.outcome_pages(result, editions, council))
        parts = [Crumb(each.title, each.page.path) for each in own]
        parts += [
            Crumb(narrative.outcome.title, addresses.outcome(result.publication, narrative.outcome.outcome))
            for narrative in result.publication.narratives
        ]
        pages += [edition.edition_page(result, parts), *(each.page for each in own), *written]
        pages += dashboard.dashboard_pages(result, editions)
        for page in indicator.indicator_pages(result, editions):
            # An indicator has one page; the newest edition, which comes first, makes it.
            if page.path not in seen:
                pages.append(page)
            seen.add(page.path)
    return pages


def _parts(result: PublicationResult, changed: Sequence[EditionChanges]) -> list[_Named]:
    """The pages of one edition that it may have or not."""
    own = next((each for each in changed if each.newer is result.publication), None)
    made = (("Risks", risks.risks_page(result)), ("Changes to the indicators", changes.changes_page(result, own)))
    return [_Named(title, page) for title, page in made if page]


def _area_pages(
    editions: Sequence[PublicationResult], councils: Sequence[CouncilResult], changed: Sequence[EditionChanges]
) -> list[_Named]:
    """The pages on an area that span its editions, in the order in which the home page names them."""
    own = [each for each in changed if each.newer.area == editions[0].publication.area]
    made: list[tuple[str, Page | None]] = []
    for council in councils:
        made += [
            ("Funding", funding.funding_page(council, editions)),
            ("Places among other areas", places.places_page(council, editions)),
            ("Lower performing areas", lower_performing.lower_performing_page(council, editions, own)),
            ("Committees and their dashboards", committees.committees_page(council, editions)),
            ("Sums checked", sums_checked.sums_page(council, editions)),
        ]
    made.append(("All editions", archive.archive_page(editions)))
    return [_Named(title, page) for title, page in made if page]

"""Results in, pages out. Pages know nothing of files; they ask the charts for figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from site_builder.model import Results
from site_builder.pages import a_to_z, dashboard, data, edition, home, indicator, marks, reference
from site_builder.pages.page import Page

PAGES = (home, a_to_z, edition, marks, dashboard, indicator, data, reference)
"""Every kind of page, one file each."""


SHARED = ("addresses", "counts", "dashboard_csv", "page", "render", "sentences", "sparkline", "words")
"""What the pages have in common; these files make no page of their own."""


def make_pages(
    results: Results,
    packages: Sequence[data.PackageDownload],
    schemas: Mapping[str, Mapping[str, Any]],
    checks: Sequence[reference.DescribedCheck],
) -> list[Page]:
    """Make all pages of a site.

    Args:
        results: all editions, the first area's newest first.
        packages: what is offered for download.
        schemas: of the data format, by table.
        checks: every check that ran.

    Returns:
        The pages, each with a path of its own.
    """
    lead, *others = results.publications
    pages = [
        home.home_page(lead, others),
        a_to_z.a_to_z_page(results.publications),
        data.data_page(results.publications, packages),
        reference.format_page(schemas),
        reference.checks_page(checks),
    ]
    seen: set[str] = set()
    for result in results.publications:
        pages += [edition.edition_page(result), marks.marks_page(result), *dashboard.dashboard_pages(result)]
        for page in indicator.indicator_pages(result):
            # An indicator has one page; the newest edition, which comes first, makes it.
            if page.path not in seen:
                pages.append(page)
            seen.add(page.path)
    return pages

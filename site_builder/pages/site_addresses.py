"""Every address of a site, without making its pages: drawing them takes longer than working the figures out.

A test holds this list to the pages that are made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.model import CouncilResult, EditionChanges, Package, PublicationResult, Results
from site_builder.pages import addresses
from site_builder.pages.addresses import url
from site_builder.pages.comparison.compared import Compared, compared_of
from site_builder.pages.comparison.quadrants import has_chart


def site_addresses(packages: Sequence[Package], results: Results, result_tables: Sequence[str]) -> frozenset[str]:
    """Addresses of all pages and of all files to download, relative to the site's root. Pictures are left out,
    and the pages of codes, which are the program's and not the data's.

    Args:
        packages: of the site.
        results: what was worked out of them.
        result_tables: names of the tables that are offered of each benchmarking.
    """
    paths = [*page_paths(results), *_downloads(packages, results, result_tables)]
    return frozenset(url(path) for path in paths)


def page_paths(results: Results) -> Iterator[str]:
    """The path of every page that is made of some results."""
    yield from (addresses.HOME, addresses.A_TO_Z, addresses.DATA, addresses.FORMAT, addresses.CHECKS)
    for area in dict.fromkeys(result.publication.area.area for result in results.publications):
        editions = [result for result in results.publications if result.publication.area.area == area]
        changed = [each for each in results.changes if each.newer.area.area == area]
        yield addresses.archive(editions[0].publication.area)
        for council in results.councils:
            if council.council.area.area == area:
                yield from _of_council(council, changed)
        for result in editions:
            yield from _of_edition(result, changed)
            compared = compared_of(result, results)
            if compared:
                yield from _of_comparison(compared)
        owner = editions[0].publication.area
        reported = (row.indicator.indicator for result in editions for row in result.publication.rows)
        yield from (addresses.indicator(owner, indicator) for indicator in dict.fromkeys(reported))


def _of_council(council: CouncilResult, changed: Sequence[EditionChanges]) -> Iterator[str]:
    area = council.council.area
    own = [each for each in changed if each.newer.package == council.council.package]
    for there, path in (
        (council.funding, addresses.funding),
        (council.positions, addresses.places),
        (council.lists or own, addresses.lower_performing),
        (council.council.committees, addresses.committees),
        (council.sums, addresses.sums_checked),
    ):
        if there:
            yield path(area)


def _of_edition(result: PublicationResult, changed: Sequence[EditionChanges]) -> Iterator[str]:
    publication = result.publication
    yield addresses.edition(publication)
    yield addresses.marks(publication)
    if publication.risks:
        yield addresses.risks(publication)
    if publication.changes or any(each.newer is publication for each in changed):
        yield addresses.changes(publication)
    yield from (addresses.outcome(publication, each.outcome.outcome) for each in publication.narratives)
    yield from (addresses.dashboard(publication, theme.theme.theme) for theme in result.themes)


def _of_comparison(compared: Compared) -> Iterator[str]:
    publication = compared.result.publication
    yield addresses.comparison(publication)
    yield from (addresses.compared_theme(publication, each.theme.benchmark_theme) for each in compared.edition.scopes)
    others = [area for area in compared.areas if area != compared.own]
    for part, there in (
        ("spending", _has_spending(compared)),
        ("history", _has_history(compared)),
        ("cost-effectiveness", compared.edition.funding is not None),
        ("lower-performing", any(compared.figure(each) for each in compared.edition.indicators)),
        ("councils", bool(others)),
        ("methods", compared.edition.benchmark.benchmark in compared.benchmarking.switches),
    ):
        if there:
            yield addresses.comparison_part(publication, part)
    yield from (addresses.compared_council(publication, area) for area in others)


def _has_spending(compared: Compared) -> bool:
    """Whether a theme has spending to set places against, or overall and core have any amount."""
    return any(
        has_chart(compared, points) and (comparator == "spending" or scope.theme.kind != "theme")
        for scope in compared.edition.scopes
        for comparator, points in scope.quadrants.items()
    )


def _has_history(compared: Compared) -> bool:
    themes = (scope.theme.benchmark_theme for scope in compared.edition.scopes)
    return len(compared.editions) > 1 and any(year.place for theme in themes for year in compared.history(theme))


def _downloads(packages: Sequence[Package], results: Results, result_tables: Sequence[str]) -> Iterator[str]:
    for package in packages:
        folder = addresses.package_folder(package.name)
        yield addresses.package_zip(package.name)
        yield f"{folder}/datapackage.json"
        yield from (f"{folder}/data/{name}.csv" for name in package.tables)
    for benchmarking in results.benchmarkings:
        folder = addresses.results_folder(benchmarking.model.package)
        yield addresses.results_zip(benchmarking.model.package)
        yield f"{folder}/datapackage.json"
        yield from (f"{folder}/data/{name}.csv" for name in result_tables)
    for result in results.publications:
        for theme in result.themes:
            yield addresses.dashboard_csv(result.publication, theme.theme.theme)

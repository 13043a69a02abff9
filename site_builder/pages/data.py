"""What can be downloaded, with its sources and licences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model import PublicationResult, Source
from site_builder.pages import addresses
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill


@dataclass(frozen=True)
class TableDownload:
    name: str
    rows: int
    description: str
    path: str


@dataclass(frozen=True)
class PackageDownload:
    """A data package as the page offers it. `size` is in words."""

    name: str
    title: str
    description: str
    size: str
    descriptor: str
    zip: str
    tables: tuple[TableDownload, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class ResultTable:
    name: str
    title: str
    rows: int
    description: str
    path: str
    rule: str
    page: str


@dataclass(frozen=True)
class ResultsDownload:
    """What was worked out by comparing areas, as the page offers it. `size` is in words."""

    package: str
    title: str
    invented: bool
    size: str
    descriptor: str
    zip: str
    tables: tuple[ResultTable, ...]


@dataclass(frozen=True)
class File:
    title: str
    path: str
    rows: int


@dataclass(frozen=True)
class EditionDownload:
    id: str
    title: str
    files: tuple[File, ...]


def data_page(
    results: Sequence[PublicationResult],
    packages: Sequence[PackageDownload],
    compared: Sequence[ResultsDownload] = (),
) -> Page:
    """The page of downloads.

    Args:
        results: all editions.
        packages: the data that the site was made from.
        compared: what was worked out by comparing areas.
    """
    editions = [
        EditionDownload(
            id=result.publication.publication,
            title=f"{result.publication.area.name} {result.publication.edition}",
            files=tuple(
                File(
                    theme.theme.title,
                    addresses.dashboard_csv(result.publication, theme.theme.theme),
                    len(theme.rows),
                )
                for theme in result.themes
            ),
        )
        for result in results
    ]
    return Page(
        path=addresses.DATA,
        title="Data to download",
        description="Every figure of this site as CSV files and as data packages, with sources and licences.",
        body=fill("data.html", addresses.DATA, packages=packages, editions=editions, compared=compared),
        kind="Data",
        synonyms=("download", "csv", "excel", "spreadsheet", "open data"),
        crumbs=(Crumb("Home", addresses.HOME),),
    )

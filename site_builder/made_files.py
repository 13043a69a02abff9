"""Everything that is made, as files by path: pages, charts, and downloads with what the data page says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from site_builder.checks import EXPLAINED
from site_builder.errors import UsageError
from site_builder.model import Benchmarking, Package, Results
from site_builder.output.downloads import package_files, size_in_words, write_spreadsheet_csv, zip_files
from site_builder.output.results import RESULT_TABLES, results_files
from site_builder.output.svg import SvgCache, render
from site_builder.pages import make_pages
from site_builder.pages.addresses import (
    dashboard_csv,
    link,
    package_folder,
    package_zip,
    results_folder,
    results_zip,
    url,
)
from site_builder.pages.dashboard_csv import COLUMNS, dashboard_rows
from site_builder.pages.data import PackageDownload, ResultsDownload, ResultTable, TableDownload
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.sources.lookups import Lookups
from site_builder.sources.lookups import kept_back as indicators_kept_back


class Made(dict[str, bytes]):
    """Made files by path. Two things that want one place are an error, never a silent loss."""

    def __setitem__(self, path: str, content: bytes) -> None:
        if path in self:
            raise UsageError(f"Two pages or files want the address {url(path)}. Give one of them another id.")
        super().__setitem__(path, content)


def make_files(packages: Sequence[Package], results: Results, cache: Path) -> dict[str, bytes]:
    """Everything that is made, by its path in the source folder: pages, charts and downloads."""
    made = Made()
    offered = []
    kept_back = {package.name: _kept_back(package, results) for package in packages}
    for package in packages:
        package_made = package_files(package, TABLE_SCHEMAS, kept_back[package.name])
        # Markdown is for those who take the archive; on the site MkDocs would publish it as a page.
        texts = {"README.md": package.readme.encode()} if package.readme else {}
        texts |= {f"narrative/{file.publication}/{file.outcome}.md": file.text.encode() for file in package.narratives}
        archive = zip_files({f"{package.name}/{name}": content for name, content in (package_made | texts).items()})
        made[package_zip(package.name)] = archive
        for name, content in package_made.items():
            made[f"{package_folder(package.name)}/{name}"] = content
        offered.append(_offer(package, len(archive), kept_back[package.name]))
    compared = []
    for benchmarking in results.benchmarkings:
        files = _results(benchmarking, kept_back[benchmarking.model.package])
        for path, content in files.items():
            made[path] = content
        compared.append(_offer_results(benchmarking, files))
    for result in results.publications:
        for theme in result.themes:
            path = dashboard_csv(result.publication, theme.theme.theme)
            made[path] = write_spreadsheet_csv(COLUMNS, dashboard_rows(result, theme))

    svg_cache = SvgCache(cache)
    for page in make_pages(results, offered, compared, TABLE_SCHEMAS, EXPLAINED):
        made[page.path] = page.markdown(link).encode()
        for path, figure in page.figures.items():
            made[path] = render(figure, svg_cache).encode()
    svg_cache.prune()
    return made


def _kept_back(package: Package, results: Results) -> frozenset[str]:
    """The indicators of a package whose figures may not be passed on, as this package says and no other."""
    own = (each.publication for each in results.publications if each.publication.package == package.name)
    return indicators_kept_back([package], own)


def _results(benchmarking: Benchmarking, kept_back: frozenset[str]) -> dict[str, bytes]:
    """What was worked out by comparing areas, as a data package, file by file and as one archive."""
    model = replace(benchmarking.model, kept_back=kept_back)
    files = results_files(replace(benchmarking, model=model))
    archive = zip_files({f"{model.package}-results/{name}": content for name, content in files.items()})
    folder = results_folder(model.package)
    return {results_zip(model.package): archive} | {f"{folder}/{name}": content for name, content in files.items()}


def _offer_results(benchmarking: Benchmarking, files: Mapping[str, bytes]) -> ResultsDownload:
    model = benchmarking.model
    folder, archive = results_folder(model.package), results_zip(model.package)
    return ResultsDownload(
        package=model.package,
        title=f"Results: {model.title}",
        invented=model.invented,
        size=size_in_words(len(files[archive])),
        descriptor=f"{folder}/datapackage.json",
        zip=archive,
        tables=tuple(
            ResultTable(
                table.name,
                table.title,
                files[path].count(b"\n") - 1,
                table.description,
                path,
                table.rule,
                f"{table.page}.md",
            )
            for table in RESULT_TABLES
            for path in (f"{folder}/data/{table.name}.csv",)
        ),
    )


def _offer(package: Package, size: int, kept_back: frozenset[str]) -> PackageDownload:
    folder = package_folder(package.name)
    return PackageDownload(
        name=package.name,
        title=str(package.descriptor.get("title") or package.name),
        description=str(package.descriptor.get("description") or ""),
        size=size_in_words(size),
        descriptor=f"{folder}/datapackage.json",
        zip=package_zip(package.name),
        tables=tuple(
            TableDownload(
                name,
                len(table.frame) - (table.frame["indicator"].isin(kept_back).sum() if name == "observations" else 0),
                TABLE_SCHEMAS[name]["description"],
                f"{folder}/data/{name}.csv",
            )
            for name, table in package.tables.items()
        ),
        sources=tuple(Lookups(package).sources.values()),
    )

"""The whole way of the data on one screen: packages in, a finished site out, or findings and nothing touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path

from filelock import FileLock, Timeout

from site_builder.calculations.results import work_out
from site_builder.checks import EXPLAINED, check_package
from site_builder.errors import DataError, UsageError
from site_builder.finding import Finding
from site_builder.model import Benchmarking, Package, Publication, Results
from site_builder.output.downloads import package_files, size_in_words, write_spreadsheet_csv, zip_files
from site_builder.output.results import results_files
from site_builder.output.source_folder import write_source_folder
from site_builder.output.svg import SvgCache, render
from site_builder.output.swap import fresh_folder, recover, swap_in
from site_builder.pages import make_pages
from site_builder.pages.addresses import (
    dashboard,
    dashboard_csv,
    edition,
    link,
    package_folder,
    package_zip,
    results_folder,
    results_zip,
    url,
)
from site_builder.pages.dashboard_csv import COLUMNS, dashboard_rows
from site_builder.pages.data import PackageDownload, TableDownload
from site_builder.publisher.finish import remove_unused_theme_files, write_redirects
from site_builder.publisher.mkdocs import run_mkdocs
from site_builder.publisher.search_index import make_search_index
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.sources import find_packages
from site_builder.sources.benchmarks import read_benchmarks
from site_builder.sources.councils import read_councils
from site_builder.sources.csv_package import read_package
from site_builder.sources.lookups import Lookups, indicators_kept_back
from site_builder.sources.publications import read_publications

Report = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """Where things lie. `config` is the site's mkdocs.yml; the rest follows from it unless it is said.

    Attributes:
        packages: data packages, or folders of them.
        site: the finished site.
        source: the publisher's source folder.
        docs: pages that people write.
        cache: pictures that were drawn before.
    """

    config: Path
    packages: tuple[Path, ...]
    site: Path
    source: Path
    docs: Path
    cache: Path


@dataclass(frozen=True)
class Checked:
    """Packages with what the checks found in them."""

    packages: tuple[Package, ...]
    findings: tuple[Finding, ...]


def plan_beside(config: Path, packages: Sequence[Path] = (), site: Path | None = None) -> Plan:
    """The usual places, beside mkdocs.yml."""
    root = config.resolve().parent
    return Plan(
        config=config.resolve(),
        packages=tuple(packages) or (root / "datapackages",),
        site=(site or root / "site").resolve(),
        source=root / "build",
        docs=root / "docs",
        cache=root / ".cache" / "charts",
    )


def check(paths: Sequence[Path], report: Report = lambda stage: None) -> Checked:
    """Read and check packages; all findings of all files.

    Raises:
        UsageError: there is no package.
    """
    packages, findings = [], []
    for folder in find_packages(paths):
        report(f"Checking {folder.name}")
        package, faults = read_package(folder)
        packages.append(package)
        findings += [*faults, *check_package(package)]
    # The first area makes the home page, and that is never an invented one where there is a real one.
    packages.sort(key=lambda package: package.invented)
    return Checked(tuple(packages), tuple(findings))


def build(plan: Plan, report: Report = lambda stage: None) -> tuple[Results, tuple[Finding, ...]]:
    """Check, work out, write, publish, finish, and swap the new site in.

    Returns:
        The results, and the findings that did not stop the build.

    Raises:
        DataError: there are findings of severity error; nothing on disk was touched.
        UsageError: a folder or mkdocs.yml is not as it must be.
        PublishError: the publisher refused the pages.
    """
    if not plan.config.is_file():
        raise UsageError(
            f"There is no {plan.config}. Run this where the site's mkdocs.yml is, or name it with --config."
        )
    _refuse_overlap(plan)
    checked = check(plan.packages, report)
    if any(finding.severity == "error" for finding in checked.findings):
        raise DataError(checked.findings)

    plan.cache.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(plan.cache / "build.lock", timeout=0):
            return _build(plan, checked, report), checked.findings
    except Timeout:
        raise UsageError("Another build of this site is running, perhaps a preview. Wait for it, or end it.") from None


def _build(plan: Plan, checked: Checked, report: Report) -> Results:
    recover(plan.site)
    report("Working out the figures")
    publications = [publication for package in checked.packages for publication in read_publications(package)]
    councils = [council for package in checked.packages for council in read_councils(package)]
    models = [model for package in checked.packages if (model := read_benchmarks(package))]
    results = work_out(publications, councils, models)

    report("Making pages and charts")
    made = make_files(checked.packages, results, plan.cache)

    report("Writing the publisher's source folder")
    new = fresh_folder(plan.site)
    with as_file(files("site_builder") / "theme") as theme:
        write_source_folder(plan.source, plan.config, plan.site, plan.docs, theme, made)

    report("Publishing with MkDocs")
    run_mkdocs(plan.source, new, updated=max(publication.cut_off for publication in publications))
    report("Making the search index")
    remove_unused_theme_files(new)
    make_search_index(new)
    write_redirects(new, short_addresses(publications))
    swap_in(new, plan.site)
    return results


def _refuse_overlap(plan: Plan) -> None:
    """The finished site must not take the place of anything that it is made from."""
    for kept in (plan.docs, plan.source, plan.config.parent, *(path.resolve() for path in plan.packages)):
        if kept == plan.site or kept.is_relative_to(plan.site):
            raise UsageError(f"The site cannot be made in {plan.site}: {kept} lies there. Name another folder.")


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
    kept_back = frozenset().union(*(result.publication.kept_back() for result in results.publications))
    kept_back |= frozenset().union(*(indicators_kept_back(package) for package in packages))
    for package in packages:
        package_made = package_files(package, TABLE_SCHEMAS, kept_back)
        # Markdown is for those who take the archive; on the site MkDocs would publish it as a page.
        texts = {"README.md": package.readme.encode()} if package.readme else {}
        texts |= {f"narrative/{file.publication}/{file.outcome}.md": file.text.encode() for file in package.narratives}
        archive = zip_files({f"{package.name}/{name}": content for name, content in (package_made | texts).items()})
        made[package_zip(package.name)] = archive
        for name, content in package_made.items():
            made[f"{package_folder(package.name)}/{name}"] = content
        offered.append(_offer(package, len(archive), kept_back))
    for benchmarking in results.benchmarkings:
        for path, content in _results(benchmarking, kept_back).items():
            made[path] = content
    for result in results.publications:
        for theme in result.themes:
            path = dashboard_csv(result.publication, theme.theme.theme)
            made[path] = write_spreadsheet_csv(COLUMNS, dashboard_rows(result, theme))

    svg_cache = SvgCache(cache)
    for page in make_pages(results, offered, TABLE_SCHEMAS, EXPLAINED):
        made[page.path] = page.markdown(link).encode()
        for path, figure in page.figures.items():
            made[path] = render(figure, svg_cache).encode()
    svg_cache.prune()
    return made


def _results(benchmarking: Benchmarking, kept_back: frozenset[str]) -> dict[str, bytes]:
    """What was worked out by comparing areas, as a data package, file by file and as one archive."""
    model = replace(benchmarking.model, kept_back=kept_back)
    files = results_files(replace(benchmarking, model=model))
    archive = zip_files({f"{model.package}-results/{name}": content for name, content in files.items()})
    folder = results_folder(model.package)
    return {results_zip(model.package): archive} | {f"{folder}/{name}": content for name, content in files.items()}


def short_addresses(publications: Sequence[Publication]) -> dict[str, str]:
    """Addresses without a year, which lead to the newest edition."""
    addresses: dict[str, str] = {}
    for publication in sorted(publications, key=lambda publication: publication.edition):
        slug = publication.area.slug
        addresses[slug] = url(edition(publication))
        for theme in {row.theme.theme: row.theme for row in publication.rows}:
            addresses[f"{slug}/{theme}"] = url(dashboard(publication, theme))
    return addresses


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

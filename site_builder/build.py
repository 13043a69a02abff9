"""The whole way of the data on one screen: packages in, a finished site out, or findings and nothing touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

from site_builder.calculations.results import work_out
from site_builder.checks import check_across, check_and_review
from site_builder.errors import DataError, UsageError
from site_builder.finding import Finding, in_place, stop
from site_builder.made_files import make_files
from site_builder.model import Package, Publication, Results
from site_builder.output.alone import alone
from site_builder.output.imported_package import is_imported
from site_builder.output.made_by_us import clear_away
from site_builder.output.plain_files import refuse_link
from site_builder.output.source_folder import write_source_folder
from site_builder.output.swap import fresh_folder, is_away, recover, swap_in
from site_builder.pages.addresses import (
    dashboard,
    edition,
    url,
)
from site_builder.publisher.finish import remove_unused_theme_files, write_redirects
from site_builder.publisher.mkdocs import run_mkdocs
from site_builder.publisher.search_index import make_search_index
from site_builder.settings import read_limits
from site_builder.size_limits import AS_SHIPPED, Limits
from site_builder.sources import find_packages
from site_builder.sources.areas_asked import areas_asked
from site_builder.sources.benchmarks import read_benchmarks
from site_builder.sources.councils import read_councils
from site_builder.sources.csv_package import read_package
from site_builder.sources.publications import read_publications

Report = Callable[[str], None]
_BUSY = "Another build of this site is running, perhaps a preview. Wait for it, or end it."


@dataclass(frozen=True)
class Plan:
    """Where things lie. `config` is the site's mkdocs.yml; the rest follows from it unless it is said.

    Attributes:
        packages: data packages, or folders of them.
        site: the finished site.
        source: the publisher's source folder.
        docs: pages that people write.
        cache: pictures that were drawn before.
        areas: names, slugs or codes of the areas to publish, or "all"; empty for those that have an edition.
    """

    config: Path
    packages: tuple[Path, ...]
    site: Path
    source: Path
    docs: Path
    cache: Path
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """Packages with what the checks found in them.

    Attributes:
        packages: in the order in which the site has them.
        findings: of all of them, by file, line and column; those that nobody reviewed.
        folders: where each package lies, by its name.
        reviewed: warnings and notices that somebody found to be right.
        imported: names of packages that an import made.
    """

    packages: tuple[Package, ...]
    findings: tuple[Finding, ...]
    folders: Mapping[str, Path] = field(default_factory=dict)
    reviewed: tuple[Finding, ...] = ()
    imported: tuple[str, ...] = ()


def plan_beside(
    config: Path, packages: Sequence[Path] = (), site: Path | None = None, areas: Sequence[str] = ()
) -> Plan:
    """The usual places, beside mkdocs.yml."""
    root = config.resolve().parent
    return Plan(
        config=config.resolve(),
        packages=tuple(packages) or (root / "datapackages",),
        # A folder that is named may lie behind a link; the usual one is looked at where it stands.
        site=site.resolve() if site else root / "site",
        source=root / "build",
        docs=root / "docs",
        cache=root / ".cache" / "charts",
        areas=tuple(areas),
    )


def check(paths: Sequence[Path], report: Report = lambda stage: None, limits: Limits = AS_SHIPPED) -> Checked:
    """Read and check packages; all findings of all files.

    Args:
        paths: packages, or folders of them.
        report: is told each stage.
        limits: how large files may be.

    Raises:
        UsageError: there is no package.
    """
    packages: list[Package] = []
    findings: list[Finding] = []
    reviewed: list[Finding] = []
    folders: dict[str, Path] = {}
    for folder in find_packages(paths):
        report(f"Reading {folder.name}")
        package, faults = read_package(folder, limits=limits)
        packages.append(package)
        folders[package.name] = folder.resolve()
        findings += faults
    across = check_across(packages) if len(packages) > 1 else {}
    for package in packages:
        report(f"Checking {package.name}")
        looked_at = check_and_review(package, across.get(package.path))
        findings += looked_at.findings
        reviewed += looked_at.reviewed
    # The first area makes the home page, and that is never an invented one where there is a real one.
    packages.sort(key=lambda package: package.invented)
    imported = tuple(name for name, folder in folders.items() if is_imported(folder))
    return Checked(tuple(packages), tuple(sorted(findings, key=in_place)), folders, tuple(reviewed), imported)


def build(
    plan: Plan, report: Report = lambda stage: None, *, strict: bool = False
) -> tuple[Results, tuple[Finding, ...]]:
    """Check, work out, write, publish, finish, and swap the new site in.

    Args:
        plan: where things lie.
        report: is told each stage.
        strict: whether warnings stop the build as errors do.

    Returns:
        The results, and the findings that did not stop the build.

    Raises:
        DataError: there are findings that stop the build; nothing on disk was touched.
        UsageError: a folder or mkdocs.yml is not as it must be.
        OSError: something cannot be written or read; the last site is as it was.
        PublishError: the publisher refused the pages.
    """
    if not plan.config.is_file():
        raise UsageError(
            f"There is no {plan.config}. Run this where the site's mkdocs.yml is, or name it with --config."
        )
    _refuse_overlap(plan)
    if plan.docs.exists() and not plan.docs.is_dir():
        raise UsageError(f"{plan.docs} is a file, and must be the folder of the pages that people write.")
    lock = plan.cache / "build.lock"
    for path in (plan.cache.parent, plan.cache, lock):
        refuse_link(path)
    if is_away(plan.site):
        with alone(lock, _BUSY):
            recover(plan.site)
    checked = check(plan.packages, report, read_limits(plan.config))
    if stop(checked.findings, strict=strict):
        raise DataError(checked.findings)
    with alone(lock, _BUSY):
        return _build(plan, checked, report), checked.findings


def _build(plan: Plan, checked: Checked, report: Report) -> Results:
    asked = areas_asked(checked.packages, plan.areas) if plan.areas else {}
    packages = [package for package in checked.packages if not asked or package.name in asked]
    recover(plan.site)
    report("Working out the figures")
    results = read_and_work_out(packages, asked)

    report("Making pages and charts")
    made = make_files(packages, results, plan.cache)

    report("Writing the publisher's source folder")
    new = fresh_folder(plan.site)
    try:
        with as_file(files("site_builder") / "theme") as theme:
            write_source_folder(plan.source, plan.config, plan.site, plan.docs, theme, made)
        _publish(plan.source, new, [result.publication for result in results.publications], report)
        swap_in(new, plan.site)
    except BaseException:
        # Half a site is of use to nobody, and may have filled the disk.
        clear_away(new)
        raise
    return results


def _publish(source: Path, new: Path, publications: Sequence[Publication], report: Report) -> None:
    report("Publishing with MkDocs")
    run_mkdocs(source, new, updated=max(publication.cut_off for publication in publications))
    report("Making the search index")
    remove_unused_theme_files(new)
    make_search_index(new)
    write_redirects(new, short_addresses(publications))


def read_and_work_out(packages: Sequence[Package], areas: Mapping[str, Sequence[str]] | None = None) -> Results:
    """From packages in which the checks found no error to everything that pages say.

    Args:
        packages: the home page is made from the first.
        areas: by package name, codes of the areas to publish; without one those that have an edition.
    """
    wanted = areas or {}
    return work_out(
        [each for package in packages for each in read_publications(package, wanted.get(package.name))],
        [each for package in packages for each in read_councils(package, wanted.get(package.name))],
        [model for package in packages if (model := read_benchmarks(package))],
    )


def _refuse_overlap(plan: Plan) -> None:
    """The finished site must not take the place of anything that it is made from."""
    for kept in (plan.docs, plan.source, plan.config.parent, *(path.resolve() for path in plan.packages)):
        if kept == plan.site or kept.is_relative_to(plan.site):
            raise UsageError(f"The site cannot be made in {plan.site}: {kept} lies there. Name another folder.")


def short_addresses(publications: Sequence[Publication]) -> dict[str, str]:
    """Addresses without a year, which lead to the newest edition."""
    addresses: dict[str, str] = {}
    for publication in sorted(publications, key=lambda publication: publication.edition):
        slug = publication.area.slug
        addresses[slug] = url(edition(publication))
        for theme in {row.theme.theme: row.theme for row in publication.rows}:
            addresses[f"{slug}/{theme}"] = url(dashboard(publication, theme))
    return addresses

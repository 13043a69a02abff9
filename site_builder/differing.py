"""The whole of a difference on one screen: two states of the packages in, what becomes another on the site out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.build import Checked, check, read_and_work_out, short_addresses
from site_builder.calculations.difference import compare_states
from site_builder.calculations.record_changes import both_states, same_packages, table_rows
from site_builder.model import Difference, Observation, Package, SiteState, Table
from site_builder.output.report_file import write_report
from site_builder.output.results import RESULT_TABLES
from site_builder.pages.difference import worded
from site_builder.pages.difference.html import difference_html
from site_builder.pages.difference.markdown import difference_markdown
from site_builder.pages.difference.report import Report as Worded
from site_builder.pages.difference.text import difference_text
from site_builder.pages.site_addresses import site_addresses
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.size_limits import AS_SHIPPED, Limits
from site_builder.sources import find_packages
from site_builder.sources.lookups import Lookups, kept_back
from site_builder.sources.observations import read_observations

Report = Callable[[str], None]
FORMATS: Mapping[str, Callable[[Worded], str]] = {
    "text": difference_text,
    "markdown": difference_markdown,
    "html": difference_html,
}
"""How a difference can be written."""
_BY_ENDING = {".md": "markdown", ".html": "html", ".htm": "html"}


@dataclass(frozen=True)
class Sides:
    """The packages of both sides, each with what the checks found in it."""

    old: Checked
    new: Checked

    @property
    def faulty(self) -> bool:
        """Whether one side has an error, so that the two cannot be compared."""
        return any(finding.severity == "error" for finding in (*self.old.findings, *self.new.findings))


def check_sides(old: Path, new: Path, report: Report = lambda stage: None, limits: Limits = AS_SHIPPED) -> Sides:
    """Read and check the packages of both sides.

    Where both are one package, and not a folder of packages, they are taken for two states of the same one,
    whatever their folders are called.

    Args:
        old: a package, or a folder of them.
        new: what is to take its place.
        report: is told what is being done.
        limits: how large files may be.

    Raises:
        UsageError: there is no package on a side.
    """
    sides = Sides(check([old], report, limits), check([new], report, limits))
    [*before], [*after] = find_packages([old]), find_packages([new])
    if [each.resolve() for each in before] == [old.resolve()] and [each.resolve() for each in after] == [new.resolve()]:
        name = sides.new.packages[0].name
        renamed = tuple(replace(package, name=name) for package in sides.old.packages)
        return replace(sides, old=replace(sides.old, packages=renamed))
    return sides


def differ(sides: Sides, apart: int = 3, report: Report = lambda stage: None) -> Difference:
    """Work out what becomes another on the site when the new packages take the place of the old ones.

    Args:
        sides: packages in which the checks found no error.
        apart: places that moved by more than this are listed.
        report: is told what is being done.
    """
    if same_packages(sides.old.packages, sides.new.packages):
        # The site follows from the packages and from nothing else, so there is nothing to work out.
        return Difference(apart=apart)
    report("Working out what is published")
    old = _state(sides.old.packages, sides.new.packages)
    report("Working out what takes its place")
    return compare_states(old, _state(sides.new.packages, sides.old.packages), apart)


def usual_format(file: Path | None) -> str:
    """The format that the name of a file asks for; text where it asks for none."""
    return _BY_ENDING.get(file.suffix.lower(), "text") if file else "text"


def report_of(difference: Difference, format_: str, *, with_kept_back: bool = False) -> tuple[str, str]:
    """A difference in words: the whole report in one of the formats, and the sentence of its counts.

    Args:
        difference: what changes.
        format_: one of `FORMATS`.
        with_kept_back: whether figures that may not be passed on are said, which is for the eyes of who keeps them.
    """
    said = worded(difference, with_kept_back=with_kept_back)
    return FORMATS[format_](said), said.counts


def save_report(file: Path, report: str, packages: Sequence[Path]) -> None:
    """Write a report into a file, which may not lie among the packages.

    Raises:
        UsageError: it does, or the file cannot be written.
    """
    write_report(file, report, packages)


def _state(packages: Sequence[Package], others: Sequence[Package]) -> SiteState:
    results = read_and_work_out(packages)
    publications = [result.publication for result in results.publications]
    own = site_addresses(packages, results, [table.name for table in RESULT_TABLES])
    known = {package.name: Lookups(package).indicators for package in packages}
    return SiteState(
        packages=tuple(packages),
        results=results,
        indicators={
            (name, key): indicator for name, indicators in known.items() for key, indicator in indicators.items()
        },
        observations={
            package.name: tuple(_observations(package, other)) for package, other in both_states(packages, others)
        },
        addresses=own | {f"{address}/" for address in short_addresses(publications)},
        kept_back=kept_back(packages, publications),
    )


def _observations(package: Package, other: Package) -> Iterator[Observation]:
    """The observations of every indicator and area of which some row differs."""
    table = package.tables.get("observations")
    if table is None:
        return
    columns = [field["name"] for field in TABLE_SCHEMAS["observations"]["fields"]]
    own, others = table_rows(table, columns), table_rows(other.tables.get("observations"), columns)
    differing = {row[:2] for row in set(own) ^ set(others)}
    kept = [row[:2] in differing for row in own]
    reduced = Table(table.name, table.path, table.frame[kept])
    yield from read_observations(
        replace(package, tables={**package.tables, "observations": reduced}), Lookups(package).indicators
    )

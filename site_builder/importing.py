"""The whole way of an import on one screen: a mapping and files in, a checked package out, or nothing touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.checks import check_package
from site_builder.errors import DataError, UsageError
from site_builder.finding import Finding
from site_builder.imports.at_source import at_source
from site_builder.imports.made import Taken, UnusedColumn
from site_builder.imports.make_tables import make_tables
from site_builder.imports.mapping import ImportMapping
from site_builder.imports.read_mapping import UnknownChoiceError, read_mapping
from site_builder.imports.review_rows import review_rows
from site_builder.imports.turn import turn_columns, with_absent_columns
from site_builder.model import Table
from site_builder.output.alone import alone_with_package
from site_builder.output.imported_package import (
    discard,
    package_bytes,
    recover_package,
    refuse_other_package,
    swap_in_package,
    write_beside,
)
from site_builder.output.plain_files import refuse_links_on_the_way
from site_builder.size_limits import AS_SHIPPED, Limits
from site_builder.sources.csv_package import read_package
from site_builder.sources.mapping_file import read_mapping_file
from site_builder.sources.ready_mappings import read_ready_mapping, ready_mappings
from site_builder.sources.tidy_csv import Named, TidyFile, read_tidy_csv
from site_builder.sources.workbook_area import is_range
from site_builder.sources.workbook_file import Workbook, is_workbook_name, open_workbook
from site_builder.sources.workbook_sheet import read_sheet
from site_builder.text.hidden_characters import echo
from site_builder.text.marked import Marked
from site_builder.text.near_match import near_match

Report = Callable[[str], None]


@dataclass(frozen=True)
class ImportPlan:
    """What to import.

    Attributes:
        mapping: the mapping's file; or the name of one that is shipped with the program.
        data: the folder of the source files; None for the mapping's own, of a shipped one for the current folder.
        folder: the package to make; None for what the mapping says.
        choices: what was chosen, by the names of the mapping's choices.
        limits: how large files may be.
    """

    mapping: Path | str
    data: Path | None = None
    folder: Path | None = None
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    limits: Limits = AS_SHIPPED

    @property
    def beside(self) -> Path:
        """The folder in which a mapping's files and its package lie, where nothing else is said."""
        if isinstance(self.mapping, str):
            return (self.data or Path()).resolve()
        return self.mapping.resolve().parent

    @property
    def sources(self) -> Path:
        """The folder of the source files."""
        return self.data or self.beside


@dataclass(frozen=True)
class Imported:
    """What was imported.

    Attributes:
        folder: the package.
        rows: of its tables, by name.
        empty_lines: lines of each file that held no row.
        unused_columns: columns of each file that nothing was made from.
        turned: of each file whose columns became rows, how many rows and columns it had.
        reviews: for each warning on the package a row of the mapping's table of reviews, as YAML.
    """

    folder: Path
    findings: tuple[Finding, ...]
    rows: Mapping[str, int]
    taken: tuple[Taken, ...]
    empty_lines: Mapping[str, int]
    unused_columns: Mapping[str, tuple[UnusedColumn, ...]]
    turned: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    reviews: tuple[str, ...] = ()


@dataclass
class Sources:
    """The files of a mapping as they were read.

    Attributes:
        files: by the names that the mapping gives them.
        empty_lines: lines of each file that held no row, by its path.
        turned: of each file whose columns became rows, how many rows and columns it had.
    """

    files: dict[str, Table] = field(default_factory=dict)
    empty_lines: dict[str, int] = field(default_factory=dict)
    turned: dict[str, tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class _Opened:
    """The folder of the source files, how large they may be, and the workbooks that were opened so far, by path."""

    data: Path
    limits: Limits
    books: dict[str, Workbook | Finding] = field(default_factory=dict)


def import_package(plan: ImportPlan, report: Report = lambda stage: None) -> Imported:
    """Read a mapping and its files, make a package, check it, and put it in its place.

    Raises:
        DataError: there are findings of severity error; the last package is as it was.
        UsageError: the mapping or a folder is not there, or the folder holds what no import made.
    """
    mapping = _mapping(plan)
    folder = _folder(plan, mapping)
    if plan.folder is None:
        refuse_links_on_the_way(plan.beside, folder)
    if not plan.sources.is_dir():  # asked before the lock, which makes the folders above the package
        raise UsageError(f"The data folder {plan.sources} is not there.")
    with alone_with_package(folder):
        return _import(plan, mapping, folder, report)


def _import(plan: ImportPlan, mapping: ImportMapping, folder: Path, report: Report) -> Imported:
    recover_package(folder)
    refuse_other_package(folder)
    sources = _read(plan, mapping, report)
    findings = sources.findings
    _stop_at_errors(findings)

    report("Making the tables")
    made = make_tables(mapping, sources.files, plan.limits)
    findings += made.findings
    _stop_at_errors(findings)

    report("Writing the package")
    tables = {name: table.frame for name, table in made.tables.items()}
    new = write_beside(folder, package_bytes(folder.name, mapping.descriptor, mapping.readme, tables))
    try:
        report("Checking the package")
        package, faults = read_package(new, limits=plan.limits)
        found = [*faults, *check_package(package)]
        findings += [at_source(fault, package.tables, made) for fault in found]
        _stop_at_errors(findings)
        swap_in_package(new, folder)
    finally:
        discard(new)
    rows = {name: len(frame) for name, frame in tables.items()}
    reviews = review_rows(package, found)
    lines, unused = sources.empty_lines, made.unused_columns
    return Imported(folder, tuple(findings), rows, made.taken, lines, unused, sources.turned, reviews)


def folder_of(plan: ImportPlan) -> Path:
    """The package that a plan makes.

    Raises:
        DataError: the mapping cannot be read.
    """
    return _folder(plan, _mapping(plan))


def _folder(plan: ImportPlan, mapping: ImportMapping) -> Path:
    return (plan.folder or plan.beside / mapping.folder).absolute()


def _mapping(plan: ImportPlan) -> ImportMapping:
    if isinstance(plan.mapping, str):
        name = f"{known_ready(plan.mapping)}.yaml"
        root: Marked | Finding = read_ready_mapping(plan.mapping)
    else:
        name, root = plan.mapping.name, read_mapping_file(plan.mapping, plan.limits)
    if isinstance(root, Finding):
        raise DataError([root])
    try:
        read = read_mapping(root, name, dict(plan.choices))
    except UnknownChoiceError as error:
        raise UsageError(str(error)) from None
    if read.mapping is None:
        raise DataError(read.findings)
    return read.mapping


def known_ready(name: str) -> str:
    """The name of a ready mapping.

    Raises:
        UsageError: there is none of that name.
    """
    names = tuple(ready_mappings())
    if name in names:
        return name
    near = near_match(name, names)
    hint = f"did you mean {near}?" if near else f"there are {', '.join(names)}."
    raise UsageError(f"No ready mapping is called {echo(name)}; {hint}")


def _read(plan: ImportPlan, mapping: ImportMapping, report: Report) -> Sources:
    sources = Sources()
    opened = _Opened(plan.sources, plan.limits)
    for name, source in mapping.files.items():
        report(f"Reading {source.path}")
        named = _named(name, mapping)
        read, header_line = _read_file(opened, named)
        sources.findings += [finding for finding in read.findings if finding not in sources.findings]
        if read.table is None:
            continue
        table = with_absent_columns(read.table, source.may_be_absent)
        if source.turn is not None:
            turned = turn_columns(table, source.turn, header_line, mapping.path, plan.limits)
            sources.findings += turned.findings
            sources.turned[table.path] = len(table.frame), turned.columns
            table = turned.table
        sources.files[name] = table
        if read.left_out:
            sources.empty_lines[table.path] = read.left_out
    return sources


def _named(name: str, mapping: ImportMapping) -> Named:
    """A file of a mapping, with the other ranges of its sheet."""
    source = mapping.files[name]
    sheet = source.path, source.sheet
    others = [
        other.range for other in mapping.files.values() if other is not source and (other.path, other.sheet) == sheet
    ]
    return Named(
        name,
        source.path,
        source.header_line,
        mapping.path,
        source.line,
        source.sheet,
        source.range,
        source.range_line,
        tuple(other for other in others if other is not None and is_range(other)),
    )


def _read_file(opened: _Opened, named: Named) -> tuple[TidyFile, int]:
    """Read a file of a mapping: its table, and the line of its column names. A workbook is opened once."""
    if not is_workbook_name(named.path):
        return read_tidy_csv(opened.data, named, opened.limits), named.header_line or 1
    if named.path not in opened.books:
        book = open_workbook(opened.data, named.path, named.mapping, named.line, opened.limits)
        opened.books[named.path] = book
    book = opened.books[named.path]
    if isinstance(book, Finding):
        return TidyFile(None, (book,)), 1
    sheet = read_sheet(book, named)
    return sheet, sheet.header_line


def _stop_at_errors(findings: Sequence[Finding]) -> None:
    if any(finding.severity == "error" for finding in findings):
        raise DataError(findings)

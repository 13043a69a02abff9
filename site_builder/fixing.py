"""The whole of correcting data files on one screen: findings, what is certain in them, files that hold it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.checks import EXPLAINED, check_package
from site_builder.corrections.change import Change
from site_builder.corrections.correct import correct
from site_builder.errors import UsageError
from site_builder.finding import Finding
from site_builder.output.alone import alone_with_package
from site_builder.output.imported_package import is_imported
from site_builder.output.replaced_files import Replacement, replace_files
from site_builder.size_limits import AS_SHIPPED, Limits
from site_builder.sources.csv_package import read_package, table_files
from site_builder.sources.package_folders import find_packages, package_of_file
from site_builder.text.near_match import near_match

Report = Callable[[str], None]

_MOST_ROUNDS = 30
"""A correction can bring another fault to light. They get fewer each time; this is only against running for ever."""


@dataclass(frozen=True)
class FixPlan:
    """What to correct.

    Attributes:
        paths: packages, folders of them, or single files of a package.
        only: codes of the faults to correct; empty for all.
        beside: folder in which a path is looked for that is not there as it stands.
        limits: how large files may be.
    """

    paths: tuple[Path, ...]
    only: tuple[str, ...] = ()
    beside: Path | None = None
    limits: Limits = AS_SHIPPED


@dataclass(frozen=True)
class Fixed:
    """What is to be corrected, or was.

    Attributes:
        changes: in the order of files and lines.
        files: old and new contents by path.
        left: what a check finds after it.
        folders: the packages that were looked at.
        imported: names of those that are to be changed and were made by an import.
    """

    changes: tuple[Change, ...] = ()
    files: Mapping[Path, Replacement] = field(default_factory=dict)
    left: tuple[Finding, ...] = ()
    folders: tuple[Path, ...] = ()
    imported: tuple[str, ...] = ()

    def __add__(self, other: Fixed) -> Fixed:
        return Fixed(
            self.changes + other.changes,
            {**self.files, **other.files},
            self.left + other.left,
            self.folders + other.folders,
            self.imported + other.imported,
        )


def find_corrections(plan: FixPlan, report: Report = lambda stage: None) -> Fixed:
    """Find the corrections of which only one is possible. Changes nothing on the disk.

    Raises:
        UsageError: a path is no package and no file of one, or a code is unknown.
    """
    _refuse_unknown_codes(plan.only)
    fixed = Fixed()
    for folder, files in _wanted(plan).items():
        report(f"Checking {folder.name}")
        fixed += _correct_package(folder, files, plan)
    return fixed


def write_corrections(fixed: Fixed) -> None:
    """Make the corrections.

    Raises:
        UsageError: a file is open in another program or was changed meanwhile; it is as it was.
    """
    with ExitStack() as held:
        for folder in sorted({package_of_file(path) for path in fixed.files}):
            held.enter_context(alone_with_package(folder))
        replace_files(fixed.files)


def _correct_package(folder: Path, wanted: Collection[Path], plan: FixPlan) -> Fixed:
    """Check and correct in turn, until nothing changes; all in memory."""
    files = table_files(folder, plan.limits)
    paths = {shown: path for shown, path in files.items() if not wanted or path in wanted}
    contents = {shown: data for shown, path in paths.items() if (data := _bytes_of(path)) is not None}
    before = dict(contents)
    changes: dict[tuple[object, ...], Change] = {}
    left: list[Finding] = []
    for _ in range(_MOST_ROUNDS):
        package, unread = read_package(folder, contents, plan.limits)
        left = [*unread, *check_package(package)]
        made = _one_round(contents, [finding for finding in left if not plan.only or finding.code in plan.only])
        if not made:
            break
        for change in made:
            known = changes.get(change.place)
            changes[change.place] = known.followed_by(change) if known else change
    replaced = {
        paths[shown]: Replacement(before[shown], data) for shown, data in contents.items() if data != before[shown]
    }
    imported = (folder.name,) if replaced and is_imported(folder) else ()
    real = [change for change in changes.values() if change.old != change.new]
    return Fixed(tuple(sorted(real, key=_order)), replaced, tuple(left), (folder,), imported)


def _one_round(contents: dict[str, bytes], findings: Sequence[Finding]) -> list[Change]:
    made: list[Change] = []
    for shown in contents:
        certain = [finding for finding in findings if finding.file == shown and finding.correction]
        if certain:
            contents[shown], changes = correct(contents[shown], certain)
            made += changes
    return made


def _order(change: Change) -> tuple[str, int, int, str]:
    letter = change.letter or ""
    return change.file, change.line or 0, len(letter), letter


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # a file that cannot be read is reported by the check
        return None


def _wanted(plan: FixPlan) -> dict[Path, set[Path]]:
    """Package folders, each with the files of it that are wanted; without any where all are."""
    wanted: dict[Path, set[Path]] = {}
    whole: set[Path] = set()
    for named in plan.paths:
        path = _existing(named, plan.beside)
        if path.is_dir():
            folders = [folder.resolve() for folder in find_packages([path])]
            wanted |= {folder: set() for folder in folders}
            whole.update(folders)
        else:
            folder = package_of_file(path).resolve()
            if path.resolve() not in table_files(folder, plan.limits).values():
                raise UsageError(
                    f"{path} is not a table of the package {folder.name}: its descriptor does not list it."
                )
            if folder not in whole:
                wanted.setdefault(folder, set()).add(path.resolve())
    return wanted


def _existing(path: Path, beside: Path | None) -> Path:
    """Return the path, or the one of that name beside; findings name files from the folder of the packages."""
    places = [path] if beside is None or path.is_absolute() else [path, beside / path]
    found = next((place for place in places if place.exists()), None)
    if found is None:
        looked = " and ".join(str(place.absolute()) for place in places)
        raise UsageError(f"There is no {path}. It was looked for as {looked}.")
    return found


def _refuse_unknown_codes(codes: Sequence[str]) -> None:
    known = [explained.code for explained in EXPLAINED]
    for code in codes:
        if code not in known:
            near = near_match(code, known)
            remedy = f"Did you mean {near}?" if near else "Write codes such as E202, and files before --only."
            raise UsageError(f"There is no code {code}. {remedy}")

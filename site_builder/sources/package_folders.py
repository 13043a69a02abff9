"""Finding the package folders among the folders that a command was given."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from site_builder.disk_faults import cause
from site_builder.errors import UsageError
from site_builder.sources.descriptor import DESCRIPTOR_NAMES
from site_builder.text.hidden_characters import visible


def find_packages(folders: Sequence[Path]) -> list[Path]:
    """Find the package folders in these folders, each of which is a package or holds packages.

    A folder that has tables but no descriptor counts as a package too: to pass over it in silence
    would lose a council. `read_package` says what it lacks.

    Args:
        folders: folders as the user named them.

    Returns:
        Package folders, sorted by name, each once.

    Raises:
        UsageError: a folder is not there or holds no package, or two packages have one name.
    """
    if not folders:
        raise UsageError("No folder was named. Name a package folder, or a folder that holds package folders.")
    found: dict[Path, Path] = {}
    for folder in folders:
        for package in _packages_in(folder):
            found.setdefault(package.resolve(), package)
    packages = sorted(found.values(), key=lambda package: (package.resolve().name, str(package)))
    for first, second in pairwise(packages):
        if first.resolve().name == second.resolve().name:
            raise UsageError(
                f"Two packages have the same folder name: {_shown(first)} and {_shown(second)}. Rename one of them."
            )
    return packages


def package_of_file(file: Path) -> Path:
    """Find the package that a file lies in: the nearest folder above it with a descriptor.

    Raises:
        UsageError: there is none.
    """
    for folder in file.resolve().parents:
        if _has_descriptor(folder):
            return folder
    raise UsageError(f"{_shown(file)} lies in no data package: no folder above it has a datapackage.json.")


def _packages_in(folder: Path) -> list[Path]:
    try:
        if not folder.is_dir():
            what = "is a file, not a folder" if folder.exists() else "is not there"
            raise UsageError(f"The folder {_shown(folder)} {what}. Name a package folder, or a folder of packages.")
        if _has_descriptor(folder):
            return [folder]
        inside = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
        packages = [path for path in inside if _has_descriptor(path) or _has_tables(path)]
        for path in packages:
            if path.is_symlink():
                raise UsageError(
                    f"{_shown(path)} is a link, and what it leads to would be published. Put the folder itself there."
                )
        if not any(_has_descriptor(path) for path in packages) and _has_tables(folder):
            return [folder]
    except OSError as error:
        raise UsageError(f"The folder {_shown(folder)} cannot be read: {cause(error)}") from error
    if not packages:
        raise UsageError(
            f"There is no data package in {_shown(folder)}: neither it nor a folder in it has a datapackage.json. "
            "Bring in a workbook with site-builder import, or begin one with site-builder new."
        )
    return packages


def _has_descriptor(folder: Path) -> bool:
    return any((folder / name).exists() for name in DESCRIPTOR_NAMES)


def _has_tables(folder: Path) -> bool:
    return any(path.suffix.lower() == ".csv" for path in [*folder.glob("*"), *folder.glob("data/*")])


def _shown(folder: Path) -> str:
    return visible(str(folder))

"""Writes a package that an import made beside the last one, and puts it in its place, whole."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from site_builder.errors import UsageError
from site_builder.output.downloads import PROFILE, write_csv

MARK = ".imported-by-site-builder"
"""The file by which an imported package is known: the files that the import wrote, each with its checksum."""

KEPT = "narrative"
"""What people write into an imported package, and what a new import leaves as it is."""


def refuse_other_package(folder: Path) -> None:
    """Let a folder be replaced only if it is absent, empty, or just what an import wrote.

    Raises:
        UsageError: something of somebody's is in the folder, or was changed there.
    """
    if not folder.exists():
        return
    if not folder.is_dir() or folder.is_symlink():
        raise UsageError(f"{folder} is not a folder, and a package is to be made there.")
    there = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if not path.is_dir()}
    if not there:
        return
    if MARK not in there:
        raise UsageError(
            f"{folder} was not made by an import, and would be replaced. Name another folder, or empty this one."
        )
    written = _read_mark(there.pop(MARK))
    for name, path in there.items():
        if name.partition("/")[0] == KEPT:
            continue
        if name not in written:
            raise UsageError(f"{path} was not made by the import, and would be lost. Move it elsewhere first.")
        if _checksum(path.read_bytes()) != written[name]:
            raise UsageError(
                f"{path} was changed after the import, and the change would be lost. Make the change in the source "
                "or in the mapping, and move this file elsewhere."
            )


def package_bytes(
    name: str, descriptor: Mapping[str, object], readme: str, tables: Mapping[str, pd.DataFrame]
) -> dict[str, bytes]:
    """The files of a package by their path in it.

    Args:
        name: of the package.
        descriptor: title, licence and so on.
        readme: text of its README.md, or nothing.
        tables: by name.
    """
    files = {f"data/{table}.csv": _csv(frame) for table, frame in tables.items()}
    resources = [
        {"name": table, "path": f"data/{table}.csv", "type": "table", "format": "csv", "mediatype": "text/csv",
         "encoding": "utf-8"}
        for table in tables
    ]  # fmt: skip
    content = {"$schema": PROFILE, "name": name, **descriptor, "resources": resources}
    files["datapackage.json"] = (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()
    if readme:
        files["README.md"] = readme.rstrip("\n").encode() + b"\n"
    return files


def write_beside(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write a package into a new folder beside its place; the last one is left alone.

    Returns:
        The new package: a folder of the same name inside the new folder.
    """
    new = _beside(folder, "new")
    sums = {name: _checksum(content) for name, content in files.items()}
    mark = json.dumps(sums, indent=1).encode() + b"\n"
    try:
        _clear(new.parent)
        for name, content in {**files, MARK: mark}.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if (folder / KEPT).is_dir():
            shutil.copytree(folder / KEPT, new / KEPT)
    except OSError as fault:
        raise UsageError(f"The package cannot be written beside {folder}: {fault.strerror or fault}.") from None
    return new


def swap_in_package(new: Path, folder: Path) -> None:
    """Put the new package in the last one's place.

    Raises:
        UsageError: a file of the last one is held open by another program.
    """
    old = _beside(folder, "old")
    try:
        if folder.exists():
            old.parent.mkdir()
            folder.rename(old)
        new.rename(folder)
    except OSError as fault:
        recover_package(folder)
        raise UsageError(
            f"The package could not be put in place of {folder} ({fault.strerror}). If a file of it is open in "
            "another program, close it there. The last package is as it was."
        ) from None
    _clear(old.parent)
    _clear(new.parent)


def recover_package(folder: Path) -> None:
    """Bring back the last package, if an import was stopped between its leaving and the new one's coming."""
    old = _beside(folder, "old")
    if old.exists() and not folder.exists():
        old.rename(folder)
    _clear(old.parent)


def discard(new: Path) -> None:
    """Take away a new package that is not to be used."""
    _clear(new.parent)


def _csv(frame: pd.DataFrame) -> bytes:
    return write_csv([str(column) for column in frame.columns], frame.itertuples(index=False, name=None))


def _beside(folder: Path, what: str) -> Path:
    # A folder deeper, so that what is under way is never taken for a package of a site.
    return folder.with_name(f"{folder.name}.import-{what}") / folder.name


def _clear(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read_mark(path: Path) -> dict[str, str]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in content.items()} if isinstance(content, dict) else {}

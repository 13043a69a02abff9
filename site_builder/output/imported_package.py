"""Writes a package that an import made beside the last one, and puts it in its place, whole."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import pandas as pd

from site_builder.disk_faults import cause
from site_builder.errors import UsageError
from site_builder.output import made_by_us
from site_builder.output.downloads import PROFILE, write_csv
from site_builder.output.plain_files import is_plain_file, is_true_folder, plain_files, shown

MARK = ".imported-by-site-builder"
"""The file by which an imported package is known: the files that the import wrote, each with its checksum."""

KEPT = "narrative"
"""What people write into an imported package, and what a new import leaves as it is."""

MOST_OF_A_MARK = 1_000_000
"""Bytes of a mark at most; one of a full package has some thousand."""


def is_imported(folder: Path) -> bool:
    """Whether an import made a package: what is changed in it by hand is in the way of the next import."""
    return is_plain_file(folder / MARK)


def refuse_other_package(folder: Path) -> None:
    """Let a folder be replaced only if it is absent, empty, or just what an import wrote.

    Raises:
        UsageError: something of somebody's is in the folder, or was changed there.
    """
    if not os.path.lexists(folder):
        return
    if not is_true_folder(folder):
        raise UsageError(f"{shown(folder)} is not a folder, and a package is to be made there.")
    try:
        _refuse_changes(folder, plain_files(folder))
    except OSError as fault:
        raise UsageError(f"{shown(folder)} cannot be looked through: {cause(fault)}") from None


def _refuse_changes(folder: Path, there: dict[str, Path]) -> None:
    if not there:
        return
    if MARK not in there:
        raise UsageError(
            f"{shown(folder)} was not made by an import, and would be replaced: it may hold the "
            "examples of site-builder new, or somebody's work. Delete it if nothing in it is needed, or name another "
            "folder with --to."
        )
    written = _read_mark(there.pop(MARK))
    for name, path in there.items():
        if name.startswith(f"{KEPT}/"):
            continue
        if name not in written:
            raise UsageError(f"{shown(path)} was not made by the import, and would be lost. Move it elsewhere first.")
        with path.open("rb") as file:
            now = hashlib.file_digest(file, "sha256").hexdigest()
        if now != written[name]:
            raise UsageError(
                f"{shown(path)} was changed after the import, and the change would be lost. Make the change in the "
                "source or in the mapping, and move this file elsewhere."
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
    _clear(new.parent)
    try:
        with ExitStack() as undone:
            undone.callback(discard, new)
            _make_working_folder(new.parent)
            for name, content in {**files, MARK: mark}.items():
                path = new / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            _copy_kept(folder / KEPT, new / KEPT)
            undone.pop_all()
    except OSError as fault:
        raise UsageError(f"The package cannot be written beside {shown(folder)}: {cause(fault)}") from None
    return new


def swap_in_package(new: Path, folder: Path) -> None:
    """Put the new package in the last one's place.

    Raises:
        UsageError: a file of the last one is held open by another program.
    """
    old = _beside(folder, "old")
    _refuse_other_working_folder(old.parent)
    try:
        if os.path.lexists(folder):
            _make_working_folder(old.parent)
            folder.rename(old)
        new.rename(folder)
    except OSError as fault:
        recover_package(folder)
        raise UsageError(
            f"The package could not be put in place of {shown(folder)}: {cause(fault)} The last package is as it was."
        ) from None
    _clear(old.parent)
    _clear(new.parent)


def recover_package(folder: Path) -> None:
    """Bring back the last package, if an import was stopped between its leaving and the new one's coming.

    What else a stopped import left beside the package is cleared.

    Raises:
        UsageError: a folder of somebody's has the name of one in which an import works.
    """
    old, new = _beside(folder, "old"), _beside(folder, "new")
    _refuse_other_working_folder(new.parent)
    _refuse_other_working_folder(old.parent)
    if is_true_folder(old) and not os.path.lexists(folder):
        try:
            old.rename(folder)
        except OSError as fault:
            raise UsageError(f"The last package lies in {shown(old)}, and cannot be put back: {cause(fault)}") from None
    _clear(old.parent)
    _clear(new.parent)


def discard(new: Path) -> None:
    """Take away a new package that is not to be used."""
    _clear(new.parent)


def _csv(frame: pd.DataFrame) -> bytes:
    return write_csv([str(column) for column in frame.columns], frame.itertuples(index=False, name=None))


def _beside(folder: Path, what: str) -> Path:
    if folder.name in ("", ".."):
        raise UsageError(f"A package cannot be made at {shown(folder)}. Name a folder by its own name.")
    # A folder deeper, so that what is under way is never taken for a package of a site.
    return folder.with_name(f"{folder.name}.import-{what}") / folder.name


def _make_working_folder(folder: Path) -> None:
    folder.mkdir(parents=True)
    made_by_us.mark(folder)


def _refuse_other_working_folder(folder: Path) -> None:
    """Let a working folder be cleared only if it is absent, empty, or marked and a true folder."""
    if not os.path.lexists(folder):
        return
    if is_true_folder(folder):
        try:
            names = {path.name for path in folder.iterdir()}
        except OSError as fault:
            raise UsageError(f"{shown(folder)} cannot be looked into: {cause(fault)}") from None
        marked = is_plain_file(folder / made_by_us.MARK)
        if not names or (marked and names <= {made_by_us.MARK, folder.stem}):
            return
    raise UsageError(
        f"{shown(folder)} was not made by an import, and an import needs a folder of this name for its work. "
        "Move it elsewhere, or give it another name."
    )


def _clear(folder: Path) -> None:
    _refuse_other_working_folder(folder)
    made_by_us.clear_away(folder)


def _copy_kept(kept: Path, to: Path) -> None:
    if is_true_folder(kept):
        plain_files(kept)
        # Should a link come in after that look, it is copied as a link, and never followed.
        shutil.copytree(kept, to, symlinks=True)
    elif os.path.lexists(kept):
        raise UsageError(f"{shown(kept)} is not a folder, and would be lost. Move it elsewhere first.")


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read_mark(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        text = file.read(MOST_OF_A_MARK + 1)
    try:
        content = json.loads(text.decode("utf-8")) if len(text) <= MOST_OF_A_MARK else None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise UsageError(
            f"{shown(path)} was not made by the import, or was changed: it does not list the files that were made. "
            f"Move {shown(path.parent)} elsewhere, or name another folder."
        )
    return {str(name): str(value) for name, value in content.items()}

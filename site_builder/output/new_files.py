"""Writes files that are not there yet, and never over one that is."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Mapping
from pathlib import Path

from site_builder.disk_faults import cause
from site_builder.errors import UsageError
from site_builder.output.whole_file import write_new


def refuse_what_is_there(folder: Path) -> None:
    """Let a folder be made only where nothing is.

    Raises:
        UsageError: something is there.
    """
    if folder.exists() or folder.is_symlink():
        raise UsageError(f"{folder} is there already, and is left as it is. Give the new package another name.")


def write_new_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Write a folder with all its files, or nothing of it.

    Args:
        folder: where it is to be; something that is there already is left alone.
        texts: of its files, by their path in it.

    Raises:
        UsageError: the folder is there, or cannot be written.
    """
    refuse_what_is_there(folder)
    # A folder with a dot before its name is no package, should this be stopped half-way.
    beside = folder.with_name(f".{folder.name}.new")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        for path, text in texts.items():
            _write(beside / path, text)
        beside.rename(folder)
    except OSError as fault:
        raise UsageError(f"{folder} cannot be written: {cause(fault)}") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write_where_missing(folder: Path, texts: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Write files into a folder, except those that are there.

    Returns:
        The paths that were written, and those that were there.

    Raises:
        UsageError: a file cannot be written.
    """
    written, there = [], []
    for path, text in texts.items():
        try:
            _write(folder / path, text)
            written.append(path)
        except FileExistsError:
            there.append(path)
        except OSError as fault:
            problem = f"{folder / path} cannot be written: {cause(fault)}"
            raise UsageError(f"{problem} {_state(folder, written)}") from None
    return written, there


def _write(path: Path, text: str) -> None:
    _make_folder(path.parent)
    write_new(path, text.encode())


def _make_folder(folder: Path) -> None:
    """Make a folder; a file in its place is another fault than a file that is there already."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as fault:
        raise NotADirectoryError(errno.ENOTDIR, fault.strerror, str(folder)) from None


def _state(folder: Path, written: list[str]) -> str:
    if not written:
        return "No other file was made."
    return f"These were made before it in {folder}, and are left when this is run again: {', '.join(written)}."

"""What is a file or a folder of its own: links, pipes and devices are refused before anything is read or copied."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from site_builder.errors import UsageError
from site_builder.text.hidden_characters import visible

_JUNCTION = 0xA0000003
"""By this number Windows tells a junction, which is a link, from a folder."""


def refuse_links_on_the_way(top: Path, folder: Path) -> None:
    """Let a package be made below a folder only if no link leads out of it on the way there.

    Args:
        top: the folder that must not be left.
        folder: the package's, a path below it; it need not be there.

    Raises:
        UsageError: the folder is not below the other, or one on the way is a link or a file.
    """
    if folder == top or not folder.is_relative_to(top) or ".." in folder.relative_to(top).parts:
        raise UsageError(f"{shown(folder)} does not lie below {shown(top)}, where the package is to be made.")
    for path in reversed([folder, *folder.parents]):
        if path.is_relative_to(top) and path != top and os.path.lexists(path) and not is_true_folder(path):
            raise UsageError(
                f"{shown(path)} is not a folder of its own (but a link or a file), and a package is to be made there. "
                "Move it elsewhere, or say with --to where the package is to be made."
            )


def refuse_link(path: Path) -> None:
    """Let a place be written to only if it is no link: what stands behind it is somebody's.

    Raises:
        UsageError: there is a link.
    """
    if os.path.lexists(path) and not is_true_folder(path) and not is_plain_file(path):
        raise UsageError(f"{shown(path)} is a link, and files are made or cleared there. Take it away first.")


def plain_files(folder: Path) -> dict[str, Path]:
    """The files below a folder, by their path in it.

    Raises:
        UsageError: there is a link, a pipe or a device among them; nothing was read.
        OSError: a folder cannot be looked into.
    """

    def stop(fault: OSError) -> None:
        raise fault

    files = {}
    for here, folders, names in os.walk(folder, onerror=stop):
        for path in (Path(here, name) for name in sorted([*folders, *names])):
            if is_plain_file(path):
                files[path.relative_to(folder).as_posix()] = path
            elif not is_true_folder(path):
                raise UsageError(
                    f"{shown(path)} is a link, or something else that is neither a file nor a folder. "
                    "It is not followed. Move it elsewhere first."
                )
    return files


def is_true_folder(path: Path) -> bool:
    """Whether a folder is there that is no link, nor a junction of Windows."""
    try:
        state = path.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(state.st_mode) and getattr(state, "st_reparse_tag", 0) != _JUNCTION


def is_plain_file(path: Path) -> bool:
    """Whether a file is there that is no link, pipe or device."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def shown(path: Path) -> str:
    """A path for a sentence: its names may be somebody else's."""
    return visible(str(path))

"""A file that marks a folder as made by this program, so that nothing else is ever replaced or cleared."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from site_builder.disk_faults import naming
from site_builder.errors import UsageError
from site_builder.output.plain_files import refuse_link

MARK = ".made-by-site-builder"
TEXT = b"Everything in this folder is made by site-builder, and made anew at every build.\n"


def refuse_other_folders(folder: Path) -> None:
    """Let a folder be replaced only if it is absent, empty, or marked as made by this program.

    A link is never replaced, whatever stands behind it: the mark there can come with a package too.

    Raises:
        UsageError: something of somebody's is in the folder, or it is a link.
    """
    refuse_link(folder)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise UsageError(
            f"{folder} was not made by site-builder, and would be replaced. Name another folder, or empty this one."
        )
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, and a folder is to be made there.")


def mark(folder: Path) -> None:
    """Mark a folder as made by this program."""
    with naming(folder / MARK):
        (folder / MARK).write_bytes(TEXT)


def clear_away(folder: Path) -> None:
    """Remove a marked folder, as far as other programs let it go. The mark goes last: whenever this is stopped, what is
    left can still be told from somebody's own folder.
    """
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != MARK:
            with suppress(OSError):
                path.unlink()
    shutil.rmtree(folder, ignore_errors=True)

"""A file that marks a folder as made by this program, so that nothing else is ever replaced or cleared."""

from __future__ import annotations

from pathlib import Path

from site_builder.errors import UsageError

MARK = ".made-by-site-builder"
TEXT = b"Everything in this folder is made by site-builder, and made anew at every build.\n"


def refuse_other_folders(folder: Path) -> None:
    """Let a folder be replaced only if it is absent, empty, or marked as made by this program.

    Raises:
        UsageError: something of somebody's is in the folder.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise UsageError(
            f"{folder} was not made by site-builder, and would be replaced. Name another folder, or empty this one."
        )
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, and a folder is to be made there.")


def mark(folder: Path) -> None:
    """Mark a folder as made by this program."""
    (folder / MARK).write_bytes(TEXT)

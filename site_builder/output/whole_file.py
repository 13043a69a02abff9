"""Writes a file whole or not at all: beside the one whose place it is to take, or where none is yet."""

from __future__ import annotations

import secrets
from pathlib import Path

from site_builder.disk_faults import naming


def write_beside(file: Path, content: bytes) -> Path:
    """Write a new file beside another one, under a name that nobody can have prepared.

    A name that can be guessed could be a link to a file elsewhere, planted in a repository, and be written through.

    Returns:
        The new file, which the caller puts in its place or removes.

    Raises:
        OSError: the file cannot be written; nothing is left behind.
    """
    new = file.with_name(f".{file.name[:40]}.{secrets.token_hex(8)}.new")
    try:
        with naming(new), new.open("xb") as opened:
            opened.write(content)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    return new


def write_new(file: Path, content: bytes) -> None:
    """Write a file where none is, or nothing.

    Raises:
        FileExistsError: something is there.
        OSError: the file cannot be written; nothing is left behind.
    """
    with naming(file):
        opened = file.open("xb")
        try:
            with opened:
                opened.write(content)
        except BaseException:
            file.unlink(missing_ok=True)
            raise


def put_in_place(new: Path, file: Path) -> None:
    """Let a new file take another one's place.

    Raises:
        OSError: it cannot; the other one is as it was, and nothing is left beside it.
    """
    try:
        new.replace(file)
    except OSError:
        new.unlink(missing_ok=True)
        raise

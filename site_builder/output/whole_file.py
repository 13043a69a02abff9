"""Writes a content beside the file whose place it is to take."""

from __future__ import annotations

import secrets
from pathlib import Path


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
        with new.open("xb") as opened:
            opened.write(content)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    return new

"""Writes a drafted or a ready mapping beside the files that it is for, and never over another."""

from __future__ import annotations

from pathlib import Path

from site_builder.errors import UsageError


def write_draft(file: Path, text: str, what: str = "a draft") -> None:
    """Write a mapping; lines end in a line feed.

    Raises:
        UsageError: there is a file of that name already, or none can be written there.
    """
    try:
        with file.open("x", encoding="utf-8", newline="\n") as draft:
            draft.write(text)
    except FileExistsError:
        problem = f"{file} is there already, and {what} never takes the place of a file."
        raise UsageError(f"{problem} Run the import with it, or rename it.") from None
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror or error}.") from error

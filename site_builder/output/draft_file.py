"""Writes a drafted or a ready mapping beside the files that it is for, and never over another."""

from __future__ import annotations

from pathlib import Path

from site_builder.disk_faults import cause
from site_builder.errors import UsageError
from site_builder.output.whole_file import write_new
from site_builder.text.hidden_characters import visible


def write_draft(file: Path, text: str, what: str = "a draft") -> None:
    """Write a mapping; lines end in a line feed.

    Raises:
        UsageError: there is a file of that name already, or none can be written there.
    """
    try:
        # Whole or not at all: half a mapping would be taken for a mapping, and stand in the way of the next draft.
        write_new(file, text.encode())
    except FileExistsError:
        problem = f"{visible(str(file))} is there already, and {what} never takes the place of a file."
        raise UsageError(f"{problem} Run the import with it, or rename it.") from None
    except OSError as error:
        raise UsageError(f"{visible(str(file))} cannot be written: {cause(error)}") from error

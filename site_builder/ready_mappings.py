"""The mappings that are shipped with the program: listed, and copied beside the files that they are for."""

from __future__ import annotations

from pathlib import Path

from site_builder.errors import UsageError
from site_builder.importing import known_ready
from site_builder.output.draft_file import write_draft
from site_builder.sources.ready_mappings import ready_mappings, ready_text


def list_ready() -> str:
    """A line for each ready mapping: its name, and what it is for."""
    return "\n".join(f"{name}: {what}" for name, what in ready_mappings().items())


def copy_ready(name: str, folder: Path) -> Path:
    """Write a ready mapping into a folder.

    Args:
        name: of the ready mapping.
        folder: of the files that it is for.

    Returns:
        The new file.

    Raises:
        UsageError: there is no such mapping or folder, or a file of that name is there.
    """
    file = folder / f"{known_ready(name)}.yaml"
    if not folder.is_dir():
        raise UsageError(f"The folder {folder} is not there.")
    write_draft(file, ready_text(name), "a ready mapping")
    return file

"""Writes a report where somebody asked for it, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from site_builder.disk_faults import cause
from site_builder.errors import UsageError
from site_builder.output.whole_file import put_in_place, write_beside
from site_builder.text.hidden_characters import visible


def write_report(file: Path, text: str, packages: Sequence[Path]) -> None:
    """Write a text beside the file that it takes the place of, and put it there.

    Args:
        file: an earlier report in it is replaced.
        text: the report.
        packages: folders of data, in which nothing is ever written.

    Raises:
        UsageError: the file lies among the data, is no file, or cannot be written.
    """
    shown = visible(str(file))
    if any(file.resolve().is_relative_to(folder.resolve()) for folder in packages):
        raise UsageError(f"The report {shown} would lie among the data. Name a file elsewhere.")
    if file.is_dir():
        raise UsageError(f"{shown} is a folder. Name a file.")
    try:
        put_in_place(write_beside(file, text.encode()), file)
    except FileNotFoundError:
        raise UsageError(f"The report {shown} cannot be written: its folder is not there. Make the folder.") from None
    except OSError as error:
        raise UsageError(f"The report {shown} cannot be written: {cause(error)}") from None

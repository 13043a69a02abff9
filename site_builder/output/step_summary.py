"""The summary page that GitHub shows for a run of a workflow."""

from __future__ import annotations

from pathlib import Path

from site_builder.disk_faults import cause
from site_builder.errors import UsageError


def append_summary(page: Path, text: str) -> None:
    """Add Markdown to the page; what other steps wrote stays.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        with page.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"The summary {page} cannot be written: {cause(error)}") from None

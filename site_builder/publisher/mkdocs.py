"""Runs MkDocs over the source folder."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from site_builder.disk_faults import full, is_full
from site_builder.errors import PublishError, UsageError

_FIRST, _LAST = date(1970, 1, 1), date(2105, 12, 31)
"""Days that fit into the four bytes for the time of a packed file."""


def _seconds(day: date) -> int:
    day = min(max(day, _FIRST), _LAST)
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def run_mkdocs(source: Path, site: Path, updated: date) -> None:
    """Publish a source folder into a new folder, strictly: a broken Markdown link fails.

    It is a process of its own, because MkDocs takes settings from the environment, and because
    another publisher can be put in its place.

    Args:
        source: folder with mkdocs.yml.
        site: folder to be made.
        updated: day of the data, which the sitemap gives as the day of the pages.

    Raises:
        UsageError: a link in a page that people wrote leads nowhere, or the disk is full.
        PublishError: MkDocs failed otherwise; its own words are in the message.
    """
    settings = {
        # The build's clock is the data's: two builds of the same data are the same to the byte.
        "SOURCE_DATE_EPOCH": str(_seconds(updated)),
        # An analyst must not take the theme's end-of-life notice for a fault of the data.
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    # Without -P a file markdown.py in the folder that one happens to stand in would be run.
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(source / "mkdocs.yml"), "--site-dir", str(site.resolve())]
    done = subprocess.run(
        command, env=os.environ | settings, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        if is_full(done.stderr):
            raise UsageError(full(site))
        told = [line for line in done.stderr.splitlines() if line.startswith(("WARNING", "ERROR"))]
        if any(" doc file " in line.lower() or "doc file" in line.lower() for line in told):
            raise UsageError("A link in the pages of docs/ leads nowhere:\n" + "\n".join(told))
        raise PublishError("MkDocs could not publish the pages:\n" + ("\n".join(told) or done.stderr.strip()))

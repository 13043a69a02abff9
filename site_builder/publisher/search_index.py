"""Makes the search index from the finished pages, with Pagefind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from site_builder.disk_faults import full, is_full
from site_builder.errors import PublishError, UsageError


def make_search_index(site: Path) -> None:
    """Index a finished site in place.

    Raises:
        UsageError: the disk is full.
        PublishError: Pagefind failed; its own words are in the message.
    """
    command = [sys.executable, "-P", "-m", "pagefind", "--site", str(site), "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        if is_full(said):
            raise UsageError(full(site))
        raise PublishError(f"Pagefind could not index the pages:\n{said}")

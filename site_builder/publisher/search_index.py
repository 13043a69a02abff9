"""Makes the search index from the finished pages, with Pagefind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from site_builder.errors import PublishError


def make_search_index(site: Path) -> None:
    """Index a finished site in place.

    Raises:
        PublishError: Pagefind failed; its own words are in the message.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise PublishError(f"Pagefind could not index the pages:\n{(done.stderr or done.stdout).strip()}")

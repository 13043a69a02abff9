"""Puts a finished site in the place of the last one, whole."""

from __future__ import annotations

import shutil
from pathlib import Path

from site_builder.errors import UsageError
from site_builder.output.made_by_us import mark, refuse_other_folders


def fresh_folder(site: Path) -> Path:
    """A marked folder beside the site, to be filled; what an interrupted build left is cleared away first.

    Raises:
        UsageError: a folder that would be replaced is somebody's.
    """
    new, old = _beside(site, "new"), _beside(site, "old")
    for folder in (site, new, old):
        refuse_other_folders(folder)
    recover(site)
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    mark(new)
    return new


def swap_in(new: Path, site: Path) -> None:
    """Put the new folder in the site's place. The old site goes only when the new one stands.

    Raises:
        UsageError: a file of the old site is held open by another program.
    """
    old = _beside(site, "old")
    mark(new)
    try:
        if site.exists():
            site.rename(old)
        new.rename(site)
    except OSError as fault:
        recover(site)
        raise UsageError(
            f"The finished site could not be put in place of {site} ({fault.strerror}). "
            "If a file of it is open in another program, close it there. The last site is as it was."
        ) from None
    shutil.rmtree(old, ignore_errors=True)


def recover(site: Path) -> None:
    """Bring back the last site, if a build was stopped between its leaving and the new one's coming."""
    old = _beside(site, "old")
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _beside(site: Path, what: str) -> Path:
    return site.with_name(f"{site.name}.{what}")

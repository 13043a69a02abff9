"""Puts a finished site in the place of the last one, whole."""

from __future__ import annotations

import os
import re
from pathlib import Path

from site_builder.disk_faults import cause
from site_builder.errors import UsageError
from site_builder.output.made_by_us import MARK, clear_away, mark, refuse_other_folders
from site_builder.output.plain_files import is_true_folder
from site_builder.text.hidden_characters import visible


def fresh_folder(site: Path) -> Path:
    """A marked folder beside the site, to be filled; what an interrupted build left is cleared away first.

    Its name is that of this process alone: the publisher of a build that was killed may live on for a moment, and must
    not write into another build.

    Raises:
        UsageError: a folder that would be replaced is somebody's.
    """
    new = site.with_name(f"{site.name}.new-{os.getpid()}")
    for folder in (site, new, _old(site)):
        refuse_other_folders(folder)
    recover(site)
    for folder in (new, *_left_behind(site)):
        clear_away(folder)
    new.mkdir(parents=True)
    try:
        mark(new)
    except OSError:
        # Without its mark nobody would clear it away later.
        clear_away(new)
        raise
    return new


def swap_in(new: Path, site: Path) -> None:
    """Put the new folder in the site's place. The old site goes only when the new one stands.

    Raises:
        UsageError: a file of the old site is held open by another program.
    """
    old = _old(site)
    mark(new)
    try:
        if site.exists():
            site.rename(old)
        new.rename(site)
    except OSError as fault:
        recover(site)
        raise UsageError(
            f"The finished site could not be put in place of {visible(str(site))}: {cause(fault)} "
            "The last site is as it was."
        ) from None
    clear_away(old)


def is_away(site: Path) -> bool:
    """Whether a build was stopped between the last site's leaving and the new one's coming."""
    return _is_ours(_old(site)) and not site.exists()


def recover(site: Path) -> None:
    """Bring back the last site, if a build was stopped between its leaving and the new one's coming.

    A folder of that name that the program did not make is left alone.
    """
    old = _old(site)
    if is_away(site):
        old.rename(site)
    elif _is_ours(old):
        clear_away(old)


def _is_ours(folder: Path) -> bool:
    """Whether this program made the folder; a link to such a folder is somebody's."""
    return is_true_folder(folder) and (folder / MARK).is_file()


def _old(site: Path) -> Path:
    return site.with_name(f"{site.name}.old")


def _left_behind(site: Path) -> list[Path]:
    own = re.compile(re.escape(site.name) + r"\.new-[0-9]+")
    beside = site.parent.iterdir() if site.parent.is_dir() else ()
    return [path for path in beside if own.fullmatch(path.name) and _is_ours(path)]

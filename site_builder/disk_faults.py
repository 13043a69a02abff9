"""What a computer says when it cannot write or read, in plain words, and what to do about it.

A disk that is full, a file that Excel holds, a folder that may not be changed: none of them is a fault of the program.
Where a command knows what the fault means for what was there before, it says so itself; every other one ends here.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.text.hidden_characters import visible

_FULL = "the disk is full", "Make room on it"
_QUOTA = "you have used up the room that you are given on this disk", "Delete what you do not need, or ask for more"
_HELD = (
    "it is open in another program, or may not be changed",
    "Close it in Excel and elsewhere, or look whether you may write there",
)
_CAUSES = {
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _QUOTA,
    errno.EACCES: _HELD,
    errno.EPERM: _HELD,
    errno.EBUSY: _HELD,
    errno.EROFS: ("the disk can be read only", "Work in a folder on another disk"),
    errno.EISDIR: ("a folder is there, where a file belongs", "Move it elsewhere"),
    errno.ENOTDIR: ("a file is there or on the way to it, where a folder belongs", "Move it elsewhere"),
    errno.EEXIST: ("something else is there", "Move it elsewhere"),
    errno.ENOTEMPTY: ("something else is there", "Move it elsewhere"),
    errno.ENOENT: ("it is not there", "Look whether it was moved or renamed meanwhile"),
    errno.ENAMETOOLONG: ("its name or its path is too long for this computer", "Work in a folder with a shorter path"),
    errno.ELOOP: ("it is a link that leads to itself, or may not be followed", "Put a file or folder of its own there"),
    errno.EFBIG: ("the file is too large for this disk", "Work on another disk"),
    errno.EMFILE: ("too many files are open", "Close other programs"),
    errno.ENFILE: ("too many files are open", "Close other programs"),
    errno.EIO: ("the disk does not answer as it should", "Look whether it is connected, and whether it is damaged"),
}
_ONLY_WRITING = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EROFS, errno.EFBIG}
_FULL_IN_OTHER_WORDS = ("no space left on device", "not enough space on the disk", "os error 28", "disk quota exceeded")
"""As programs say it that were started, in their own output."""


def cause(fault: OSError) -> str:
    """Why something could not be written or read, and what to do: for the end of a sentence, with a full stop."""
    if isinstance(fault, shutil.Error) and fault.args and isinstance(fault.args[0], list) and fault.args[0]:
        # Copying a folder collects what went wrong, each with its two paths.
        return f"{visible(str(fault.args[0][0][-1]).rstrip('.'))}. Mend that, then run this again."
    known = _CAUSES.get(fault.errno or 0)
    if known is None:
        return f"{visible(str(fault.strerror or fault).rstrip('.'))}. Mend that, then run this again."
    return f"{known[0]}. {known[1]}, then run this again."


def sentence(fault: OSError) -> str:
    """The whole of a fault: which path, why, and what to do."""
    paths = [str(path) for path in (fault.filename, fault.filename2) if path is not None]
    named = visible(" or ".join(paths)) if paths else "A file"
    what = "written" if fault.errno in _ONLY_WRITING else "written or read"
    return f"{named} cannot be {what}: {cause(fault)}"


@contextmanager
def naming(path: Path | str) -> Iterator[None]:
    """Name the path in a fault that comes without one, as that of a disk that fills up does."""
    try:
        yield
    except OSError as fault:
        if fault.filename is None and not isinstance(fault, shutil.Error):
            fault.filename = str(path)
        raise


def is_full(said: str) -> bool:
    """Whether a program that was started says that the disk is full."""
    return any(words in said.lower() for words in _FULL_IN_OTHER_WORDS)


def full(path: Path) -> str:
    """The sentence of a full disk, for a path on it."""
    return sentence(OSError(errno.ENOSPC, "", str(path)))

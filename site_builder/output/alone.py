"""One program at a time works in one place: a lock, which the system gives back whatever becomes of the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from site_builder.errors import UsageError
from site_builder.text.hidden_characters import visible


@contextmanager
def alone(lock: Path, busy: str) -> Iterator[None]:
    """Hold a lock, or refuse.

    Args:
        lock: the file that is held; its folder is made. It stays, and means nothing when nobody holds it.
        busy: what to say where another program holds it.

    Raises:
        UsageError: another program holds it.
        OSError: it cannot be made.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(lock, timeout=0):
            yield
    except Timeout:
        raise UsageError(busy) from None


@contextmanager
def alone_with_package(folder: Path) -> Iterator[None]:
    """Be the only import or correction that works on a package. Nothing is left beside it afterwards.

    Where nothing can be written beside the package no import can make it either, and nobody needs to be kept away.

    Raises:
        UsageError: another program works on it.
    """
    # Beside it and not in it: an import puts the folder aside as a whole.
    lock = folder.with_name(f".{folder.name}.lock")
    missing = [each for each in lock.parents if not each.exists()]
    busy = f"Another import or correction of {visible(str(folder))} is running. Wait for it, or end it."
    with ExitStack() as held:
        held.callback(_tidy_up, missing)
        try:
            held.enter_context(alone(lock, busy))
            held.callback(_take_away, lock)
        except OSError:
            pass
        yield


def _take_away(lock: Path) -> None:
    # Windows lets no file go that is open; there the lock is taken away when it is given back.
    with suppress(OSError):
        lock.unlink(missing_ok=True)


def _tidy_up(folders: list[Path]) -> None:
    """Take away folders that were made for the lock, from the deepest on, unless something is in them now."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()

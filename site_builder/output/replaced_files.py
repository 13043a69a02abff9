"""Writes files in the place of others, each whole: what a person has open or changed meanwhile stays as it is."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.disk_faults import cause
from site_builder.errors import UsageError
from site_builder.output.whole_file import write_beside
from site_builder.text.hidden_characters import visible


@dataclass(frozen=True)
class Replacement:
    """The content of a file as it was read, and what it is to hold."""

    before: bytes
    after: bytes


def replace_files(replacements: Mapping[Path, Replacement]) -> None:
    """Replace the content of files. All new contents are written beside the files before the first is replaced.

    Raises:
        UsageError: a file was changed since it was read, is open in another program, or cannot be written. The message
            says which files were replaced before that.
    """
    new: dict[Path, Path] = {}
    done: list[Path] = []
    path = next(iter(replacements), Path())
    try:
        for path in replacements:
            new[path] = write_beside(path, replacements[path].after)
            shutil.copymode(path, new[path])
        for path in new:
            if path.read_bytes() != replacements[path].before:
                raise UsageError(f"{path} was changed while it was being corrected. {_state(done)} Run this again.")
        for path in new:
            new[path].replace(path)
            done.append(path)
    except OSError as fault:
        raise UsageError(f"{visible(str(path))} cannot be written: {cause(fault)} {_state(done)}") from None
    finally:
        for left in new.values():
            left.unlink(missing_ok=True)


def _state(done: list[Path]) -> str:
    return f"Only {', '.join(map(str, done))} was corrected." if done else "No file was changed."

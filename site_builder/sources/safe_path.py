"""Where a table's file lies: only files inside the package folder are ever opened.

A package may come from a stranger. Its paths are checked as text first, then on the disk, where a
link could still lead outside.
"""

from __future__ import annotations

import re
from pathlib import Path

from site_builder.finding import Finding
from site_builder.reading_faults import MISSING_FILE, UNREADABLE_FILE, UNSAFE_PATH, WORKBOOK
from site_builder.text.file_names import RESERVED
from site_builder.text.hidden_characters import echo
from site_builder.text.near_match import near_match

_PART = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_. -]*[A-Za-z0-9_-])?")
_DEVICE = "has a name that Windows keeps for a device, such as con, aux or nul"
_WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".xltx", ".ods")
_DRIVE = re.compile(r"[A-Za-z]:(?![/\\]{2})")


def find_file(folder: Path, text: str, descriptor: str, endings: tuple[str, ...] = (".csv",)) -> Path | Finding:
    """Find the file that a resource names.

    Args:
        folder: the package folder, resolved.
        text: the path as the descriptor gives it.
        descriptor: path of the descriptor as shown to people.
        endings: how the file's name may end.

    Returns:
        The file, or a finding that says why it is not opened.
    """
    reason = _unsafe(text, endings)
    if reason:
        remedy = "Write the path from the package folder: data/name.csv."
        if reason == _DEVICE:
            remedy = "Give the file another name, here as well."
        return UNSAFE_PATH.finding(descriptor, f"The path {echo(text)} {reason}.", remedy)
    if not text.lower().endswith(endings):
        return _workbook(folder, text, descriptor)
    shown = f"{folder.name}/{text}"
    path = folder
    try:
        for part in text.split("/"):
            names = [entry.name for entry in path.iterdir()] if path.is_dir() else []
            # Windows would find other capitals too; the computer that publishes would not.
            if part not in names:
                return _missing(shown, part, names)
            path = path / part
            if path.is_symlink():
                return UNSAFE_PATH.finding(descriptor, f"{shown} is a link.", "Put the file itself into the package.")
        if not is_plain_file(path):
            return UNREADABLE_FILE.finding(shown, f"{shown} is not a file.", "Put a CSV file there.")
        # Windows has junctions too, links that do not say so.
        if not path.resolve().is_relative_to(folder):
            return UNSAFE_PATH.finding(descriptor, f"{shown} is outside the package.", "Put the file inside.")
    except OSError as error:
        return cannot_open(shown, error)
    return path


def is_plain_file(path: Path) -> bool:
    """Whether there is an ordinary file, neither a link nor a pipe, which could wait for ever."""
    try:
        return path.is_file() and not path.is_symlink()
    except OSError:
        return False


def cannot_open(shown: str, error: OSError) -> Finding:
    """Report a file that the system will not open, most often because Excel holds it."""
    if isinstance(error, PermissionError):
        name = shown.rpartition("/")[2]
        remedy = f"Close {name} in Excel and run this again; or check that you may read the file."
        return UNREADABLE_FILE.finding(shown, "The file is locked, or may not be read.", remedy)
    return UNREADABLE_FILE.finding(shown, f"The file cannot be read: {error.strerror or error}.", "Save it again.")


def _unsafe(text: str, endings: tuple[str, ...]) -> str | None:
    if _DRIVE.match(text) or text.startswith(("/", "~")):
        return "starts at the top of a disk"
    if "://" in text or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        return "is an address, not a file of the package"
    if "\\" in text:
        return "has a backslash; paths are written with forward slashes, on Windows too"
    parts = text.split("/")
    if ".." in parts:
        return "leads out of the package, through its two dots"
    if len(text) > 200 or not all(_PART.fullmatch(part) for part in parts):
        return "has a part that is empty or holds other characters than letters, digits, hyphens, dots and blanks"
    if any(part.partition(".")[0].strip().lower() in RESERVED for part in parts):
        return _DEVICE
    # A workbook where none may be is told about in words of its own.
    if not text.lower().endswith((*endings, *_WORKBOOKS)):
        return "is not that of a CSV file" + (" or a workbook (.xlsx)" if ".xlsx" in endings else "")
    return None


def _workbook(folder: Path, text: str, descriptor: str) -> Finding:
    csv = text.rpartition(".")[0] + ".csv"
    problem = f"The path {echo(text)} is that of a workbook; a table is a CSV file."
    remedy = (
        f'Open it in Excel, go to the sheet, choose Save As, "CSV UTF-8 (comma delimited)", and write "{csv}" here.'
    )
    if is_plain_file(folder / csv):
        remedy = f'Write "{csv}", which is there, if it holds the same.'
    return WORKBOOK.finding(descriptor, problem, remedy)


def _missing(shown: str, part: str, names: list[str]) -> Finding:
    near = near_match(part, names)
    remedy = f"There is {echo(near)}: use one spelling." if near else "Add the file, or remove its entry."
    return MISSING_FILE.finding(shown, "The descriptor lists this file, but it is not there.", remedy)

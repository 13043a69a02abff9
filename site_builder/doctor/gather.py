"""Gathers the facts. Each is asked for alone and cannot stop the others; nothing is written that stays."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

from filelock import FileLock, Timeout
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from site_builder import __version__
from site_builder.doctor.facts import Facts, Library
from site_builder.errors import UsageError
from site_builder.settings import read_limits
from site_builder.sources import find_packages
from site_builder.text.file_names import RESERVED

_PROGRAM = "site-builder"
_LONGEST_ANSWER = 200
_SECONDS = 60
_BESIDE = ".new-1234567"
"""About what is behind the name of the folder in which a new site is made."""
_USUAL_LENGTH = 110
"""Characters of the longest path inside a site that was not built yet."""
_SYNCED = {"onedrive": "OneDrive", "sharepoint": "SharePoint", "dropbox": "Dropbox", "google drive": "Google Drive",
           "icloud": "iCloud"}  # fmt: skip
_DRAW = 'import vl_convert; vl_convert.vegalite_to_svg({"mark": "point", "data": {"values": [{}]}})'
_CSV_LINE_ENDS = re.compile(r"^\s*\*(\.csv)?\s+.*(\beol=|-text\b|\bbinary\b)", re.MULTILINE)


def gather_facts(config: Path, packages: Sequence[Path], writes: Sequence[Path], lock: Path) -> Facts:
    """Look at the computer and the site's folder.

    Args:
        config: the site's mkdocs.yml.
        packages: data packages, or folders of them.
        writes: folders that a build writes, there or not.
        lock: the file that a running build holds.
    """
    root = config.resolve().parent
    wanted = _python_wanted()
    folders, fault = _packages(packages)
    paths = sorted(path for folder in (*folders, root / "docs") for path in _below(folder))
    return Facts(
        system=platform.system(),
        python=platform.python_version(),
        python_wanted=wanted,
        python_suits=SpecifierSet(wanted).contains(platform.python_version(), prereleases=True),
        program=__version__,
        libraries=tuple(_libraries()),
        search_fault=_fault_of([sys.executable, "-P", "-m", "pagefind", "--version"]),
        drawing_fault=_fault_of([sys.executable, "-P", "-c", _DRAW]),
        root=str(root),
        config=str(config),
        has_config=config.is_file(),
        config_fault=_config_fault(config),
        packages=tuple(folder.name for folder in folders),
        packages_fault=fault,
        not_writable=tuple(_not_writable(writes)),
        free_bytes=_free_bytes(root),
        longest_path=_longest_path(root, writes),
        long_paths=_long_paths(),
        synced=_synced(root),
        in_git=any((folder / ".git").exists() for folder in (root, *root.parents)),
        autocrlf=_answer_of(["git", "-C", str(root), "config", "--get", "core.autocrlf"]),
        line_ends_fixed=_line_ends_fixed(root),
        console=getattr(sys.stdout, "encoding", None) or "",
        building=_held(lock),
        open_files=tuple(_relative(path, root) for path in paths if _is_sign_of_use(path.name)),
        reserved=tuple(_relative(path, root) for path in paths if _is_reserved(path.name)),
        twins=tuple(_twins(paths, root)),
        capitals_differ=not config.with_name(config.name.swapcase()).exists() if config.exists() else None,
    )


def _python_wanted() -> str:
    try:
        return metadata.metadata(_PROGRAM)["Requires-Python"] or ""
    except metadata.PackageNotFoundError:
        return ""


def _libraries() -> Iterator[Library]:
    try:
        needed = metadata.requires(_PROGRAM) or []
    except metadata.PackageNotFoundError:
        return
    for text in needed:
        requirement = Requirement(text)
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            installed: str | None = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            installed = None
        suits = installed is not None and requirement.specifier.contains(installed, prereleases=True)
        yield Library(requirement.name, str(requirement.specifier), installed, suits)


def _config_fault(config: Path) -> str:
    try:
        read_limits(config)
    except UsageError as error:
        return str(error)
    return ""


def _packages(named: Sequence[Path]) -> tuple[list[Path], str]:
    try:
        return find_packages(named), ""
    except UsageError as error:
        return [], str(error)


def _below(folder: Path) -> Iterator[Path]:
    try:
        yield from (path for path in folder.rglob("*") if ".git" not in path.parts)
    except OSError:  # a folder that may not be read: the look at packages, or the build, says so
        return


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str] | None:
    try:
        return subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None


def _fault_of(command: Sequence[str]) -> str:
    done = _run(command)
    if done is None:
        return "it cannot be started, or does not end."
    said = (done.stderr or done.stdout).strip().splitlines()
    return (said[-1][:_LONGEST_ANSWER] if said else f"it ended with {done.returncode}.") if done.returncode else ""


def _answer_of(command: Sequence[str]) -> str:
    done = _run(command)
    return done.stdout.strip() if done and not done.returncode else ""


def _not_writable(folders: Sequence[Path]) -> Iterator[str]:
    for folder in folders:
        there = next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
        try:
            with tempfile.TemporaryFile(dir=there):
                pass
        except OSError as fault:
            yield f"{folder} ({fault.strerror or fault})"


def _free_bytes(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _longest_path(root: Path, folders: Sequence[Path]) -> int:
    """The longest path of the last build, in the folder beside it that the next one fills."""
    inside = [len(str(path)) + len(_BESIDE) for folder in folders for path in _below(folder)]
    return max(inside, default=len(str(root)) + _USUAL_LENGTH)


def _long_paths() -> bool:
    if sys.platform != "win32":
        return True
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    except OSError:
        return False


def _synced(root: Path) -> str:
    for part in root.parts:
        for name, shown in _SYNCED.items():
            if part.lower().startswith(name):
                return shown
    of_user = [os.environ.get(name, "") for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")]
    return "OneDrive" if any(folder and root.is_relative_to(folder) for folder in of_user) else ""


def _line_ends_fixed(root: Path) -> bool:
    for folder in (root, *root.parents):
        try:
            text = (folder / ".gitattributes").read_text(encoding="utf-8", errors="replace")
        except OSError:
            text = ""
        if _CSV_LINE_ENDS.search(text):
            return True
        if (folder / ".git").exists():
            break
    return False


def _held(lock: Path) -> bool:
    if not lock.is_file():
        return False
    try:
        with FileLock(lock, timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return False


def _is_sign_of_use(name: str) -> bool:
    return name.startswith(("~$", ".~lock."))


def _is_reserved(name: str) -> bool:
    return (
        name.partition(".")[0].lower() in RESERVED or name.endswith((".", " ")) or any(c in name for c in '<>:"|?*\\')
    )


def _twins(paths: Sequence[Path], root: Path) -> Iterator[str]:
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(str(path).casefold(), path)
        if other != path:
            yield f"{_relative(other, root)} and {path.name}"


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)

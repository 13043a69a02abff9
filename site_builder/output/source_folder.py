"""Writes the publisher's source folder: everything that MkDocs needs, and nothing left from before."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from site_builder.disk_faults import naming
from site_builder.errors import UsageError
from site_builder.output.made_by_us import MARK, TEXT, refuse_other_folders
from site_builder.output.plain_files import plain_files, refuse_link

CONFIG = """\
# Made by site-builder at every build. Change the file that it inherits from instead.
INHERIT: {parent}
docs_dir: docs
site_dir: {site}
theme:
  custom_dir: theme
"""


def write_source_folder(
    folder: Path, config: Path, site: Path, docs: Path, theme: Path, made: Mapping[str, bytes]
) -> None:
    """Write mkdocs.yml, the theme, what people wrote and what the program made.

    Files that have not changed are left alone, so that a live preview notices only what did.

    Args:
        folder: the source folder; files in it that do not belong are removed.
        config: the site's own mkdocs.yml, which the written one inherits from.
        site: where the publisher puts the pages.
        docs: folder of the pages that people write; may be missing.
        theme: folder of the theme.
        made: content of the made files by their path below docs/.

    Raises:
        UsageError: a page that people wrote has the path of a made one or is a link.
        OSError: a file cannot be written.
    """
    refuse_other_folders(folder)
    # First, so that a folder that was left half-written is known for ours.
    wanted: dict[Path, bytes] = {Path(MARK): TEXT}
    wanted |= {Path("theme", path): content for path, content in _read_tree(theme).items()}
    written = _read_written(docs)
    for path in written:
        if path.as_posix() in made:
            raise UsageError(f"{docs / path} has the place of a page that is made. Give it another name.")
        wanted[Path("docs", path)] = written[path]
    wanted |= {Path("docs", path): content for path, content in made.items()}
    text = CONFIG.format(parent=_relative(config, folder), site=_relative(site, folder))
    wanted[Path("mkdocs.yml")] = text.encode()
    _write(folder, wanted)


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path, folder)).as_posix()


def _read_tree(folder: Path) -> dict[Path, bytes]:
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def _read_written(docs: Path) -> dict[Path, bytes]:
    """What people wrote. A link among it would publish a file that lies elsewhere on the computer."""
    refuse_link(docs)
    files = plain_files(docs) if docs.is_dir() else {}
    return {Path(name): path.read_bytes() for name, path in files.items() if "__pycache__" not in Path(name).parts}


def _write(folder: Path, wanted: Mapping[Path, bytes]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_symlink() or (path.is_file() and path.relative_to(folder) not in wanted):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    root = folder.resolve()
    for relative, content in wanted.items():
        path = folder / relative
        # Names of files are made of ids, which the checks keep plain. Should one get past them, it gets no further.
        if not path.resolve().is_relative_to(root):
            raise UsageError(f"{path} leads out of {folder}, and nothing is written there.")
        if path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with naming(path):
            path.write_bytes(content)

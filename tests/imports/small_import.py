"""The small import of the tests: invented files and a mapping, laid out in a folder of their own, with changes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from site_builder.errors import DataError
from site_builder.finding import Finding
from site_builder.importing import Imported, ImportPlan, import_package
from tests.sites import change_cell

SMALL = Path(__file__).parent / "small"
EXPECTED = SMALL / "expected"


def lay_out(folder: Path, *changes: tuple[str, str, str]) -> ImportPlan:
    """Copy the mapping and its files into a folder; each change is a file, a text in it, and what takes its place."""
    for file in SMALL.iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    for name, old, new in changes:
        change_cell(folder / name, old, new)
    return ImportPlan(folder / "mapping.yaml")


def import_small(folder: Path, *changes: tuple[str, str, str]) -> Imported:
    """Import with changes; without a fault."""
    return import_package(lay_out(folder, *changes))


def findings_of(folder: Path, *changes: tuple[str, str, str]) -> tuple[Finding, ...]:
    """What an import with changes reports; nothing may have been made."""
    findings = refused(lay_out(folder, *changes))
    assert not (folder / "made/testland").exists()
    assert not list(folder.glob("made/*.import-*"))
    return findings


def refused(plan: ImportPlan) -> tuple[Finding, ...]:
    """What an import reports that has to stop at an error."""
    with pytest.raises(DataError) as stopped:
        import_package(plan)
    return stopped.value.findings


def write_texts(folder: Path, texts: Mapping[str, str], changes: Iterable[tuple[str, str, str]]) -> ImportPlan:
    """Write a mapping.yaml and its files; each change is a file, a text in it, and what takes its place."""
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8")
    for file, old, new in changes:
        change_cell(folder / file, old, new)
    return ImportPlan(folder / "mapping.yaml")


def rows_of(imported: Imported, table: str) -> list[str]:
    """The lines of a table that was made."""
    return (imported.folder / f"data/{table}.csv").read_text(encoding="utf-8").splitlines()

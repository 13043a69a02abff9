"""The small import of the tests: invented files and a mapping, laid out in a folder of their own, with changes."""

from __future__ import annotations

import shutil
from pathlib import Path

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
    plan = lay_out(folder, *changes)
    try:
        import_package(plan)
    except DataError as error:
        assert not (folder / "made/testland").exists()
        assert not list(folder.glob("made/*.import-*"))
        return error.findings
    raise AssertionError("the import found no error")


def rows_of(imported: Imported, table: str) -> list[str]:
    """The lines of a table that was made."""
    return (imported.folder / f"data/{table}.csv").read_text(encoding="utf-8").splitlines()

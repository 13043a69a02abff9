"""Builds sites in the tests: a folder with a package, the pages that people write, and mkdocs.yml."""

from __future__ import annotations

import shutil
from pathlib import Path

from site_builder.build import Plan, build, plan_beside
from site_builder.model import Package
from site_builder.sources import read_package

ROOT = Path(__file__).parent.parent
VALID = ROOT / "tests" / "packages" / "valid"
EXAMPLESHIRE = ROOT / "datapackages" / "exampleshire"
LEICESTERSHIRE = ROOT / "datapackages" / "leicestershire"


def lay_out_site(folder: Path, package: Path = VALID) -> Plan:
    """Copy a package and what belongs to the site into a folder; nothing is built yet."""
    shutil.copytree(package, folder / "datapackages" / package.name)
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return plan_beside(folder / "mkdocs.yml")


def build_site(folder: Path, package: Path = VALID) -> Plan:
    """Lay out a site and build it."""
    plan = lay_out_site(folder, package)
    build(plan)
    return plan


def change_cell(path: Path, old: str, new: str) -> None:
    """Replace a text that stands exactly once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def read_state(folder: Path) -> Package:
    """A package in which nothing is wrong, as it was written."""
    package, findings = read_package(folder)
    assert findings == []
    return package

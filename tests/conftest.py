"""What tests share: the valid package, and the same with one cell changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.model import Package
from site_builder.sources import read_package

PACKAGES = Path(__file__).parent / "packages"

PackageWith = Callable[[str, int, str, str], Package]


@pytest.fixture(scope="session")
def valid_package() -> Package:
    package, findings = read_package(PACKAGES / "valid")
    assert findings == []
    return package


@pytest.fixture
def package_with(valid_package: Package) -> PackageWith:
    """Change one cell of the valid package: table, physical line, column, new text."""

    def changed(table: str, line: int, column: str, value: str) -> Package:
        old = valid_package.tables[table]
        frame = old.frame.copy()
        assert line in frame.index
        assert column in frame.columns
        frame.loc[line, column] = value
        return replace(valid_package, tables={**valid_package.tables, table: replace(old, frame=frame)})

    return changed

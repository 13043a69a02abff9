"""States of a package in memory: cells changed, rows added and taken out; and the difference between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from site_builder.build import Checked
from site_builder.calculations.record_changes import key_columns
from site_builder.checks import CHECKS, frictionless_accepts_the_package
from site_builder.differing import Sides, differ
from site_builder.model import Difference, NarrativeFile, Package
from tests.sites import VALID, read_state

Key = tuple[str, ...]


def valid() -> Package:
    return read_state(VALID)


def _at(package: Package, table: str, key: Key) -> int:
    frame = package.tables[table].frame
    wanted = frame[list(key_columns(table))].apply(tuple, axis=1) == key
    assert wanted.sum() == 1, f"{key} is the key of {wanted.sum()} rows of {table}"
    return wanted.idxmax()


def with_frame(package: Package, table: str, frame: pd.DataFrame) -> Package:
    return replace(package, tables={**package.tables, table: replace(package.tables[table], frame=frame)})


def with_cell(package: Package, table: str, key: Key, column: str, value: str) -> Package:
    """The package with one cell changed."""
    frame = package.tables[table].frame.copy()
    assert column in frame.columns
    frame.loc[_at(package, table, key), column] = value
    return with_frame(package, table, frame)


def without(package: Package, table: str, *keys: Key) -> Package:
    """The package without some rows."""
    frame = package.tables[table].frame
    return with_frame(package, table, frame.drop([_at(package, table, key) for key in keys]))


def with_row(package: Package, table: str, **cells: str) -> Package:
    """The package with one row more."""
    frame = package.tables[table].frame
    row = {column: cells.pop(str(column), "") for column in frame.columns}
    assert not cells, f"{table} has no {set(cells)}"
    return with_frame(package, table, pd.concat([frame, pd.DataFrame([row], index=[frame.index.max() + 1])]))


def with_narrative(package: Package, text: str | None) -> Package:
    """The package with another text on its outcome, or with none."""
    [file] = package.narratives
    files: tuple[NarrativeFile, ...] = () if text is None else (replace(file, text=text),)
    return replace(package, narratives=files)


def errors_of(package: Package) -> list[str]:
    """Errors that our own checks find; frictionless takes most of a second to say the same."""
    return [
        str(finding)
        for check in CHECKS
        if check is not frictionless_accepts_the_package.CHECK
        for finding in check.findings(package)
        if finding.severity == "error"
    ]


def between(
    old: Package | Sequence[Package], new: Package | Sequence[Package], apart: int = 3, *, checked: bool = False
) -> Difference:
    """The difference between two states in which the checks find no error; `checked` where that is known already."""
    sides = [(each,) if isinstance(each, Package) else tuple(each) for each in (old, new)]
    if not checked:
        assert [error for side in sides for package in side for error in errors_of(package)] == []
    return differ(Sides(*(Checked(side, ()) for side in sides)), apart)


def edited(package: Package) -> Package:
    """The valid package before its next publication: a bit of everything."""
    waste = ("recycling", "E10000099", "2023/24", "2024-11-20")
    new = with_cell(package, "observations", waste, "value", "41.0")
    new = with_cell(new, "observations", waste, "lower", "40.1")
    new = with_cell(new, "observations", waste, "upper", "42.0")
    new = with_cell(new, "observations", waste, "numerator", "4100")
    new = with_cell(new, "observations", ("bus-passengers", "E10000099", "2023", "2024"), "value", "8700")
    new = with_cell(new, "observations", ("money-per-head", "E10000097", "2022/23", "2023"), "value", "650")
    new = with_cell(new, "observations", ("road-spending", "E10000099", "2022/23", "2024"), "value", "[c]")
    new = with_cell(new, "observations", ("residents", "E10000099", "2022/23", "2023"), "note", "Counted in June.")
    new = with_row(
        new, "observations", indicator="road-spending", area="E10000099", period="2021/22", as_of="2023", value="9.5"
    )
    new = with_cell(new, "targets", ("testshire-2024", "bus-passengers"), "value", "8500")
    new = with_cell(new, "targets", ("testshire-2024", "bus-passengers"), "text", "8500")
    new = with_cell(new, "comments", ("testshire-2024", "recycling"), "text", "Less food waste was collected.")
    new = with_cell(new, "indicators", ("recycling",), "definition", "Share of household waste that is recycled.")
    new = with_cell(new, "report_rows", ("testshire-2024", "road-spending"), "theme", "environment")
    new = with_cell(new, "report_rows", ("testshire-2024", "road-spending"), "polarity", "low")
    new = without(new, "risks", ("testshire-2024", "2"))
    new = without(new, "group_members", ("invented-boroughs", "E08000099"))
    return with_narrative(new, new.narratives[0].text + "\n\nThis is the newest.\n")

"""One fact stands in one row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from site_builder.checks.cells import fault_at, tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import FIELDS
from site_builder.model import Package, Table
from site_builder.text.hidden_characters import echo


def repeated_rows(package: Package) -> Iterator[Fault]:
    """Find rows whose key stands in an earlier row as well."""
    for table in package.tables.values():
        names = [field.name for field in FIELDS[table.name] if field.in_key]
        columns = {name: tidy_column(table, name) for name in names}
        if table.frame.empty or any(column is None for column in columns.values()):
            continue
        # Reset, so that rows are known by position: lines serve people only.
        keys = pd.DataFrame(columns).reset_index(drop=True)
        keys = keys[(keys != "").all(axis="columns")]
        first: dict[tuple[str, ...], int] = {}
        rows = table.frame.to_numpy(dtype=object) if keys.duplicated().any() else None
        for position, *key in keys[keys.duplicated(keep=False)].itertuples(name=None):
            earlier = first.setdefault(tuple(key), position)
            if earlier != position:
                yield _fault(table, tuple(key), rows, earlier, position)


def _fault(table: Table, key: tuple[str, ...], rows: Any, earlier: int, position: int) -> Fault:
    line = table.frame.index[earlier]
    pairs = zip(table.frame.columns, rows[position], rows[earlier], strict=True)
    other = [str(name) for name, here, there in pairs if here != there]
    shown = echo(", ".join(key))
    if other:
        problem = f"The row {shown} stands on line {line} as well, with another {', '.join(map(echo, other[:5]))}."
        remedy = "Keep the right one."
    else:
        problem, remedy = f"The row {shown} stands on line {line} as well, word for word.", "Delete one of the two."
    if table.name == "observations" and other:
        remedy = "Keep the right one; a revised figure is a new row with its own as_of."
    return fault_at(table, problem, remedy, line=int(table.frame.index[position]))


CHECK = Check(
    code="E302",
    title="Each fact stands in one row",
    explanation="Some columns together say what a row is about: in observations the indicator, the area, the period "
    "and as_of. Two rows that agree in them contradict or repeat each other. A revised figure is not a second row of "
    "that kind: it has another as_of.",
    remedy="Delete one of the rows, or correct what should set them apart. For a revised figure, keep both rows "
    "and give the newer one its own as_of.",
    example_wrong="recycling,E10000099,2023/24,2024,45.1\nrecycling,E10000099,2023/24,2024,46.2",
    example_right="recycling,E10000099,2023/24,2024,45.1\nrecycling,E10000099,2023/24,2025,46.2",
    rule=repeated_rows,
)

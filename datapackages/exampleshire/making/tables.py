"""Reads the tables of this folder and writes those of the package."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

HERE = Path(__file__).parent
Row = dict[str, str]


def read_table(name: str) -> list[Row]:
    """Read a table that people keep beside the script."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_key(name: str, key: str) -> dict[str, Row]:
    """Read a table whose rows have a key."""
    return {row[key]: row for row in read_table(name)}


def write_table(folder: Path, name: str, columns: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Write a table of the package, without columns that are empty throughout.

    Args:
        folder: where the package is made.
        name: of the table.
        columns: their names, with spaces between. What a row does not name is empty.
        rows: in the order in which they are to stand.
    """
    names = columns.split()
    cells = [{name: str(row[name]) if row.get(name) is not None else "" for name in names} for row in rows]
    filled = [name for name in names if any(row[name] for row in cells)]
    with (folder / "data" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, filled, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(cells)

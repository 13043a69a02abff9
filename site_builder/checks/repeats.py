"""Rows that repeat what may stand once, in columns that are not the table's key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from site_builder.checks.cells import fault_at, tidy_column
from site_builder.checks.check import Fault
from site_builder.model import Package, Table


@dataclass(frozen=True)
class Repeat:
    """A row that has the same texts as an earlier one."""

    table: Table
    column: str
    texts: tuple[str, ...]
    first_line: int
    line: int

    def fault(self, problem: str, remedy: str) -> Fault:
        """Report the later row."""
        return fault_at(self.table, problem, remedy, line=self.line, column=self.column, value=self.texts[-1])


def repeats(package: Package, table_name: str, names: tuple[str, ...]) -> Iterator[Repeat]:
    """Find rows with the same texts in some columns; rows with an empty one are left out.

    Args:
        package: the package to look at.
        table_name: the table, which may be absent.
        names: the columns that together may stand once; the finding points at the last.
    """
    table = package.tables.get(table_name)
    columns = {name: tidy_column(table, name) for name in names} if table else {}
    if table is None or any(column is None for column in columns.values()):
        return
    first: dict[tuple[str, ...], int] = {}
    rows = pd.DataFrame(columns)
    for line, *texts in rows[rows.duplicated(keep=False)].itertuples(name=None):
        key = tuple(texts)
        if all(key) and first.setdefault(key, line) != line:
            yield Repeat(table, names[-1], key, first[key], int(line))

"""Numbers of rows, for the rules about what figures mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from site_builder.checks.cells import column_of, fault_at
from site_builder.checks.check import Fault
from site_builder.checks.number_texts import is_plain_number
from site_builder.model import Package, Table
from site_builder.text.hidden_characters import tidy


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes:
        table: where it stands.
        line: physical line on which it begins.
        texts: its cells by column, without blanks around them; "" for a column that is absent.
    """

    table: Table
    line: int
    texts: dict[str, str]

    def number(self, column: str) -> Decimal | None:
        """Return a number; None where the cell is empty, marked or not a number, which is reported elsewhere."""
        text = self.texts[column]
        return Decimal(text) if is_plain_number(text) else None

    def fault(self, column: str, problem: str, remedy: str) -> Fault:
        """Report a cell of this row."""
        return fault_at(self.table, problem, remedy, line=self.line, column=column, value=self.texts.get(column))


def rows_of(package: Package, table_name: str, columns: tuple[str, ...], any_of: tuple[str, ...] = ()) -> Iterator[Row]:
    """Go through the rows of a table.

    Args:
        package: the package to look at.
        table_name: the table, which may be absent.
        columns: the columns to give.
        any_of: where given, only rows in which one of these columns is filled. Large tables are
            narrowed down by it before any row is looked at.
    """
    table = package.tables.get(table_name)
    if table is None:
        return
    found = {name: column_of(table, name) for name in columns}
    frame = pd.DataFrame({name: column for name, column in found.items() if column is not None})
    filled = [name for name in any_of if name in frame]
    if any_of:
        frame = frame[(frame[filled] != "").any(axis="columns")] if filled else frame.iloc[:0]
    for line, *texts in frame.itertuples(name=None):
        row = dict.fromkeys(columns, "") | dict(zip(frame.columns, map(tidy, texts), strict=True))
        yield Row(table, int(line), row)


def texts_by(package: Package, table_name: str, key: str, column: str) -> dict[str, str]:
    """The texts of a column by those of another, such as the titles of indicators by their ids; the last one counts."""
    return {row.texts[key]: row.texts[column] for row in rows_of(package, table_name, (key, column))}

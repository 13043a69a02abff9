"""Looking at the cells of a package without looking at each of them.

Tables repeat themselves: 100,000 observations have a few hundred indicators, areas and periods.
Rules look at each different text once; rows are looked up only for the bad ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from site_builder.checks.check import Fault
from site_builder.checks.fields import FIELDS, Field
from site_builder.correction import Correction, NewCell
from site_builder.model import Package, Table
from site_builder.text.hidden_characters import tidy

Test = Callable[[str], bool]


@dataclass(frozen=True)
class Cell:
    """A cell that does not keep a rule.

    Attributes:
        table, column: where it stands.
        line: physical line on which its row begins.
        value: as written.
        core: without hidden characters and without blanks around it.
    """

    table: Table
    column: str
    line: int
    value: str

    @property
    def core(self) -> str:
        return tidy(self.value)

    def fault(self, problem: str, remedy: str, certain: str | None = None) -> Fault:
        """Report this cell.

        Args:
            problem: what is wrong.
            remedy: what to do.
            certain: what to write instead, where only that can be meant; then the remedy says it.
        """
        correction = None if certain is None else NewCell(certain)
        return fault_at(
            self.table,
            problem,
            remedy,
            line=self.line,
            column=self.column,
            value=self.value,
            correction=correction,
        )


@dataclass(frozen=True)
class FieldCell(Cell):
    """A bad cell of a declared column."""

    field: Field


def fault_at(
    table: Table,
    problem: str,
    remedy: str,
    *,
    line: int | None,
    column: str | None = None,
    value: str | None = None,
    correction: Correction | None = None,
) -> Fault:
    """Report a place in a table, with the column's letter if a column is meant."""
    names = list(table.frame.columns)
    letter = spreadsheet_letter(names.index(column)) if column in names else None
    return Fault(table.path, problem, remedy, line, column, letter, value, correction)


def column_of(table: Table, name: str) -> pd.Series[str] | None:
    """Return a column as text; the first of that name, None if there is none."""
    names = list(table.frame.columns)
    return table.frame.iloc[:, names.index(name)] if name in names else None


def tidy_column(table: Table, name: str) -> pd.Series[str] | None:
    """Return a column as it was meant: a stray blank is one fault, not one in every rule."""
    column = column_of(table, name)
    if column is None:
        return None
    mended = {text: tidy(text) for text in column.unique() if text != tidy(text)}
    return column.replace(mended) if mended else column


def bad_cells(
    package: Package, concerns: Callable[[Field], bool], is_bad: Callable[[str, Field], bool]
) -> Iterator[FieldCell]:
    """Find the filled cells that do not keep a rule.

    Blanks around a cell and hidden characters are faults of their own: `is_bad` sees the text
    without them. Marks for missing figures are not shown to it.

    Args:
        package: the package to look at.
        concerns: says which columns the rule is about.
        is_bad: says whether a text breaks the rule.
    """
    for table in package.tables.values():
        for field in FIELDS[table.name]:
            column = column_of(table, field.name) if concerns(field) else None
            if column is None:
                continue
            bad = [text for text in column.unique() if _is_bad(text, field, is_bad)]
            for line, value in rows_with(column, bad):
                yield FieldCell(table, field.name, line, value, field)


def _is_bad(text: str, field: Field, is_bad: Callable[[str, Field], bool]) -> bool:
    core = tidy(text)
    return core != "" and core not in field.marks and is_bad(core, field)


def rows_with(column: pd.Series[str], texts: list[str]) -> Iterator[tuple[int, str]]:
    """Find the rows in which a column holds one of these texts: line and cell."""
    if texts:
        found = column[column.isin(texts)]
        yield from zip(found.index.tolist(), found.tolist(), strict=True)


def spreadsheet_letter(position: int) -> str:
    """Return the letter of a column, as spreadsheets name it: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def listed(words: list[str] | tuple[str, ...]) -> str:
    """Join words for a sentence: high, low or none."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)

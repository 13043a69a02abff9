"""Looking at the cells of a package without looking at each of them.

Tables repeat themselves: 100,000 observations have a few hundred indicators, areas and periods.
Rules look at each different text once; rows are looked up only for the bad ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from site_builder.checks.check import Fault
from site_builder.checks.fields import FIELDS, Field
from site_builder.correction import Correction, NewCell
from site_builder.model import Package, Table
from site_builder.text.hidden_characters import tidy

Test = Callable[[str], bool]


@dataclass(frozen=True)
class BadText:
    """A text that does not keep a rule, with all places of a column where it stands.

    Attributes:
        table, column: where it stands.
        value: as written.
        lines: physical lines on which its rows begin.
        core: without hidden characters and without blanks around it.
    """

    table: Table
    column: str
    value: str
    lines: Sequence[int]

    @property
    def core(self) -> str:
        return tidy(self.value)

    def faults(self, problem: str, remedy: str, certain: str | None = None) -> Iterator[Fault]:
        """Report each cell that holds it.

        Args:
            problem: what is wrong.
            remedy: what to do.
            certain: what to write instead, where only that can be meant; then the remedy says it.
        """
        letter = _letter(self.table, self.column)
        correction = None if certain is None else NewCell(certain)
        for line in self.lines:
            yield Fault(self.table.path, problem, remedy, line, self.column, letter, self.value, correction)


@dataclass(frozen=True)
class BadFieldText(BadText):
    """A bad text of a declared column."""

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
    return Fault(table.path, problem, remedy, line, column, _letter(table, column), value, correction)


def _letter(table: Table, column: str | None) -> str | None:
    return spreadsheet_letter(table.columns.index(column)) if column in table.columns else None


def column_of(table: Table, name: str) -> pd.Series[str] | None:
    """Return a column as text; the first of that name, None if there is none."""
    return table.frame.iloc[:, table.columns.index(name)] if name in table.columns else None


def tidy_column(table: Table, name: str) -> pd.Series[str] | None:
    """Return a column as it was meant: a stray blank is one fault, not one in every rule."""
    column = column_of(table, name)
    if column is None:
        return None
    mended = {text: tidy(text) for text in table.texts(name) if text != tidy(text)}
    # Not Series.replace, which looks through the whole column once for each text.
    return column.mask(column.isin(list(mended)), column.map(mended)) if mended else column


def tidy_cell(table: Table, name: str, line: int) -> str | None:
    """Return one cell as it was meant, without a look at the rest of its column; None where there is none."""
    column = column_of(table, name)
    if column is None or line not in table.frame.index:
        return None
    position = table.frame.index.get_loc(line)
    return tidy(str(column.iloc[position])) if isinstance(position, int) else None


def bad_texts(
    package: Package, concerns: Callable[[Field], bool], is_bad: Callable[[str, Field], bool]
) -> Iterator[BadFieldText]:
    """Find the texts of filled cells that do not keep a rule.

    Blanks around a cell and hidden characters are faults of their own: `is_bad` sees the text
    without them. Marks for missing figures are not shown to it.

    Args:
        package: the package to look at.
        concerns: says which columns the rule is about.
        is_bad: says whether a text breaks the rule.
    """

    def is_bad_within(text: str, field: Field) -> bool:
        core = tidy(text)
        return core != "" and core not in field.marks and is_bad(core, field)

    return bad_cells(package, concerns, is_bad_within)


def bad_cells(
    package: Package, concerns: Callable[[Field], bool], is_bad: Callable[[str, Field], bool]
) -> Iterator[BadFieldText]:
    """Find the texts of cells, empty ones too, that do not keep a rule; `is_bad` sees each as it is written."""
    for table in package.tables.values():
        for field in FIELDS[table.name]:
            column = column_of(table, field.name) if concerns(field) else None
            if column is None:
                continue
            bad = [text for text in table.texts(field.name) if is_bad(text, field)]
            for text, lines in lines_of(column, bad).items():
                yield BadFieldText(table, field.name, text, lines, field)


def lines_of(column: pd.Series[str], texts: Sequence[str]) -> dict[str, list[int]]:
    """Return the lines of the rows in which a column holds one of these texts, by text."""
    lines: dict[str, list[int]] = {}
    if texts:
        found = column[column.isin(list(texts))]
        for line, text in zip(found.index.tolist(), found.tolist(), strict=True):
            lines.setdefault(text, []).append(line)
    return lines


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

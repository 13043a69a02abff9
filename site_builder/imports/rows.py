"""Rows of a source file, with the file and the line of each, and which of them a table takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from site_builder.checks.cells import spreadsheet_letter
from site_builder.finding import Finding
from site_builder.import_faults import IDLE_CONDITION, UNKNOWN_NAME
from site_builder.imports.mapping import Condition
from site_builder.model import Table, TurnedColumns
from site_builder.period_spellings import split_year_meant
from site_builder.text.hidden_characters import echo
from site_builder.text.near_match import near_match


@dataclass(frozen=True)
class Rows:
    """Rows under way to a table.

    Attributes:
        file: where they stand, as shown to people.
        frame: their cells as text; the index counts from 0.
        lines: physical line of each row.
        letters: of columns in a spreadsheet, where their position does not give them.
        turned: columns that were turned into rows.
    """

    file: str
    frame: pd.DataFrame
    lines: np.ndarray
    letters: Mapping[str, str] = field(default_factory=dict)
    turned: TurnedColumns | None = None

    def taken(self, mask: np.ndarray) -> Rows:
        """Only the rows for which the mask is true."""
        return replace(self, frame=self.frame[mask].reset_index(drop=True), lines=self.lines[mask])

    def places(self, column: str | None, mask: np.ndarray) -> Iterator[tuple[int, str | None]]:
        """The line and the letter of a column's cell in the rows for which the mask is true.

        The name of a column that was turned stands once in the file, not in each of its rows.
        """
        lines, names = self.lines[mask].tolist(), list(self.frame.columns)
        if column is None or column not in names:
            yield from ((line, None) for line in lines)
        elif self.turned is not None and column in (self.turned.name, self.turned.value):
            for line, old in zip(lines, self.frame.loc[mask, self.turned.name].tolist(), strict=True):
                yield (self.turned.line if column == self.turned.name else line), self.letters.get(old)
        else:
            letter = self.letters.get(column) or spreadsheet_letter(names.index(column))
            yield from ((line, letter) for line in lines)


def rows_of_file(table: Table) -> Rows:
    """All rows of a file as it was read."""
    frame, lines = table.frame.reset_index(drop=True), table.frame.index.to_numpy()
    return Rows(table.path, frame, lines, table.letters, table.turned)


def with_each(rows: Rows, name: str, other: pd.DataFrame) -> Rows:
    """Each row of another table with each of these; its columns get its name and a dot before theirs."""
    count, times = len(rows.frame), len(other)
    repeated = rows.frame.loc[np.tile(np.arange(count), times)].reset_index(drop=True)
    beside = other.loc[np.repeat(other.index.to_numpy(), count)].reset_index(drop=True)
    frame = pd.concat([repeated, beside.add_prefix(f"{name}.")], axis="columns")
    return replace(rows, frame=frame, lines=np.tile(rows.lines, times))


@dataclass(frozen=True)
class LeftOut:
    """How many rows a condition left out, and which condition it was, in words."""

    reason: str
    count: int


@dataclass(frozen=True)
class Kept:
    """The rows that met the conditions, with what each condition left out, and conditions that are at fault."""

    rows: Rows
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Conditions:
    """Which rows a part of a mapping takes.

    Attributes:
        where: all must be met; each row is counted at the first that it does not meet.
        leave_out: rows that meet all conditions of one of these are left out.
    """

    where: Sequence[Condition]
    leave_out: Sequence[Sequence[Condition]]


def keep(rows: Rows, conditions: Conditions, files: Mapping[str, Table], mapping: str) -> Kept:
    """Keep the rows that a part of a mapping takes.

    Args:
        rows: the rows of a file.
        conditions: which of them.
        files: for conditions on what stands in another file.
        mapping: path of the mapping as shown to people.
    """
    kept = Kept(rows, (), ())
    for condition in conditions.where:
        tried = _try(kept.rows, condition, files, mapping)
        kept = _without(kept, ~tried.met, tried.words, tried.findings)
    for together in conditions.leave_out:
        each = [_try(kept.rows, condition, files, mapping) for condition in together]
        met = np.logical_and.reduce([tried.met for tried in each])
        words = " and ".join(tried.opposite for tried in each)
        faults = [fault for tried in each for fault in tried.findings]
        # Unlike a condition of where, this one may well meet no row in another year's file.
        kept = _without(kept, met, words, [fault for fault in faults if fault.code != IDLE_CONDITION.code])
    return kept


@dataclass(frozen=True)
class _Tried:
    """A condition tried on rows: which meet it, and in words why the others, or these, are left out."""

    met: np.ndarray
    words: str
    opposite: str
    findings: Sequence[Finding] = ()


def _without(kept: Kept, out: np.ndarray, words: str, findings: Sequence[Finding]) -> Kept:
    count = int(out.sum())
    left_out = (*kept.left_out, LeftOut(words, count)) if count else kept.left_out
    return Kept(kept.rows.taken(~out) if count else kept.rows, left_out, (*kept.findings, *findings))


def _try(rows: Rows, condition: Condition, files: Mapping[str, Table], mapping: str) -> _Tried:
    texts, fault = _texts(condition, files, mapping)
    if fault is None and condition.column not in rows.frame.columns:
        fault = no_column(condition.column, rows.frame.columns, rows.file, mapping, condition.line)
    all_rows = np.ones(len(rows.frame), dtype=bool)
    if fault is not None or texts is None:
        return _Tried(all_rows, "", "", [fault] if fault else [])
    column = rows.frame[condition.column]
    met = (_is_one_of(column, texts) ^ condition.negated).to_numpy()
    idle = _idle(condition, texts, column, mapping) if condition.file is None and len(column) else ()
    return _Tried(met, in_words(condition, texts, met=False), in_words(condition, texts, met=True), idle)


def _is_one_of(column: pd.Series[str], texts: frozenset[str]) -> pd.Series[bool]:
    met = column.isin(list(texts))
    for beginning in sorted(text[:-1] for text in texts if _is_beginning(text)):
        met |= column.str.startswith(beginning)
    return met


def _is_beginning(text: str) -> bool:
    # As in lists of words, a star alone is only itself: many files mark a figure with one.
    return text.endswith("*") and text != "*"


def _texts(
    condition: Condition, files: Mapping[str, Table], mapping: str
) -> tuple[frozenset[str] | None, Finding | None]:
    if condition.file is None:
        return condition.texts, None
    frame, column = files[condition.file].frame, condition.file_column or condition.column
    if column not in frame.columns:
        return None, no_column(column, frame.columns, files[condition.file].path, mapping, condition.line)
    return frozenset(frame[column].unique()), None


def _idle(condition: Condition, texts: frozenset[str], column: pd.Series[str], mapping: str) -> tuple[Finding, ...]:
    there = frozenset(column.unique())
    unmet = sorted(
        text
        for text in texts - there
        if not (_is_beginning(text) and any(each.startswith(text[:-1]) for each in there))
    )
    # What is kept out may well be absent from this year's file; what is asked for may not.
    if condition.negated or not unmet:
        return ()
    near = near_match(unmet[0], there)
    problem = f"No row has {echo(unmet[0])} in the column {echo(condition.column)}."
    remedy = f"Write {near}." if near else "Correct the condition, or take it out."
    return (IDLE_CONDITION.finding(mapping, problem, remedy, line=condition.line),)


def in_words(condition: Condition, texts: frozenset[str], *, met: bool) -> str:
    """A condition, or its opposite, as it reads behind "left out:"."""
    not_ = "" if met ^ condition.negated else "not "
    if condition.file is not None:
        return f"{condition.column} is {not_}in {condition.file}"
    shown = " or ".join(echo(text) for text in sorted(texts)[:3])
    shown += " ..." if len(texts) > 3 else ""
    return f"{condition.column} is {not_}{shown}"


def no_column(name: str, names: Sequence[str] | pd.Index, file: str, mapping: str, line: int) -> Finding:
    """Report a column that a file does not have."""
    near = near_match(name, map(str, names))
    if near and split_year_meant(name) == split_year_meant(near) is not None:
        # Columns that become rows give their names to a period, which has one form on all sheets.
        remedy = f"There it is called {near}: give it the name {name} in the file."
    elif near:
        remedy = f"Write {near}."
    elif split_year_meant(name):
        remedy = f"It has {', '.join(map(str, names[:12]))}. Write the years here that the file has now."
    else:
        remedy = (
            f"It has {', '.join(map(str, names[:12]))}. If one of these is meant, give it its old name in the file, or "
            "write the new one here."
        )
    return UNKNOWN_NAME.finding(mapping, f"{file} has no column {echo(name)}.", remedy, line=line)

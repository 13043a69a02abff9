"""Turning columns into rows: a file with a column for each year becomes one with a row for each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from site_builder.checks.cells import spreadsheet_letter
from site_builder.finding import Finding
from site_builder.import_faults import UNKNOWN_KEY, UNKNOWN_NAME
from site_builder.imports.mapping import Turn
from site_builder.imports.rows import no_column
from site_builder.model import Table, TurnedColumns
from site_builder.size_limits import Limits, or_raise
from site_builder.text.hidden_characters import echo


@dataclass(frozen=True)
class TurnedTable:
    """A table whose columns were turned, as far as that went; `columns` counts those that were."""

    table: Table
    columns: int
    findings: tuple[Finding, ...] = ()


def turn_columns(table: Table, turn: Turn, header_line: int, mapping: str, limits: Limits) -> TurnedTable:
    """Make of each row one for each of some columns, in the order of the file.

    Args:
        table: as it was read.
        turn: which columns, and what the two new ones are called.
        header_line: the line of the file on which the old names stand.
        mapping: path of the mapping as shown to people.
        limits: how many rows it may become.
    """
    names = [str(name) for name in table.frame.columns]
    findings = [
        no_column(name, table.frame.columns, table.path, mapping, turn.line)
        for name in turn.columns
        if name not in names
    ]
    chosen = [name for name in names if name and (name in turn.columns) != turn.all_but]
    kept = [name for name in names if name not in chosen]
    for name in (each for each in dict.fromkeys((turn.name, turn.value)) if each in kept):
        problem = f"{table.path} has a column {echo(name)} already, which is not among those that become rows."
        findings.append(UNKNOWN_NAME.finding(mapping, problem, "Choose another name.", line=turn.line))
    if turn.name == turn.value:
        problem = "The old names and their cells cannot stand in one column."
        findings.append(UNKNOWN_KEY.finding(mapping, problem, "Give name and value two names.", line=turn.line))
    if (would := len(table.frame) * len(chosen)) > limits.import_rows:
        problem = f"{table.path} would become {would:,} rows; {limits.import_rows:,} are allowed."
        remedy = f"Name fewer columns. {or_raise('import_rows')}"
        findings.append(UNKNOWN_KEY.finding(mapping, problem, remedy, line=turn.line))
    if not chosen and not findings:
        problem = f"No column of {table.path} is left to become rows."
        findings.append(UNKNOWN_NAME.finding(mapping, problem, "Name them with columns.", line=turn.line))
    if findings:
        return TurnedTable(table, 0, tuple(findings))
    return TurnedTable(_turned(table, turn, chosen, kept, header_line), len(chosen))


def with_absent_columns(table: Table, names: Sequence[str]) -> Table:
    """The table with an empty column for each of some names that it lacks."""
    absent = {name: "" for name in names if name not in table.frame.columns}
    if not absent:
        return table
    frame = table.frame.assign(**{name: pd.Series("", index=table.frame.index, dtype="str") for name in absent})
    return replace(table, frame=frame)


def _turned(table: Table, turn: Turn, chosen: list[str], kept: list[str], header_line: int) -> Table:
    rows, times = len(table.frame), len(chosen)
    frame = table.frame[kept].iloc[np.repeat(np.arange(rows), times)].copy()
    frame[turn.name] = pd.Series(np.tile(np.array(chosen, dtype=object), rows), index=frame.index, dtype="str")
    cells = table.frame[chosen].to_numpy(dtype=object).reshape(-1)
    frame[turn.value] = pd.Series(cells, index=frame.index, dtype="str")
    names = [str(name) for name in table.frame.columns]
    letters = {name: table.letters.get(name, spreadsheet_letter(place)) for place, name in enumerate(names)}
    return Table(
        table.name,
        table.path,
        frame,
        table.unread,
        letters,
        TurnedColumns(turn.name, turn.value, header_line),
    )

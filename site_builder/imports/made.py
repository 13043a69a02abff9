"""What an import makes: tables whose rows know where they come from, and an account of every row read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from site_builder.finding import Finding
from site_builder.imports.rows import LeftOut
from site_builder.schemas import TABLE_SCHEMAS


@dataclass(frozen=True)
class Taken:
    """How the rows of one file became rows of one table: read x times = made + left out.

    Attributes:
        read: rows of the file.
        each, times: another table with each of whose rows these were taken, and how many it has.
    """

    table: str
    file: str
    read: int
    each: str | None
    times: int
    made: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class Origin:
    """Where a row comes from: a file, and a line of it."""

    file: str
    line: int


@dataclass(frozen=True)
class MadeTable:
    """A table of the new package.

    Attributes:
        frame: its cells as text; the index counts from 0.
        files, lines: the file and the line from which each row was made.
    """

    name: str
    frame: pd.DataFrame
    files: np.ndarray
    lines: np.ndarray

    def origin(self, position: int) -> Origin:
        """Where a row comes from."""
        return Origin(str(self.files[position]), int(self.lines[position]))


@dataclass(frozen=True)
class UnusedColumn:
    """A column that nothing is made from: how many of its cells hold something, and the first, as G4; "" for none."""

    name: str
    filled: int = 0
    first: str = ""

    def __str__(self) -> str:
        if not self.filled:
            return f"{self.name}, which is empty"
        return f"{self.name}, which holds {counted(self.filled, 'text')} (first in {self.first})"


def counted(count: int, noun: str) -> str:
    """A number with its noun: 1 text, 2 texts."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


@dataclass(frozen=True)
class MadePackage:
    """The tables of a package, with what was wrong and what became of each row that was read.

    Attributes:
        key_lines: of rows that stand in the mapping, the line of a key, by the mapping's path, the table, the line of
            the row and the key.
    """

    tables: Mapping[str, MadeTable]
    findings: tuple[Finding, ...]
    taken: tuple[Taken, ...]
    unused_columns: Mapping[str, tuple[UnusedColumn, ...]]
    key_lines: Mapping[tuple[str, str, int, str], int] = field(default_factory=dict)


def joined(name: str, pieces: Sequence[MadeTable]) -> MadeTable:
    """The parts of a table, one after another, with its columns in the order of the format."""
    frame = pd.concat([piece.frame for piece in pieces], ignore_index=True) if pieces else pd.DataFrame()
    order = [field["name"] for field in TABLE_SCHEMAS[name]["fields"] if field["name"] in frame.columns]
    hidden = [column for column in frame.columns if column not in order]
    return MadeTable(
        name,
        frame[[*order, *hidden]].fillna("").astype("str"),
        np.concatenate([piece.files for piece in pieces]),
        np.concatenate([piece.lines for piece in pieces]),
    )


def key_of(table: str) -> list[str]:
    """The columns that say what a row of a table is about."""
    key = TABLE_SCHEMAS[table]["primaryKey"]
    return [key] if isinstance(key, str) else list(key)


def without_hidden(table: MadeTable) -> MadeTable:
    """The table without the columns that only served to make others."""
    shown = [column for column in table.frame.columns if not str(column).startswith("_")]
    return MadeTable(table.name, table.frame[shown], table.files, table.lines)


def in_order(tables: Mapping[str, MadeTable]) -> Iterator[tuple[str, MadeTable]]:
    """Tables in the order in which the format explains them."""
    for name in TABLE_SCHEMAS:
        if name in tables:
            yield name, tables[name]

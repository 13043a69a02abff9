"""Faults that are put into real tables: what each does to a row, and what is to be said of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from random import Random

from site_builder.checks import check_package
from site_builder.checks.fields import FIELDS, Field
from site_builder.finding import Finding
from site_builder.model import Package
from site_builder.sources import read_package
from site_builder.sources.csv_table import read_table

Place = tuple[str, int, str | None, str | None]
"""Code, physical line, letter and name of the column."""


@dataclass(frozen=True)
class RealPackage:
    """A package without faults, read once: its tables, and each file as text."""

    package: Package
    texts: dict[str, str]

    def lines(self, table: str) -> list[str]:
        return self.texts[table].splitlines()

    @cached_property
    def _rows(self) -> dict[str, list[list[str]]]:
        return {table: list(csv.reader(self.lines(table))) for table in self.texts}

    def rows(self, table: str) -> list[list[str]]:
        """Header and rows; no cell of a good package holds a line break, so the first is on line 1."""
        return self._rows[table]

    def findings_with(self, table: str, data: str | bytes) -> list[Finding]:
        """What is said of the package if one file holds something else; the other tables are not read again."""
        old = self.package.tables[table]
        read = read_table(table, old.path, data if isinstance(data, bytes) else data.encode())
        others = {name: each for name, each in self.package.tables.items() if name != table}
        tables = {**others, table: read.table} if read.table else others
        return [*read.findings, *check_package(replace(self.package, tables=tables))]


def read_real_package(folder: Path) -> RealPackage:
    package, findings = read_package(folder)
    assert findings == []
    return RealPackage(
        package, {name: (folder / "data" / f"{name}.csv").read_text(encoding="utf-8") for name in package.tables}
    )


Damage = Callable[[str, Random], str]
Concerns = Callable[[Field, str], bool]


@dataclass(frozen=True)
class CellFault:
    """A fault of a cell.

    Attributes:
        code: what it must be called.
        damage: the text of the cell, made bad.
        concerns: whether a column, with such a text in it, can have the fault.
        follows: codes that may be reported elsewhere because of it.
    """

    name: str
    code: str
    damage: Damage
    concerns: Concerns
    follows: frozenset[str] = field(default_factory=frozenset)


def places(real: RealPackage, fault: CellFault) -> Iterator[tuple[str, str]]:
    """The columns in which at least one row can have the fault."""
    for name, table in real.package.tables.items():
        for each in FIELDS[name]:
            if each.name in table.columns and any(_suits(fault, each, text) for text in table.texts(each.name)):
                yield name, each.name


def inject(
    real: RealPackage, fault: CellFault, table: str, column: str, chance: Random, most: int
) -> tuple[str, set[Place]]:
    """Damage some cells of a column.

    Returns:
        The text of the file, and what must be reported.
    """
    lines, rows = real.lines(table), real.rows(table)
    position = rows[0].index(column)
    declared = next(each for each in FIELDS[table] if each.name == column)
    fit = [at for at, row in enumerate(rows) if at and _suits(fault, declared, row[position])]
    expected: set[Place] = set()
    further = 0  # lines that the damage itself puts in
    for at in sorted(chance.sample(fit, min(most, len(fit)))):
        row = list(rows[at])
        row[position] = fault.damage(row[position], chance)
        lines[at] = as_line(row)
        expected.add((fault.code, at + 1 + further, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[position], column))
        further += lines[at].count("\n")
    return "\n".join(lines) + "\n", expected


def _suits(fault: CellFault, declared: Field, text: str) -> bool:
    return text != "" and text not in declared.marks and fault.concerns(declared, text)


def as_line(cells: list[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().removesuffix("\n")


def told(findings: list[Finding], follows: frozenset[str] = frozenset()) -> set[Place]:
    """What was reported, but for what may follow."""
    return {(each.code, each.line or 0, each.letter, each.column) for each in findings if each.code not in follows}

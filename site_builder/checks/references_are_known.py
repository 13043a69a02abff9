"""A row that names another row names one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from site_builder.checks.cells import spreadsheet_letter, tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import FIELDS
from site_builder.checks.meant_ids import meant_ids
from site_builder.checks.names import as_slug
from site_builder.checks.resources import resource_names
from site_builder.correction import NewCell
from site_builder.model import Package, Table
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.text.hidden_characters import echo
from site_builder.text.near_match import KnownNames

Key = tuple[str, ...]

_MOST_SUGGESTIONS = 100  # looking for near names is slow, and so many faults have one common cause


@dataclass(frozen=True)
class _Reference:
    """A foreign key of a schema."""

    columns: Key
    target: str
    target_columns: Key


@dataclass(frozen=True)
class _Sentences:
    """What is said about one reference that leads nowhere."""

    column: str
    value: str
    problem: str
    remedy: str
    correction: NewCell | None = None


def unknown_references(package: Package) -> Iterator[Fault]:
    """Find references to rows that are in no table."""
    for table in package.tables.values():
        for declared in TABLE_SCHEMAS[table.name]["foreignKeys"]:
            reference = _reference(declared)
            known = _known(package, reference)
            keys = _keys(table, reference.columns)
            if known is None or keys is None:
                continue
            bad = [
                key
                for key in keys.drop_duplicates().itertuples(index=False, name=None)
                if all(key) and key not in known and not _unread(package, reference, key)
            ]
            # A row whose key is itself an error is mended there: to follow it would put the error into every row.
            right = _right(package, reference, known) if bad else known
            misspelt = _misspelt(package, reference) if bad else []
            bad = [key for key in bad if key not in right and not any(_may_be(key, row, reference) for row in misspelt)]
            yield from _faults(table, reference, keys, bad, _Search(known, right))


def _reference(declared: dict[str, Any]) -> _Reference:
    target = declared["reference"]
    return _Reference(tuple(declared["fields"]), target["resource"], tuple(target["fields"]))


def _keys(table: Table, names: Key) -> pd.DataFrame | None:
    columns = {name: tidy_column(table, name) for name in names}
    return None if any(column is None for column in columns.values()) else pd.DataFrame(columns)


def _known(package: Package, reference: _Reference) -> set[Key] | None:
    """Return the keys that may be named; None where the table is there but cannot be read."""
    table = package.tables.get(reference.target)
    if table is None:
        return None if reference.target in resource_names(package) else set()
    keys = _keys(table, reference.target_columns)
    return None if keys is None else set(keys.itertuples(index=False, name=None))


def _unread(package: Package, reference: _Reference, key: Key) -> bool:
    table = package.tables.get(reference.target)
    return table is not None and set(key) <= table.unread


def _right(package: Package, reference: _Reference, known: set[Key]) -> set[Key]:
    """The keys that may be named as they are meant, without those of which nobody can say what is meant."""
    meant = [meant_ids(package, reference.target, column) for column in reference.target_columns]
    if not any(meant):
        return known
    keys = (tuple(of.get(text, text) for text, of in zip(key, meant, strict=True)) for key in known)
    return {tuple(text for text in key if text is not None) for key in keys if None not in key}


def _misspelt(package: Package, reference: _Reference) -> list[Key]:
    """The keys of the target that have not the form of their columns, which E207 tells."""
    table = package.tables.get(reference.target)
    keys = None if table is None else _keys(table, reference.target_columns)
    if keys is None:
        return []
    return [
        row
        for row in keys.drop_duplicates().itertuples(index=False, name=None)
        if any(_has_another_form(reference.target, *cell) for cell in zip(reference.target_columns, row, strict=True))
    ]


def _may_be(key: Key, row: Key, reference: _Reference) -> bool:
    """Whether a row is the one that is named, but for a cell that has not its form: it is to be mended there."""
    return all(
        text == other or (_has_another_form(reference.target, column, other) and as_slug(text) == as_slug(other))
        for text, other, column in zip(key, row, reference.target_columns, strict=True)
    )


def _has_another_form(table: str, column: str, text: str) -> bool:
    pattern = _pattern(table, column)
    return pattern is not None and text != "" and pattern.fullmatch(text) is None


def _faults(
    table: Table, reference: _Reference, keys: pd.DataFrame, bad: list[Key], search: _Search
) -> Iterator[Fault]:
    if not bad:
        return
    sentences = {
        key: _sentences(reference, key, search, suggest=number < _MOST_SUGGESTIONS) for number, key in enumerate(bad)
    }
    letters = {column: spreadsheet_letter(table.columns.index(column)) for column in reference.columns}
    faulty = keys[keys[reference.columns[-1]].isin({key[-1] for key in bad})]
    for line, *texts in faulty.itertuples(name=None):
        found = sentences.get(tuple(texts))
        # A cell that has not its form is told already; it is told again only with what must stand there.
        if found and (found.correction or not _has_another_form(table.name, found.column, found.value)):
            letter = letters[found.column]
            yield Fault(
                table.path,
                found.problem,
                found.remedy,
                int(line),
                found.column,
                letter,
                found.value,
                found.correction,
            )


class _Search:
    """The keys that may be named, by their beginnings: the names that can follow each.

    Attributes:
        known: as they stand.
        following: of the keys as they are meant.
    """

    def __init__(self, known: set[Key], right: set[Key]) -> None:
        self.known = known
        self.following: dict[Key, set[str]] = {}
        self._same: dict[Key, list[str]] = {}
        self._names: dict[Key, KnownNames] = {}
        for key in right:
            for part, text in enumerate(key):
                self.following.setdefault(key[:part], set()).add(text)
        for beginning, texts in self.following.items():
            for text in texts:
                self._same.setdefault((*beginning, text.lower()), []).append(text)

    def same(self, beginning: Key, text: str) -> list[str]:
        """Return the names that can follow a beginning and differ from a text in capital letters only."""
        return self._same.get((*beginning, text.lower()), [])

    def near(self, beginning: Key, text: str) -> str | None:
        """Return the name nearest to a text, of those that can follow a beginning."""
        if beginning not in self._names:
            self._names[beginning] = KnownNames(self.following.get(beginning, ()))
        return self._names[beginning].nearest(text)


def _sentences(reference: _Reference, key: Key, search: _Search, suggest: bool) -> _Sentences:
    where = f"table {reference.target}"
    if not search.known:
        problem = f"{echo(key[-1])} cannot be found: the package has no {where}, or it has no rows."
        return _Sentences(reference.columns[-1], key[-1], problem, f"Add the {where}, or empty the cell.")
    # Of a composite key, the part is named that no row has beside the parts before it.
    part = next((i for i in range(len(key)) if key[i] not in search.following.get(key[:i], ())), len(key) - 1)
    beside = f" beside {echo(', '.join(key[:part]))}" if part else ""
    problem = f"{echo(key[part])} is not in the {where}{beside}."
    same = search.same(key[:part], key[part])
    if len(same) == 1 and _has_its_form(reference.target, reference.target_columns[part], same[0]):
        return _Sentences(reference.columns[part], key[part], problem, f"Write {same[0]}.", NewCell(same[0]))
    near = search.near(key[:part], key[part]) if suggest else None
    remedy = f"Write {near} if that is meant; otherwise add" if near else "Correct it, or add"
    whole = echo(", ".join(key))
    return _Sentences(reference.columns[part], key[part], problem, f"{remedy} a row for {whole} to {reference.target}.")


@cache
def _pattern(table: str, column: str) -> re.Pattern[str] | None:
    return next((field.pattern for field in FIELDS[table] if field.name == column), None)


def _has_its_form(table: str, column: str, text: str) -> bool:
    pattern = _pattern(table, column)
    return pattern is not None and pattern.fullmatch(text) is not None


CHECK = Check(
    code="E303",
    title="References are known",
    explanation="Rows name rows of other tables by their ids: an observation names its indicator and its area, a "
    "target names a row of the report. Each id that is named must be there, spelt in the same way.",
    remedy="Correct the spelling; the message gives the nearest id that is there. If the id is right, add its "
    "row to the other table.",
    example_wrong="observations: recyling, and no such row in indicators",
    example_right="observations: recycling, as in indicators",
    rule=unknown_references,
)

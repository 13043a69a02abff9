"""Two states of the same packages side by side, row by row: what came, what went, and which cells are others."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Literal

from site_builder.model import CellChange, Package, PackageChange, RecordChange, Table
from site_builder.model.difference import DESCRIPTOR, NARRATIVE, README, RecordKind
from site_builder.schemas import TABLE_SCHEMAS

_NOT_SHOWN = ("resources", "$schema", "profile")
Row = tuple[str, ...]


def both_states(old: Sequence[Package], new: Sequence[Package]) -> list[tuple[Package, Package]]:
    """The packages that are there on both sides, by name."""
    before = {package.name: package for package in old}
    return [(before[package.name], package) for package in new if package.name in before]


def package_changes(old: Sequence[Package], new: Sequence[Package]) -> tuple[PackageChange, ...]:
    """The packages that are there on one side only, by name."""
    before, after = {each.name: each for each in old}, {each.name: each for each in new}
    gone = [_one_sided(before[name], "removed") for name in sorted(before.keys() - after.keys())]
    return (*gone, *(_one_sided(after[name], "added") for name in sorted(after.keys() - before.keys())))


def _one_sided(package: Package, kind: Literal["added", "removed"]) -> PackageChange:
    rows = tuple((name, len(table.frame)) for name, table in package.tables.items())
    return PackageChange(package.name, str(package.descriptor.get("title") or package.name), kind, rows)


def same_packages(old: Sequence[Package], new: Sequence[Package]) -> bool:
    """Whether two states hold the same packages, cell for cell and in the same order."""
    return len(old) == len(new) and all(
        before.name == after.name
        and not any((*_in_descriptor(before, after), *_in_texts(before, after)))
        and all(_equal(before.tables.get(name), after.tables.get(name)) for name in TABLE_SCHEMAS)
        for before, after in zip(old, new, strict=True)
    )


def record_changes(old: Package, new: Package) -> tuple[RecordChange, ...]:
    """Compare two states of one package: every row of every table, its descriptor and its texts.

    Rows are found by their primary key, wherever they stand. A row that came or went together with the one
    that it belongs to, such as a target with its indicator's row, is counted with that one and not told apart.

    Returns:
        The changes by table in the order of the schemas, then by key; those of texts come last.
    """
    found = [change for name in TABLE_SCHEMAS for change in _in_table(name, old.tables.get(name), new.tables.get(name))]
    texts = [*_in_descriptor(old, new), *_in_texts(old, new)]
    named = [RecordChange(new.name, each.table, each.key, each.kind, each.cells) for each in (*found, *texts)]
    return tuple(_carried(named))


def arranged_tables(old: Package, new: Package, changes: Sequence[RecordChange]) -> tuple[str, ...]:
    """The tables whose files differ and whose rows do not: another order of rows or columns."""
    changed = {each.table for each in changes} | {table for each in changes for table, _ in each.carried}
    return tuple(
        name for name in TABLE_SCHEMAS if name not in changed and not _equal(old.tables.get(name), new.tables.get(name))
    )


def _equal(old: Table | None, new: Table | None) -> bool:
    if old is None or new is None:
        return old is new
    # The index holds the lines of the file, which a blank line shifts.
    return old.frame.reset_index(drop=True).equals(new.frame.reset_index(drop=True))


def table_rows(table: Table | None, columns: Sequence[str]) -> list[Row]:
    """The rows of a table as texts, with "" for a column that it leaves out."""
    if table is None:
        return []
    frame = table.frame
    return list(
        zip(*(frame[column].tolist() if column in frame else [""] * len(frame) for column in columns), strict=True)
    )


def _in_table(name: str, old: Table | None, new: Table | None) -> Iterator[RecordChange]:
    if _equal(old, new):
        return
    columns = [str(field["name"]) for field in TABLE_SCHEMAS[name]["fields"]]
    key = key_columns(name)
    at = [columns.index(column) for column in key]
    before, after = table_rows(old, columns), table_rows(new, columns)
    same = set(before) & set(after)
    gone = {tuple(row[place] for place in at): row for row in before if row not in same}
    come = {tuple(row[place] for place in at): row for row in after if row not in same}
    for found in sorted(gone.keys() | come.keys()):
        earlier, later = gone.get(found), come.get(found)
        cells = tuple(
            CellChange(column, was or "", present or "")
            for column, was, present in zip_longest(columns, earlier or (), later or ())
            if (was or "") != (present or "")
        )
        yield RecordChange("", name, found, _kind(earlier, later), cells)


def _kind(earlier: object, later: object) -> RecordKind:
    return "changed" if earlier and later else "added" if later else "removed"


def key_columns(table: str) -> tuple[str, ...]:
    """The columns of a table by which its rows are found."""
    key = TABLE_SCHEMAS[table]["primaryKey"]
    return (key,) if isinstance(key, str) else tuple(key)


def _in_descriptor(old: Package, new: Package) -> Iterator[RecordChange]:
    for key in sorted({*old.descriptor, *new.descriptor} - {*_NOT_SHOWN}):
        was, present = _written(old.descriptor, key), _written(new.descriptor, key)
        if was != present:
            yield RecordChange("", DESCRIPTOR, (key,), _kind(was, present), (CellChange(key, was, present),))


def _written(descriptor: Mapping[str, object], key: str) -> str:
    value = descriptor.get(key)
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _in_texts(old: Package, new: Package) -> Iterator[RecordChange]:
    before = {(file.publication, file.outcome): file.text for file in old.narratives}
    after = {(file.publication, file.outcome): file.text for file in new.narratives}
    for key in sorted(before.keys() | after.keys()):
        yield from _text(NARRATIVE, key, before.get(key), after.get(key))
    yield from _text(README, (), old.readme, new.readme)


def _text(table: str, key: Row, was: str | None, present: str | None) -> Iterator[RecordChange]:
    if was == present:
        return
    earlier, later = _paragraphs(was), _paragraphs(present)
    gone, come = [each for each in earlier if each not in later], [each for each in later if each not in earlier]
    # Where no paragraph is another, their order is, or how often one stands, or blanks: only the whole shows that.
    old, new = ("\n\n".join(gone), "\n\n".join(come)) if gone or come else (was or "", present or "")
    cell = CellChange("text", old, new)
    kind: RecordKind = "added" if was is None else "removed" if present is None else "changed"
    yield RecordChange("", table, key, kind, (cell,))


def _paragraphs(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split("\n\n") if part.strip()]


def _carried(changes: Sequence[RecordChange]) -> Iterator[RecordChange]:
    """Count rows that came or went with the row they belong to with that one, and leave them out."""
    there: dict[tuple[str, str, Row], RecordChange] = {
        (each.kind, each.table, each.key): each for each in changes if each.kind != "changed"
    }
    counts: dict[tuple[str, str, Row], Counter[str]] = {}
    left_out = set()
    for each in changes:
        if each.kind == "changed" or each.table in ("observations", DESCRIPTOR, README):
            continue
        first = _first_owner(each, there)
        if first is not each:
            counts.setdefault((first.kind, first.table, first.key), Counter())[each.table] += 1
            left_out.add((each.kind, each.table, each.key))
    for each in changes:
        place = (each.kind, each.table, each.key)
        if place not in left_out:
            carried = tuple(sorted(counts.get(place, Counter()).items()))
            yield RecordChange(each.package, each.table, each.key, each.kind, each.cells, carried)


def _first_owner(change: RecordChange, there: Mapping[tuple[str, str, Row], RecordChange]) -> RecordChange:
    """The row at the root of those that a row belongs to and that came or went as it did."""
    for table, key in _owners(change):
        owner = there.get((change.kind, table, key))
        if owner is not None and owner is not change:
            return _first_owner(owner, there)
    return change


def _owners(change: RecordChange) -> Iterator[tuple[str, Row]]:
    """The rows that a row's own key names."""
    if change.table == NARRATIVE:
        yield "publications", change.key[:1]
        return
    own = dict(zip(key_columns(change.table), change.key, strict=True))
    for foreign in TABLE_SCHEMAS[change.table].get("foreignKeys", ()):
        fields = [foreign["fields"]] if isinstance(foreign["fields"], str) else foreign["fields"]
        if all(field in own for field in fields):
            yield foreign["reference"]["resource"], tuple(own[field] for field in fields)

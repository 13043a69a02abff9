"""One fact stands in one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from site_builder.checks.cells import fault_at, tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.fields import FIELDS
from site_builder.model import Package, Table
from site_builder.text.hidden_characters import echo

_FEWEST_TOGETHER = 3


@dataclass(frozen=True)
class _Repeat:
    """A row with the key of an earlier one; rows are known by position."""

    key: tuple[str, ...]
    earlier: int
    position: int
    other: tuple[str, ...]
    """Columns in which the two differ."""


def repeated_rows(package: Package) -> Iterator[Fault]:
    """Find rows whose key stands in an earlier row as well."""
    for table in package.tables.values():
        # Rows that were pasted together are one fault, not hundreds.
        for _, group in groupby(enumerate(_repeats(table)), key=lambda item: _run(*item)):
            block = [repeat for _, repeat in group]
            if len(block) < _FEWEST_TOGETHER:
                yield from (_fault(table, repeat) for repeat in block)
            else:
                yield _block(table, block)


def _run(number: int, repeat: _Repeat) -> tuple[int, int, tuple[str, ...]]:
    return repeat.position - number, repeat.earlier - number, repeat.other


def _repeats(table: Table) -> Iterator[_Repeat]:
    names = [field.name for field in FIELDS[table.name] if field.in_key]
    columns = {name: tidy_column(table, name) for name in names}
    if table.frame.empty or any(column is None for column in columns.values()):
        return
    # Reset, so that rows are known by position: lines serve people only.
    keys = pd.DataFrame(columns).reset_index(drop=True)
    keys = keys[(keys != "").all(axis="columns")]
    repeated = keys[keys.duplicated(keep=False)]
    if repeated.empty:
        return
    rows = table.frame.to_numpy(dtype=object)
    first: dict[tuple[str, ...], int] = {}
    for position, *texts in repeated.itertuples(name=None):
        key = tuple(texts)
        earlier = first.setdefault(key, position)
        if earlier != position:
            pairs = zip(table.columns, rows[position], rows[earlier], strict=True)
            yield _Repeat(key, earlier, position, tuple(name for name, here, there in pairs if here != there))


def _fault(table: Table, repeat: _Repeat) -> Fault:
    line, earlier = (int(table.frame.index[position]) for position in (repeat.position, repeat.earlier))
    what = f"The row {echo(', '.join(repeat.key))} stands on line {earlier} as well, {_difference(table, repeat)}."
    return fault_at(table, what, _remedy(table, repeat), line=line)


def _block(table: Table, block: Sequence[_Repeat]) -> Fault:
    here = [int(table.frame.index[repeat.position]) for repeat in block]
    there = [int(table.frame.index[repeat.earlier]) for repeat in block]
    what = (
        f"The rows on lines {here[0]} to {here[-1]} are about the same things as those on lines {there[0]} to "
        f"{there[-1]}, "
        f"{_difference(table, block[0])} in the first of them, {echo(', '.join(block[0].key))}."
    )
    return fault_at(table, what, _remedy(table, block[0]), line=here[0])


def _difference(table: Table, repeat: _Repeat) -> str:
    if not repeat.other:
        return "word for word"
    columns = ", ".join(echo(name) for name in repeat.other[:5])
    first = table.columns.index(repeat.other[0])
    here, there = (str(table.frame.iat[position, first]) for position in (repeat.position, repeat.earlier))
    return f"with another {columns}: {echo(there)} there, {echo(here)} here"


def _remedy(table: Table, repeat: _Repeat) -> str:
    if not repeat.other:
        return "Delete one of the two."
    if table.name == "observations":
        return "Keep the right one; a revised figure is a new row with its own as_of."
    return "Keep the right one."


CHECK = Check(
    code="E302",
    title="Each fact stands in one row",
    explanation="Some columns together say what a row is about: in observations the indicator, the area, the period "
    "and as_of. Two rows that agree in them contradict or repeat each other. A revised figure is not a second row of "
    "that kind: it has another as_of.",
    remedy="Delete one of the rows, or correct what should set them apart. For a revised figure, keep both rows "
    "and give the newer one its own as_of.",
    example_wrong="recycling,E10000099,2023/24,2024,45.1\nrecycling,E10000099,2023/24,2024,46.2",
    example_right="recycling,E10000099,2023/24,2024,45.1\nrecycling,E10000099,2023/24,2025,46.2",
    rule=repeated_rows,
)

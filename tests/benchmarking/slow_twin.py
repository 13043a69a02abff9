"""The whole method of benchmarking once more: slow, obvious, by counting, and from the CSV files of a package alone.

It was written from the specification and the method pages, and not from the program, with which it shares no line. Places
are counted, averages are fractions, and each table comes out as the results package has it: key -> column -> what stands
there, as text (or one of several), as a whole number, as an exact Fraction (printed to nine decimals), or as a float.
Only what is drawn by chance is left out.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from tests.benchmarking import slow_tables
from tests.benchmarking.slow_edition import Editions
from tests.benchmarking.slow_firmness import add_firmness
from tests.benchmarking.slow_money import add_money
from tests.benchmarking.slow_tables import Cell, Tables

BY_CHANCE = {
    "places": {"range_best", "range_worst"},
    "positions": {"bootstrap_best", "bootstrap_worst"},
}
LEFT_OUT = {"leave_one_out_best", "leave_one_out_worst"}
NAMES = {"areas": {"name", "type"}}


def work_out_slowly(folder: Path, left_out_in: Collection[str] | None = None) -> Tables:
    """Everything of a package that is no matter of chance.

    Args:
        folder: of the package.
        left_out_in: editions in which indicators, and areas, are left out in turn, which takes long; all if not given.
    """
    editions = Editions(folder)
    tables: Tables = defaultdict(dict)
    for edition in editions.by_id.values():
        before = editions.before(edition)
        slow_tables.add_indicators(edition, tables)
        slow_tables.add_places(edition, tables)
        moved = slow_tables.add_directions(edition, tables)
        slow_tables.add_counts(edition, moved, tables)
        slow_tables.add_lists(edition, before, moved, tables)
        slow_tables.add_positions(edition, editions, tables)
        slow_tables.add_history_marks(edition, before, tables)
    chosen = editions.by_id if left_out_in is None else left_out_in
    add_firmness(editions, tables, chosen)
    add_money(editions, tables, chosen)
    return tables


TABLES = (
    "indicators",
    "places",
    "directions",
    "counts",
    "lists",
    "positions",
    "sensitivity",
    "history_marks",
    "areas",
    "quadrants",
    "cost_effectiveness",
    "funding_gaps",
)
"""Those that the twin works out."""


def differences(table: str, slow: Tables, files: Mapping[str, bytes]) -> Iterator[str]:
    """Every row and cell of a table in which the program's results and the twin's differ."""
    found = read_result(table, files)
    for key in sorted(slow[table].keys() ^ found.keys()):
        yield f"{table} {key}: only the {'twin' if key in slow[table] else 'program'} has this row"
    for key, expected in slow[table].items():
        cells = found.get(key, {})
        not_worked_out = (
            cells.keys() - expected.keys() - {"rule"} - BY_CHANCE.get(table, set()) - NAMES.get(table, set())
        )
        if not_worked_out - LEFT_OUT:
            yield f"{table} {key}: the twin does not work out {not_worked_out}"
        for column, cell in cells.items():
            if column in expected and not agrees(cell, expected[column]):
                yield f"{table} {key} {column}: the program has {cell!r}, the twin {expected[column]!r}"


def read_result(table: str, files: Mapping[str, bytes]) -> dict[tuple[str, ...], dict[str, str]]:
    """The rows of a table of results by their key, without the columns of the key."""
    [resource] = [each for each in json.loads(files["datapackage.json"])["resources"] if each["name"] == table]
    key = resource["schema"]["primaryKey"]
    rows = list(csv.DictReader(io.StringIO(files[f"data/{table}.csv"].decode())))
    found = {tuple(row[column] for column in key): row for row in rows}
    assert len(found) == len(rows), f"{key} do not name one row of {table}"
    return {at: {column: cell for column, cell in row.items() if column not in key} for at, row in found.items()}


def agrees(cell: str, expected: Cell) -> bool:
    """Whether a printed cell is what the twin found; fractions to half of the ninth decimal."""
    if expected is None or cell == "" or isinstance(expected, str | int):
        return cell == ("" if expected is None else str(expected))
    if isinstance(expected, frozenset):
        return cell in expected
    if isinstance(expected, Fraction):
        return abs(Fraction(cell) - expected) <= Fraction(1, 2 * 10**9)
    return abs(float(cell) - expected) <= 2e-9 * (1 + abs(expected))

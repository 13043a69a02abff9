"""Finds circles in what rows of one table name of each other, and which columns can make one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_builder.schemas import TABLE_SCHEMAS


@dataclass(frozen=True)
class SelfReference:
    """A way from row to row of one table.

    Attributes:
        of: the table whose rows lead to each other.
        table: where that is written; `of` itself, or a table whose rows are pairs of rows of `of`.
        start, end: the columns of a row of `table` that name the two.
    """

    of: str
    table: str
    start: str
    end: str


def self_references() -> Iterator[SelfReference]:
    """Every reference of a table to itself that the schemas declare, directly or by a table of pairs.

    A table of pairs is one whose key is two ids of one other table, such as an area and its successor.
    """
    for name, schema in TABLE_SCHEMAS.items():
        key = schema["primaryKey"]
        targets = {
            foreign["fields"][0]: foreign["reference"]["resource"]
            for foreign in schema["foreignKeys"]
            if len(foreign["fields"]) == 1
        }
        for column, target in targets.items():
            if target == name:
                yield SelfReference(name, name, key if isinstance(key, str) else key[0], column)
        if len(key) == 2 and not isinstance(key, str) and targets.get(key[0]) and len({*map(targets.get, key)}) == 1:
            yield SelfReference(targets[key[0]], name, *key)


def circles(following: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, ...]]:
    """Find circles, each by the ids on the way round, in time that grows with the number of ids and ways.

    No id stands in two of them. As long as there is a circle, at least one is found: where several cross each
    other, the others show when the first is mended.

    Args:
        following: by id, the ids that it leads to, in an order.
    """
    done: set[str] = set()
    for start in following:
        if start not in done:
            yield from _from(start, following, done)


def _from(start: str, following: Mapping[str, Mapping[str, object]], done: set[str]) -> Iterator[tuple[str, ...]]:
    # Not by recursion: a chain can be as long as a table.
    path, ways = [start], [iter(following[start])]
    place = {start: 0}
    told = [-1]  # for each id of the path, the last place up to it whose id stands in a circle that was given
    while path:
        after = next(ways[-1], None)
        if after is None:
            gone = path.pop()
            ways.pop()
            told.pop()
            del place[gone]
            done.add(gone)
        elif after in place:
            if place[after] > told[-1]:
                yield tuple(path[place[after] :])
                told[place[after] :] = range(place[after], len(path))
        elif after not in done:
            place[after] = len(path)
            path.append(after)
            ways.append(iter(following.get(after, ())))
            told.append(told[-1])

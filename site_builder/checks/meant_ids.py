"""What is probably meant by ids that are errors of their own: nobody is to be told to follow them."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.checks.cells import tidy_column
from site_builder.checks.fields import FIELDS
from site_builder.checks.seen_figures import shared
from site_builder.checks.text_has_its_form import meant_in_its_form
from site_builder.model import Package
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.text.near_match import near_match

_MOST_SUGGESTIONS = 200  # looking for near names is slow, and so many faults have one common cause


def meant_ids(package: Package, table: str, column: str) -> Mapping[str, str | None]:
    """The ids of a column that have not their form, which E207 tells, or are in no other table, which E303 tells.

    Returns:
        By the text of each such cell what it is probably meant to be; None where that cannot be said.
    """
    return shared(f"meant ids of {table} {column}", package, lambda of: _meant(of, table, column))


def _meant(package: Package, table: str, column: str) -> dict[str, str | None]:
    texts = _texts(package, table, column)
    pattern = next((field.pattern for field in FIELDS[table] if field.name == column), None)
    meant: dict[str, str | None] = {}
    if pattern is not None:
        meant = {text: meant_in_its_form(text, pattern) for text in texts if pattern.fullmatch(text) is None}
    known = _named_by(package, table, column)
    if known is None:
        return meant
    right = known[1]
    unknown = [text for text in texts if text not in meant and text not in known[0] | right]
    near = {text: near_match(text, right) for text in unknown[:_MOST_SUGGESTIONS]}
    return meant | dict.fromkeys(unknown) | near


def _named_by(package: Package, table: str, column: str) -> tuple[set[str], set[str]] | None:
    """The ids that a column may hold: as they stand in the other table, and as they are meant there."""
    for key in TABLE_SCHEMAS[table]["foreignKeys"]:
        if key["fields"] == [column]:
            target, [other] = key["reference"]["resource"], key["reference"]["fields"]
            there = package.tables.get(target)
            if there is None or tidy_column(there, other) is None:
                return None
            texts = _texts(package, target, other)
            meant = meant_ids(package, target, other) if (target, other) != (table, column) else {}
            right = {text for each in texts if (text := meant.get(each, each))}
            return texts | there.unread, right
    return None


def _texts(package: Package, table: str, column: str) -> set[str]:
    there = package.tables.get(table)
    texts = None if there is None else tidy_column(there, column)
    return set() if texts is None else set(texts.unique()) - {""}

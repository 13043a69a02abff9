"""What to write instead of a fault, where only one thing can be meant.

A check that knows it says so in its remedy and gives it here as well; the command fix makes it.
What a person must decide has no correction.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NewCell:
    """The cell holds this text instead."""

    text: str


@dataclass(frozen=True)
class NewName:
    """The column is called this instead."""

    name: str


@dataclass(frozen=True)
class FewerRows:
    """The rows that begin on these physical lines hold nothing, and go."""

    first: int
    last: int


@dataclass(frozen=True)
class NewSeparator:
    """The cells, separated by `old`, are separated by commas instead."""

    old: str


@dataclass(frozen=True)
class NewEncoding:
    """The file, saved in `old` (a name of Python's), is saved as UTF-8 instead."""

    old: str


Correction = NewCell | NewName | FewerRows | NewSeparator | NewEncoding

"""Text that was written in a file with keys, each piece with the line on which it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Marked:
    """A piece of a file with keys: a text, a list, or keys with pieces.

    Attributes:
        value: every scalar is its text: `no` is "no" and 2019-04-01 is "2019-04-01".
        line: physical line, from 1; of a piece with a key, the line of the key.
    """

    value: str | tuple[Marked, ...] | Mapping[str, Marked]
    line: int

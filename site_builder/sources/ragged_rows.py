"""Why a row has too many or too few cells, told from what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.text.hidden_characters import echo

_HEAD = re.compile(r"[-+(]?[£$€]?[0-9]{1,3}")
_TAIL = re.compile(r"[0-9]{3}(\.[0-9]+)?\)?%?")


@dataclass(frozen=True)
class RaggedRow:
    """A row with the wrong number of cells, in words."""

    problem: str
    remedy: str


def describe_ragged_row(cells: Sequence[str], expected: int) -> RaggedRow:
    """Say what is wrong with a row, and what to do.

    Args:
        cells: the cells of the row.
        expected: how many there should be.
    """
    count = f"The row has {_counted(len(cells))}, not {expected}"
    numbers = _numbers_with_commas(cells)
    if len(cells) > expected:
        if numbers:
            plain = " and ".join(_plain(number) for number in numbers)
            shown = " and ".join(echo(number) for number in numbers)
            return RaggedRow(f"{count}; probably a comma inside a number: {shown}.", f"Write {plain}.")
        split = next((i for i in range(1, len(cells)) if cells[i].startswith(" ") and cells[i - 1]), None)
        if split is not None:
            text = f"{cells[split - 1]},{cells[split]}"
            return RaggedRow(
                f"{count}; probably a comma inside a text: {echo(text)}.", "Put quotation marks around that text."
            )
        if not any(cells[expected:]):
            return RaggedRow(f"{count}; those too many are empty.", "Remove the commas at the end of the row.")
        return RaggedRow(f"{count}.", "Look for a comma inside a number or a text; put quotation marks around a text.")
    if is_note(cells):
        note = next(cell for cell in cells if cell.strip())
        return RaggedRow(f"{count}; it looks like a note below the table: {echo(note)}.", "Delete the row.")
    return RaggedRow(f"{count}.", "Add the missing commas: an empty cell has one too.")


def is_note(cells: Sequence[str]) -> bool:
    """Whether a row looks like a note below the table: one cell is filled, and no table has such rows."""
    return sum(bool(cell.strip()) for cell in cells) == 1


def describe_note(cells: Sequence[str]) -> RaggedRow:
    """Say that a row is a note, which a spreadsheet has filled up with empty cells."""
    note = next(cell for cell in cells if cell.strip())
    return RaggedRow(f"The row looks like a note below the table: {echo(note)}.", "Delete the row.")


def _numbers_with_commas(cells: Sequence[str]) -> list[str]:
    numbers: list[str] = []
    position = 0
    while position < len(cells) - 1:
        end = position + 1
        while _HEAD.fullmatch(cells[position].strip()) and end < len(cells) and _TAIL.fullmatch(cells[end].strip()):
            end += 1
        if end > position + 1:
            numbers.append(",".join(cell.strip() for cell in cells[position:end]))
        position = end
    return numbers


def _plain(number: str) -> str:
    bare = re.sub(r"[^0-9.]", "", number)
    return f"-{bare}" if number.startswith(("-", "(")) else bare


def _counted(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"

"""No character stands anywhere that nobody sees."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from site_builder.checks.cells import BadText, bad_cells
from site_builder.checks.check import Check, Fault
from site_builder.model import Package
from site_builder.text.hidden_characters import HIDDEN, echo, without_width

_NAMES = {"\t": "a tab", "\x00": "a NUL character"}
_LOST = "\ufffd"


def cells_with_hidden_characters(package: Package) -> Iterator[Fault]:
    """Find cells with control, zero-width, bidirectional or lost characters."""
    for cell in bad_cells(package, concerns=lambda field: True, is_bad=lambda text, _: HIDDEN.search(text) is not None):
        yield from _faults(cell)


def _faults(cell: BadText) -> Iterator[Fault]:
    found = HIDDEN.search(cell.value)
    character = found[0] if found else ""
    if character == _LOST:
        return cell.faults(
            f"{echo(cell.value)} has a mark (U+FFFD) where a character was lost.", "Write the right character."
        )
    if character in "\n\r":
        return cell.faults(f"{echo(cell.value)} has a line break inside.", "Write it on one line.")
    if "\t" in cell.value.strip():
        return cell.faults(f"{echo(cell.value)} has a tab inside.", "Write a blank in its place.")
    name = _NAMES.get(character) or f"a hidden character ({_name(character)})"
    return cell.faults(f"{echo(cell.value)} has {name} inside.", f"Write {echo(cell.core)}.", without_width(cell.value))


def _name(character: str) -> str:
    words = unicodedata.name(character, "control character").lower()
    return f"U+{ord(character):04X}, {words}"


CHECK = Check(
    code="E211",
    title="No hidden characters",
    explanation="Control characters, line breaks, characters without width and those that change the direction of "
    "writing cannot be seen in a table, but they make texts differ, break pages, or make a sentence read as "
    "something else. They come with texts copied from PDF files, chats and web pages.",
    remedy="Type the text of the cell anew, rather than copying it.",
    example_wrong="a title with U+202E, which turns the rest of the line round",
    example_right="the same title typed afresh",
    rule=cells_with_hidden_characters,
)

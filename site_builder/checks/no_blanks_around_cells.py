"""A blank before or behind a text makes it another text, and nobody can see it."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import BadText, bad_cells
from site_builder.checks.check import Check, Fault
from site_builder.model import Package
from site_builder.text.hidden_characters import HIDDEN, echo, without_width


def cells_with_blanks_around(package: Package) -> Iterator[Fault]:
    """Find cells that begin or end with a blank."""
    for cell in bad_cells(package, concerns=lambda field: True, is_bad=lambda text, _: _has_blanks_around(text)):
        yield from _faults(cell)


def _has_blanks_around(text: str) -> bool:
    return text != text.strip() and _shown(text) != _shown(text).strip()


def _shown(text: str) -> str:
    # Tabs and line ends are hidden characters, which have a check of their own.
    return HIDDEN.sub("", text)


def _faults(cell: BadText) -> Iterator[Fault]:
    text = _shown(cell.value)
    if not cell.core:
        return cell.faults(f"{echo(text)} holds blanks only.", "Empty the cell, or fill it in.")
    before, behind = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    where = " and ".join(word for word, blanks in (("before", before), ("behind", behind)) if blanks)
    odd = next((character for character in before + behind if character != " "), None)
    kind = f"a blank of another kind (U+{ord(odd):04X})" if odd else "a blank"
    return cell.faults(f"{echo(text)} has {kind} {where} it.", f"Write {echo(cell.core)}.", without_width(cell.value))


CHECK = Check(
    code="E210",
    title="No blanks around cells",
    explanation='"E10000018 " with a blank behind it is not "E10000018": the row would belong to no area. Such blanks '
    "come with texts copied from web pages and PDF files.",
    remedy="Delete the blanks. In Excel, Replace finds a blank that was copied from a web page if you paste it "
    "into the box.",
    example_wrong='"E10000018 "',
    example_right='"E10000018"',
    rule=cells_with_blanks_around,
)

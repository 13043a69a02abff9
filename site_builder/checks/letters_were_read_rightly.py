"""A text was not read in the wrong encoding before it came here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.checks.free_texts import is_free_text
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_SUSPECT = re.compile(r"[ÂÃâ][^\x00-\x7f]{1,2}")


def texts_that_were_read_wrongly(package: Package) -> Iterator[Fault]:
    """Find texts in which UTF-8 was taken for Windows-1252: a pound sign became two letters."""
    for cell in bad_texts(package, concerns=is_free_text, is_bad=lambda text, _: _meant(text) != text):
        wrong = next(found[0] for found in _SUSPECT.finditer(cell.core) if _mended(found) != found[0])
        problem = f"{echo(cell.core)} was read in a wrong encoding once: {echo(wrong)} is no English."
        yield from cell.faults(problem, f"Write {echo(_meant(cell.core))}.")


def _meant(text: str) -> str:
    return _SUSPECT.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    for text in (found[0], found[0][:2]):
        try:
            return text.encode("cp1252").decode("utf-8") + found[0][len(text) :]
        except UnicodeError:  # not what such a mistake leaves behind
            continue
    return found[0]


CHECK = Check(
    code="W216",
    title="Letters were read rightly",
    explanation="A file in UTF-8 that was opened as Windows-1252 and saved has two or three strange letters for each "
    "pound sign, apostrophe or dash. What was meant can be told from them, and the message says it.",
    remedy="Write the text that the message gives. If many cells have it, open the file as it was before it was "
    "saved, as UTF-8: in Excel through Data, From Text/CSV.",
    example_wrong="text: The councilâ€™s depots cost Â£5 more.",
    example_right="text: The council’s depots cost £5 more.",
    rule=texts_that_were_read_wrongly,
)

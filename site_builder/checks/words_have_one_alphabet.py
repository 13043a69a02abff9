"""A word is of one alphabet: a letter of another that looks the same makes another word of it."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.cells import bad_texts
from site_builder.checks.check import Check, Fault
from site_builder.model import Package
from site_builder.text.alphabets import alphabet_of, disguised_letter, in_latin
from site_builder.text.hidden_characters import echo


def words_of_two_alphabets(package: Package) -> Iterator[Fault]:
    """Find cells with a letter that looks like a Latin one beside it and is not."""
    for cell in bad_texts(
        package,
        concerns=lambda field: field.type == "string",
        is_bad=lambda text, _: disguised_letter(text) is not None,
    ):
        letter = disguised_letter(cell.core) or ""
        latin = in_latin(cell.core)
        yield from cell.faults(
            f"{echo(cell.value)} has the {alphabet_of(letter)} letter {echo(letter)} (U+{ord(letter):04X}), "
            f"which looks like {in_latin(letter)} and is not the same.",
            f"Write {echo(latin) if ' ' in latin else latin}." if len(latin) <= 60 else "Type the word again.",
        )


CHECK = Check(
    code="E250",
    title="Words are of one alphabet",
    explanation="Cyrillic and Greek have letters that look just like Latin ones. A code or a name with one of them "
    "looks right and is another word for every program: rows belong to no area, and the search does not find it. Such "
    "letters come from copied texts, or from someone who wants to deceive.",
    remedy="Type the word anew with a Latin keyboard, rather than copying it. If you cannot tell where the letter "
    "came from, ask whoever sent the file.",
    example_wrong="Е10000099, with a Cyrillic Е at its beginning",
    example_right="E10000099",
    rule=words_of_two_alphabets,
)

"""Letters of other alphabets that look like Latin ones: what reads as one word is another for every program."""

from __future__ import annotations

import re
import unicodedata

_LOOK_LIKE: dict[str, str] = {
    # Cyrillic
    **dict(zip("АВЕЅІЈКМНОРСТУХаеорсухіјѕһӏԁԛԝ", "ABESIJKMHOPCTYXaeopcyxijshldqw", strict=True)),
    # Greek
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονκ", "ABEZHIKMNOPTYXovk", strict=True)),
}
_FOREIGN = "".join(_LOOK_LIKE)
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_MIXED = re.compile(rf"[{_LATIN}0-9][_-]?([{_FOREIGN}])|([{_FOREIGN}])[_-]?[{_LATIN}0-9]")


def disguised_letter(text: str) -> str | None:
    """The first letter of a word that is not Latin, though it looks so and stands beside Latin letters or digits."""
    mixed = _MIXED.search(text)
    return (mixed[1] or mixed[2]) if mixed else None


def in_latin(text: str) -> str:
    """The text with those letters as the Latin ones that they look like."""
    return "".join(_LOOK_LIKE.get(letter, letter) for letter in text)


def alphabet_of(letter: str) -> str:
    """The alphabet of a letter, as people call it: Cyrillic, Greek, Latin."""
    return unicodedata.name(letter, "unknown").partition(" ")[0].capitalize()

"""Characters that nobody sees, and how the cells that hold them are shown to people.

A data file is hostile text until escaped: an escape sequence could recolour the terminal, a
bidirectional control could turn a sentence round. So every cell that is quoted in a message goes
through `echo`.
"""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = (
    "\x00-\x1f\x7f-\x9f"  # control characters, line breaks among them
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"  # soft hyphen and other characters without a shape
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # zero-width and bidirectional characters
    "\u2800\u3164\uffa0\ufe00-\ufe0d"  # letters that are drawn as nothing, and marks that choose a letter's shape
    "\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"  # the same in shorthand and in music
    "\ufff0-\uffff\U000e0000-\U000e0fff"  # annotation marks, the mark of a lost character, tags
    "\ud800-\udfff"  # halves of characters, which cannot be written as UTF-8
)
_ACCENTS = (
    "\u0300-\u036f\u0483-\u0489\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0f71-\u0f84"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
)
"""Characters that are drawn over or under the one before."""

HIDDEN = re.compile(f"[{_UNSEEN}{_ACCENTS}](?:(?<=[{_UNSEEN}])|(?<=[{_ACCENTS}]{{3}}))")
"""Characters that may not stand anywhere in a package: those that nobody sees, and the third accent on one letter,
because a pile of them covers what stands in other rows."""

_WITHOUT_WIDTH = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202c\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)
"""Hidden characters that stand for nothing: a text is read the same without them. Line breaks, tabs and control
characters are not among them, because a blank or a letter may have been there; nor those that turn letters round."""

_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_ODD_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks that look like a space and are none: allowed in a text, but to be seen where it is quoted."""

_SHORT_FORMS = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LONGEST_ECHO = 80


def visible(text: str) -> str:
    """Return the text without terminal sequences and with hidden characters spelt out by number."""
    if text.isascii() and text.isprintable():  # most texts, in a tenth of the time
        return text
    return HIDDEN.sub(lambda match: _spelt_out(match[0]), _ANSI.sub("", text))


def echo(text: str) -> str:
    """Quote a cell for a message: visible, on one line, shortened if it is long."""
    shown = visible(text)
    if not shown.isascii():
        shown = _ODD_BLANK.sub(lambda match: _spelt_out(match[0]), shown)
    if len(shown) > _LONGEST_ECHO:
        shown = shown[: _LONGEST_ECHO - 3] + "..."
    return f'"{shown}"'


def tidy(text: str) -> str:
    """Return the text without hidden characters and without blanks around it: what was probably meant."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return HIDDEN.sub("", text).strip()


def without_width(text: str) -> str | None:
    """Return the text without blanks around it and without characters that have no width.

    None where nothing would be left, or where another hidden character stands in it: what was meant is not certain.
    """
    core = _WITHOUT_WIDTH.sub("", text).strip()
    return core if core and not HIDDEN.search(core) else None


def echo_exactly(text: str) -> str:
    """Quote a cell so that every character can be told: odd blanks and dashes are spelt out by number too."""
    return "".join(_spelt_out(each) if _looks_like_another(each) else each for each in echo(text))


def _looks_like_another(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character) in ("Zs", "Pd", "Sm")


def _spelt_out(character: str) -> str:
    if character in _SHORT_FORMS:
        return _SHORT_FORMS[character]
    number = ord(character)
    return f"\\U{number:08x}" if number > 0xFFFF else f"\\u{number:04x}"

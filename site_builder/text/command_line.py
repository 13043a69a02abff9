"""A command as a person can paste it into a shell: cmd and PowerShell on Windows, sh and its like elsewhere."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable

from site_builder.text.hidden_characters import visible

_PLAIN = re.compile(r"[A-Za-z0-9_./:=+-]+")
_PLAIN_ON_WINDOWS = re.compile(r"[A-Za-z0-9_./:=+\\-]+")
_SPECIAL_IN_QUOTES = re.compile(r'["$`!\\]')
"""What a shell other than those of Windows reads inside double quotation marks."""


def command_line(words: Iterable[str], windows: bool | None = None) -> str:
    """Write words as a command; each that a shell would part or read otherwise stands in quotation marks.

    Double quotation marks are understood by all shells, so they are used wherever they hold a word together. A
    character that nobody sees is spelt out: such a command cannot be pasted, and does nothing that is not seen.

    Args:
        words: of the command, the program's name first.
        windows: for whose shells; None for those of this computer.
    """
    on_windows = os.name == "nt" if windows is None else windows
    return " ".join(_quoted(visible(word), on_windows) for word in words)


def _quoted(word: str, windows: bool) -> str:
    if (_PLAIN_ON_WINDOWS if windows else _PLAIN).fullmatch(word):
        return word
    if windows:
        # A backslash before a quotation mark would take its meaning; no file name has a mark in it.
        inside = re.sub(r'(\\*)"', r'\1\1\\"', word)
        return '"' + re.sub(r"(\\+)$", r"\1\1", inside) + '"'
    return shlex.quote(word) if _SPECIAL_IN_QUOTES.search(word) else f'"{word}"'

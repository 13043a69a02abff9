"""The lines above a narrative's text that say who wrote it, and when."""

from __future__ import annotations

import re

HEAD_NAMES = ("author", "date")
"""What may be said above the text."""

_HEAD = re.compile(rf"({'|'.join(HEAD_NAMES)}):[ \t]*(.*)")


def split_head(text: str) -> tuple[dict[str, str], str]:
    """Take the lines author: and date: from the top of a narrative.

    Returns:
        What they say, and the text with empty lines in their place, so that line numbers stay.
    """
    head: dict[str, str] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = _HEAD.fullmatch(line)
        if not found:
            break
        head.setdefault(found[1], found[2].strip())
        lines[number] = ""
    return head, "\n".join(lines)

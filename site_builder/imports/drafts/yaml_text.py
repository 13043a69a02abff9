"""Writing YAML that people read: plain where that is safe, in quotation marks otherwise, comments on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from site_builder.text.hidden_characters import HIDDEN, visible

_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 _./()+-]*[A-Za-z0-9_./()+-])?")


def quoted(text: str) -> str:
    """A text as a YAML scalar; characters that nobody sees are left out, as no mapping may hold them."""
    text = HIDDEN.sub("", text)
    if _PLAIN.fullmatch(text) and "  " not in text:
        return text
    return json.dumps(text, ensure_ascii=False)


def listed(texts: Iterable[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(map(quoted, texts))}]"


def keyed(pairs: Mapping[str, str]) -> str:
    """Keys with texts on one line."""
    return "{" + ", ".join(f"{quoted(key)}: {quoted(text)}" for key, text in pairs.items()) + "}"


def comment(text: str) -> str:
    """A comment, which cannot end its line."""
    return f"# {' '.join(visible(text).split())}"

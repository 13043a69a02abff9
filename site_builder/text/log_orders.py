"""Lines of a log that a build service would take for an order to itself.

GitHub obeys a line that begins with two colons, and an old form with ##[ anywhere in a line; Azure
obeys ##vso[. A cell, or the name of a folder, could hold such a line. It is spelt out, as hidden
characters are.
"""

from __future__ import annotations

import re

_COLONS = re.compile(r"(^|[\n\r])(\s*):(?=:)")
_HASHES = re.compile(r"#(?=#\w*\[)")


def without_orders(text: str) -> str:
    """Return the text with nothing in it that GitHub or Azure would obey when it stands in a log."""
    return without_hash_orders(_COLONS.sub(r"\1\2\\u003a", text))


def html_without_orders(html: str) -> str:
    """Return HTML that reads the same, without a line that GitHub or Azure would obey."""
    return _HASHES.sub("&#35;", _COLONS.sub(r"\1\2&#58;", html))


def without_hash_orders(text: str) -> str:
    """Return the text without orders of the form ##[...; inside JSON it still means the same."""
    return _HASHES.sub(r"\\u0023", text)

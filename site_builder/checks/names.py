"""Ids that become names of files and addresses of pages."""

from __future__ import annotations

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
"""Letters that are the same on every computer and in every address."""


def as_slug(text: str) -> str | None:
    """Return the id that is nearest to a text, None where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")
    return slug or None

"""Which addresses a text that people write may lead to."""

from __future__ import annotations

import re

_HTTPS = re.compile(r"https://[^/?#\s@\\]+(?:[/?#]\S*)?")
"""Without an @ before the path: https://council.gov.uk@other.example leads to the other."""


def is_https(address: str) -> bool:
    """Whether an address leads to a page over an encrypted connection, and to nothing else."""
    return bool(_HTTPS.fullmatch(address))

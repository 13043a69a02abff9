"""Codes that are no longer told. Their pages stay, because people keep links and old reports.

To retire a code: take its record out of the checks or the faults, and put its texts here as a
`RetiredCode`, with a sentence in `retired` on what took its place. Its line in
tests/published_addresses.txt stays. A code is never given to another rule.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.explained import Explained


@dataclass(frozen=True)
class RetiredCode(Explained):
    """A rule that was once told, with its texts as they were.

    Attributes:
        retired: what took its place, or why there is no need for it.
    """

    retired: str


RETIRED_CODES: tuple[RetiredCode, ...] = ()
"""Every code that was told once and is not any more."""

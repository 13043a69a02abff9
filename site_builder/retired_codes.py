"""Codes that are no longer told. Their pages stay, because people keep links and old reports.

To retire a code: take its record out of the checks or the faults, and put its texts here as a
`RetiredCode`, with a sentence in `retired` on what took its place. Its line in
tests/published_addresses.txt stays. A code is never given to another rule.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RetiredCode:
    """A rule that was once told.

    Attributes:
        code, title, explanation, remedy, example_wrong, example_right: as they were.
        retired: what took its place, or why there is no need for it.
    """

    code: str
    title: str
    explanation: str
    remedy: str
    example_wrong: str
    example_right: str
    retired: str


RETIRED_CODES: tuple[RetiredCode, ...] = ()
"""Every code that was told once and is not any more."""

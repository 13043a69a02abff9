"""What people see at a terminal. This is the only file that prints."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

from site_builder.checks import format_findings
from site_builder.finding import Finding


class Terminal:
    """Says results on the standard output; findings, progress and faults on the standard error."""

    def __init__(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            # A Windows console may not know every letter; a question mark is better than a crash.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")

    def say(self, text: str) -> None:
        """Print a result."""
        self._end_progress()
        print(text, flush=True)

    def write(self, text: str) -> None:
        """Print a result byte for byte, such as JSON; nothing is put behind it."""
        self._end_progress()
        print(text, end="", flush=True)

    def warn(self, text: str) -> None:
        """Print a sentence that is not a result."""
        self._end_progress()
        print(text, file=sys.stderr)

    def findings(self, findings: Sequence[Finding]) -> None:
        """Print findings, repeats of one kind grouped; nothing where there are none."""
        if findings:
            self.warn(format_findings(findings, colour=sys.stderr.isatty()))

    def traceback(self) -> None:
        """Print where the error that is being handled came from."""
        self._end_progress()
        traceback.print_exc()

    def progress(self, stage: str) -> None:
        """Show what is being done, where somebody watches."""
        if sys.stderr.isatty():
            print(f"\r\033[K{stage} …", end="", file=sys.stderr, flush=True)

    def _end_progress(self) -> None:
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)

"""What people see at a terminal. This is the only file that prints."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Sequence

from site_builder.checks import EXPLAINED
from site_builder.disk_faults import naming
from site_builder.finding import Finding
from site_builder.formats.text import MOST_OF_A_CODE, FixCommand, fix_command, format_findings
from site_builder.text.hidden_characters import visible
from site_builder.text.log_orders import without_orders


class Terminal:
    """Says results on the standard output; findings, progress and faults on the standard error.

    What is said may stand in the log of a build service, and may quote a cell or a folder's name. So
    nothing that is said can be an order to such a service, or to the terminal; only what is written byte for byte can.
    """

    def __init__(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            # A Windows console may not know every letter; a question mark is better than a crash.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")

    def say(self, text: str) -> None:
        """Print a result."""
        self._end_progress()
        with naming("What is printed"):
            print(_plain(text), flush=True)

    def write(self, text: str) -> None:
        """Print a result as it is, such as JSON; nothing is put behind it.

        Into a file or another program it goes as UTF-8 with its own line ends, as a file does that the program writes.
        Windows would write its own letters, and an HTML page that says it is UTF-8 would not be.
        """
        self._end_progress()
        with naming("What is printed"):
            if sys.stdout.isatty():
                print(text, end="", flush=True)
            else:
                sys.stdout.flush()
                sys.stdout.buffer.write(text.encode(errors="replace"))
                sys.stdout.buffer.flush()

    def warn(self, text: str) -> None:
        """Print a sentence that is not a result."""
        self._end_progress()
        print(_plain(text), file=sys.stderr)

    def findings(
        self,
        findings: Sequence[Finding],
        *,
        every: bool = False,
        option: str | None = None,
        fix: FixCommand = fix_command,
    ) -> None:
        """Print findings, repeats of one kind grouped, and of thousands so many as can be read.

        Args:
            findings: nothing is printed where there are none.
            every: whether to print all of them, however many.
            option: the command that prints all of them, if there is one.
            fix: words the command that makes corrections.
        """
        if findings:
            titles = {rule.code: rule.title for rule in EXPLAINED}
            most = None if every else MOST_OF_A_CODE
            colour = sys.stderr.isatty()
            self._end_progress()
            told = format_findings(
                findings,
                titles,
                colour=colour,
                most=most,
                option=option and visible(option),
                fix=lambda file, code: visible(fix(file, code)),
            )
            # Cells are spelt out in it already; where somebody watches, the colours of the severities are meant.
            print(without_orders(told) if colour else _plain(told), file=sys.stderr)

    def fall_silent(self) -> None:
        """Print nothing more: nobody reads it. Otherwise Python itself would complain at its end."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def traceback(self) -> None:
        """Print where the error that is being handled came from."""
        self.warn(traceback.format_exc())

    def progress(self, stage: str) -> None:
        """Show what is being done, where somebody watches."""
        if sys.stderr.isatty():
            print(f"\r\033[K{visible(stage)} …", end="", file=sys.stderr, flush=True)

    def _end_progress(self) -> None:
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _plain(text: str) -> str:
    """The text with nothing in it that a build service or a terminal would obey. Its lines and tabs stay."""
    parts = re.split(r"([\n\t])", text)
    return without_orders("".join(part if part in ("\n", "\t") else visible(part) for part in parts))

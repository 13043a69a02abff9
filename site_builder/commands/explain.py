"""explain: say what a code means and how to mend what it tells of."""

from __future__ import annotations

import argparse

from site_builder.commands.command import Command
from site_builder.errors import UsageError
from site_builder.explaining import explain, list_codes
from site_builder.terminal import Terminal


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    if not options.codes:
        terminal.say(list_codes())
        return 0
    explained = explain(options.codes)
    if explained.texts:
        terminal.say("\n\n\n".join(explained.texts))
    if explained.unknown:
        raise UsageError("\n".join(explained.unknown))
    return 0


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("codes", nargs="*", metavar="CODE", help="codes such as E202; without one, all are listed")


COMMAND = Command(
    name="explain",
    summary="say what a code such as E202 means and how to mend it",
    description="Says what the rule behind a code is for, with a wrong and a right example, and what to do. The same "
    "texts stand on the site's pages of checks.",
    add_options=_add_options,
    run=_run,
)

"""The commands, one file each. To add one: write its file, and list it here."""

from __future__ import annotations

import argparse
import textwrap

from site_builder import __version__
from site_builder.commands import build, check, diff, doctor, explain, fix, import_, new, serve
from site_builder.commands.command import Command

__all__ = ["COMMANDS", "parser"]

COMMANDS: tuple[Command, ...] = (
    check.COMMAND,
    fix.COMMAND,
    build.COMMAND,
    serve.COMMAND,
    diff.COMMAND,
    import_.COMMAND,
    explain.COMMAND,
    new.COMMAND,
    doctor.COMMAND,
)
"""Every command, in the order of the help."""

DESCRIPTION = "Turns data packages of performance indicators into a public website."
EXIT_CODES = """\
exit codes:
  0  all is well
  1  the data have errors; each is printed with its file, line and remedy
  2  the command or the site's configuration is wrong
  3  a fault of the program
"""


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(
        prog="site-builder",
        description=DESCRIPTION,
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--version", action="version", version=f"site-builder {__version__}")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name,
            help=command.summary,
            description=textwrap.fill(command.description, 100),
            epilog=EXIT_CODES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add_options(sub)
        sub.add_argument("--debug", action="store_true", help="show the traceback of an error")
        sub.set_defaults(run=command.run)
    return made

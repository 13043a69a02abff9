"""The commands, one file each. To add one: write its file, and list it here."""

from __future__ import annotations

import argparse
import re
import textwrap
from typing import NoReturn

from site_builder import __version__
from site_builder.commands import build, check, diff, doctor, explain, fix, import_, new, serve
from site_builder.commands.command import Command
from site_builder.text.near_match import near_match

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
ORDER_OF_WORK = """\
in this order:
  new, or import   a new package, or one from workbooks that you have
  check            what is wrong with the data; fix corrects what can mean one thing only
  diff             what changes for readers
  build            the site
  serve            look at it
"""
EXIT_CODES = """\
exit codes:
  0  all is well
  1  the data have errors; each is printed with its file, line and remedy
  2  the command or the site's configuration is wrong, or the disk does not let it work
  3  a fault of the program
"""


class _CommandLine(argparse.ArgumentParser):
    """The command line as a whole; says which command is probably meant."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and stop with the exit code 2."""
        names = [command.name for command in COMMANDS]
        if message.endswith("required: COMMAND"):
            message = f"Name a command: {', '.join(names)}. site-builder --help says what each does."
        unknown = re.match(r"argument COMMAND: invalid choice: '([^']*)'", message)
        if unknown:
            near = near_match(unknown[1], names)
            remedy = f"Did you mean {near}?" if near else f"The commands are {', '.join(names)}."
            message = f"There is no command {unknown[1]}. {remedy}"
        super().error(message)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = _CommandLine(
        prog="site-builder",
        description=DESCRIPTION,
        epilog=f"{ORDER_OF_WORK}\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--version", action="version", version=f"site-builder {__version__}")
    commands = made.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=argparse.ArgumentParser
    )
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

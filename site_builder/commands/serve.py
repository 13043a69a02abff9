"""serve: make the site and show it, again after each change."""

from __future__ import annotations

import argparse
from contextlib import suppress

from site_builder.commands.build import make_site
from site_builder.commands.command import Command
from site_builder.commands.options import add_packages, add_site, plan_of
from site_builder.serve import serve
from site_builder.terminal import Terminal


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    plan = plan_of(options)
    with suppress(KeyboardInterrupt):
        serve(plan, options.port, lambda: make_site(options, terminal), terminal.say)
    return 0


def _add_options(command: argparse.ArgumentParser) -> None:
    add_packages(command)
    add_site(command)
    command.add_argument("--port", type=int, default=8000, help="port on this computer (default: %(default)s)")


COMMAND = Command(
    name="serve",
    summary="make the site and show it, again after each change",
    description="Makes the site, shows it on this computer only, and makes it again when a package, page or template "
    "changes.",
    add_options=_add_options,
    run=_run,
)

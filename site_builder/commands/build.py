"""build: check, and make the site."""

from __future__ import annotations

import argparse
from functools import partial

from site_builder.build import build
from site_builder.commands.command import Command
from site_builder.commands.options import add_finding_options, add_packages, add_site, command_again, fix_again, plan_of
from site_builder.errors import DataError
from site_builder.finding import stop
from site_builder.formats.wording import number
from site_builder.model import Results
from site_builder.terminal import Terminal

STRICT = "Warnings count as errors here, because of --strict."


def make_site(options: argparse.Namespace, terminal: Terminal, *, strict: bool = False, every: bool = False) -> int:
    """Make the site and say what was made; with errors in the data say that nothing was.

    Args:
        options: of packages and of the site: where things lie, here and in the commands that are named to the user.
        terminal: what is said goes there.
        strict: whether warnings count as errors.
        every: whether all findings are printed, however many.
    """
    plan = plan_of(options)
    say_findings = partial(
        terminal.findings,
        every=every,
        option=command_again("check", options, "--all"),
        fix=partial(fix_again, options),
    )
    try:
        results, findings = build(plan, terminal.progress, strict=strict)
    except DataError as error:
        say_findings(error.findings)
        if not stop(error.findings):
            terminal.warn(STRICT)
        terminal.warn("Nothing was built; the last site is as it was.")
        return error.exit_code
    say_findings(findings)
    terminal.say(f"{_counted(results)}: {plan.site}")
    return 0


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    code = make_site(options, terminal, strict=options.strict, every=options.all)
    if code == 0:
        terminal.say(f"To look at it: {command_again('serve', options)}")
    return code


def _counted(results: Results) -> str:
    rows = sum(result.tally.total for result in results.publications)
    return f"{number(len(results.publications), 'edition')} with {number(rows, 'row')} built"


def _add_options(command: argparse.ArgumentParser) -> None:
    add_packages(command)
    add_site(command)
    add_finding_options(command)


COMMAND = Command(
    name="build",
    summary="check, and make the site",
    description="Checks the data, works out the figures and makes the site. With errors nothing is touched.",
    add_options=_add_options,
    run=_run,
)

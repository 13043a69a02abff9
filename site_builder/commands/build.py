"""build: check, and make the site."""

from __future__ import annotations

import argparse

from site_builder.build import Plan, build
from site_builder.commands.command import Command
from site_builder.commands.options import add_packages, add_site, plan_of
from site_builder.errors import DataError
from site_builder.model import Results
from site_builder.terminal import Terminal


def make_site(plan: Plan, terminal: Terminal) -> int:
    """Make the site and say what was made; with errors in the data say that nothing was."""
    try:
        results, findings = build(plan, terminal.progress)
    except DataError as error:
        terminal.findings(error.findings)
        terminal.warn("Nothing was built; the last site is as it was.")
        return error.exit_code
    terminal.findings(findings)
    terminal.say(f"{_counted(results)}: {plan.site}")
    return 0


def _counted(results: Results) -> str:
    rows = sum(result.tally.total for result in results.publications)
    editions = len(results.publications)
    return f"{editions} edition{'s' if editions > 1 else ''} with {rows} rows built"


def _add_options(command: argparse.ArgumentParser) -> None:
    add_packages(command)
    add_site(command)


COMMAND = Command(
    name="build",
    summary="check, and make the site",
    description="Checks the data, works out the figures and makes the site. With errors nothing is touched.",
    add_options=_add_options,
    run=lambda options, terminal: make_site(plan_of(options), terminal),
)

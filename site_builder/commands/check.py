"""check: print every finding, and change nothing."""

from __future__ import annotations

import argparse
import os
from functools import partial
from pathlib import Path

from site_builder.build import Checked, check
from site_builder.commands.build import STRICT
from site_builder.commands.command import Command
from site_builder.commands.options import add_finding_options, add_packages, command_again, fix_again, plan_of
from site_builder.finding import stop
from site_builder.formats import FORMATS
from site_builder.formats.wording import counts, number
from site_builder.reporting import report_on, write_summary
from site_builder.settings import read_limits
from site_builder.terminal import Terminal


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    plan = plan_of(options)
    checked = check(plan.packages, terminal.progress, read_limits(plan.config))
    stopped = stop(checked.findings, strict=options.strict)
    if options.format == "text":
        terminal.findings(
            checked.findings,
            every=options.all,
            option=command_again("check", options, "--all"),
            fix=partial(fix_again, options),
        )
    else:
        # A path is shown beside its line on GitHub only if it begins at the root of the repository.
        root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
        report = report_on(checked, root, plan.config, strict=options.strict)
        terminal.write(FORMATS[options.format](report))
        page = os.environ.get("GITHUB_STEP_SUMMARY")
        if options.format == "github":
            if page:
                write_summary(report, Path(page))
            terminal.say(counts(checked.findings))
    if options.format in ("text", "github"):
        _conclude(checked, terminal, stopped=stopped)
    return 1 if stopped else 0


def made_by_import(name: str) -> str:
    """Where the faults of a package are mended that an import made."""
    return (
        f"{name} was made by an import, and a change in its files is in the way of the next one. Mend the workbook or "
        "the files that it came from, or the mapping, and import again."
    )


def _conclude(checked: Checked, terminal: Terminal, *, stopped: bool) -> None:
    """The last lines of what people read."""
    for name in checked.imported:
        if any(finding.file.startswith(f"{name}/") for finding in checked.findings):
            terminal.warn(made_by_import(name))
    if stopped:
        if not stop(checked.findings):
            terminal.warn(STRICT)
    else:
        rows = sum(len(table.frame) for package in checked.packages for table in package.tables.values())
        names = ", ".join(package.name for package in checked.packages)
        reviewed = f", {number(len(checked.reviewed), 'finding')} reviewed" if checked.reviewed else ""
        terminal.say(f"{names}: {number(rows, 'row')} checked, no errors{reviewed}.")


def _add_options(command: argparse.ArgumentParser) -> None:
    add_packages(command)
    add_finding_options(command)
    command.add_argument(
        "--format",
        choices=("text", *FORMATS),
        default="text",
        help="how findings are told: text for people; json or sarif for programs, alone on the standard output; github "
        "for annotations of a pull request (default: %(default)s)",
    )


COMMAND = Command(
    name="check",
    summary="check the data and change nothing",
    description="Checks data packages and prints every finding. Changes nothing.",
    add_options=_add_options,
    run=_run,
)

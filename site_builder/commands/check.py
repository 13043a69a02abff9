"""check: print every finding, and change nothing."""

from __future__ import annotations

import argparse

from site_builder.build import check
from site_builder.commands.command import Command
from site_builder.commands.options import add_packages, plan_of
from site_builder.terminal import Terminal


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    checked = check(plan_of(options).packages, terminal.progress)
    terminal.findings(checked.findings)
    if any(finding.severity == "error" for finding in checked.findings):
        return 1
    rows = sum(len(table.frame) for package in checked.packages for table in package.tables.values())
    names = ", ".join(package.name for package in checked.packages)
    seen = len(checked.reviewed)
    reviewed = f", {seen:,} finding{'' if seen == 1 else 's'} reviewed" if seen else ""
    terminal.say(f"{names}: {rows:,} rows checked, no errors{reviewed}.")
    return 0


COMMAND = Command(
    name="check",
    summary="check the data and change nothing",
    description="Checks data packages and prints every finding. Changes nothing.",
    add_options=add_packages,
    run=_run,
)

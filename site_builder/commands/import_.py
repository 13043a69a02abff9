"""import: make a data package from files of another shape."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from site_builder.after_import import next_steps, nothing_imported
from site_builder.commands.command import Command
from site_builder.commands.options import add_all
from site_builder.drafting import account_of_draft, draft_beside, is_for_drafting
from site_builder.errors import DataError, UsageError
from site_builder.importing import ImportPlan, account, import_package
from site_builder.terminal import Terminal


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    if is_for_drafting(options.mapping):
        return _draft(options, terminal)
    plan = ImportPlan(options.mapping, options.data, options.to, _choices(options.choose))
    try:
        imported = import_package(plan, terminal.progress)
    except DataError as error:
        terminal.findings(error.findings, every=options.all, option="the same command with --all")
        terminal.warn(nothing_imported(plan))
        return error.exit_code
    terminal.findings(imported.findings, every=options.all, option="the same command with --all")
    terminal.say("\n".join([*account(imported), *next_steps(imported, plan)]))
    return 0


def _draft(options: argparse.Namespace, terminal: Terminal) -> int:
    if options.data or options.to or options.choose:
        raise UsageError("--data, --to and --choose go with a mapping. Name the file alone to draft one.")
    try:
        drafted = draft_beside(options.mapping)
    except DataError as error:
        terminal.findings(error.findings)
        terminal.warn("No mapping was drafted.")
        return error.exit_code
    terminal.say("\n".join(account_of_draft(drafted)))
    return 0


def _choices(texts: Sequence[str]) -> dict[str, list[str]]:
    choices: dict[str, list[str]] = {}
    for text in texts:
        name, is_, values = text.partition("=")
        if not is_ or not name or not values:
            raise UsageError(f"--choose {text}: write a name, an equals sign and what is chosen: council=E10000018.")
        choices.setdefault(name.strip(), []).extend(value.strip() for value in values.split(","))
    return choices


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "mapping",
        type=Path,
        metavar="MAPPING",
        help="the mapping, a YAML file; or a workbook or CSV file to draft one from",
    )
    command.add_argument("--data", type=Path, metavar="FOLDER", help="the files' folder (default: the mapping's own)")
    command.add_argument("--to", type=Path, metavar="FOLDER", help="the package to make (default: as the mapping says)")
    command.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="NAME=VALUE,...",
        help="make a choice that the mapping offers; all for every row",
    )
    add_all(command)


COMMAND = Command(
    name="import",
    summary="make a data package from workbooks or CSV files of another shape",
    description="Reads a mapping and the files that it names, makes a data package of them, checks it as the "
    "command check does, and puts it in its place. With errors nothing is touched. Says of every row that was read "
    "what became of it. Of a workbook or a CSV file itself it drafts a mapping beside the file, with its guesses and "
    "what you must decide.",
    add_options=_add_options,
    run=_run,
)

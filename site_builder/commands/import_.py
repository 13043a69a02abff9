"""import: make a data package from files of another shape."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from site_builder.after_import import account, how_to_review, next_steps, nothing_imported
from site_builder.commands.command import Command
from site_builder.commands.options import add_all, add_config
from site_builder.drafting import account_of_draft, draft_beside, is_for_drafting
from site_builder.errors import DataError, UsageError
from site_builder.finding import Finding
from site_builder.import_faults import ID_COLLISION, UNKNOWN_NAME, UNKNOWN_WORD, UNREAD_PERIOD
from site_builder.importing import ImportPlan, import_package
from site_builder.ready_mappings import copy_ready, list_ready
from site_builder.settings import read_limits
from site_builder.terminal import Terminal
from site_builder.text.command_line import command_line


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    if options.list:
        return _list(options, terminal)
    if (options.mapping is None) == (options.ready is None):
        raise UsageError("Name a MAPPING, or a ready one with --ready; --list lists those that are ready.")
    if options.copy:
        return _copy(options, terminal)
    if options.mapping is not None and is_for_drafting(options.mapping):
        return _draft(options, terminal)
    mapping, choices = options.ready or options.mapping, _choices(options.choose)
    plan = ImportPlan(mapping, options.data, options.to, choices, read_limits(options.config))
    try:
        imported = import_package(plan, terminal.progress)
    except DataError as error:
        terminal.findings(error.findings, every=options.all, option="the same command with --all")
        terminal.warn(nothing_imported(plan))
        if options.ready and any(_mended_in_mapping(finding) for finding in error.findings):
            beside = ["--data", str(options.data)] if options.data else []
            copy = command_line(["site-builder", "import", "--ready", options.ready, "--copy", *beside])
            terminal.warn(f"To change the mapping, copy it: {copy}")
        return error.exit_code
    terminal.findings(imported.findings, every=options.all, option="the same command with --all")
    for line in how_to_review(imported, plan, every=options.all):
        terminal.warn(line)
    terminal.say("\n".join([*account(imported), *next_steps(imported, plan)]))
    return 0


_MENDED_IN_MAPPING = frozenset(fault.code for fault in (UNKNOWN_NAME, UNKNOWN_WORD, UNREAD_PERIOD, ID_COLLISION))


def _mended_in_mapping(finding: Finding) -> bool:
    """Whether a change of the mapping can mend it; other faults are of the files or of what was chosen."""
    return finding.code in _MENDED_IN_MAPPING or finding.problem.startswith("In the table ")


def _list(options: argparse.Namespace, terminal: Terminal) -> int:
    if options.mapping or options.ready or options.copy or options.data or options.to or options.choose:
        raise UsageError("--list stands alone.")
    terminal.say(list_ready())
    return 0


def _copy(options: argparse.Namespace, terminal: Terminal) -> int:
    if options.ready is None or options.to or options.choose:
        raise UsageError("--copy goes with --ready, and with --data for the folder to copy into.")
    file = copy_ready(options.ready, options.data or Path())
    terminal.say(f"Copied: {file}")
    again = command_line(["site-builder", "import", str(file)])
    terminal.say(f"Change it, then run it with --choose as before: {again}")
    return 0


def _draft(options: argparse.Namespace, terminal: Terminal) -> int:
    if options.data or options.to or options.choose:
        raise UsageError("--data, --to and --choose go with a mapping. Name the file alone to draft one.")
    try:
        drafted = draft_beside(options.mapping, read_limits(options.config))
    except DataError as error:
        terminal.findings(error.findings)
        terminal.warn("No mapping was drafted.")
        return error.exit_code
    terminal.say("\n".join(account_of_draft(drafted)))
    return 0


def _choices(texts: Sequence[str]) -> dict[str, list[str]]:
    choices: dict[str, list[str]] = {}
    for text in texts:
        name, _, values = text.partition("=")
        chosen = [value.strip() for value in values.split(",")]
        if not name.strip() or not all(chosen):
            raise UsageError(f"--choose {text}: write a name, an equals sign and what is chosen: council=E10000018.")
        choices.setdefault(name.strip(), []).extend(chosen)
    return choices


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "mapping",
        type=Path,
        nargs="?",
        metavar="MAPPING",
        help="the mapping, a YAML file; or a workbook or CSV file to draft one from",
    )
    command.add_argument(
        "--ready", metavar="NAME", help="a mapping that is shipped with the program, in place of MAPPING"
    )
    command.add_argument("--list", action="store_true", help="list the mappings that are shipped with the program")
    command.add_argument(
        "--copy", action="store_true", help="with --ready: copy the mapping into the folder to change it"
    )
    command.add_argument(
        "--data", type=Path, metavar="FOLDER", help="the files' folder (default: the mapping's own, or the current one)"
    )
    command.add_argument("--to", type=Path, metavar="FOLDER", help="the package to make (default: as the mapping says)")
    command.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="NAME=VALUE,...",
        help="make a choice that the mapping offers; all for every row; may be repeated",
    )
    add_config(command)
    add_all(command)


COMMAND = Command(
    name="import",
    summary="make a data package from workbooks or CSV files of another shape",
    description="Reads a mapping and the files that it names, makes a data package of them, checks it as the "
    "command check does, and puts it in its place. With errors nothing is touched. Says of every row that was read "
    "what became of it. Of a workbook or a CSV file itself it drafts a mapping beside the file, with its guesses and "
    "what you must decide. Mappings for some open sources are ready: --list.",
    add_options=_add_options,
    run=_run,
)

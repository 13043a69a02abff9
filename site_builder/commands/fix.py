"""fix: show the corrections of which only one is possible, and make them when asked to."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from site_builder.commands.check import made_by_import
from site_builder.commands.command import Command
from site_builder.commands.options import add_config, command_again
from site_builder.corrections.changes_text import format_changes
from site_builder.finding import Finding
from site_builder.fixing import Fixed, FixPlan, find_corrections, write_corrections
from site_builder.formats.wording import number, place
from site_builder.settings import read_limits
from site_builder.terminal import Terminal
from site_builder.text.hidden_characters import echo

_CODES = (
    "what is corrected, by the code of the check:\n"
    "  E107 files in Windows-1252 or UTF-16    E108 semicolons or tabs instead of commas\n"
    "  E113 empty rows                         E126 names of columns with other capitals or blanks\n"
    "  E202 1,112   (2.2)   +9   a dash that is no minus sign; 43.2% and £915 where that is the unit\n"
    "  E203 2.0 where a whole number belongs   E205 E206 E207 High   TRUE   e10000018   2023-24\n"
    "  E209 31/12/2024                         E210 E211 blanks around a cell, characters without width\n"
    "  E301 2023-24 for 2023/24                E303 an id or code in other capitals\n"
    "  W251 an accent that is a character of its own\n"
    "what is never corrected, because it could mean two things: n/a, - and .. (choose [x], [z], [c] or\n"
    "[low]), decimal commas, 02/03/2024, letters such as 2.2m, rows that stand twice, misspelt ids.\n"
)


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    beside = options.config.resolve().parent / "datapackages"
    plan = FixPlan(tuple(options.paths) or (beside,), tuple(options.only), beside, read_limits(options.config))
    fixed = find_corrections(plan, terminal.progress)
    if fixed.changes:
        terminal.say(format_changes(fixed.changes) + "\n")
    if options.write:
        write_corrections(fixed)
    terminal.say(_summary(fixed, options))
    errors = any(finding.severity == "error" for finding in fixed.left)
    return int(errors or (bool(fixed.changes) and not options.write))


def _summary(fixed: Fixed, options: argparse.Namespace) -> str:
    doubted = [finding for finding in fixed.left if not options.only or finding.code in options.only]
    sentences = [
        _what_was_done(fixed, options),
        *map(made_by_import, fixed.imported),
        *_not_corrected(doubted),
        *_what_is_left(fixed, options),
    ]
    return "\n".join(sentences)


def _what_was_done(fixed: Fixed, options: argparse.Namespace) -> str:
    if not fixed.changes:
        return "There is nothing to correct of which only one correction is possible."
    counted = f"{number(len(fixed.changes), 'correction')} in {number(len(fixed.files), 'file')}"
    if options.write:
        return f"{counted}, made."
    return f"{counted}. Nothing is changed yet. To make {_them(len(fixed.changes))}: {_with_write(options)}"


def _with_write(options: argparse.Namespace) -> str:
    only = ["--only", *options.only] if options.only else []
    return command_again("fix", options, *map(str, options.paths), *only, "--write")


def _not_corrected(findings: Sequence[Finding]) -> list[str]:
    """What was left alone although such faults are corrected elsewhere, and why; once for each reason in a file."""
    reasons: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        if finding.doubt:
            reasons.setdefault((finding.file, finding.code, finding.doubt), []).append(finding)
    sentences = []
    for (_, code, doubt), alike in reasons.items():
        first, more = alike[0], len(alike) - 1
        value = f", {echo(first.value)}" if first.value else ""
        others = f" and {more:,} more" if more else ""
        sentences.append(f"Not corrected: {place(first)}{value} ({code}){others}, because {doubt}.")
    return sentences


def _what_is_left(fixed: Fixed, options: argparse.Namespace) -> list[str]:
    errors = sum(finding.severity == "error" for finding in fixed.left)
    behind = "After that, " if fixed.changes else ""
    if not errors:
        return [f"{behind}the data have no errors." if fixed.changes else "The data have no errors."]
    text = f"{behind}{number(errors, 'error')} {'is' if errors == 1 else 'are'} left."
    if not any(finding.correction for finding in fixed.left):
        text += " A person must decide what is meant."
    # A single table can be corrected, and only whole packages are checked.
    packages = [_from_here(folder) for folder in fixed.folders] if options.paths else []
    return [text, f"To see {_them(errors)}: {command_again('check', options, *packages)}"]


def _from_here(folder: Path) -> str:
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)


def _them(count: int) -> str:
    return "it" if count == 1 else "them"


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PACKAGE or FILE",
        help="data packages, folders of them, or single tables of one (default: the folder datapackages beside "
        "mkdocs.yml, where paths are looked for too)",
    )
    add_config(command)
    command.add_argument(
        "--only",
        nargs="+",
        action="extend",
        default=[],
        metavar="CODE",
        help="correct faults of these codes only: E202",
    )
    command.add_argument("--write", action="store_true", help="make the corrections; without it they are shown only")
    command.epilog = f"{_CODES}\n{command.epilog}"


COMMAND = Command(
    name="fix",
    summary="show what can be corrected without a doubt, and correct it with --write",
    description="Shows the faults in data files of which only one correction is possible, each with the old and the "
    "new text. Nothing is changed without --write. What could mean two things is left to you. With --write everything "
    "else in a file stays as it was, its quotation marks and line ends too.",
    add_options=_add_options,
    run=_run,
)

"""diff: say what becomes another on the site when new packages take the place of old ones."""

from __future__ import annotations

import argparse
from pathlib import Path

from site_builder.commands.command import Command
from site_builder.commands.options import add_config
from site_builder.differing import FORMATS, Sides, check_sides, differ, report_of, save_report, usual_format
from site_builder.errors import UsageError
from site_builder.settings import read_limits
from site_builder.terminal import Terminal


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    file: Path | None = options.output
    format_ = options.format or usual_format(file)
    if options.with_kept_back and (file or format_ != "text"):
        raise UsageError(
            "--with-kept-back shows figures that may not be passed on, so it is for text at a terminal only: leave "
            "out --output and --format, or leave out --with-kept-back."
        )
    sides = check_sides(options.old, options.new, terminal.progress, read_limits(options.config))
    if sides.faulty:
        return _tell_faults(sides, options, terminal)
    difference = differ(sides, options.apart, terminal.progress)
    report, counts = report_of(difference, format_, with_kept_back=options.with_kept_back)
    if file:
        save_report(file, report, (options.old, options.new))
        terminal.say(f"{counts}\nThe report is in {file}.")
    else:
        terminal.write(report)
    return 1 if options.exit_code and not difference.empty else 0


def _tell_faults(sides: Sides, options: argparse.Namespace, terminal: Terminal) -> int:
    """Print the errors of each side under its name."""
    for name, folder, checked in (("OLD", options.old, sides.old), ("NEW", options.new, sides.new)):
        faults = [finding for finding in checked.findings if finding.severity == "error"]
        if faults:
            terminal.warn(f"In {name}, {folder}:")
            terminal.findings(faults)
    terminal.warn("The two sides cannot be compared until their errors are mended.")
    return 1


def _places(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of places: write 0 for every move, or 5")
    return int(text)


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("old", type=Path, metavar="OLD", help="what is published: a data package, or a folder of them")
    command.add_argument("new", type=Path, metavar="NEW", help="what is to take its place")
    command.add_argument(
        "--format",
        choices=tuple(FORMATS),
        help="default: as the file of --output ends (.md, .html), otherwise text; only html lists everything",
    )
    command.add_argument("--output", type=Path, metavar="FILE", help="write the report into a file")
    add_config(command)
    command.add_argument(
        "--apart",
        type=_places,
        default=3,
        metavar="PLACES",
        help="list places that moved by more than this (default: %(default)s)",
    )
    command.add_argument(
        "--with-kept-back",
        action="store_true",
        help="show figures that may not be passed on as well (sources: redistribute no); as text at a terminal only",
    )
    command.add_argument(
        "--exit-code",
        action="store_true",
        help="exit with 1 where something changes; 1 also means that the data have errors, which are then printed",
    )


COMMAND = Command(
    name="diff",
    summary="say what changes on the site with other data",
    description="Checks and works out two states of the data, and says what changes on the site when NEW takes the "
    "place of OLD: addresses that are lost, new and revised figures, judgements and places that are others, indicators "
    "that came or went, edited texts. Changes nothing.",
    add_options=_add_options,
    run=_run,
)

"""Options that several commands share, and commands that repeat those that were given."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from site_builder.build import Plan, plan_beside
from site_builder.text.command_line import command_line

CONFIG = Path("mkdocs.yml")
"""Where the site's configuration is, unless it is said."""
_TAKEN = {
    # command: the options of others that it takes as well
    "check": ("packages", "config"),
    "fix": ("config",),
    "build": ("packages", "config", "site", "area"),
    "serve": ("packages", "config", "site", "area"),
}


def add_packages(command: argparse.ArgumentParser) -> None:
    """The packages to work on, and the site that they belong to."""
    command.add_argument(
        "packages",
        nargs="*",
        type=Path,
        metavar="PACKAGE",
        help="data packages, or folders of them (default: the folder datapackages beside mkdocs.yml)",
    )
    add_config(command)


def add_config(command: argparse.ArgumentParser) -> None:
    """The site's configuration, beside which everything lies; it is not looked for anywhere else."""
    command.add_argument("--config", type=Path, default=CONFIG, help="the site's mkdocs.yml (default: %(default)s)")


def add_site(command: argparse.ArgumentParser) -> None:
    """The finished site's folder, and the areas to publish on it."""
    command.add_argument("--site", type=Path, help="folder of the finished site (default: site beside mkdocs.yml)")
    command.add_argument(
        "--area",
        action="append",
        default=[],
        metavar="AREA",
        help="make the report for this area of a benchmark, by name, slug or code, in place of those that the packages "
        "have; repeat it for more, or say all (default: the areas that have a publication)",
    )


def add_finding_options(command: argparse.ArgumentParser) -> None:
    """How grave findings are, and how many are printed."""
    command.add_argument("--strict", action="store_true", help="take warnings for errors")
    add_all(command)


def add_all(command: argparse.ArgumentParser) -> None:
    """Whether all findings are printed."""
    command.add_argument(
        "--all", action="store_true", help="print every finding with all its lines, however many there are"
    )


def plan_of(options: argparse.Namespace) -> Plan:
    """Where things lie, as the options say."""
    return plan_beside(
        options.config, options.packages, getattr(options, "site", None), tuple(getattr(options, "area", ()))
    )


def command_again(name: str, options: argparse.Namespace, *words: str) -> str:
    """A command to be run next, with those options that were given now and that it needs to mean the same.

    Args:
        name: of the command.
        options: those of the command that runs.
        words: more of it, in front of what is repeated.
    """
    taken = _TAKEN[name]
    given = list(words)
    if "packages" in taken:
        given += [str(path) for path in getattr(options, "packages", ())]
    if options.config != CONFIG:
        given += ["--config", str(options.config)]
    if "site" in taken and getattr(options, "site", None):
        given += ["--site", str(options.site)]
    if "area" in taken:
        given += [word for area in getattr(options, "area", ()) for word in ("--area", area)]
    return command_line(["site-builder", name, *given])


def fix_again(options: argparse.Namespace, file: str, code: str) -> str:
    """The command that corrects the faults of a code in a file.

    Args:
        options: those of the command that found them.
        file: as findings name it, from the folder that holds the packages.
        code: of the check.
    """
    return command_again("fix", options, _named(file, getattr(options, "packages", ())), "--only", code)


def _named(file: str, packages: Sequence[Path]) -> str:
    """A file by a path that leads to it from here: where packages were named, the file lies in or below one of them."""
    folder, _, inside = file.partition("/")
    for named in packages:
        found = named / inside if named.resolve().name == folder else named / file
        if found.exists():
            return str(found)
    return file

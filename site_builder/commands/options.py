"""Options that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

from site_builder.build import Plan, plan_beside


def add_packages(command: argparse.ArgumentParser) -> None:
    """The packages to work on, and the site that they belong to."""
    command.add_argument(
        "packages",
        nargs="*",
        type=Path,
        metavar="PACKAGE",
        help="data packages, or folders of them (default: the folder datapackages beside mkdocs.yml)",
    )
    command.add_argument(
        "--config", type=Path, default=Path("mkdocs.yml"), help="the site's mkdocs.yml (default: %(default)s)"
    )


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

"""The commands. This is the only file that prints."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from site_builder import __version__
from site_builder.build import Plan, build, check, plan_beside
from site_builder.checks import format_findings
from site_builder.errors import DataError, SiteBuilderError, UsageError
from site_builder.finding import Finding
from site_builder.importing import ImportPlan, account, import_package
from site_builder.model import Results
from site_builder.serve import serve

DESCRIPTION = "Turns data packages of performance indicators into a public website."
IMPORT = """\
Reads a mapping and the CSV files that it names, makes a data package of them, checks it as the command check does,
and puts it in its place. With errors nothing is touched. Says of every row that was read what became of it."""
EXIT_CODES = """\
exit codes:
  0  all is well
  1  the data have errors; each is printed with its file, line and remedy
  2  the command or the site's configuration is wrong
  3  a fault of the program
"""


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(
        prog="site-builder",
        description=DESCRIPTION,
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--version", action="version", version=f"site-builder {__version__}")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, help_: str, description: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(
            name,
            help=help_,
            description=description,
            epilog=EXIT_CODES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.add_argument(
            "packages",
            nargs="*",
            type=Path,
            metavar="PACKAGE",
            help="data packages, or folders of them (default: the folder datapackages beside mkdocs.yml)",
        )
        sub.add_argument(
            "--config", type=Path, default=Path("mkdocs.yml"), help="the site's mkdocs.yml (default: %(default)s)"
        )
        sub.add_argument("--debug", action="store_true", help="show the traceback of an error")
        return sub

    command(
        "check", "check the data and change nothing", "Checks data packages and prints every finding. Changes nothing."
    )
    built = command(
        "build",
        "check, and make the site",
        "Checks the data, works out the figures and makes the site. With errors in the data nothing is touched.",
    )
    built.add_argument("--site", type=Path, help="folder of the finished site (default: site beside mkdocs.yml)")
    _add_areas(built)
    served = command(
        "serve",
        "make the site and show it, again after each change",
        "Makes the site, shows it on this computer only, and makes it again when a package, page or template changes.",
    )
    _add_areas(served)
    served.add_argument("--port", type=int, default=8000, help="port on this computer (default: %(default)s)")
    served.add_argument("--site", type=Path, help="folder of the finished site (default: site beside mkdocs.yml)")
    _add_import(commands)
    return made


def _add_areas(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--area",
        action="append",
        default=[],
        metavar="AREA",
        help="make the report for this area of a benchmark, by name, slug or code, in place of those that the packages "
        "have; repeat it for more, or say all (default: the areas that have a publication)",
    )


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "import",
        help="make a data package from tidy CSV files of another shape",
        description=IMPORT,
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("mapping", type=Path, metavar="MAPPING", help="the mapping, a YAML file")
    command.add_argument("--data", type=Path, metavar="FOLDER", help="the files' folder (default: the mapping's own)")
    command.add_argument("--to", type=Path, metavar="FOLDER", help="the package to make (default: as the mapping says)")
    command.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="NAME=VALUE,...",
        help="make a choice that the mapping offers; all for every row",
    )
    command.add_argument("--debug", action="store_true", help="show the traceback of an error")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not know every letter; a question mark is better than a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = parser().parse_args(arguments)
    try:
        return _run(options)
    except SiteBuilderError as error:
        _end_progress()
        if options.debug:
            traceback.print_exc()
        print(f"site-builder: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # Whatever comes here is a fault of the program: an analyst gets a sentence, we get the traceback.
        _end_progress()
        if options.debug:
            traceback.print_exc()
        print(
            f"site-builder: a fault of the program ({type(error).__name__}: {error}). "
            "Run it again with --debug and report what it prints. The last site is as it was.",
            file=sys.stderr,
        )
        return 3


def _run(options: argparse.Namespace) -> int:
    if options.command == "import":
        return _import(ImportPlan(options.mapping, options.data, options.to, _choices(options.choose)))
    areas = getattr(options, "area", ())
    plan = plan_beside(options.config, options.packages, getattr(options, "site", None), areas)
    if options.command == "check":
        return _check(plan)
    if options.command == "serve":
        with suppress(KeyboardInterrupt):
            serve(plan, options.port, lambda: _build(plan), _say)
        return 0
    return _build(plan)


def _check(plan: Plan) -> int:
    checked = check(plan.packages, _progress)
    _end_progress()
    _print_findings(checked.findings)
    errors = [finding for finding in checked.findings if finding.severity == "error"]
    if not errors:
        rows = sum(len(table.frame) for package in checked.packages for table in package.tables.values())
        names = ", ".join(package.name for package in checked.packages)
        print(f"{names}: {rows:,} rows checked, no errors.")
    return 1 if errors else 0


def _build(plan: Plan) -> int:
    try:
        results, findings = build(plan, _progress)
    except DataError as error:
        _end_progress()
        _print_findings(error.findings)
        print("Nothing was built; the last site is as it was.", file=sys.stderr)
        return error.exit_code
    _end_progress()
    _print_findings(findings)
    print(f"{_counted(results)}: {plan.site}")
    return 0


def _import(plan: ImportPlan) -> int:
    try:
        imported = import_package(plan, _progress)
    except DataError as error:
        _end_progress()
        _print_findings(error.findings)
        print("Nothing was imported; the last package is as it was.", file=sys.stderr)
        return error.exit_code
    _end_progress()
    _print_findings(imported.findings)
    print("\n".join(account(imported)))
    return 0


def _choices(texts: Sequence[str]) -> dict[str, list[str]]:
    choices: dict[str, list[str]] = {}
    for text in texts:
        name, is_, values = text.partition("=")
        if not is_ or not name or not values:
            raise UsageError(f"--choose {text}: write a name, an equals sign and what is chosen: council=E10000018.")
        choices.setdefault(name.strip(), []).extend(value.strip() for value in values.split(","))
    return choices


def _counted(results: Results) -> str:
    rows = sum(result.tally.total for result in results.publications)
    editions = len(results.publications)
    return f"{editions} edition{'s' if editions > 1 else ''} with {rows} rows built"


def _print_findings(findings: Sequence[Finding]) -> None:
    if findings:
        print(format_findings(findings, colour=sys.stderr.isatty()), file=sys.stderr)


def _progress(stage: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{stage} …", end="", file=sys.stderr, flush=True)


def _end_progress() -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())

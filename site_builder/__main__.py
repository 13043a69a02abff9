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
from site_builder.errors import DataError, SiteBuilderError
from site_builder.finding import Finding
from site_builder.model import Results
from site_builder.serve import serve

DESCRIPTION = "Turns data packages of performance indicators into a public website."
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
    served = command(
        "serve",
        "make the site and show it, again after each change",
        "Makes the site, shows it on this computer only, and makes it again when a package, page or template changes.",
    )
    served.add_argument("--port", type=int, default=8000, help="port on this computer (default: %(default)s)")
    served.add_argument("--site", type=Path, help="folder of the finished site (default: site beside mkdocs.yml)")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not know every letter; a question mark is better than a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = parser().parse_args(arguments)
    plan = plan_beside(options.config, options.packages, getattr(options, "site", None))
    try:
        if options.command == "check":
            return _check(plan)
        if options.command == "serve":
            with suppress(KeyboardInterrupt):
                serve(plan, options.port, lambda: _build(plan), _say)
            return 0
        return _build(plan)
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

"""new: begin a data package of one's own."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from site_builder.commands.command import Command
from site_builder.starting import NewPlan, Started, start_package
from site_builder.terminal import Terminal

_AFTER_THE_YEAR = 8
"""Month from which a report is made on the financial year that ended in March."""


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    root = options.config.resolve().parent
    edition = options.edition or last_reported_year(date.today())
    started = start_package(NewPlan(options.name, root, edition, options.area, options.title))
    terminal.say("\n".join(_account(started, root)))
    return 0


def last_reported_year(day: date) -> str:
    """Return the newest financial year on which there may be a report: 2024/25 from August 2025."""
    first = day.year - 1 if day.month >= _AFTER_THE_YEAR else day.year - 2
    return f"{first}/{(first + 1) % 100:02d}"


def _account(started: Started, root: Path) -> list[str]:
    """What was made, what was left, and what to do next."""
    package = started.package.relative_to(root).as_posix()
    pages = [path for path in started.written if path.startswith("docs/")]
    made = [f"{package}/", *(path for path in started.written if path not in pages)]
    made += [f"docs/ ({len(pages)} pages)"] if pages else []
    lines = [f"Made in {root}:", *(f"  {each}" for each in made)]
    if started.there:
        lines += ["Left as they were, because they are there already:", *(f"  {each}" for each in started.there)]
    lines += [
        "Its rows are examples, and the pages say so. Next:",
        "  1. site-builder serve     shows the site with the examples",
        f"  2. {package}/README.md     says what each table holds: replace the examples with your rows",
        f'  3. take "invented": true out of {package}/datapackage.json',
    ]
    if pages:
        lines.append("  4. write docs/about.md and docs/accessibility.md")
    if started.to_change:
        lines.append("  5. these pages speak of Leicestershire, for whose site they were written; change those lines:")
        lines += [f"     {path}, {_numbered(at)}" for path, at in sorted(started.to_change.items())]
    return lines


def _numbered(lines: tuple[int, ...]) -> str:
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME", help="of the package's folder and its address: small letters, hyphens")
    command.add_argument("--title", help='of the site and the report (default: "Performance of NAME")')
    command.add_argument(
        "--area",
        default=NewPlan.area,
        metavar="CODE",
        help="ONS code of the council (default: %(default)s, an invented one)",
    )
    command.add_argument(
        "--edition", metavar="YEAR", help="first edition, such as 2024/25 (default: the last full year)"
    )
    command.add_argument(
        "--config",
        type=Path,
        default=Path("mkdocs.yml"),
        help="the site's mkdocs.yml, there or not (default: %(default)s)",
    )


COMMAND = Command(
    name="new",
    summary="begin a data package of your own, with examples to replace",
    description="Makes the folder datapackages/NAME with all tables that a site needs, an example of each kind of row "
    "and a README for those who keep it. Where they are missing, it also makes mkdocs.yml, the pages in docs, the "
    "workflow that publishes with GitHub, and settings for editors. Nothing that is there is changed.",
    add_options=_add_options,
    run=_run,
)

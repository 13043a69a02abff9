"""new: begin a data package of one's own, or a site for packages that are imported."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from site_builder.commands.command import Command
from site_builder.commands.options import CONFIG, command_again
from site_builder.errors import UsageError
from site_builder.period_spellings import split_year
from site_builder.starting import NewPlan, Started, start_package
from site_builder.terminal import Terminal
from site_builder.text.command_line import command_line
from site_builder.text.hidden_characters import visible

_AFTER_THE_YEAR = 8
"""Month from which a report is made on the financial year that ended in March."""


def _run(options: argparse.Namespace, terminal: Terminal) -> int:
    _refuse(options)
    root = options.config.resolve().parent
    edition = options.edition or last_reported_year(date.today())
    area = options.code or NewPlan.area
    started = start_package(NewPlan(options.name, root, edition, area, options.title, examples=not options.no_examples))
    terminal.say("\n".join([*_made(started, root), *_next(started, root, options)]))
    return 0


def _refuse(options: argparse.Namespace) -> None:
    config = options.config
    if not config.is_file() and config.name != CONFIG.name:
        raise UsageError(
            f"--config names the site's {CONFIG}, and {visible(str(config))} is not one. For a site in that folder "
            "write "
            f"{command_line(['--config', str(config / CONFIG)])}"
        )
    if options.no_examples and (options.code or options.edition):
        raise UsageError("--area and --edition are for the examples; with --no-examples the mapping says both.")


def last_reported_year(day: date) -> str:
    """Return the newest financial year on which there may be a report: 2024/25 from August 2025."""
    first = day.year - 1 if day.month >= _AFTER_THE_YEAR else day.year - 2
    return split_year(first)


def _made(started: Started, root: Path) -> Iterator[str]:
    """What was made, and what was left."""
    pages = [path for path in started.written if path.startswith("docs/")]
    made = [f"{started.package.relative_to(root).as_posix()}/"] if started.package else []
    made += [path for path in started.written if path not in pages]
    made += [f"docs/ ({len(pages)} pages)"] if pages else []
    if made:
        yield f"Made in {root}:"
        yield from (f"  {each}" for each in made)
    if started.there:
        yield "Left as they were, because they are there already:"
        yield from (f"  {each}" for each in started.there)


def _next(started: Started, root: Path, options: argparse.Namespace) -> Iterator[str]:
    """What to do next, step by step."""
    serve = command_again("serve", options)
    if started.package:
        package = started.package.relative_to(root).as_posix()
        yield "Its rows are examples, and the pages say so. Next:"
        steps = [
            f"{serve}     shows the site with the examples",
            f"{package}/README.md     says what each table holds: replace the examples with your rows",
            f'take "invented": true out of {package}/datapackage.json',
        ]
    else:
        yield "The site has no example figures. It can be made as soon as there are some of yours. Next:"
        beside = options.config.parent
        steps = [
            f"put your workbook or CSV file into {root}",
            f"{_import(beside / 'WORKBOOK.xlsx')}     drafts a mapping, and asks for what only you know",
            f"{_import(beside / 'WORKBOOK-mapping.yaml')}     makes the data package, once you have answered",
            f"{serve}     shows the site",
        ]
    if any(path.startswith("docs/") for path in started.written):
        steps.append("write docs/about.md and docs/accessibility.md")
    if started.to_change:
        steps.append("these pages speak of Leicestershire, for whose site they were written; change those lines:")
    yield from (f"  {number}. {step}" for number, step in enumerate(steps, start=1))
    yield from (f"     {path}, {_numbered(at)}" for path, at in sorted(started.to_change.items()))


def _import(file: Path) -> str:
    return command_line(["site-builder", "import", str(file)])


def _numbered(lines: tuple[int, ...]) -> str:
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME", help="of the package's folder and its address: small letters, hyphens")
    command.add_argument(
        "--no-examples",
        action="store_true",
        help="make the site only, without a package of example rows: for figures that you bring in with import",
    )
    command.add_argument("--title", help='of the site and the report (default: "Performance of NAME")')
    command.add_argument(
        "--area",
        dest="code",
        metavar="CODE",
        help=f"ONS code of the council (default: {NewPlan.area}, an invented one)",
    )
    command.add_argument(
        "--edition", metavar="YEAR", help="first edition, such as 2024/25 (default: the last full year)"
    )
    command.add_argument(
        "--config", type=Path, default=CONFIG, help="the site's mkdocs.yml, there or not (default: %(default)s)"
    )


COMMAND = Command(
    name="new",
    summary="begin a data package of your own, with examples to replace",
    description="Makes the folder datapackages/NAME with all tables that a site needs, an example of each kind of row "
    "and a README for those who keep it. Where they are missing, it also makes mkdocs.yml, the pages in docs, the "
    "workflow that publishes with GitHub, and settings for editors. Nothing that is there is changed. With "
    "--no-examples it makes the site without a package, for figures that you bring in with the command import.",
    add_options=_add_options,
    run=_run,
)

"""What is told after an import: what became of every row, what to do next, and what is left as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from site_builder.errors import DataError
from site_builder.importing import Imported, ImportPlan, folder_of
from site_builder.sources.descriptor import read_descriptor
from site_builder.text.command_line import command_line
from site_builder.text.hidden_characters import echo, visible

_SITE = "mkdocs.yml"
_PACKAGES = "datapackages"
_MOST_REVIEWS = 3


def account(imported: Imported) -> list[str]:
    """What became of every row that was read, line by line; what was made comes last."""
    lines = []
    for file, (rows, columns) in imported.turned.items():
        lines.append(f"{file}: {rows:,} rows, each with {columns:,} columns, become {rows * columns:,} rows.")
    for taken in imported.taken:
        out = "".join(f"; {each.count:,} left out: {each.reason}" for each in taken.left_out)
        each = f", each with {taken.times:,} of {taken.each}" if taken.each else ""
        lines.append(f"{taken.file}, {taken.read:,} rows{each}: {taken.made:,} in {taken.table}{out}.")
    times = Counter(lines)
    lines = [
        line if times[line] == 1 else f"{line[:-1]}; {times[line]} times, by {times[line]} parts of the mapping."
        for line in dict.fromkeys(lines)
    ]
    for file, count in imported.empty_lines.items():
        without = "1 line without a row" if count == 1 else f"{count:,} lines without a row"
        lines.append(f"{file}: {without} (empty, or a note below the table).")
    for file, columns_ in imported.unused_columns.items():
        lines.append(f"{file}: nothing is made from {'; nor from '.join(map(str, columns_))}.")
    total = sum(imported.rows.values())
    return [*lines, f"{total:,} rows in {len(imported.rows)} tables: {imported.folder}"]


def next_steps(imported: Imported, plan: ImportPlan) -> list[str]:
    """The commands that come next: a check, and the site, or a new one where none is there yet."""
    folder = imported.folder
    in_its_place = folder.parent.name == _PACKAGES
    usual = folder.parent.parent if in_its_place else plan.beside if plan.folder is None else folder.parent
    lines = [f"Next: {command_line(['site-builder', 'check', str(folder)])}"]
    root = next((root for root in _roots(folder, usual) if (root / _SITE).is_file()), None)
    if root is None:
        lines.append(
            f"There is no {_SITE} beside it. For a site around it: {_command('new', usual, 'NAME', '--no-examples')}"
        )
    is_usual = in_its_place and root in (None, usual)
    lines.append(f"Then, for the site: {_command('build', root or usual, *([] if is_usual else [str(folder)]))}")
    if is_usual:
        lines += (
            f"The package {echo(name)} beside it is invented, and the site shows it too. Delete its folder if you do "
            "not need it."
            for name in _invented_beside(folder)
        )
    return lines


def _roots(folder: Path, usual: Path) -> Iterator[Path]:
    yield from (usual, folder.parent, folder.parent.parent)


def _command(name: str, root: Path, *words: str) -> str:
    """A command for the site in a folder, to be run from here."""
    config = [] if root.resolve() == Path.cwd() else ["--config", str(root / _SITE)]
    return command_line(["site-builder", name, *words, *config])


def _invented_beside(folder: Path) -> list[str]:
    """Names of the packages beside one that say that they are invented, as the examples of a new site do."""
    others = sorted(other for other in folder.parent.iterdir() if other != folder and not other.name.startswith("."))
    return [other.name for other in others if other.is_dir() and read_descriptor(other).content.get("invented") is True]


def how_to_review(imported: Imported, plan: ImportPlan, *, every: bool = False) -> list[str]:
    """How a mapping says that a warning is right as it stands; nothing where there is none.

    Args:
        imported: what was imported.
        plan: how.
        every: whether to give the row of each warning, however many.
    """
    rows = imported.reviews
    if not rows:
        return []
    shown = rows if every else rows[:_MOST_REVIEWS]
    mapping = "a copy of the mapping (--copy)" if isinstance(plan.mapping, str) else visible(plan.mapping.name)
    place, above = "under tables", ["  reviews:", "    rows:"]
    if "reviews" in imported.rows:
        place, above = "under the rows of reviews", []
    lines = [
        f"Where a warning is right as it stands, say why in {mapping}, {place}. It is counted then, and not printed:",
        *above,
        *(f"      - {visible(row)}" for row in shown),
    ]
    if len(rows) > len(shown):
        lines.append(f"      ... and {len(rows) - len(shown):,} more; the same command with --all gives all of them.")
    return lines


def nothing_imported(plan: ImportPlan) -> str:
    """What an import that stopped left behind: the last package, where there is one."""
    try:
        folder = folder_of(plan)
    except DataError:
        folder = None
    if folder is None or not folder.exists():
        return "Nothing was imported."
    return "Nothing was imported; the last package is as it was."

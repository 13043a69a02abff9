"""What is told after an import: what became of every row, what to do next, and what is left as it was."""

from __future__ import annotations

from site_builder.errors import DataError
from site_builder.importing import Imported, ImportPlan, folder_of

_SITE = "mkdocs.yml"


def account(imported: Imported) -> list[str]:
    """What became of every row that was read, line by line; what was made comes last."""
    lines = []
    for file, (rows, columns) in imported.turned.items():
        lines.append(f"{file}: {rows:,} rows, each with {columns:,} columns, become {rows * columns:,} rows.")
    for taken in imported.taken:
        out = "".join(f"; {each.count:,} left out: {each.reason}" for each in taken.left_out)
        each = f", each with {taken.times:,} of {taken.each}" if taken.each else ""
        lines.append(f"{taken.file}, {taken.read:,} rows{each}: {taken.made:,} in {taken.table}{out}.")
    for file, count in imported.empty_lines.items():
        without = "1 line without a row" if count == 1 else f"{count:,} lines without a row"
        lines.append(f"{file}: {without} (empty, or a note below the table).")
    for file, columns_ in imported.unused_columns.items():
        lines.append(f"{file}: nothing is made from {'; nor from '.join(map(str, columns_))}.")
    total = sum(imported.rows.values())
    return [*lines, f"{total:,} rows in {len(imported.rows)} tables: {imported.folder}"]


def next_steps(imported: Imported, plan: ImportPlan) -> list[str]:
    """The commands that come next: a check, and a site where none is there yet."""
    lines = [f'Next: site-builder check "{imported.folder}"']
    beside = {imported.folder.parent, imported.folder.parent.parent, plan.beside}
    if not any((folder / _SITE).is_file() for folder in beside):
        lines.append(
            f"There is no {_SITE} beside it. For a site: site-builder new NAME, which makes one with an example."
        )
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

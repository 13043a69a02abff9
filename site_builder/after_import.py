"""What to do after an import, and what is left as it was where it stopped."""

from __future__ import annotations

from site_builder.errors import DataError
from site_builder.importing import Imported, ImportPlan, folder_of

_SITE = "mkdocs.yml"


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

"""Drafting a mapping on one screen: a workbook or a CSV file in, a mapping with questions beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from site_builder.errors import DataError, UsageError
from site_builder.finding import Finding
from site_builder.imports.drafts.draft import draft_mapping
from site_builder.imports.made import counted
from site_builder.output.draft_file import write_draft
from site_builder.size_limits import AS_SHIPPED, Limits
from site_builder.sources.book_cells import read_book_cells
from site_builder.text.command_line import command_line
from site_builder.text.hidden_characters import visible

_NOT_MAPPINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


@dataclass(frozen=True)
class Drafted:
    """A draft that was written.

    Attributes:
        mapping: the file.
        told: what was found and guessed, line by line.
        decisions: the questions that a person must answer.
    """

    mapping: Path
    told: tuple[str, ...]
    decisions: tuple[str, ...]


def is_for_drafting(file: Path) -> bool:
    """Whether a file is one to draft a mapping from, and no mapping itself."""
    return file.name.lower().endswith(_NOT_MAPPINGS)


def draft_beside(file: Path, limits: Limits = AS_SHIPPED) -> Drafted:
    """Draft a mapping from a file, and write it beside the file as <its name>-mapping.yaml.

    Args:
        file: a workbook or a CSV file.
        limits: how large it may be.

    Raises:
        DataError: the file cannot be read, or no table is in it.
        UsageError: the file is not there, or a mapping of that name is.
    """
    if not file.exists():
        raise UsageError(f"{visible(str(file))} is not there. Name a workbook, a CSV file or a mapping.")
    mapping = file.with_name(f"{file.stem}-mapping.yaml")
    if mapping.exists():
        raise UsageError(
            f"{visible(str(mapping))} is there already, and a draft never takes the place of a file. Run the import "
            "with it, or rename it."
        )
    book = read_book_cells(file, limits)
    if isinstance(book, Finding):
        raise DataError([book])
    draft = draft_mapping(book, file.stem)
    if draft is None:
        raise UsageError(
            f"No table of {visible(file.name)} has a row of column names, a column that names what is counted and one "
            "with figures. Give the columns names such as Indicator and Value, or write a mapping by hand."
        )
    write_draft(mapping, draft.text)
    return Drafted(mapping, draft.told, draft.decisions)


def account_of_draft(drafted: Drafted) -> list[str]:
    """What was found and guessed, what is to be decided, and what to do next."""
    count = len(drafted.decisions)
    lines = [*drafted.told, "", f"Drafted: {drafted.mapping}"]
    if count:
        begin = "it begins" if count == 1 else "they begin"
        lines.append(f"You must decide {counted(count, 'thing')}; in the file {begin} with DECIDE:")
        lines += [f"  - {each}" for each in drafted.decisions]
    return [
        *lines,
        "Look at each line with GUESS too: the reason stands behind it.",
        f"Then run: {command_line(['site-builder', 'import', str(drafted.mapping)])}",
    ]

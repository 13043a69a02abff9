"""The whole of a draft: tables found, columns guessed, and the mapping with its questions.

Whatever only a person knows is a text that begins with DECIDE, which the import refuses with its question; whatever was
guessed has a comment with GUESS and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from site_builder.checks.names import as_slug
from site_builder.imports.drafts.draft_parts import parts_of
from site_builder.imports.drafts.draft_rows import rows_of_mapping
from site_builder.imports.drafts.draft_words import words_of
from site_builder.imports.drafts.find_tables import FoundTable, find_tables
from site_builder.imports.drafts.guess_columns import Guesses, Role, guess_columns
from site_builder.imports.drafts.guess_titles import guess_titles
from site_builder.imports.drafts.guess_words import guess_units, totals_among
from site_builder.imports.drafts.guessed_sheet import Sheet
from site_builder.imports.drafts.shared_indicators import with_shared_indicators
from site_builder.imports.drafts.yaml_text import comment, listed, quoted
from site_builder.imports.read_mapping import DECIDE, TURN
from site_builder.model import BookCells
from site_builder.text.hidden_characters import echo

MOST_NAMED = 6
"""Indicators that one line names."""


@dataclass(frozen=True)
class Draft:
    """A drafted mapping.

    Attributes:
        text: of the file.
        told: what was found and guessed, for the terminal, line by line.
        decisions: the questions that a person must answer.
    """

    text: str
    told: tuple[str, ...]
    decisions: tuple[str, ...]


def draft_mapping(book: BookCells, stem: str) -> Draft | None:
    """Draft a mapping.

    Args:
        book: the file's sheets.
        stem: the file's name without its ending.

    Returns:
        The draft; None where no table was found that has a column of indicators and one of figures.
    """
    sheets, told = _sheets(book, stem)
    told += [f"Not read: {each}." for each in book.skipped]
    if not sheets:
        return None
    lines = [*_head(book), *_package(stem), *_files(book, sheets), *words_of(sheets), "tables:"]
    lines += [f"  {line}".rstrip() for line in [*rows_of_mapping(sheets, stem), *parts_of(sheets, stem)]]
    text = "\n".join(lines).rstrip() + "\n"
    return Draft(text, tuple(told), tuple(dict.fromkeys(_questions(text))))


def _sheets(book: BookCells, stem: str) -> tuple[list[Sheet], list[str]]:
    sheets: list[Sheet] = []
    told: list[str] = []
    said: dict[tuple[str, ...], str] = {}
    found = [(cells, find_tables(cells)) for cells in book.sheets]
    titles = iter(guess_titles([table for _, tables in found for table in tables], stem))
    for cells, tables in found:
        where = f"Sheet {echo(cells.sheet)}" if cells.sheet is not None else cells.path
        if not tables:
            told.append(f"{where}: no table was found.")
        for table in tables:
            guesses, title = guess_columns(table), next(titles)
            told.append(f"{where}: a table in {table.address}, its column names on row {table.header_line}.")
            lines = _said(guesses, table)
            before = said.setdefault(tuple(lines), where)
            told += [f"  {line}" for line in lines] if before == where else [f"  Its columns are as in {before}."]
            units = guess_units(table, guesses)
            totals = totals_among(units)
            units = {name: guess for name, guess in units.items() if name not in totals}
            if not units or not (guesses.name("value") or guesses.period_columns):
                told.append("  It is left out: no column names what is counted, or none holds figures.")
                continue
            sheet = Sheet("", table, guesses, units, title, totals)
            told += [f"  {line}" for line in _said_by_titles(sheet)]
            sheets.append(sheet)
    sheets = with_shared_indicators(_named(sheets))
    return sheets, told + [line for sheet in sheets for line in _said_by_shared(sheet)]


def _named(sheets: list[Sheet]) -> list[Sheet]:
    """The sheets with the names of their files in the mapping: what each is about, or else what the sheet is called."""
    themes = [as_slug(sheet.said.theme) for sheet in sheets]
    named: list[Sheet] = []
    for sheet, theme in zip(sheets, themes, strict=True):
        own = sheet.table.cells.sheet or sheet.table.cells.path
        alone = themes.count(theme) == 1 and not sheet.has("theme")
        named.append(replace(sheet, name=_name(sheet.said.theme if alone else own, named)))
    return named


def _said_by_shared(sheet: Sheet) -> list[str]:
    """What becomes of indicators of a sheet of many areas that dashboards hold too."""
    if not sheet.shared:
        return []
    names = ", ".join(map(echo, sheet.shared[:MOST_NAMED])) + (" ..." if len(sheet.shared) > MOST_NAMED else "")
    where = echo(sheet.table.cells.sheet or sheet.table.cells.path)
    own = ", and makes no dashboard of its own" if sheet.is_all_shared else ""
    shown = (
        f"On a dashboard and in {where}: {names}. They are shown on the dashboard, with its figures of the council; "
        f"{where} gives the figures of other areas{own}."
    )
    more = (
        "  To compare the council with them, add the tables groups, group_members, benchmarks, benchmark_themes and "
        "benchmark_rows to the mapping."
    )
    return [shown, more]


def _said_by_titles(sheet: Sheet) -> list[str]:
    """What titles and names are taken for, as far as the columns do not say it."""
    said, lines = sheet.said, []
    if sheet.totals:
        lines.append(f"Left out: {', '.join(map(echo, sheet.totals))}, because a row of totals is no indicator.")
    if not sheet.has("theme"):
        lines.append(f"{echo(said.theme)} is taken for the dashboard, from {said.theme_why}.")
    roles: tuple[Role, ...] = ("value", "previous")
    for role in roles:
        period = sheet.guessed_period(role)
        if period:
            name = sheet.guesses.name(role) or ""
            lines.append(f"{period.text} is taken for the period of {echo(name)}, from {period.why}.")
    return lines


def _name(title: str, sheets: list[Sheet]) -> str:
    base = as_slug(title.removesuffix(".csv")) or "sheet"
    taken = {sheet.name for sheet in sheets}
    names = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 2))]
    return next(name for name in names if name not in taken)


_CALLED = {
    "value": "figure",
    "previous": "figure of the period before",
    "area": "area's name",
    "area code": "area's code",
    "direction": "direction of travel",
    "comment": "commentary",
}


def _said(guesses: Guesses, table: FoundTable) -> list[str]:
    lines = [
        f"{echo(guess.column)} is taken for the {_CALLED.get(role, role)}, {guess.why}."
        for role, guess in guesses.found.items()
    ]
    if guesses.period_columns:
        lines.append(f"Each of {', '.join(map(echo, guesses.period_columns))} is taken for the figures of that period.")
    empty = [name for name in guesses.unknown if not any(table.column(name))]
    others = [name for name in guesses.unknown if name not in empty]
    if others:
        lines.append(f"Not used: {', '.join(map(echo, others))}.")
    if empty:
        its = "its cells are empty" if len(empty) == 1 else "their cells are empty"
        lines.append(f"Not used: {', '.join(map(echo, empty))}, because {its}.")
    return lines


def _head(book: BookCells) -> list[str]:
    return [
        comment(f"A mapping drafted from {book.path}. Nothing in it is certain before a person has looked at it."),
        "# Look for DECIDE: only you know these, and the import asks for each of them.",
        "# Look for GUESS: the reason stands behind it. Correct what is wrong.",
        "# docs/importing.md of the program explains every key.",
        "",
    ]


def _package(stem: str) -> list[str]:
    return [
        "package:",
        f"  folder: datapackages/{as_slug(stem) or 'package'}  # GUESS: from the file's name",
        f"  title: {quoted(stem)}  # GUESS: from the file's name",
        f"  licence: {{name: {quoted(f'{DECIDE} the licence of the figures, such as OGL-UK-3.0')}}}",
        "",
    ]


def _files(book: BookCells, sheets: list[Sheet]) -> list[str]:
    lines = ["files:"]
    for sheet in sheets:
        place = _place(book, sheet)
        lines.append(f"  {sheet.name}: {{{', '.join(f'{key}: {text}' for key, text in place.items())}}}")
        if sheet.guesses.period_columns:
            lines.append(f"  {sheet.name}-figures:  # the same cells, with a row for each figure")
            lines += [f"    {key}: {text}" for key, text in place.items()]
            columns = listed(sheet.guesses.period_columns)
            lines.append(f"    {TURN}: {{columns: {columns}, name: {sheet.period_name}, value: {sheet.value_name}}}")
    return [*lines, ""]


def _place(book: BookCells, sheet: Sheet) -> Mapping[str, str]:
    table, cells = sheet.table, sheet.table.cells
    place = {"path": quoted(cells.path)}
    if cells.sheet is not None and not book.only_sheet:
        place["sheet"] = quoted(cells.sheet)
    if cells.sheet is not None and not table.alone:
        place["range"] = table.address
    elif not table.first or (cells.sheet is None and table.header_line > 1):
        place["header line"] = str(table.header_line)
    return place


def _questions(text: str) -> list[str]:
    return re.findall(f'"{DECIDE} ([^"]+)"', text)

"""Making all tables of a package, each after those that it needs."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.checks.cells import spreadsheet_letter
from site_builder.finding import Finding
from site_builder.import_faults import UNKNOWN_AREA, UNKNOWN_NAME, UNUSED_SOURCE
from site_builder.imports.figures import usual_types
from site_builder.imports.files_named import files_named
from site_builder.imports.made import MadePackage, MadeTable, UnusedColumn, in_order, joined, without_hidden
from site_builder.imports.make_part import file_part, literal_part
from site_builder.imports.mapping import ImportMapping, Part
from site_builder.imports.missing_words import told_once
from site_builder.imports.repeated_rows import parts_that_repeat, rows_that_repeat
from site_builder.imports.verbs import AreaName, Printed, PrintedTarget
from site_builder.imports.workshop import Workshop
from site_builder.model import Table
from site_builder.size_limits import AS_SHIPPED, Limits
from site_builder.text.hidden_characters import echo


def make_tables(mapping: ImportMapping, files: Mapping[str, Table], limits: Limits = AS_SHIPPED) -> MadePackage:
    """Make the tables of a package.

    Args:
        mapping: the mapping.
        files: the files that it lists, as they were read.
        limits: how many rows a table may have.

    Returns:
        The tables, what is wrong, and what became of every row.
    """
    workshop = Workshop(mapping.path, files, limits)
    waiting: dict[str, list[Part]] = {}
    for part in mapping.parts:
        waiting.setdefault(part.table, []).append(part)
    while waiting:
        ready = next((name for name, parts in waiting.items() if not _needs(name, parts) & waiting.keys()), None)
        if ready is None:
            names = ", ".join(waiting)
            line = next(iter(waiting.values()))[0].line
            problem = f"These tables wait for each other: {names}."
            workshop.findings.append(UNKNOWN_NAME.finding(mapping.path, problem, "Make one from a file.", line=line))
            break
        _make(workshop, ready, waiting.pop(ready))
    _say_types_where_they_differ(workshop.tables)
    tables = {name: without_hidden(table) for name, table in in_order(workshop.tables)}
    findings = [*told_once(_told_now(workshop)), *_repeats(mapping, tables)]
    key_lines = {
        (mapping.path, part.table, row.line, column): line
        for part in mapping.parts
        for row in part.rows
        for column, line in row.lines.items()
    }
    every = tuple([*findings, *_unused(mapping)])
    return MadePackage(tables, every, tuple(workshop.taken), _unused_columns(workshop, mapping), key_lines)


def _told_now(workshop: Workshop) -> list[Finding]:
    """The findings; names of areas cannot be looked up before there are areas."""
    known = "areas" not in workshop.lacking
    return [finding for finding in workshop.findings if known or finding.code != UNKNOWN_AREA.code]


def _needs(name: str, parts: list[Part]) -> set[str]:
    needed = {part.each for part in parts if part.each} - {None}
    needs_figures = name == "indicators" or any(part.with_figure for part in parts)
    verbs = [value.verb for part in parts for value in part.columns.values()]
    needs_units = any(isinstance(verb, Printed | PrintedTarget) for verb in verbs)
    others = {"observations"} if needs_figures else set()
    if any(isinstance(verb, AreaName) for verb in verbs):
        others |= {"areas", "area_successors"}
    return {*map(str, needed), *others, *({"units"} if needs_units else ())} - {name}


def _make(workshop: Workshop, name: str, parts: list[Part]) -> None:
    lacking = [part for part in parts if part.each and part.each not in workshop.tables]
    for part in lacking:
        problem = f"The table {name} is made for each row of {part.each}, which the mapping does not make."
        workshop.findings.append(UNKNOWN_NAME.finding(workshop.mapping, problem, "Add that table.", line=part.line))
    pieces = [
        literal_part(workshop, part) if part.file is None else file_part(workshop, part)
        for part in parts
        if part not in lacking
    ]
    if pieces:
        workshop.tables[name] = joined(name, pieces)


def _say_types_where_they_differ(tables: dict[str, MadeTable]) -> None:
    """An observation says its type of period only where it is not its indicator's."""
    observations, indicators = tables.get("observations"), tables.get("indicators")
    if observations is None or "period_type" not in observations.frame:
        return
    usual = usual_types(observations.frame)
    if indicators is not None and "period_type" in indicators.frame:
        usual = dict(zip(indicators.frame["indicator"], indicators.frame["period_type"], strict=True))
    frame = observations.frame
    own = frame["period_type"].where(frame["period_type"] != frame["indicator"].map(usual), "")
    tables["observations"] = MadeTable(
        "observations", frame.assign(period_type=own), observations.files, observations.lines
    )


def _repeats(mapping: ImportMapping, tables: Mapping[str, MadeTable]) -> list[Finding]:
    """What is made twice. Where the mapping itself does so for all rows of a table, they are not told one by one."""
    by_parts = list(parts_that_repeat(mapping.parts, mapping.path))
    told = {table for table, _ in by_parts}
    titles: dict[str, str] = {}
    if "indicators" in tables and {"indicator", "title"} <= set(tables["indicators"].frame.columns):
        frame = tables["indicators"].frame
        titles = dict(zip(frame["indicator"], frame["title"], strict=True))
    others = [table for name, table in tables.items() if name not in told]
    return [*(finding for _, finding in by_parts), *rows_that_repeat(others, titles)]


def _unused(mapping: ImportMapping) -> list[Finding]:
    used = {part.file for part in mapping.parts}
    for part in mapping.parts:
        used |= {each.file for each in (*part.where, *(each for together in part.leave_out for each in together))}
        used |= {name for value in part.columns.values() for name in files_named(value)}
    return [
        UNUSED_SOURCE.finding(
            mapping.path,
            f"Nothing is made from the file {echo(name)}.",
            "Make a table from it, or take it out.",
            line=file.line,
        )
        for name, file in mapping.files.items()
        if name not in used
    ]


def _unused_columns(workshop: Workshop, mapping: ImportMapping) -> dict[str, tuple[UnusedColumn, ...]]:
    unused: dict[str, tuple[UnusedColumn, ...]] = {}
    used = workshop.used | _turned_elsewhere(workshop)
    for file, table in workshop.files.items():
        # A column that may be absent stands in the table, and not always in the file.
        known = {*mapping.files[file].may_be_absent, *(name for path, name in used if path == table.path)}
        names = [str(name) for name in table.frame.columns if str(name) not in known]
        if names:
            # A file that the mapping reads twice, such as two ranges of a sheet, is told with the columns of both.
            before = unused.get(table.path, ())
            unused[table.path] = (*before, *(_unused_column(table, name) for name in names))
    return {path: tuple(dict.fromkeys(columns)) for path, columns in unused.items()}


def _turned_elsewhere(workshop: Workshop) -> set[tuple[str, str]]:
    """Columns whose figures are used where the mapping reads the same sheet once more, with a row for each of them."""
    return {
        (table.path, str(name))
        for table in workshop.files.values()
        if table.turned is not None and (table.path, table.turned.value) in workshop.used
        for name in table.frame[table.turned.name].unique()
    }


def _unused_column(table: Table, name: str) -> UnusedColumn:
    cells = table.frame[name]
    # A line whose columns were turned stands in many rows.
    lines = cells.index[cells != ""].unique().tolist()
    letter = table.letters.get(name) or spreadsheet_letter(list(table.frame.columns).index(name))
    return UnusedColumn(name, len(lines), f"{letter}{lines[0]}" if lines else "")

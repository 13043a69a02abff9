"""Where in the sources a fault of the made package comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from site_builder.finding import Finding
from site_builder.imports.made import MadePackage
from site_builder.model import Table
from site_builder.text.hidden_characters import echo


def at_source(finding: Finding, tables: Mapping[str, Table], made: MadePackage) -> Finding:
    """Say where in the sources a fault of the made package comes from: its own files are not for mending."""
    table = next((table for table in tables.values() if table.path == finding.file), None)
    if table is None or finding.line is None or table.name not in made.tables:
        return finding
    if finding.line not in table.frame.index:
        return finding
    position = table.frame.index.get_loc(finding.line)
    assert isinstance(position, int), "a line stands once"
    origin = made.tables[table.name].origin(position)
    column = f", column {echo(finding.column)}" if finding.column else ""
    problem = f"In the table {table.name}{column}: {finding.problem}"
    line = made.key_lines.get((origin.file, table.name, origin.line, finding.column or ""), origin.line)
    # A correction is one of the made table, and would not be right in another file.
    return replace(finding, file=origin.file, line=line, column=None, letter=None, problem=problem, correction=None)

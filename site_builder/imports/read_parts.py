"""Reading how the rows of a table are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from site_builder.imports.mapping import Condition, LiteralRow, Part, SourcePath, WithFigure
from site_builder.imports.read_values import ValueReader
from site_builder.imports.tree import Tree
from site_builder.imports.verbs import Value
from site_builder.schemas import TABLE_SCHEMAS
from site_builder.text.hidden_characters import echo
from site_builder.text.marked import Marked

_FROM_FILE = ("from", "where", "leave out", "for each", "once", "with a figure", "columns")


class PartReader:
    """Reads the parts of tables; knows the mapping's files and choices."""

    def __init__(
        self,
        tree: Tree,
        values: ValueReader,
        files: Mapping[str, SourcePath],
        choices: Mapping[str, Sequence[str]],
    ) -> None:
        self.tree = tree
        self.values = values
        self.files = files
        self.choices = choices

    def parts(self, table: str, node: Marked) -> Iterator[Part]:
        """Read one way of making rows: rows written out, rows from a file, or from each of several in the same way."""
        what = f"The table {table}"
        if isinstance(node.value, Mapping) and "rows" in node.value:
            keys = self.tree.keys(node, what, ("rows",))
            yield Part(table, node.line, rows=tuple(self._rows(table, keys["rows"])))
            return
        keys = self.tree.keys(node, what, ("rows", *_FROM_FILE), ("from", "columns"))
        named = keys["from"].value if "from" in keys else ()
        for piece in named if isinstance(named, tuple) else (keys["from"],):
            yield self._part(table, node, keys, self._file(piece, what))

    def _part(self, table: str, node: Marked, keys: Mapping[str, Marked], file: str | None) -> Part:
        what = f"The table {table}"
        self.values.file = file
        columns = self.tree.free_keys(keys["columns"], f"{what}, columns,") if "columns" in keys else {}
        return Part(
            table,
            node.line,
            file=file,
            where=tuple(self._conditions(keys["where"], what)) if "where" in keys else (),
            leave_out=tuple(self._left_out(keys["leave out"], what)) if "leave out" in keys else (),
            each=self._each(keys["for each"]) if "for each" in keys else None,
            once="once" in keys and self.tree.yes(keys["once"], "once"),
            with_figure=self._with_figure(keys["with a figure"]) if "with a figure" in keys else None,
            columns=self._columns(table, node, columns) if columns else {},
        )

    def _rows(self, table: str, node: Marked) -> Iterator[LiteralRow]:
        if not isinstance(node.value, tuple):
            self.tree.fault(node.line, f"The rows of {table} are not a list.", "Begin each row with a hyphen.")
            return
        for row in node.value:
            cells = self.tree.free_keys(row, f"A row of {table}")
            for column, piece in cells.items():
                self._known_column(table, column, piece.line)
            lacking = [name for name in _needed(table) if name not in cells]
            if lacking and cells:
                self.tree.fault(row.line, f"A row of {table} has no {lacking[0]}, which it needs.", "Add it.")
            texts = {column: self.tree.text(piece, f"{table}, {column},") for column, piece in cells.items()}
            lines = {column: piece.line for column, piece in cells.items()}
            yield LiteralRow(row.line, {column: text.strip() for column, text in texts.items()}, lines)

    def _columns(self, table: str, node: Marked, columns: Mapping[str, Marked]) -> dict[str, Value]:
        for name in _needed(table):
            # A period says its own type, and what is missing is a mark of the value.
            if name not in columns:
                self.tree.fault(
                    node.line, f"The table {table} needs the column {echo(name)}.", "Say where it comes from."
                )
        return {
            name: self.values.value(piece, f"{table}, column {name},")
            for name, piece in columns.items()
            if self._known_column(table, name, piece.line)
        }

    def _known_column(self, table: str, column: str, line: int) -> bool:
        names = [field["name"] for field in TABLE_SCHEMAS[table]["fields"]]
        return self.tree.known(column, names, f"The column of {table}", line)

    def _file(self, node: Marked, what: str) -> str | None:
        name = self.tree.text(node, f"{what}, from,")
        return name if self.tree.known(name, self.files, f"{what}: the file", node.line) else None

    def _each(self, node: Marked) -> str | None:
        name = self.tree.text(node, "for each")
        return name if self.tree.known(name, TABLE_SCHEMAS, "The table", node.line) else None

    def _conditions(self, node: Marked, what: str) -> Iterator[Condition]:
        for column, piece in self.tree.free_keys(node, f"{what}, where,").items():
            yield self._condition(column, piece, f"{what}, where {echo(column)},")

    def _left_out(self, node: Marked, what: str) -> Iterator[tuple[Condition, ...]]:
        for item in node.value if isinstance(node.value, tuple) else (node,):
            yield tuple(self._conditions(item, f"{what}, leave out,"))

    def _condition(self, column: str, node: Marked, what: str) -> Condition:
        if not isinstance(node.value, Mapping):
            return Condition(column, node.line, frozenset(self.tree.texts(node, what)))
        keys = self.tree.keys(node, what, ("not", "choice", "in", "column"))
        if "choice" in keys:
            name = self.tree.text(keys["choice"], what)
            known = self.tree.known(name, self.choices, f"{what} the choice", node.line)
            texts = tuple(self.choices[name]) if known else ()
            return Condition(column, node.line, None if texts == ("all",) else frozenset(texts))
        if "in" in keys:
            file = self._file(keys["in"], what)
            other = self.tree.text(keys["column"], what) if "column" in keys else column
            return Condition(column, node.line, None, file=file, file_column=other)
        if "not" not in keys:
            self.tree.fault(node.line, f"{what} says nothing.", "Write not, choice or in.")
            return Condition(column, node.line, None)
        return Condition(column, node.line, frozenset(self.tree.texts(keys["not"], what)), negated=True)

    def _with_figure(self, node: Marked) -> WithFigure:
        keys = self.tree.keys(node, "with a figure", ("area", "known by"), ("area",))
        by = self.tree.text(keys["known by"], "known by") if "known by" in keys else None
        return WithFigure(self.tree.text(keys["area"], "area") if "area" in keys else "", by, node.line)


def _needed(table: str) -> list[str]:
    return [
        field["name"]
        for field in TABLE_SCHEMAS[table]["fields"]
        if field.get("constraints", {}).get("required") or "missingValues" in field
    ]

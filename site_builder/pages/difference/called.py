"""What ids are called in a difference: as they are called afterwards, or were before."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.model import CONFIDENTIAL, Difference, Indicator, Observation, Where
from site_builder.pages import words
from site_builder.schemas import TABLE_SCHEMAS


@dataclass(frozen=True)
class Called:
    """Looks ids up in both states of a difference.

    Attributes:
        with_kept_back: whether figures that may not be passed on are said as well.
    """

    difference: Difference
    with_kept_back: bool = False

    def keeps_back(self, indicator: str) -> bool:
        """Whether the figures of an indicator are left out."""
        return indicator in self.difference.kept_back and not self.with_kept_back

    def title(self, package: str, table: str, name: str) -> str:
        """What a row of a table is called; its id where it has no name."""
        old, new = self.difference.old_names.titles, self.difference.new_names.titles
        return new.get((package, table, name)) or old.get((package, table, name)) or name

    def indicator(self, package: str, name: str, *, old: bool = False) -> Indicator:
        """An indicator as one state has it, otherwise as the other has it."""
        names = (self.difference.old_names, self.difference.new_names)
        first, second = names if old else reversed(names)
        key = package, name
        return first.indicators[key] if key in first.indicators else second.indicators[key]

    def theme(self, where: Where) -> str:
        """A dashboard as its edition names it."""
        old, new = self.difference.old_names.titles, self.difference.new_names.titles
        key = where.package, where.publication or "", where.theme or ""
        usual = self.title(where.package, "themes", where.theme or "")
        return new.get(key) or old.get(key) or usual

    def place(self, where: Where) -> str:
        """The edition and the dashboard, as the title of a group."""
        if where.publication is None:
            return f"{where.package}: on no dashboard"
        edition = self.title(where.package, "publications", where.publication)
        return f"{edition}: {self.theme(where)}" if where.theme else edition

    def home(self, package: str, indicator: str) -> Where:
        """The dashboard of the newest edition that reports an indicator."""
        key = package, indicator
        old, new = self.difference.old_names.homes, self.difference.new_names.homes
        return new.get(key) or old.get(key) or Where(package)

    def row(self, package: str, publication: str, indicator: str) -> Where:
        """The dashboard of an edition on which an indicator stands."""
        key = package, publication, indicator
        row = self.difference.new_names.rows.get(key) or self.difference.old_names.rows.get(key)
        return Where(package, publication, row.theme.theme if row else None)

    def cell(self, package: str, table: str, column: str, value: str) -> str:
        """A cell as people read it: the name of what an id stands for, or the cell itself."""
        target = foreign_table(table, column)
        if target and value:
            name = self.title(package, target, value)
            return name if name == value else f"{name} ({value})"
        return value or "(empty)"


_NAMED_BY = {"publication": "publications", "indicator": "indicators", "area": "areas", "list": "lists"}
"""Column -> table, where a column is a part of a longer reference."""


def foreign_table(table: str, column: str) -> str | None:
    """The table whose rows a column names."""
    for foreign in TABLE_SCHEMAS[table].get("foreignKeys", ()) if table in TABLE_SCHEMAS else ():
        if foreign["fields"] in (column, [column]):
            return str(foreign["reference"]["resource"])
    return _NAMED_BY.get(column)


def column_title(table: str, column: str) -> str:
    """What a column is called."""
    fields = TABLE_SCHEMAS[table]["fields"] if table in TABLE_SCHEMAS else ()
    return next((str(field.get("title") or column) for field in fields if field["name"] == column), column)


def table_title(table: str) -> str:
    """What a table is called."""
    return str(TABLE_SCHEMAS[table].get("title") or table) if table in TABLE_SCHEMAS else table


KEPT_BACK = "a figure that may not be passed on"
ANOTHER = "another one"


def both_figures(called: Called, package: str, old: Observation | None, new: Observation | None) -> tuple[str, str]:
    """Two figures in words; exact ones behind them where the rounded ones cannot be told apart.

    A figure that became confidential is not repeated: what takes it off a page must not print it again. Neither
    is one that may not be passed on: the pages may show it, and a report of differences is sent around.
    """
    was = words.plain(words.observed(old, called.indicator(package, old.indicator, old=True))) if old else "none"
    present = words.plain(words.observed(new, called.indicator(package, new.indicator))) if new else "none"
    before, after = (each is not None and each.value is not None for each in (old, new))
    shown = new or old
    if shown and called.keeps_back(shown.indicator):
        return KEPT_BACK if before else was, (ANOTHER if before else KEPT_BACK) if after else present
    if old and new and before and after and was == present and old.value != new.value:
        return f"{was} ({old.value:f})", f"{present} ({new.value:f})"
    if new and before and new.missing == CONFIDENTIAL:
        return "a figure that is not repeated here", present
    return was, present

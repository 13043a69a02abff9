"""The sign that belongs to the figures of a row: the unit says it, and the row only names its indicator."""

from __future__ import annotations

from functools import cached_property

from site_builder.checks.cells import tidy_column
from site_builder.checks.figures import rows_of
from site_builder.checks.units import unit_kinds
from site_builder.model import Package, Table


class RowUnits:
    """Units of the rows of a package, looked up when they are first asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._named: dict[str, dict[int, str]] = {}

    def sign(self, table: Table, line: int) -> str:
        """Return the sign that stands beside the full figures of a row, when people write it.

        That is % where the unit is per cent, and the currency's where it is money that is written in full, not in
        thousands or millions; "" for all others.
        """
        return self._signs.get(self._indicator(table, line), "")

    def kind(self, table: Table, line: int) -> str | None:
        """Return percent, money or number; None where the unit of the row is not known."""
        return self._kinds.get(self._indicator(table, line))

    def _indicator(self, table: Table, line: int) -> str:
        if table.name not in self._named:
            column = tidy_column(table, "indicator")
            named = () if column is None else zip(column.index.tolist(), column.tolist(), strict=True)
            self._named[table.name] = dict(named)
        return self._named[table.name].get(line, "")

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return unit_kinds(self._package)

    @cached_property
    def _signs(self) -> dict[str, str]:
        units = {
            row.texts["unit"]: "%" if row.texts["kind"] == "percent" else row.texts["prefix"]
            for row in rows_of(self._package, "units", ("unit", "kind", "prefix"))
            if row.texts["kind"] in ("percent", "money")
        }
        return {
            row.texts["indicator"]: units.get(row.texts["unit"], "")
            for row in rows_of(self._package, "indicators", ("indicator", "unit", "scale"))
            if row.texts["scale"] == "one"
        }

"""A sheet of a file with what was guessed of its columns, as the parts of a drafted mapping name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.checks.names import as_slug
from site_builder.imports.drafts.find_tables import FoundTable
from site_builder.imports.drafts.guess_columns import Guesses, Role
from site_builder.imports.drafts.guess_titles import GuessedPeriod, Said, guess_period
from site_builder.imports.drafts.guess_words import UnitGuess
from site_builder.imports.drafts.yaml_text import listed, quoted


@dataclass(frozen=True)
class Sheet:
    """A table of the file with what was guessed of it.

    Attributes:
        name: of the file in the mapping.
        units: of its indicators, by their names.
        totals: what rows of totals have in the place of an indicator's name.
        shared: of a sheet of many areas, the indicators that dashboards hold too.
        shared_periods: its columns of figures whose periods they hold too; none where that cannot be seen.
    """

    name: str
    table: FoundTable
    guesses: Guesses
    units: Mapping[str, UnitGuess]
    said: Said
    totals: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    shared_periods: tuple[str, ...] = ()

    @property
    def is_all_shared(self) -> bool:
        """Whether dashboards hold every indicator of the sheet, so that none is left to be shown on one of its own."""
        return len(self.shared) == len(self.units)

    def indicator_is_not(self, *names: str) -> str:
        """The condition, as YAML, that leaves out rows without an indicator, those of totals, and these."""
        out = ["", *self.totals, *names]
        return f"{self.column('indicator')}: {{not: {listed(out) if len(out) > 1 else quoted('')}}}"

    @property
    def theme(self) -> str:
        """The id of the sheet's dashboard, where no column names one."""
        return as_slug(self.said.theme) or self.name

    def guessed_period(self, role: Role) -> GuessedPeriod | None:
        """The period of the column of figures, or of those before, where neither it nor a column beside it says so."""
        return guess_period(self.guesses, self.said, role)

    @property
    def period_name(self) -> str:
        """What the column of turned periods is called."""
        return "Period" if "Period" not in self.table.names else "Period of the figure"

    @property
    def value_name(self) -> str:
        """What the column of turned figures is called."""
        return "Figure" if "Figure" not in self.table.names else "The figure"

    def column(self, role: str) -> str:
        """A column by its role, as YAML."""
        name = self.guesses.name(role)  # type: ignore[arg-type]
        assert name is not None
        return quoted(name)

    def has(self, role: str) -> bool:
        """Whether a column was found for a role."""
        return self.guesses.name(role) is not None  # type: ignore[arg-type]

    def texts(self, role: str) -> list[str]:
        """The different texts of a role's column in the order of the file, those of rows of totals aside."""
        name = self.guesses.name(role)  # type: ignore[arg-type]
        if name is None:
            return []
        indicators = self.table.column(self.guesses.name("indicator") or name)
        rows = zip(indicators, self.table.column(name), strict=True)
        return list(dict.fromkeys(text for indicator, text in rows if indicator not in self.totals))

"""A sheet of a file with what was guessed of its columns, as the parts of a drafted mapping name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.checks.names import as_slug
from site_builder.imports.drafts.find_tables import FoundTable
from site_builder.imports.drafts.guess_columns import Guesses, Role
from site_builder.imports.drafts.guess_titles import GuessedPeriod, Said, guess_period
from site_builder.imports.drafts.guess_words import UnitGuess
from site_builder.imports.drafts.yaml_text import quoted


@dataclass(frozen=True)
class Sheet:
    """A table of the file with what was guessed of it; `name` is that of the file in the mapping."""

    name: str
    table: FoundTable
    guesses: Guesses
    units: Mapping[str, UnitGuess]
    said: Said

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
        """The different texts of a role's column, in the order of the file."""
        name = self.guesses.name(role)  # type: ignore[arg-type]
        return list(dict.fromkeys(self.table.column(name))) if name is not None else []

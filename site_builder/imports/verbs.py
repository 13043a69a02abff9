"""The ways in which a mapping says where a cell comes from, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

BareYear = Literal["its end", "its start"]
TargetPart = Literal["kind", "value", "low", "high", "text"]


@dataclass(frozen=True)
class Column:
    """The text of a column of the file; of another table's row, with that table's name and a dot before it."""

    name: str


@dataclass(frozen=True)
class Constant:
    """The same text in every row."""

    text: str


@dataclass(frozen=True)
class Slug:
    """An id made from the texts of columns, or from another value."""

    columns: tuple[str, ...]
    value: Value | None = None


@dataclass(frozen=True)
class Text:
    """A text with columns in braces: "{name} County Council"."""

    template: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class FirstOf:
    """The first of several values that is not empty."""

    values: tuple[Value, ...]


@dataclass(frozen=True)
class Joined:
    """Several values one after another, those that are empty left out, with the same text between them."""

    values: tuple[Value, ...]
    between: str


@dataclass(frozen=True)
class LookUp:
    """A value of the row of another file in which the column `by` has the text of `key`."""

    key: str
    file: str
    by: str
    give: str


@dataclass(frozen=True)
class NumberedWithin:
    """1, 2, 3 in the order of the file, anew for each text of a column of the made table."""

    columns: tuple[str, ...]


@dataclass(frozen=True)
class OfFigures:
    """What the figures of an indicator show: how many decimals they have, or their usual type of period."""

    what: Literal["decimals", "period type"]
    at_most: int


@dataclass(frozen=True)
class Figure:
    """A plain number, and what stands for a missing one."""

    column: str
    missing: Value | None


@dataclass(frozen=True)
class PeriodText:
    """A period in the words of the file, read as a type.

    Attributes:
        source: gives the text; most often a column.
        type: gives a type of period, or iso, or a snapshot with its day or month.
        bare_year: what a year alone means where the type has two; None where the mapping does not say.
        marks: what stands in brackets behind a period, and the status or the note that it means.
    """

    source: Value
    type: Value
    bare_year: BareYear | None
    marks: Mapping[str, str]


@dataclass(frozen=True)
class MonthsAfterPeriod:
    """The month that lies so many months after the period's end, but not after another month or day."""

    months: int
    latest: str | None


@dataclass(frozen=True)
class Printed:
    """A figure as reports print it, such as £21.57bn, and what stands for a missing one.

    Attributes:
        unit: gives the id of a row of the table units, which the figure's signs must suit.
    """

    column: str
    unit: Value
    missing: Value | None


@dataclass(frozen=True)
class PrintedTarget:
    """One thing that the printed text of a target says.

    Attributes:
        give: which.
        unit: as of a printed figure.
        plans: texts that name a plan, and no number.
    """

    column: str
    give: TargetPart
    unit: Value
    plans: tuple[str, ...]


@dataclass(frozen=True)
class AreaName:
    """The code of the area that has a name, on a day.

    Attributes:
        name: gives the name as people write it, or the code.
        on: a day, or the column that holds a day or a period; None for the period of the row itself.
    """

    name: Value
    on: str | None


Verb = (
    Column | Constant | Slug | Text | FirstOf | Joined | LookUp | NumberedWithin | OfFigures | Figure | PeriodText
    | MonthsAfterPeriod | Printed | PrintedTarget | AreaName
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """A translation of texts.

    Attributes:
        table: a text with a star behind it stands for all that begin so; the longest that fits counts. A star
            alone is only itself: many files mark a figure that may not be published with one.
        otherwise: what becomes of a text that is not in the list; None where that is a fault.
        keep: whether such a text stays as it is.
        name, line: of a list that has a name; of one that is written out where it is used, "" and its line.
    """

    table: Mapping[str, str]
    otherwise: str | None = None
    keep: bool = False
    name: str = ""
    line: int = 0

    def word(self, text: str) -> str | None:
        """The word for a text; None where the list has none."""
        if text in self.table:
            return self.table[text]
        fits = [key for key in self.table if key.endswith("*") and key != "*" and text.startswith(key[:-1])]
        return self.table[max(fits, key=len)] if fits else None


@dataclass(frozen=True)
class Value:
    """Where a cell comes from, and what becomes of it."""

    verb: Verb
    line: int
    words: Words | None = None
    small_first_letter: bool = False

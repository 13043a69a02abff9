"""The nouns of a mapping: what it says, as frozen records with the lines on which it says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

BareYear = Literal["its end", "its start"]


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
    """An id made from the texts of columns."""

    columns: tuple[str, ...]


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
        type: gives a type of period, or iso, or a snapshot with its day or month.
        bare_year: what a year alone means where the type has two; None where the mapping does not say.
        marks: what stands in brackets behind a period, and the status or the note that it means.
    """

    column: str
    type: Value
    bare_year: BareYear | None
    marks: Mapping[str, str]


@dataclass(frozen=True)
class MonthsAfterPeriod:
    """The month that lies so many months after the period's end, but not after another."""

    months: int
    latest: str | None


Verb = (
    Column | Constant | Slug | Text | FirstOf | LookUp | NumberedWithin | OfFigures | Figure | PeriodText
    | MonthsAfterPeriod
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """A translation of texts.

    Attributes:
        table: a text with a star behind it stands for all that begin so; the longest that fits counts. A star
            alone is only itself: many files mark a figure that may not be published with one.
        otherwise: what becomes of a text that is not in the list; None where that is a fault.
        keep: whether such a text stays as it is.
    """

    table: Mapping[str, str]
    otherwise: str | None = None
    keep: bool = False

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


@dataclass(frozen=True)
class Condition:
    """Rows are kept whose column has one of these texts, or has none of them.

    Attributes:
        texts: None where another file's column, or nothing, decides.
        file, file_column: the texts are those of this column of another file.
    """

    column: str
    line: int
    texts: frozenset[str] | None
    negated: bool = False
    file: str | None = None
    file_column: str | None = None


@dataclass(frozen=True)
class WithFigure:
    """Rows are kept whose indicator has a figure for the area that a column names, known by the day of another."""

    area: str
    by: str | None
    line: int


@dataclass(frozen=True)
class LiteralRow:
    """A row that is written in the mapping itself."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Part:
    """One way in which rows of a table are made.

    Attributes:
        file: the rows of this file, or of none for rows that the mapping holds.
        leave_out: rows that meet all conditions of one of these are left out.
        each: a table of the package; every row of the file is taken with each of its rows.
        once: whether rows that make the same row are taken once.
    """

    table: str
    line: int
    rows: tuple[LiteralRow, ...] = ()
    file: str | None = None
    where: tuple[Condition, ...] = ()
    leave_out: tuple[tuple[Condition, ...], ...] = ()
    each: str | None = None
    once: bool = False
    with_figure: WithFigure | None = None
    columns: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    """Columns of a file that are turned into rows: each row becomes one for each of them.

    Attributes:
        columns: which columns; of `all_but`, which not.
        name, value: the new columns that hold the old column's name, and its cell.
    """

    columns: tuple[str, ...]
    all_but: bool
    name: str
    value: str
    line: int


@dataclass(frozen=True)
class SourcePath:
    """A file to read.

    Attributes:
        path: from the data folder.
        line: of the mapping that names it.
        header_line: the line of its column names; None where the mapping does not say.
        sheet, range: which cells of a workbook; None where the mapping does not say.
        turn: columns that are turned into rows.
    """

    path: str
    line: int
    header_line: int | None = None
    sheet: str | None = None
    range: str | None = None
    turn: Turn | None = None


@dataclass(frozen=True)
class ImportMapping:
    """A mapping.

    Attributes:
        path: as shown to people.
        folder: of the package to make, from the mapping's own folder.
        descriptor: title, description, licence and so on, as the package's descriptor has them.
        readme: the package's README.md, or nothing.
    """

    path: str
    folder: str
    descriptor: Mapping[str, object]
    readme: str
    files: Mapping[str, SourcePath]
    parts: tuple[Part, ...]

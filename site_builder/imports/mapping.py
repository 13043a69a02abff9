"""The nouns of a mapping: what it says, as frozen records with the lines on which it says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from site_builder.imports.verbs import Value


@dataclass(frozen=True)
class Condition:
    """Rows are kept whose column has one of these texts, or has none of them.

    A text with a star behind it stands for all that begin so; a star alone is only itself.

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
    """A row that is written in the mapping itself.

    Attributes:
        lines: of its keys, which can stand on lines of their own.
    """

    line: int
    cells: Mapping[str, str]
    lines: Mapping[str, int] = field(default_factory=dict)


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
        may_be_absent: columns that are empty where the file does not have them.
        range_line: of the mapping, on which the range stands.
    """

    path: str
    line: int
    header_line: int | None = None
    sheet: str | None = None
    range: str | None = None
    turn: Turn | None = None
    may_be_absent: tuple[str, ...] = ()
    range_line: int | None = None


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

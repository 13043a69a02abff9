"""A data package as it was written: text with line numbers, which is what the checks look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from site_builder.size_limits import AS_SHIPPED, Limits


@dataclass(frozen=True)
class TurnedColumns:
    """Columns of a file that were turned into rows.

    Attributes:
        name, value: the columns of the table that hold the old column's name, and its cell.
        line: physical line on which the old names stand.
    """

    name: str
    value: str
    line: int


@dataclass(frozen=True)
class Table:
    """One CSV file, or a part of a workbook's sheet: cells as text, exactly as written.

    Attributes:
        name: the resource's name, which is also the name of its schema.
        path: path of the file as shown to people, from the folder that holds the packages.
        frame: one column of text per header cell; the index is the physical line on which each
            row begins, so that a finding can point at it.
        unread: the cells of rows that could not be read, so that a reference to one of them is
            not called unknown as well.
        letters: the letter of each column in a spreadsheet, where its position does not give it.
        turned: columns that were turned into rows; None where there are none.
    """

    name: str
    path: str
    frame: pd.DataFrame
    unread: frozenset[str] = frozenset()
    letters: Mapping[str, str] = field(default_factory=dict)
    turned: TurnedColumns | None = None

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns as written; a name may stand twice."""
        return tuple(self.frame.columns)

    def texts(self, column: str) -> list[str]:
        """Each different text of a column once, in the order of the rows; of the first column of that name.

        Kept, because every rule asks for it.
        """
        if column not in self._texts:
            self._texts[column] = self.frame.iloc[:, self.columns.index(column)].unique().tolist()
        return self._texts[column]

    @cached_property
    def _texts(self) -> dict[str, list[str]]:
        return {}


@dataclass(frozen=True)
class NarrativeFile:
    """A Markdown file that an officer wrote: narrative/<publication>/<outcome>.md.

    Attributes:
        publication, outcome: ids, as its path gives them.
        path: as shown to people, from the folder that holds the packages.
        text: as written; lines end in a line feed.
    """

    publication: str
    outcome: str
    path: str
    text: str


@dataclass(frozen=True)
class Package:
    """A data package as it was written: its descriptor and its tables by name.

    Attributes:
        name: name of the package's folder.
        path: path of the descriptor as shown to people.
        descriptor: the parsed datapackage.json (or .yaml).
        tables: the tables that could be read, by resource name.
        readme: text of the README.md beside the descriptor, if there is one.
        narratives: the Markdown files of its folder narrative/.
        limits: how long its texts may be; the site's, never its own.
    """

    name: str
    path: str
    descriptor: Mapping[str, object]
    tables: Mapping[str, Table]
    readme: str | None = None
    narratives: tuple[NarrativeFile, ...] = ()
    limits: Limits = AS_SHIPPED

    @property
    def invented(self) -> bool:
        """Whether the descriptor says that the figures are made up; then everything made of it says so too."""
        return self.descriptor.get("invented") is True

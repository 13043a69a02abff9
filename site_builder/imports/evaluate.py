"""Working out the cells of a column from the rows of a file, each different text once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, repeat

import numpy as np
import pandas as pd

from site_builder.checks.names import as_slug
from site_builder.finding import Finding
from site_builder.import_faults import ID_COLLISION, NOTHING_LOOKED_UP, UNKNOWN_KEY, UNKNOWN_NAME, UNKNOWN_WORD
from site_builder.imports.missing_words import remedy_of_word
from site_builder.imports.read_values import IN_BRACES
from site_builder.imports.rows import Rows, no_column
from site_builder.imports.verbs import (
    Column,
    Constant,
    FirstOf,
    Joined,
    LookUp,
    OfFigures,
    Slug,
    Text,
    Value,
    Words,
)
from site_builder.model import Table
from site_builder.reading_fault import ReadingFault
from site_builder.text.hidden_characters import echo
from site_builder.text.near_match import near_match


@dataclass(frozen=True)
class CellFault:
    """What is wrong with a text of a file, and what to do; `kind` where it is not the kind of the others."""

    problem: str
    remedy: str
    kind: ReadingFault | None = None


def each_once(column: pd.Series[str], change: Callable[[str], str]) -> pd.Series[str]:
    """Change the texts of a column, looking at each different text once."""
    codes, texts = pd.factorize(column)
    changed = np.array([change(text) for text in texts], dtype=object)
    return pd.Series(changed[codes] if len(texts) else column.to_numpy(dtype=object), dtype="str")


@dataclass
class Evaluation:
    """Works out values for some rows, and keeps what is wrong.

    Attributes:
        mapping: path of the mapping as shown to people.
        used: columns of files that were asked for, by the path of the file.
        of_figures: what the figures of the rows' indicators show; None where the rows are no indicators.
    """

    rows: Rows
    files: Mapping[str, Table]
    mapping: str
    findings: list[Finding] = field(default_factory=list)
    used: set[tuple[str, str]] = field(default_factory=set)
    of_figures: Callable[[OfFigures], pd.Series[str]] | None = None

    def column(self, name: str, line: int) -> pd.Series[str]:
        """A column of the rows; an empty one, with a finding, where there is none."""
        if name in self.rows.frame.columns:
            self.used.add((self.rows.file, name))
            return self.rows.frame[name]
        self.findings.append(no_column(name, self.rows.frame.columns, self.rows.file, self.mapping, line))
        return self.same("")

    def same(self, text: str) -> pd.Series[str]:
        """A column with one text."""
        return pd.Series([text] * len(self.rows.frame), dtype="str")

    def text(self, value: Value) -> pd.Series[str]:
        """The cells that a value gives. Figures, periods and numbering are worked out elsewhere."""
        cells = self._verb(value)
        if value.words is not None:
            cells = self._translated(cells, value, value.words)
        return each_once(cells, _small_first_letter) if value.small_first_letter else cells

    def report(
        self, kind: ReadingFault, cells: pd.Series[str], faults: Mapping[str, CellFault], column: str | None
    ) -> None:
        """Report every row whose cell has one of these texts.

        Args:
            kind: of fault.
            cells: one text for each row.
            faults: what is wrong, and what to do, by the text.
            column: of the file, in which the text stands; None where it is made of several.
        """
        if not faults:
            return
        bad = cells.isin(list(faults)).to_numpy()
        seen: set[tuple[int, str | None, str]] = set()
        turned = self.rows.turned is not None and column == self.rows.turned.name
        for (line, letter), text in zip(self.rows.places(column, bad), cells[bad], strict=True):
            if turned and (line, letter, text) in seen:
                continue
            seen.add((line, letter, text))
            fault = faults[text]
            found = (fault.kind or kind).finding(self.rows.file, fault.problem, fault.remedy, line=int(line))
            value = text.partition("\n")[0]  # a period and its type are looked at together
            self.findings.append(replace(found, column=column, letter=letter, value=value))

    def _verb(self, value: Value) -> pd.Series[str]:
        verb = value.verb
        if isinstance(verb, Column):
            return self.column(verb.name, value.line)
        if isinstance(verb, Constant):
            return self.same(verb.text)
        if isinstance(verb, Slug):
            return self._slug(verb, value.line)
        if isinstance(verb, Text):
            return self._template(verb, value.line)
        if isinstance(verb, FirstOf):
            return self._first_of(verb)
        if isinstance(verb, Joined):
            return self._joined(verb)
        if isinstance(verb, LookUp):
            return self._looked_up(verb, value.line)
        if isinstance(verb, OfFigures) and self.of_figures is not None:
            return self.of_figures(verb)
        problem = "A figure, a period or a numbering cannot stand here."
        self.findings.append(
            UNKNOWN_NAME.finding(self.mapping, problem, "Write column, constant or text.", line=value.line)
        )
        return self.same("")

    def _slug(self, verb: Slug, line: int) -> pd.Series[str]:
        columns = [self.column(name, line) for name in verb.columns]
        joined = self.text(verb.value) if verb.value is not None else columns[0]
        for column in columns[1:]:
            joined = joined.str.cat(column, sep=" ")
        ids = {text: as_slug(text) or "" for text in joined.unique()}
        first: dict[str, str] = {}
        faults: dict[str, CellFault] = {}
        for text, id_ in ids.items():
            other = first.setdefault(id_, text)
            if not id_:
                faults[text] = CellFault(f"Nothing of {echo(text)} can be part of an id.", _OWN_ID)
            elif other != text:
                faults[text] = CellFault(f"{echo(text)} and {echo(other)} both become {echo(id_)}.", _OWN_ID)
        of = column_of(verb.value) if verb.value is not None else None
        self.report(ID_COLLISION, joined, faults, verb.columns[0] if len(verb.columns) == 1 else of)
        return each_once(joined, lambda text: ids[text])

    def _template(self, verb: Text, line: int) -> pd.Series[str]:
        columns = {name: self.column(name, line) for name in verb.columns}
        pieces = IN_BRACES.split(verb.template)
        fixed, names = pieces[::2], pieces[1::2]
        lengths = sum((columns[name].str.len() for name in names), pd.Series(0, self.rows.frame.index))
        if lengths.max() + len(verb.template) > _LONGEST_TEXT:
            problem = f"A text of more than {_LONGEST_TEXT:,} characters would be made."
            self.findings.append(UNKNOWN_KEY.finding(self.mapping, problem, "Write a shorter one.", line=line))
            return pd.Series("", self.rows.frame.index, dtype="str")
        cells = [columns[name].tolist() for name in names]
        rows = zip(*cells, strict=True) if cells else repeat((), len(self.rows.frame))
        made = ["".join(chain(*zip(fixed, (*row, ""), strict=True))) for row in rows]
        return pd.Series(made, dtype="str")

    def _first_of(self, verb: FirstOf) -> pd.Series[str]:
        first, *others = (self.text(value) for value in verb.values)
        for other in others:
            first = first.where(first != "", other)
        return first

    def _joined(self, verb: Joined) -> pd.Series[str]:
        cells = [self.text(value).tolist() for value in verb.values]
        return pd.Series([verb.between.join(filter(None, row)) for row in zip(*cells, strict=True)], dtype="str")

    def _looked_up(self, verb: LookUp, line: int) -> pd.Series[str]:
        keys, other = self.column(verb.key, line), self.files[verb.file]
        for name in (verb.by, verb.give):
            if name not in other.frame.columns:
                self.findings.append(no_column(name, other.frame.columns, other.path, self.mapping, line))
                return self.same("")
            self.used.add((other.path, name))
        keyed = other.frame[[verb.by, verb.give]] if verb.by != verb.give else other.frame[[verb.by]]
        found = dict(zip(keyed[verb.by], keyed[verb.give], strict=True))
        # Rows that give the same leave nothing open.
        different = keyed.drop_duplicates()[verb.by]
        twice = frozenset(different[different.duplicated()])
        where = f"in the column {echo(verb.by)} of {other.path}"
        faults: dict[str, CellFault] = {}
        for text in keys.unique():
            if text in twice:
                problem = f"{echo(text)} stands in several rows {where}, which differ."
                faults[text] = CellFault(problem, "Leave one row there.")
            elif text not in found:
                near = near_match(text, found) if len(faults) < _MOST_SUGGESTIONS else None
                remedy = (
                    f"Write {near} if that is meant." if near else "Add its row there, or leave these out with where."
                )
                faults[text] = CellFault(f"{echo(text)} is not {where}.", remedy)
        self.report(NOTHING_LOOKED_UP, keys, faults, verb.key)
        return each_once(keys, lambda text: found.get(text, ""))

    def _translated(self, cells: pd.Series[str], value: Value, words: Words) -> pd.Series[str]:
        def word(text: str) -> str:
            meant = words.word(text)
            return meant if meant is not None else text if words.keep else words.otherwise or ""

        if not words.keep and words.otherwise is None:
            faults: dict[str, CellFault] = {}
            for text in cells.unique():
                if words.word(text) is None:
                    near = near_match(text, words.table) if text and len(faults) < _MOST_SUGGESTIONS else None
                    remedy = remedy_of_word(text, words, self.mapping, near)
                    faults[text] = CellFault(f"{echo(text)} is not among the words.", remedy)
            self.report(UNKNOWN_WORD, cells, faults, column_of(value))
        return each_once(cells, word)


_OWN_ID = "Give it an id of its own with words."
_MOST_SUGGESTIONS = 200
"""Looking for near names is slow, and so many faults have one common cause."""
_LONGEST_TEXT = 100_000
"""Characters of a cell; a table takes no longer ones either."""


def column_of(value: Value) -> str | None:
    """The column of the file from which a value comes; None where it comes from several, or from none."""
    verb = value.verb
    return verb.name if isinstance(verb, Column) else verb.key if isinstance(verb, LookUp) else None


def _small_first_letter(text: str) -> str:
    """Begin with a small letter, but leave an abbreviation or a name of one letter as it is: SEN, A level."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text

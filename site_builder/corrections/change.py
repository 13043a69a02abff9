"""What a correction changes, for people to see before it is made."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Change:
    """One place of a file.

    Attributes:
        codes: of the faults that are mended.
        file: as shown to people.
        line: physical line in the file as it was; None for the whole file.
        last_line: of several lines, the last.
        column: its name; None for whole rows or the whole file.
        letter: the column as a spreadsheet names it.
        old, new: the cell's text before and after; of the whole file or of rows, words.
    """

    codes: tuple[str, ...]
    file: str
    line: int | None
    old: str
    new: str
    column: str | None = None
    letter: str | None = None
    last_line: int | None = None

    def followed_by(self, later: Change) -> Change:
        """Put a later change of the same place behind this one: what was there first, what is there at last."""
        return replace(self, new=later.new, codes=tuple(dict.fromkeys((*self.codes, *later.codes))))

    @property
    def place(self) -> tuple[object, ...]:
        """The same for two changes of one cell; those of a whole file or of rows stand side by side."""
        return (self.file, self.line, self.letter) if self.column else (self.file, self.line, self.codes)

"""What a difference says, in words: sections of groups of lines, before it is written as text, Markdown or HTML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One thing that is another.

    Attributes:
        subject: what it is of, such as an indicator.
        said: what of it, such as an area and a period; "" where the subject says all.
        old, new: what stood there and what stands there now; None where there is no such pair.
        note: what is to be known beside it.
    """

    subject: str
    said: str = ""
    old: str | None = None
    new: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Lines that belong together, such as those of a dashboard. `title` is "" where nothing need be said."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """A kind of change. `id` is for links to it."""

    id: str
    title: str
    note: str
    groups: tuple[Group, ...]

    @property
    def total(self) -> int:
        return sum(len(group.lines) for group in self.groups)


@dataclass(frozen=True)
class Report:
    """A whole difference in words. `counts` is the sentence on top."""

    counts: str
    sections: tuple[Section, ...]


def grouped(lines: list[tuple[str, Line]]) -> tuple[Group, ...]:
    """Lines by the title of their group, groups in the order of their first line."""
    found: dict[str, list[Line]] = {}
    for title, line in lines:
        found.setdefault(title, []).append(line)
    return tuple(Group(title, tuple(own)) for title, own in found.items())

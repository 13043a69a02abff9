"""Guessing what the columns of a table hold, from their names and their contents, each guess with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from site_builder.imports.drafts.find_tables import FoundTable
from site_builder.periods import parse_period
from site_builder.text.hidden_characters import echo

Role = Literal[
    "area code", "area", "indicator", "period", "value", "previous", "target", "polarity", "direction", "comment",
    "theme", "unit",
]  # fmt: skip

_NAMES: tuple[tuple[Role, str], ...] = (
    ("area code", r"(area|gss|ons|la|lad\d*|council|authority|geography|upper tier)? ?(code|gss code|cd)|lad\d\dcd"),
    ("previous", r"(previous|prior|last|preceding)\b.*|.*\b(previous|prior|last year).*"),
    ("target", r".*\btargets?\b.*|ambition|plan"),
    ("direction", r"direction.*|dot|trend|change|arrow|.*direction of travel.*"),
    (
        "polarity",
        r"polarity|good (is|to be)|better( is)?|high or low( is good)?|desired.*|.*(higher|lower) is better.*",
    ),
    ("comment", r"comment.*|narrative|notes?|analysis|explanation|supporting (information|text)"),
    ("unit", r"units?( of measure(ment)?)?|format|measured in"),
    ("area", r"(area|council|authority|local authority|la|geography|county|region)( name)?|areaname|lad\d\dnm"),
    ("theme", r"theme|dashboard|service|category|section|outcome|priority|topic"),
    ("indicator", r"(performance |key )?(indicator|measure|metric)s?\b.*"),
    ("indicator", r"kpi|pi|description|name|title"),
    ("period", r"(time )?periods?|(financial |calendar |academic )?year|date|quarter|month|time"),
    ("value", r"((latest|current) )?(value|figure|data|result|actual|outturn|performance|obs value|rate)\b.*"),
    ("value", r"(latest|current)\b.*"),
)
"""What columns are called, in small letters; what comes first counts."""
_LONGEST_NAME = 100
_CODE = re.compile(r"[EWSNKJ][0-9]{8}")
_IN_NAME = re.compile(r"(?:Q[1-4] )?(?:20|19)[0-9]{2}(?:[/-][0-9]{2}(?![0-9]))?")
_PERIODS: tuple[tuple[str, str], ...] = (
    ("financial year", r"[0-9]{4} ?[/-] ?(?:[0-9]{2}|[0-9]{4})|(?:19|20)[0-9]{4}"),
    ("calendar year", r"(?:19|20)[0-9]{2}"),
    ("financial quarter", r"Q[1-4] [0-9]{4}[/-][0-9]{2}|[0-9]{4}[/-][0-9]{2} Q[1-4]"),
    ("snapshot", r"(?:[0-9]{1,2} )?[A-Z][a-z]{2,8} (?:20|19)[0-9]{2}"),
)
"""The shapes that periods have; two years that follow each other may be an academic year as well."""


@dataclass(frozen=True)
class Guess:
    """What a column probably holds, and why it is thought so."""

    column: str
    role: Role
    why: str


@dataclass(frozen=True)
class Guesses:
    """What the columns of a table probably hold.

    Attributes:
        found: by role.
        period_columns: columns whose names are periods, each with one figure in each row.
        unknown: the names of all other columns.
    """

    found: Mapping[Role, Guess]
    period_columns: tuple[str, ...]
    unknown: tuple[str, ...]

    def name(self, role: Role) -> str | None:
        """The column that plays a role."""
        return self.found[role].column if role in self.found else None


def guess_columns(table: FoundTable) -> Guesses:
    """Guess the roles of a table's columns; each role is given once, to the first column that suits."""
    # A column without a text says nothing, whatever it is called.
    names = [name for name in table.names if name and any(table.column(name))]
    periods = tuple(name for name in names if shape_of_period(name))
    found: dict[Role, Guess] = {}
    for name in names:
        guess = None if name in periods else _by_name(name, found)
        if guess is not None:
            found[guess.role] = guess
    taken = {guess.column for guess in found.values()}
    for name in names:
        if name not in taken and name not in periods:
            guess = _by_contents(table, name, found)
            if guess is not None:
                found[guess.role] = guess
                taken.add(name)
    if "indicator" not in found and "theme" in found and "value" in found:
        theme = found.pop("theme")
        found["indicator"] = Guess(theme.column, "indicator", "no other column names what is counted")
    return Guesses(found, periods, tuple(name for name in table.names if name and name not in (*taken, *periods)))


def _by_name(name: str, found: Mapping[Role, Guess]) -> Guess | None:
    if len(name) > _LONGEST_NAME:
        return None
    plain = re.sub(r"[^a-z0-9/&]+", " ", name.lower()).strip()
    for role, pattern in _NAMES:
        if role not in found and re.fullmatch(pattern, plain):
            return Guess(name, role, "by its name")
    return None


def _by_contents(table: FoundTable, name: str, found: Mapping[Role, Guess]) -> Guess | None:
    texts = [text for text in table.column(name) if text]
    if len(texts) < 2:
        return None
    if "area code" not in found and _share(texts, _CODE.pattern) > 0.8:
        return Guess(name, "area code", f"its cells are codes such as {echo(texts[0])}")
    if "period" not in found and sum(shape_of_period(text) is not None for text in texts) / len(texts) > 0.8:
        return Guess(name, "period", f"its cells are periods such as {echo(texts[0])}")
    numbers = sum(bool(re.fullmatch(r"[-+(£]*[0-9][0-9,.]*(k|m|bn)?%?\)?", text)) for text in texts)
    if "value" not in found and numbers / len(texts) > 0.8:
        return Guess(name, "value", f"its cells are numbers such as {echo(texts[0])}")
    long = sum(len(text) > 80 for text in texts)
    if "comment" not in found and long / len(texts) > 0.5:
        return Guess(name, "comment", "its cells are long texts")
    different = len(set(texts)) / len(texts)
    if "indicator" not in found and numbers == 0 and different > 0.9 and sum(map(len, texts)) / len(texts) > 10:
        return Guess(name, "indicator", "its cells are texts that do not repeat")
    return None


def _share(texts: list[str], pattern: str) -> float:
    return sum(bool(re.fullmatch(pattern, text)) for text in texts) / len(texts)


def shape_of_period(text: str) -> str | None:
    """The type of period that a text looks like, None where it looks like none."""
    for type_, pattern in _PERIODS:
        if re.fullmatch(pattern, text):
            return type_
    return None


def type_of_periods(texts: list[str]) -> str | None:
    """The type that all of some periods look like; None where they differ or are none."""
    shapes = {shape_of_period(text) for text in texts if text}
    return shapes.pop() if len(shapes) == 1 else None


def period_in_name(name: str) -> str | None:
    """A period that stands in the name of a column, as in "Latest value (2023/24)"."""
    found = _IN_NAME.findall(name)
    return found[0] if len(found) == 1 else None


def edition_of(texts: list[str]) -> str | None:
    """The latest year among periods, as an edition is named; None where there is none."""
    years = []
    for text in texts:
        for type_ in ("financial year", "calendar year"):
            try:
                period = parse_period(text.replace("-", "/"), type_)
            except ValueError:
                continue
            years.append((period.end, period.text))
    return max(years)[1] if years else None

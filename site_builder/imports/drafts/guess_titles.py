"""Guessing what a title above a table, the name of its sheet and that of its file say: a dashboard, and a period."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from site_builder.imports.drafts.find_tables import FoundTable
from site_builder.imports.drafts.guess_columns import Guesses, Role, period_in_name
from site_builder.model import SheetCells
from site_builder.period_spellings import split_year

_YEARS = re.compile(
    r"(?<![0-9/-])((?:20|19)?[0-9]{2}) ?(?:[/\u2010-\u2015-]| to ) ?((?:20|19)?[0-9]{2})(?![0-9]|[/-][0-9])"
)
"""Two years, of which the second is to follow the first: 2024/25, 2024-2025, 24/25."""
_QUARTER = re.compile(r"\bq(?:uarter|tr)? ?([1-4])\b", re.IGNORECASE)
_KIND = re.compile(
    r"dashboards?|score ?cards?|reports?|summary|data|figures|kpis|(?:key )?performance indicators|indicators",
    re.IGNORECASE,
)
"""Words that say what a sheet is, and not what it is about."""
_AROUND = " -\u2010\u2011\u2012\u2013\u2014:|,;()"
_MARKS = r":|,\u2010-\u2015-"
_SAYS_NOTHING = re.compile(
    r"|(?:sheet|table|tab|page) ?[0-9]*|performance|council|annual|final|draft|quarterly|[0-9]{4}|the|all",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:source|note|notes|contact|updated|prepared|last updated|key)\b.*", re.IGNORECASE | re.DOTALL)
_LONGEST = 80
_LAST_MONTH = 12


@dataclass(frozen=True)
class Said:
    """What is guessed from titles and names, with the reason.

    Attributes:
        theme: what the table is about.
        theme_why: where that stands.
        year: two years, such as 2024/25; None where nothing says one, or several.
        period: the year, or a quarter of it.
        period_why: where that stands.
        report: what the report is called, if a title that several sheets share says it.
    """

    theme: str
    theme_why: str
    year: str | None = None
    period: str | None = None
    period_why: str = ""
    report: str | None = None


def guess_titles(tables: Sequence[FoundTable], stem: str) -> list[Said]:
    """Guess what each table of a file is about, and of which period.

    A title that stands above the tables of several sheets is that of the whole report.

    Args:
        tables: of all sheets.
        stem: the file's name without its ending.
    """
    titles = _titles_of(tables)
    sheets = {(table.cells.sheet, _about(text)) for table, texts in zip(tables, titles, strict=True) for text in texts}
    times = Counter(about for _, about in sheets if about)
    shared = {about for about, many in times.items() if many > 1}
    report = next((text for texts in titles for text in texts if _about(text) in shared), None)
    return [
        replace(_said(table, texts, shared, stem), report=report) for table, texts in zip(tables, titles, strict=True)
    ]


def _titles_of(tables: Sequence[FoundTable]) -> list[tuple[str, ...]]:
    """The titles of each table without notes; one that has none goes on with those before it on its sheet."""
    found: list[tuple[str, ...]] = []
    before: SheetCells | None = None
    for table in tables:
        own = tuple(text for text in table.titles if not _NOTE.fullmatch(text))
        found.append(own or (found[-1] if found and table.cells is before else ()))
        before = table.cells
    return found


def _said(table: FoundTable, titles: Sequence[str], shared: set[str], stem: str) -> Said:
    sheet = table.cells.sheet or ""
    own = [text for text in titles if _about(text) not in shared]
    # A title that says what the sheet is comes first; below it may stand what holds for the figures.
    own.sort(key=lambda text: not _KIND.search(text))
    theme, why = next((about for text in own if (about := _about(text))), ""), "the title above the table"
    if not theme:
        theme, why = _about(sheet) or _without_time(sheet) or sheet or _about(stem) or stem, "the sheet's name"
    said = Said(theme, why if sheet or why != "the sheet's name" else "the file's name")
    for texts, where in (
        (titles, "the title above the table"),
        ((sheet,), "the sheet's name"),
        ((stem,), "the file's name"),
    ):
        period = _period(texts)
        if period:
            year, quarter = period
            return replace(said, year=year, period=f"{quarter} {year}" if quarter else year, period_why=where)
    return said


@dataclass(frozen=True)
class GuessedPeriod:
    """A period of a column that does not say it itself: its text, its type, and where it stands."""

    text: str
    type: str
    why: str


def guess_period(guesses: Guesses, said: Said, role: Role) -> GuessedPeriod | None:
    """Guess the period of the column of figures ("value"), or of those of the period before ("previous").

    Returns:
        None where the columns say it, or nothing does.
    """
    name, own_name = guesses.name("value"), guesses.name(role)
    if own_name is None or guesses.period_columns or guesses.name("period") or period_in_name(own_name):
        return None
    if role == "value" and name and said.period:
        type_ = "financial year" if said.period == said.year else "financial quarter"
        return GuessedPeriod(said.period, type_, said.period_why)
    if role != "previous":
        return None
    own = period_in_name(name or "")
    if own:
        before = _year_before(own.replace("-", "/"))
        return (
            GuessedPeriod(before, "financial year", f"the column {name}, which names the year after")
            if before
            else None
        )
    # The quarter before may be that of the year before.
    if said.year and said.period == said.year and (before := _year_before(said.year)):
        return GuessedPeriod(before, "financial year", f"{said.period_why}, which names the year after")
    return None


def _year_before(year: str) -> str | None:
    """The two years before two others: 2023/24 of 2024/25."""
    if not re.fullmatch(r"[0-9]{4}/[0-9]{2}", year):
        return None
    return split_year(int(year[:4]) - 1)


def _period(texts: Sequence[str]) -> tuple[str, str] | None:
    """The only two years that texts name, and the quarter beside them or ""; None where there are others or none."""
    years = {year for text in texts for year in years_in(text)}
    quarters = {match[1] for text in texts for match in _QUARTER.finditer(text)}
    if len(years) != 1 or len(quarters) > 1:
        return None
    return years.pop(), f"Q{quarters.pop()}" if quarters else ""


def years_in(text: str) -> list[str]:
    """The two years that a text names, each as 2023/24, however it writes them."""
    found = []
    for first, second in _YEARS.findall(text):
        # 11/12 is a day or a month as well.
        if len(first) == 2 and (len(second) != 2 or int(first) <= _LAST_MONTH):
            continue
        year = int(first) + (2000 if len(first) == 2 else 0)
        if int(second) % 100 == (year + 1) % 100:
            found.append(split_year(year))
    return found


def _about(text: str) -> str:
    """What a title is about: without its years and the word for what it is; "" where nothing is left."""
    plain = _without_time(text)
    # At the beginning the word may belong to the name, as in data protection, unless a mark parts the two.
    plain = re.sub(rf"^(?:(?:appendix|annex) \w+|{_KIND.pattern})\s*[{_MARKS}]", "", plain, flags=re.IGNORECASE)
    plain = re.sub(rf"(?:^|(?<=\W))(?:{_KIND.pattern})$", "", plain.strip(_AROUND), flags=re.IGNORECASE).strip(_AROUND)
    return "" if _SAYS_NOTHING.fullmatch(plain) or len(plain) > _LONGEST else plain


def _without_time(text: str) -> str:
    return " ".join(_QUARTER.sub(" ", _YEARS.sub(" ", text)).split()).strip(_AROUND)

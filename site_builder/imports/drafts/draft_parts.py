"""The parts of a drafted mapping that make tables from the sheets of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from site_builder.checks.names import as_slug
from site_builder.imports.drafts.find_tables import FoundTable
from site_builder.imports.drafts.guess_columns import Guesses, period_in_name, type_of_periods
from site_builder.imports.drafts.guess_words import (
    DIRECTION,
    POLARITY,
    UnitGuess,
    meaning,
    plans_among,
    says_nothing,
)
from site_builder.imports.drafts.yaml_text import comment, listed, quoted
from site_builder.imports.read_mapping import DECIDE

MOST_LISTED = 300
"""Indicators whose units are listed one by one."""
WHICH_AREA = f"{DECIDE} the ONS code of the council that the figures are of, such as E10000018"
_UNITS = "units of indicators"


@dataclass(frozen=True)
class Sheet:
    """A table of the file with what was guessed of it; `name` is that of the file in the mapping."""

    name: str
    table: FoundTable
    guesses: Guesses
    units: Mapping[str, UnitGuess]

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


def words_of(sheets: list[Sheet]) -> list[str]:
    """The lists of words: units of indicators, polarities and directions."""
    units = {title: guess for sheet in sheets for title, guess in sheet.units.items()}
    lines = ["words:"]
    if len(units) <= MOST_LISTED:
        lines += [f"  {_UNITS}:"]
        lines += [f"    {quoted(title)}: {_unit_or_question(title, guess)}" for title, guess in units.items()]
        scaled = {title: guess for title, guess in units.items() if guess.scale}
        if scaled:
            lines += ["  scales of indicators:"]
            lines += [f"    {quoted(title)}: {guess.scale}  # GUESS: printed so" for title, guess in scaled.items()]
            lines += ["  decimals of indicators:"]
            lines += [f'    {quoted(title)}: "{guess.decimals}"' for title, guess in scaled.items()]
    lines += _meanings(sheets, "polarity", "polarities", POLARITY, "high, low or none")
    lines += _meanings(sheets, "direction", "directions", DIRECTION, "improved, similar, worse or not determinable")
    return [*lines, ""] if len(lines) > 1 else []


def _unit_or_question(title: str, guess: UnitGuess) -> str:
    if guess.of_target is None:
        return f"{guess.unit}  # GUESS: {guess.why}"
    said = (
        f"the unit of {title}, {guess.unit} as its figures look or {guess.of_target} as its target {guess.target} does"
    )
    return quoted(f"{DECIDE} {said.replace(chr(34), chr(39))}")


def _meanings(
    sheets: list[Sheet], role: str, name: str, meanings: dict[str, tuple[str, ...]], choices: str
) -> list[str]:
    texts = dict.fromkeys(text for sheet in sheets for text in sheet.texts(role))
    if not texts:
        return []
    lines = [f"  {name}:"]
    for text in texts:
        if role == "direction" and says_nothing(text):
            continue
        word = meaning(text, meanings)
        empty = "an empty cell" if not text else f"the word {text}"
        question = quoted(f"{DECIDE} what {empty} means: {choices}")
        lines.append(f"    {quoted(text)}: {f'{word}  # GUESS: from the word' if word else question}")
    return lines if len(lines) > 1 else []


def parts_of(sheets: list[Sheet], stem: str) -> list[str]:
    """The tables that are made from the sheets.

    Each maker gives the parts of one sheet: the file's name, then the lines below.
    """
    publication = as_slug(stem) or "edition"
    makers: tuple[tuple[str, Callable[[Sheet, str], list[list[str]]]], ...] = (
        ("indicators", _indicators),
        ("observations", _observations),
        ("targets", _targets),
        ("assessments", _assessments),
        ("comments", _comments),
        ("report_rows", _report_rows),
    )
    lines: list[str] = []
    for table, make in makers:
        # Sheets that are laid out alike share their parts.
        alike: dict[tuple[str, ...], list[str]] = {}
        for sheet in sheets:
            for first, *rest in make(sheet, publication):
                alike.setdefault(tuple(rest), []).append(first)
        if alike:
            lines.append(f"{table}:")
            for part, files in alike.items():
                lines += [f"  - from: {_from(files)}", *(f"    {line}" for line in part)]
            lines.append("")
    return lines


def _from(files: list[str]) -> str:
    return files[0] if len(files) == 1 else f"[{', '.join(files)}]"


def _unit(sheet: Sheet) -> str:
    if len(sheet.units) > MOST_LISTED:
        return f"{{constant: {quoted(f'{DECIDE} the unit of the indicators, one of the table units')}}}"
    return f"{{column: {sheet.column('indicator')}, words: {_UNITS}}}"


def _indicator(sheet: Sheet) -> str:
    return f"  indicator: {{slug: {sheet.column('indicator')}}}"


def _indicators(sheet: Sheet, publication: str) -> list[list[str]]:
    name = sheet.column("indicator")
    scaled = any(guess.scale for guess in sheet.units.values()) and len(sheet.units) <= MOST_LISTED
    scale = f"{{column: {name}, words: scales of indicators, otherwise: one}}" if scaled else "{constant: one}"
    decimals = "{of the figures: decimals, at most: 1}"
    if scaled:
        decimals = f'[{{column: {name}, words: decimals of indicators, otherwise: ""}}, {decimals}]'
    return [
        [
            sheet.name,
            "once: yes",
            f'where: {{{name}: {{not: ""}}}}',
            "columns:",
            _indicator(sheet),
            f"  title: {name}",
            f"  noun: {{column: {name}, first letter: small}}  # GUESS: look whether it fits into a sentence",
            f"  unit: {_unit(sheet)}",
            f"  scale: {scale}",
            f"  decimals: {decimals}",
            "  period_type: {of the figures: period type}",
            "  status: {constant: current}",
        ]
    ]


def _area(sheet: Sheet) -> str:
    if sheet.has("area code"):
        return f"  area: {sheet.column('area code')}"
    if sheet.has("area"):
        return f"  area: {{area: {sheet.column('area')}}}"
    return f"  area: {{constant: {quoted(WHICH_AREA)}}}"


def _figures(sheet: Sheet, file: str, value: str, period: list[str]) -> list[str]:
    return [
        file,
        f'where: {{{sheet.column("indicator")}: {{not: ""}}}}',
        "columns:",
        _indicator(sheet),
        _area(sheet),
        *(f"  {line}" for line in period),
        "  # GUESS: figures count as published six months after their period",
        "  as_of: {months after the period: 6}",
        "  # GUESS: an empty cell is not available",
        f'  value: {{printed: {value}, unit: {_unit(sheet)}, missing: {{constant: "[x]"}}}}',
    ]


def _observations(sheet: Sheet, publication: str) -> list[list[str]]:
    parts = []
    if sheet.guesses.period_columns:
        type_ = type_of_periods(list(sheet.guesses.period_columns))
        period = _period(sheet.period_name, type_, "the names of the columns look like it")
        parts.append(_figures(sheet, f"{sheet.name}-figures", sheet.value_name, period))
    elif sheet.has("value"):
        parts.append(_figures(sheet, sheet.name, sheet.column("value"), _latest_period(sheet)))
    if sheet.has("previous") and not sheet.guesses.period_columns:
        parts.append(_figures(sheet, sheet.name, sheet.column("previous"), _constant_period(sheet, "previous")))
    return parts


def _period(column: str, type_: str | None, why: str) -> list[str]:
    if type_ is None:
        question = quoted(f"{DECIDE} the type of the periods, such as financial year, calendar year or snapshot")
        return [f"period: {{period: {column}, type: {{constant: {question}}}}}"]
    return [f"period: {{period: {column}, type: {{constant: {type_}}}}}  # GUESS: {why}"]


def _latest_period(sheet: Sheet) -> list[str]:
    if not sheet.has("period"):
        return _constant_period(sheet, "value")
    texts = sheet.texts("period")
    return _period(sheet.column("period"), _type_of_most(texts), "most of its cells look like it")


def _type_of_most(texts: list[str]) -> str | None:
    """The type that most periods look like: the others are what the import will ask about."""
    types = [type_ for text in texts if (type_ := type_of_periods([text]))]
    if not types:
        return None
    most = max(dict.fromkeys(types), key=types.count)
    return most if types.count(most) * 2 > len([text for text in texts if text]) else None


def _constant_period(sheet: Sheet, role: str) -> list[str]:
    name = sheet.guesses.name(role)  # type: ignore[arg-type]
    said = period_in_name(name or "")
    type_ = type_of_periods([said]) if said else None
    if said and type_:
        line = f"period: {{period: {{constant: {quoted(said)}}}, type: {{constant: {type_}}}}}"
        return [f"{line}  # GUESS: from the column's name"]
    question = quoted(f"{DECIDE} the period of the column {name}, such as 2023/24")
    line = f"period: {{period: {{constant: {question}}}, type: {{constant: as reported}}}}"
    return [f"{line}  # GUESS: the sheet does not say"]


def _targets(sheet: Sheet, publication: str) -> list[list[str]]:
    if not sheet.has("target"):
        return []
    texts, name = sheet.texts("target"), sheet.column("target")
    nothing = [text for text in texts if says_nothing(text)]
    plans = plans_among(texts)
    beside = f"unit: {_unit(sheet)}" + (f", plans: {listed(plans)}" if plans else "")
    lines = [sheet.name, f"where: {{{name}: {{not: {listed(nothing or [''])}}}}}", "columns:"]
    lines += [f"  publication: {{constant: {publication}}}", _indicator(sheet)]
    if plans:
        lines.append(f"  {comment('GUESS: the texts among plans name plans, because they cannot be read as numbers')}")
    for part in ("kind", "value", "low", "high", "text"):
        lines.append(f"  {part}: {{target: {name}, give: {part}, {beside}}}")
    return [lines]


def _assessments(sheet: Sheet, publication: str) -> list[list[str]]:
    texts = [text for text in sheet.texts("direction") if not says_nothing(text)]
    if not texts:
        return []
    direction = sheet.guesses.name("direction")
    nothing = [text for text in sheet.texts("direction") if says_nothing(text)]
    where = [f"where: {{{sheet.column('direction')}: {{not: {listed(nothing)}}}}}"] if nothing else []
    return [
        [
            sheet.name,
            *where,
            "columns:",
            f"  publication: {{constant: {publication}}}",
            _indicator(sheet),
            "  kind: {constant: direction}",
            f"  value: {{column: {sheet.column('direction')}, words: directions}}",
            "  basis: {constant: as printed}",
            f"  reason: {{constant: {quoted(f'In the column {direction} of the workbook.')}}}",
        ]
    ]


def _comments(sheet: Sheet, publication: str) -> list[list[str]]:
    texts = [text for text in sheet.texts("comment") if not says_nothing(text)]
    if not texts or max(map(len, texts)) < 12:  # such short ones are marks
        return []
    nothing = [text for text in sheet.texts("comment") if says_nothing(text)]
    return [
        [
            sheet.name,
            f"where: {{{sheet.column('comment')}: {{not: {listed(nothing or [''])}}}}}",
            "columns:",
            f"  publication: {{constant: {publication}}}",
            _indicator(sheet),
            f"  text: {sheet.column('comment')}",
            "  author: {constant: the council}  # GUESS: name who wrote it",
        ]
    ]


def _report_rows(sheet: Sheet, publication: str) -> list[list[str]]:
    theme = f"{{slug: {sheet.column('theme')}}}" if sheet.has("theme") else "{the file: its name}"
    polarity = f"{{constant: {quoted(f'{DECIDE} which direction is good, high, low or none')}}}"
    if sheet.has("polarity"):
        polarity = f"{{column: {sheet.column('polarity')}, words: polarities}}"
    return [
        [
            sheet.name,
            "once: yes",
            f'where: {{{sheet.column("indicator")}: {{not: ""}}}}',
            "columns:",
            f"  publication: {{constant: {publication}}}",
            _indicator(sheet),
            f"  theme: {theme}",
            "  order: {numbered within: theme}",
            f"  polarity: {polarity}",
        ]
    ]

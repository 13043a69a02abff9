"""The parts of a drafted mapping that make tables from the sheets of a file."""

from __future__ import annotations

from collections.abc import Callable

from site_builder.checks.names import as_slug
from site_builder.imports.drafts.draft_periods import constant_period, latest_period, period_of
from site_builder.imports.drafts.draft_words import MOST_LISTED, unit_of_rows
from site_builder.imports.drafts.guess_columns import type_of_periods
from site_builder.imports.drafts.guess_words import plans_among, says_nothing
from site_builder.imports.drafts.guessed_sheet import Sheet
from site_builder.imports.drafts.yaml_text import comment, listed, quoted
from site_builder.imports.read_mapping import DECIDE

WHICH_AREA = f"{DECIDE} the ONS code of the council that the figures are of, such as E10000018"


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


def _indicator(sheet: Sheet) -> str:
    return f"  indicator: {{slug: {sheet.column('indicator')}}}"


def _where(sheet: Sheet, *without: str) -> str:
    why = "  # GUESS: a row of totals is no indicator" if sheet.totals else ""
    why += "  # the dashboards have these" if without else ""
    return f"where: {{{sheet.indicator_is_not(*without)}}}{why}"


def _indicators(sheet: Sheet, publication: str) -> list[list[str]]:
    if sheet.is_all_shared:
        return []
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
            _where(sheet, *sheet.shared),
            "columns:",
            _indicator(sheet),
            f"  title: {name}",
            f"  noun: {{column: {name}, first letter: small}}  # GUESS: look whether it fits into a sentence",
            f"  unit: {unit_of_rows(sheet)}",
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


def _without_own(sheet: Sheet, file: str) -> list[str]:
    """Leave out the council's own figures that stand on dashboards too."""
    if not sheet.shared:
        return []
    role = "area code" if sheet.has("area code") else "area"
    own = (
        WHICH_AREA
        if role == "area code"
        else f"{DECIDE} the name of the council as the column of areas has it, such as Leicestershire"
    )
    conditions = f"{sheet.column(role)}: {quoted(own)}, {sheet.column('indicator')}: {listed(sheet.shared)}"
    if sheet.shared_periods and file != sheet.name:
        conditions += f", {sheet.period_name}: {listed(sheet.shared_periods)}"
    return ["# GUESS: the dashboards have these figures of the council too", f"leave out: [{{{conditions}}}]"]


def _figures(sheet: Sheet, file: str, value: str, period: list[str]) -> list[str]:
    return [
        file,
        _where(sheet),
        *_without_own(sheet, file),
        "columns:",
        _indicator(sheet),
        _area(sheet),
        *(f"  {line}" for line in period),
        "  # GUESS: figures count as published six months after their period",
        "  as_of: {months after the period: 6}",
        "  # GUESS: an empty cell is not available",
        f'  value: {{printed: {value}, unit: {unit_of_rows(sheet)}, missing: {{constant: "[x]"}}}}',
    ]


def _observations(sheet: Sheet, publication: str) -> list[list[str]]:
    parts = []
    if sheet.guesses.period_columns:
        type_ = type_of_periods(list(sheet.guesses.period_columns))
        period = period_of(sheet.period_name, type_, "the names of the columns look like it")
        parts.append(_figures(sheet, f"{sheet.name}-figures", sheet.value_name, period))
    elif sheet.has("value"):
        parts.append(_figures(sheet, sheet.name, sheet.column("value"), latest_period(sheet)))
    if sheet.has("previous") and not sheet.guesses.period_columns:
        parts.append(_figures(sheet, sheet.name, sheet.column("previous"), constant_period(sheet, "previous")))
    return parts


def _targets(sheet: Sheet, publication: str) -> list[list[str]]:
    if not sheet.has("target"):
        return []
    texts, name = sheet.texts("target"), sheet.column("target")
    nothing = [text for text in texts if says_nothing(text)]
    plans = plans_among(texts)
    totals = _and_no_totals(sheet)
    beside = f"unit: {unit_of_rows(sheet)}" + (f", plans: {listed(plans)}" if plans else "")
    lines = [sheet.name, f"where: {{{name}: {{not: {listed(nothing or [''])}}}{totals}}}", "columns:"]
    lines += [f"  publication: {{constant: {publication}}}", _indicator(sheet)]
    if plans:
        lines.append(f"  {comment('GUESS: the texts among plans name plans, because they cannot be read as numbers')}")
    for part in ("kind", "value", "low", "high", "text"):
        lines.append(f"  {part}: {{target: {name}, give: {part}, {beside}}}")
    return [lines]


def _and_no_totals(sheet: Sheet) -> str:
    return f", {sheet.indicator_is_not()}" if sheet.totals else ""


def _assessments(sheet: Sheet, publication: str) -> list[list[str]]:
    texts = [text for text in sheet.texts("direction") if not says_nothing(text)]
    if not texts:
        return []
    direction = sheet.guesses.name("direction")
    nothing = [text for text in sheet.texts("direction") if says_nothing(text)]
    where = [f"{sheet.column('direction')}: {{not: {listed(nothing)}}}"] if nothing else []
    where += [sheet.indicator_is_not()] if sheet.totals else []
    return [
        [
            sheet.name,
            *([f"where: {{{', '.join(where)}}}"] if where else []),
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
            f"where: {{{sheet.column('comment')}: {{not: {listed(nothing or [''])}}}{_and_no_totals(sheet)}}}",
            "columns:",
            f"  publication: {{constant: {publication}}}",
            _indicator(sheet),
            f"  text: {sheet.column('comment')}",
            "  author: {constant: the council}  # GUESS: name who wrote it",
        ]
    ]


def _report_rows(sheet: Sheet, publication: str) -> list[list[str]]:
    theme = "{the file: its name}" if sheet.theme == sheet.name else f"{{constant: {sheet.theme}}}"
    if sheet.has("theme"):
        theme = f"{{slug: {sheet.column('theme')}}}"
    polarity = f"{{constant: {quoted(f'{DECIDE} which direction is good, high, low or none')}}}"
    if sheet.has("polarity"):
        polarity = f"{{column: {sheet.column('polarity')}, words: polarities}}"
    if sheet.is_all_shared:
        return []
    return [
        [
            sheet.name,
            "once: yes",
            _where(sheet, *sheet.shared),
            "columns:",
            f"  publication: {{constant: {publication}}}",
            _indicator(sheet),
            f"  theme: {theme}",
            "  order: {numbered within: theme}",
            f"  polarity: {polarity}",
        ]
    ]

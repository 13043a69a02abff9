"""The tables of a drafted mapping that stand in it as rows: areas, outcomes, themes, units, edition."""

from __future__ import annotations

from site_builder.checks.names import as_slug
from site_builder.imports.drafts.draft_parts import WHICH_AREA
from site_builder.imports.drafts.draft_words import MOST_LISTED
from site_builder.imports.drafts.guess_columns import edition_of, period_in_name
from site_builder.imports.drafts.guessed_sheet import Sheet
from site_builder.imports.drafts.yaml_text import comment, quoted
from site_builder.imports.read_mapping import DECIDE

_KIND = f"{DECIDE} the kind of council, county, county unitary, unitary, metropolitan borough or london borough"
_MOST_AREAS = 200
_UNITS = {
    "percent": '{unit: percent, kind: percent, suffix: "%", title: Per cent}',
    "gbp": '{unit: gbp, kind: money, prefix: "£", title: Pounds}',
    "number": "{unit: number, kind: number, title: Number}",
}


def rows_of_mapping(sheets: list[Sheet], stem: str) -> list[str]:
    """The tables whose rows stand in the mapping itself, or come from names in the file."""
    tables = (_areas(sheets), _outcomes(), _themes(sheets), _units(sheets), _edition(sheets, stem))
    return [line for table in tables for line in (*table, "")]


def _areas(sheets: list[Sheet]) -> list[str]:
    lines: list[str] = []
    own = any(not (sheet.has("area code") or sheet.has("area")) for sheet in sheets)
    coded = [sheet for sheet in sheets if sheet.has("area code")]
    for sheet in coded:
        name = sheet.column("area") if sheet.has("area") else sheet.column("area code")
        lines += [
            f"  - from: {sheet.name}",
            "    once: yes",
            *([f"    where: {{{sheet.column('area code')}: {{not: {quoted(WHICH_AREA)}}}}}"] if own else []),
            "    columns:",
            f"      area: {sheet.column('area code')}",
            f"      slug: {{slug: {name}}}",
            f"      name: {name}",
            f"      type: {{constant: {quoted(_KIND)}}}",
        ]
    named = [sheet for sheet in sheets if sheet.has("area") and not sheet.has("area code")]
    names = list(dict.fromkeys(text for sheet in named for text in sheet.texts("area") if text))
    rows = [_area_row(f"{DECIDE} the ONS code of {name}, such as E10000018", name) for name in names[:_MOST_AREAS]]
    if own:
        rows.append(_area_row(WHICH_AREA, None))
    if rows:
        lines += ["  - rows:", *(f"      - {row}" for row in rows)]
        if len(rows) > 1 and own:
            lines.append("      # If the council of the last row stands above it too, delete the last row.")
    return ["areas:", *lines]


def _area_row(code: str, name: str | None) -> str:
    slug = as_slug(name) if name else None
    return (
        f"{{area: {quoted(code.replace(':', ','))}, "
        f"slug: {slug or quoted(f'{DECIDE} the name of the council in page addresses, such as leicestershire')}, "
        f"name: {quoted(name or f'{DECIDE} the name of the area, such as Leicestershire')}, type: {quoted(_KIND)}}}"
    )


def _outcomes() -> list[str]:
    row = "{outcome: all, title: All dashboards, order: 1}"
    return ["outcomes:", "  rows:", f"    - {row}  # GUESS: one outcome for all"]


def _themes(sheets: list[Sheet]) -> list[str]:
    titles: dict[str, tuple[str, str]] = {}
    for sheet in sheets:
        if sheet.is_all_shared:
            continue
        if sheet.has("theme"):
            why = f"the column {sheet.guesses.name('theme')}"
            titles = {slug: (text, why) for text in sheet.texts("theme") if (slug := as_slug(text))} | titles
        else:
            titles.setdefault(sheet.theme, (sheet.said.theme, sheet.said.theme_why))
    rows = [
        f"    - {{theme: {slug}, title: {quoted(title)}, outcome: all, order: {order}, in_headline: yes}}"
        f"  {comment(f'GUESS: from {why}')}"
        for order, (slug, (title, why)) in enumerate(titles.items(), 1)
    ]
    if not rows:
        theme = quoted(f"{DECIDE} the id of the dashboard, in small letters, such as environment")
        rows = [f"    - {{theme: {theme}, title: Dashboard, outcome: all, order: 1, in_headline: yes}}"]
    return ["themes:", "  rows:", *rows]


def _units(sheets: list[Sheet]) -> list[str]:
    used = {unit for sheet in sheets for guess in sheet.units.values() for unit in (guess.unit, guess.of_target)}
    if any(len(sheet.units) > MOST_LISTED for sheet in sheets):
        used = set(_UNITS)
    return ["units:", "  rows:", *(f"    - {row}" for unit, row in _UNITS.items() if unit in used)]


def _edition(sheets: list[Sheet], stem: str) -> list[str]:
    year, why = _year_reported(sheets)
    report = next((sheet.said.report for sheet in sheets if sheet.said.report), None)
    title, where = (report, "the title above the tables") if report else (stem, "the file's name")
    return [
        "publications:",
        "  rows:",
        f"    - publication: {as_slug(stem) or 'edition'}  # GUESS: from the file's name",
        f"      area: {quoted(WHICH_AREA)}",
        f"      edition: {year}  # GUESS: {why}"
        if year
        else f"      edition: {quoted(f'{DECIDE} the year that is reported on, such as 2023/24')}",
        f"      title: {quoted(title)}  # GUESS: from {where}",
        f"      cut_off: {quoted(_last_day(year))}",
    ]


def _last_day(year: str | None) -> str:
    """The question for the cut-off, with an example that lies behind the year's end."""
    first = int(year[:4]) if year else 2023
    return f"{DECIDE} the last day whose figures belong to this edition, such as {first + 1}-12-31"


def _year_reported(sheets: list[Sheet]) -> tuple[str | None, str]:
    """The year of the edition, with the reason: the latest that the columns name, or else that a title or name does."""
    periods = [text for sheet in sheets for text in (*sheet.guesses.period_columns, *sheet.texts("period"))]
    names = [sheet.guesses.name(role) or "" for sheet in sheets for role in ("value", "previous")]
    edition = edition_of([*periods, *filter(None, map(period_in_name, names))])
    if edition:
        return edition, "the latest year in the file"
    year, why = max((sheet.said.year or "", sheet.said.period_why) for sheet in sheets)
    return year or None, f"from {why}"

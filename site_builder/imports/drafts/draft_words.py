"""The lists of words of a drafted mapping: units of indicators, polarities and directions, as guessed or asked."""

from __future__ import annotations

from site_builder.imports.drafts.guess_words import DIRECTION, POLARITY, UnitGuess, meaning, says_nothing
from site_builder.imports.drafts.guessed_sheet import Sheet
from site_builder.imports.drafts.yaml_text import quoted
from site_builder.imports.read_mapping import DECIDE

MOST_LISTED = 300
"""Indicators whose units are listed one by one."""
_UNITS = "units of indicators"
_ARROWS = frozenset(
    "\u2190\u2191\u2192\u2193\u2194\u2195\u2196\u2197\u2198\u2199\u21e7\u21e9\u25b2\u25bc\u25b6\u25c0\u2b06\u2b07\u27a1"
)


def words_of(sheets: list[Sheet]) -> list[str]:
    """The lists of words: units of indicators, polarities and directions."""
    units = _units_of_all(sheets)
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


def _units_of_all(sheets: list[Sheet]) -> dict[str, UnitGuess]:
    """The unit of each indicator: what the signs or the name say on one sheet holds for its bare figures on another."""
    units: dict[str, UnitGuess] = {}
    for title, guess in (each for sheet in sheets for each in sheet.units.items()):
        if title not in units or (units[title].unit == "number" and guess.unit != "number"):
            units[title] = guess
    return units


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
    if role == "direction" and _ARROWS & set("".join(texts)):
        lines.append(
            "    # An arrow that only shows which way the figure went is no judgement. Where yours are such, delete"
        )
        lines.append(
            "    # directions here and assessments below: better and worse are then worked out from the figures."
        )
    for text in texts:
        if role == "direction" and says_nothing(text):
            continue
        word = meaning(text, meanings)
        kind = "word" if any(map(str.isalnum, text)) else "sign"
        empty = "an empty cell" if not text else f"the {kind} {text}"
        question = quoted(f"{DECIDE} what {empty} means: {choices}")
        lines.append(f"    {quoted(text)}: {f'{word}  # GUESS: from the word' if word else question}")
    return lines if len(lines) > 1 else []


def unit_of_rows(sheet: Sheet) -> str:
    """How a row gets the unit of its indicator, as YAML; the question, where there are too many to list."""
    if len(sheet.units) > MOST_LISTED:
        return f"{{constant: {quoted(f'{DECIDE} the unit of the indicators, one of the table units')}}}"
    return f"{{column: {sheet.column('indicator')}, words: {_UNITS}}}"

"""Guessing units, and what words of a table mean in the data format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from site_builder.checks.number_texts import describes_a_number
from site_builder.imports.drafts.find_tables import FoundTable
from site_builder.imports.drafts.guess_columns import Guesses
from site_builder.printed import read_printed_target

_FIGURES = ("value", "previous")
_LETTERS = {"k": "thousand", "m": "million", "bn": "billion"}
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercentage\b|\bproportion\b", re.IGNORECASE)
_MONEY = re.compile(r"£|\bcosts?\b|\bspend(ing)?\b|\bexpenditure\b|\bsavings?\b", re.IGNORECASE)
_TOTAL = re.compile(r"(?:grand |overall |sub-?)?totals?", re.IGNORECASE)
POLARITY = {
    "high": ("high", "higher", "higher is better", "high is good", "up", "increase", "bigger is better", "maximise"),
    "low": ("low", "lower", "lower is better", "low is good", "down", "decrease", "smaller is better", "minimise"),
    "none": ("none", "neither", "neutral", "n/a", "na", "-", "no polarity", "contextual", "not applicable"),
}
DIRECTION = {
    "improved": ("improved", "improving", "better", "improvement"),
    "similar": ("similar", "same", "no change", "unchanged", "stable", "static", "maintained"),
    "worse": ("worse", "worsened", "worsening", "declined", "deteriorated", "deteriorating"),
    "not determinable": ("not determinable", "not available", "unknown"),
}
NO_RESULT = "(no result)"
"""Stands for a formula whose result was not saved, which the import will ask for."""
_NOTHING = ("", "-", "–", "—", "n/a", "na", "no data", "none", "tbc", NO_RESULT)


@dataclass(frozen=True)
class UnitGuess:
    """The unit of an indicator, and why.

    Attributes:
        scale, decimals: where its figures are shortened with a letter.
        of_target: the unit that the sign of its target says, where that is another one.
        target: the text of that target.
    """

    unit: str
    why: str
    scale: str | None = None
    decimals: int = 0
    of_target: str | None = None
    target: str = ""


def guess_units(table: FoundTable, guesses: Guesses) -> dict[str, UnitGuess]:
    """Guess the unit of each indicator of a table from the signs of its figures, or from its name.

    A target may be one of another row, or typed with another sign: it only says where it does not agree.
    """
    indicator = guesses.name("indicator")
    if indicator is None:
        return {}
    roles = [name for role in _FIGURES if (name := guesses.name(role))]  # type: ignore[arg-type]
    columns = [table.names.index(name) for name in (*roles, *guesses.period_columns)]
    place, unit, target = table.names.index(indicator), guesses.name("unit"), guesses.name("target")
    found: dict[str, UnitGuess] = {}
    for number, row in enumerate(table.rows):
        texts = [row[column] for column in columns]
        percent = any((number, column) in table.percents for column in columns)
        said = row[table.names.index(unit)] if unit else ""
        guess = _unit(row[place], texts, percent, said)
        if target:
            column = table.names.index(target)
            guess = _beside_target(guess, texts, row[column], (number, column) in table.percents)
        before = found.get(row[place])
        if row[place] and (before is None or (before.unit == "number" and guess.unit != "number")):
            found[row[place]] = guess
    return found


def _unit(title: str, texts: list[str], percent: bool, said: str) -> UnitGuess:
    if percent or any("%" in text for text in texts):
        return UnitGuess("percent", "its figures have a per cent sign")
    letters = [match for text in texts if (match := re.search(r"[0-9](?:\.([0-9]+))?(k|m|bn)\b", text))]
    scale = _LETTERS[letters[0][2]] if letters else None
    decimals = max((len(match[1] or "") for match in letters), default=0)
    if any("£" in text for text in texts):
        return UnitGuess("gbp", "its figures have a pound sign", scale, decimals)
    for words, where in ((said, "its unit says so"), (title, "its name says so")):
        if _PERCENT.search(words):
            return UnitGuess("percent", where)
        if _MONEY.search(words):
            return UnitGuess("gbp", where, scale, decimals)
    return UnitGuess("number", "nothing says otherwise", scale, decimals)


def _beside_target(guess: UnitGuess, texts: list[str], target: str, percent: bool) -> UnitGuess:
    """A guess with the unit of the target beside it, where both are known and differ."""
    sign = "percent" if percent or "%" in target else "gbp" if "£" in target else None
    if sign is None or sign == guess.unit:
        return guess
    if all(says_nothing(text) for text in texts):
        called = {"percent": "per cent", "gbp": "pound"}[sign]
        return UnitGuess(sign, f"there is no figure, and its target has a {called} sign")
    return replace(guess, of_target=sign, target=target)


def totals_among(names: Iterable[str]) -> tuple[str, ...]:
    """What rows of totals have in the place of an indicator's name."""
    return tuple(name for name in names if _TOTAL.fullmatch(name.strip(" :")))


def meaning(text: str, meanings: dict[str, tuple[str, ...]]) -> str | None:
    """What a word means in the data format; None where it could be anything."""
    plain = " ".join(text.lower().split())
    return next((word for word, texts in meanings.items() if plain in texts), None)


def says_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing."""
    return text.lower() in _NOTHING


def plans_among(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts of targets that cannot be read, and may be the names of plans; a number with more behind it is none."""
    plans = []
    for text in dict.fromkeys(texts):
        if describes_a_number(text) or not any(map(str.isalpha, text)):
            continue
        try:
            if not says_nothing(text):
                read_printed_target(text)
        except ValueError:
            plans.append(text)
    return tuple(plans)

"""The lines of a drafted mapping that say of which period figures are."""

from __future__ import annotations

from site_builder.imports.drafts.guess_columns import period_in_name, type_of_periods
from site_builder.imports.drafts.guessed_sheet import Sheet
from site_builder.imports.drafts.yaml_text import comment, quoted
from site_builder.imports.read_mapping import DECIDE


def period_of(column: str, type_: str | None, why: str) -> list[str]:
    """Of a column that holds periods."""
    if type_ is None:
        question = quoted(f"{DECIDE} the type of the periods, such as financial year, calendar year or snapshot")
        return [f"period: {{period: {column}, type: {{constant: {question}}}}}"]
    return [f"period: {{period: {column}, type: {{constant: {type_}}}}}  # GUESS: {why}"]


def latest_period(sheet: Sheet) -> list[str]:
    """Of the column of figures: what stands beside them in a column of its own, where there is one."""
    if not sheet.has("period"):
        return constant_period(sheet, "value")
    texts = sheet.texts("period")
    return period_of(sheet.column("period"), _type_of_most(texts), "most of its cells look like it")


def _type_of_most(texts: list[str]) -> str | None:
    """The type that most periods look like: the others are what the import will ask about."""
    types = [type_ for text in texts if (type_ := type_of_periods([text]))]
    if not types:
        return None
    most = max(dict.fromkeys(types), key=types.count)
    return most if types.count(most) * 2 > len([text for text in texts if text]) else None


def constant_period(sheet: Sheet, role: str) -> list[str]:
    """Of a column whose figures are all of one period, which its name or a title may say."""
    name = sheet.guesses.name(role)  # type: ignore[arg-type]
    said = period_in_name(name or "")
    type_ = type_of_periods([said]) if said else None
    if said and type_:
        line = f"period: {{period: {{constant: {quoted(said)}}}, type: {{constant: {type_}}}}}"
        return [f"{line}  # GUESS: from the column's name"]
    guessed = sheet.guessed_period(role)  # type: ignore[arg-type]
    if guessed:
        line = f"period: {{period: {{constant: {quoted(guessed.text)}}}, type: {{constant: {guessed.type}}}}}"
        return [f"{line}  {comment(f'GUESS: from {guessed.why}')}"]
    question = quoted(f"{DECIDE} the period of the column {name}, such as 2023/24")
    line = f"period: {{period: {{constant: {question}}}, type: {{constant: as reported}}}}"
    return [f"{line}  # GUESS: the sheet does not say"]

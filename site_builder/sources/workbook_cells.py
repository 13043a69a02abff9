"""What a cell of a workbook says, as text: the number as Excel shows it, without the noise of floating point."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

Kind = Literal["", "text", "number", "percent", "date", "other", "no value"]
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Parts of a number format that show themselves."""
_OTHER_FILE = re.compile(r"\[[0-9]+\]")


@dataclass(frozen=True, slots=True)
class CellText:
    """What a cell says. There are up to a million, hence the slots.

    Attributes:
        text: without blanks around it; "" for an empty cell.
        kind: what it is; "no value" for a formula whose value was not saved.
        stored: of a percentage, the number as it is stored.
        from_other_file: whether a formula takes it from another workbook.
    """

    text: str = ""
    kind: Kind = ""
    stored: str = ""
    from_other_file: bool = False


EMPTY = CellText()


def read_cell(value: Any, formula: Any) -> CellText:
    """Read a cell.

    Args:
        value: the cell with the value that was saved.
        formula: the same cell with its formula.
    """
    is_formula = formula.data_type == "f"
    content = value.value
    if content is None:
        # A formula that gives an empty text says that it is text; one that was never worked out says nothing.
        return CellText(kind="no value") if is_formula and value.data_type != "str" else EMPTY
    text, kind, stored = _text(content, str(value.number_format))
    other = is_formula and _OTHER_FILE.search(str(getattr(formula.value, "text", formula.value))) is not None
    return CellText(text, kind, stored, other) if text else EMPTY


def _text(content: Any, number_format: str) -> tuple[str, Kind, str]:
    if isinstance(content, bool):
        return ("TRUE" if content else "FALSE"), "other", ""
    if isinstance(content, int | float):
        number = plain_number(content)
        if "%" in _ASIDE.sub("", number_format):
            return _times_hundred(number), "percent", number
        return number, "number", ""
    if isinstance(content, dt.datetime):
        return _date(content, number_format), "date", ""
    if isinstance(content, dt.date | dt.time):
        return content.isoformat(), "date", ""
    if isinstance(content, dt.timedelta):
        return str(content), "other", ""
    return str(content).strip(), "text", ""


def plain_number(number: float) -> str:
    """Write a stored number as a person would: the 15 digits that Excel keeps, without an exponent."""
    if isinstance(number, int):
        return str(number)
    try:
        return f"{Decimal(format(number, '.15g')):f}"
    except (InvalidOperation, ValueError):
        return str(number)


def _times_hundred(number: str) -> str:
    try:
        return f"{(Decimal(number) * 100).normalize():f}"
    except InvalidOperation:
        return number


def _date(moment: dt.datetime, number_format: str) -> str:
    shown = _ASIDE.sub("", number_format.lower())
    if "y" in shown and "m" in shown and "d" not in shown:
        return f"{moment:%b %Y}"  # what the cell shows: a month, of which Excel stores the first day
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date().isoformat()
    return moment.isoformat(sep=" ", timespec="seconds")

"""Reads figures and targets in the forms in which reports print them: £21.57bn, <560.8, 28%-40%.

A package holds plain numbers. Targets are read to check that the
printed text of one says what its numbers say; figures wait for the importer of printed reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from site_builder.model import Target, TargetKind
from site_builder.periods import parse_period

SCALES = {"": 1, "k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-"})
_NOTHING = {"", "-", "n/a", "na", "no data"}
_DIGITS = r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<places>\.[0-9]+)?"
_NUMBER = r"(?P<sign>[+-]?)(?P<pound>£?)" + _DIGITS + r"(?P<scale>bn|m|k)?(?P<percent>%?)"
_PERIOD = r"(?:\s*\((?P<period>[^()]*)\))?"


@dataclass(frozen=True)
class PrintedValue:
    """A printed figure. `number` is as printed; the full figure is number times scale.

    Attributes:
        kind: value, or none where the cell says that there is no figure.
        unit: percent or gbp where the cell says so.
        period: as printed in brackets behind the figure; a month as 2024-03.
    """

    kind: Literal["value", "none"]
    number: Decimal | None = None
    unit: Literal["percent", "gbp"] | None = None
    scale: int = 1
    period: str | None = None


def read_printed_value(text: str) -> PrintedValue:
    """Read a cell of figures.

    Raises:
        ValueError: the cell holds words; the message quotes them.
    """
    plain = " ".join(text.translate(DASHES).split())
    if plain.lower() in _NOTHING:
        return PrintedValue("none")
    brackets = re.fullmatch(r"\(([^()+-]*)\)", plain)
    if brackets and re.fullmatch("(19|20)[0-9]{2}", brackets[1]):
        raise ValueError(f"{text!r} is not a figure, or a year that lost its figure.")
    # Accountants write a figure below zero in brackets.
    match = re.fullmatch(_NUMBER + _PERIOD, f"-{brackets[1]}" if brackets else plain)
    if not match or (match["pound"] and match["percent"]):
        raise ValueError(f"{text!r} is not a figure.")
    return PrintedValue(
        kind="value",
        number=_plain_number(match),
        unit="gbp" if match["pound"] else "percent" if match["percent"] else None,
        scale=SCALES[match["scale"] or ""],
        period=_plain_period(match["period"]),
    )


def read_printed_target(text: str) -> Target | None:
    """Read a target cell; None where it says that there is no target.

    The number of a plain target and the ends of a range are as printed, before any scale.

    Args:
        text: such as "85%", "<560.8", "28%-40%", "Year on year decrease", "MTFS".

    Raises:
        ValueError: the words are not known; the message quotes them.
    """
    plain = " ".join(text.translate(DASHES).split())
    if plain.lower() in _NOTHING:
        return None
    words = _KINDS_IN_WORDS.get(plain.lower())
    if words is not None:
        return Target(words, None, None, None, None, plain)
    bound = re.fullmatch(r"(<=|>=|<|>)\s*" + _NUMBER, plain)
    if bound:
        return Target(_BOUNDS[bound[1]], _plain_number(bound), None, None, None, plain)
    single = re.fullmatch(_NUMBER, plain)
    if single:
        return Target("number", _plain_number(single), None, None, None, plain)
    ends = re.fullmatch(r"£?([0-9.,]+)[%km]?\s*-\s*£?([0-9.,]+)(?:bn|[%km])?", plain)
    if ends:
        low, high = (Decimal(end.replace(",", "")) for end in ends.groups())
        if low <= high:
            return Target("range", None, low, high, None, plain)
    raise ValueError(f"{text!r} is not a target that is known.")


_BOUNDS: dict[str, TargetKind] = {"<": "below", "<=": "at most", ">": "above", ">=": "at least"}
_KINDS_IN_WORDS: dict[str, TargetKind] = {
    "year on year decrease": "decrease",
    "year on year increase": "increase",
    "reduction": "decrease",
    "increase": "increase",
    "top quartile": "top quartile",
    "mtfs": "plan",
    "fair funding": "plan",
}


def _plain_period(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return f"{parse_period(text, 'snapshot').start:%Y-%m}"
    except ValueError:
        return text


def _plain_number(match: re.Match[str]) -> Decimal:
    sign = "-" if match["sign"] == "-" else ""
    return Decimal(sign + match["digits"].replace(",", "") + (match["places"] or ""))

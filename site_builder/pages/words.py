"""The only place that words a number for people; how a place is written, pictures know too.

Figures come in exact and full; they leave rounded half up to the indicator's decimals, with a
minus sign, thousands commas and a space that does not break before the unit.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from site_builder.model import (
    Direction,
    Indicator,
    Observation,
    Place,
    Polarity,
    RowResult,
    Target,
    TargetVerdict,
)
from site_builder.text.ordinal import ordinal as ordinal

NBSP = "\u00a0"
MINUS = "\u2212"
JOINER = "\u2060"
"""Keeps a minus sign and a pound sign on one line."""
SCALES = {"one": Decimal(1), "thousand": Decimal(1000), "million": Decimal(10) ** 6, "billion": Decimal(10) ** 9}
MISSING_WORDS = {
    None: "none",
    "[x]": "not available",
    "[z]": "not applicable",
    "[c]": "confidential",
    "[low]": "rounds to zero",
}
STATUS_WORDS = {"p": "provisional", "r": "revised", "e": "estimated", "b": "break in the series"}
DIRECTION_WORDS: dict[Direction, str] = {
    "improved": "Improved",
    "similar": "Similar",
    "worse": "Worse",
    "higher": "Higher",
    "lower": "Lower",
    "not determinable": "Cannot compare",
}
POLARITY_WORDS: dict[Polarity, str] = {
    "high": "Higher is better",
    "low": "Lower is better",
    "none": "Neither high nor low is better",
}
VERDICT_WORDS: dict[TargetVerdict, str] = {
    "met": "Met",
    "missed": "Missed",
    "better than range": "Better than range",
    "not judged": "Not judged",
    "no target": "No target",
}
QUARTILE_WORDS = {
    "1": "top quarter",
    "2": "second quarter",
    "3": "third quarter",
    "4": "bottom quarter",
    "1-2": "top half",
    "3-4": "bottom half",
}
QUARTILE_SHORT = {"1": "1st", "2": "2nd", "3": "3rd", "4": "4th", "1-2": "1st or 2nd", "3-4": "3rd or 4th"}


def rounded(value: Decimal, decimals: int, whole: int | None = None) -> Decimal:
    """Round half up, with up to six more decimals where it would come out as 0, or as the whole, and is not.

    Args:
        value: exact.
        decimals: places wanted.
        whole: 100 for percentages.
    """
    places = decimals
    while True:
        result = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        lies = (result == 0 and value != 0) or (result == whole and value != whole)
        if not lies or places >= decimals + 6:
            return result
        places += 1


def number(value: Decimal, decimals: int, whole: int | None = None) -> str:
    """A bare number: 1,112 or −0.28."""
    result = rounded(value, decimals, whole)
    return f"{result:,f}".replace("-", MINUS)


def figure(value: Decimal, indicator: Indicator) -> str:
    """A figure with its unit: 43.2%, £21.57 billion, 6.0 per 1,000 people."""
    amount, unit = figure_parts(value, indicator)
    return amount + (NBSP + unit if unit else "")


def amount(value: Decimal, indicator: Indicator) -> str:
    """A figure whose unit stands nearby: 43.2%, £21.57 billion, 6.0."""
    bare, _ = figure_parts(value, indicator)
    return bare + ("" if indicator.scale == "one" else NBSP + indicator.scale)


def figure_parts(value: Decimal, indicator: Indicator) -> tuple[str, str]:
    """A figure as the amount that is compared down a column, and the words of its unit."""
    unit = indicator.unit
    scaled = value / SCALES[indicator.scale]
    size = number(abs(scaled), indicator.decimals, 100 if unit.kind == "percent" else None)
    sign = "" if scaled >= 0 else MINUS + JOINER if unit.prefix else MINUS
    scale = "" if indicator.scale == "one" else indicator.scale
    if unit.suffix == "%":
        return sign + size + "%", scale
    return sign + unit.prefix + size, " ".join(part for part in (scale, unit.suffix) if part)


def observed(observation: Observation | None, indicator: Indicator) -> str:
    """A figure, or the word that says why there is none."""
    if observation is None:
        return "none"
    if observation.value is None:
        return MISSING_WORDS[observation.missing]
    return figure(observation.value, indicator)


def by_how_much(change: Decimal, previous: Decimal, indicator: Indicator) -> str:
    """The size of a change: 1.6 percentage points; £50 (5.8%)."""
    size = abs(change)
    if indicator.unit.kind == "percent":
        points = number(size, indicator.decimals)
        return f"{points}{NBSP}percentage{NBSP}{'point' if points == '1' else 'points'}"
    worded = amount(size, indicator)
    if previous == 0:
        return worded
    share = number(100 * size / abs(previous), 1)
    return f"{worded} ({share}%)"


def movement(result: RowResult) -> str:
    """How the figure moved, in words: 'up 1.6 percentage points'."""
    if result.change is None or result.previous is None or result.previous.value is None:
        return "no comparison"
    if result.change == 0:
        return "no change"
    way = "up" if result.change > 0 else "down"
    return f"{way} {by_how_much(result.change, result.previous.value, result.row.indicator)}"


def arrow(result: RowResult) -> str:
    """Which way the figure itself moved. Whether that is good is for the word beside it."""
    if result.change is None:
        return "–"
    if result.change == 0:
        return "▬"
    return "▲" if result.change > 0 else "▼"


def direction(result: RowResult) -> str:
    """The direction that is shown. A dash in the report is not a statement that nothing can be compared."""
    if result.direction_recorded and result.direction_shown == "not determinable" and result.change is not None:
        return "Not judged"
    return DIRECTION_WORDS[result.direction_shown]


def arrow_words(result: RowResult) -> str:
    """The arrow for those who do not see it."""
    return {"▲": "figure rose", "▼": "figure fell", "▬": "figure unchanged"}.get(arrow(result), "no comparison")


def target(value: Target, indicator: Indicator) -> str:
    """A target as its kind says."""
    if value.kind == "plan":
        return value.text or "a plan"
    if value.kind == "top quartile":
        return "top quarter"
    if value.kind in ("decrease", "increase"):
        return "lower than before" if value.kind == "decrease" else "higher than before"
    if value.kind == "range" and value.low is not None and value.high is not None:
        return f"{target_figure(value.low, indicator)} to {target_figure(value.high, indicator)}"
    if value.value is None:
        raise ValueError(f"a target of kind {value.kind} has a number")
    before = {"below": "under ", "at most": "at most ", "above": "over ", "at least": "at least "}.get(value.kind, "")
    return before + target_figure(value.value, indicator)


def target_figure(value: Decimal, indicator: Indicator) -> str:
    """The number of a target: only the decimals that it was set with, since nobody measured it."""
    scaled = (value / SCALES[indicator.scale]).normalize()
    exponent = scaled.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    unit = indicator.unit
    sign = "" if value >= 0 else MINUS + JOINER if unit.prefix else MINUS
    size = f"{abs(scaled):,.{places}f}"
    scale = "" if indicator.scale == "one" else f"{NBSP}{indicator.scale}"
    if unit.suffix == "%":
        return f"{sign}{size}%"
    return f"{sign}{unit.prefix}{size}{scale}"


def capital(text: str) -> str:
    """A sentence begins with a capital letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """A unit within a sentence; letters such as MWh stay as they are."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def count(how_many: int, one: str, many: str | None = None) -> str:
    """An amount with its noun: 1 indicator, 23 indicators."""
    return f"{how_many:,}{NBSP}{one if how_many == 1 else many or one + 's'}"


def place_alone(value: Place) -> str:
    """A place where it stands nearby out of how many: joint 4th."""
    return f"{'joint ' if value.joint else ''}{ordinal(value.first)}"


def place(value: Place) -> str:
    """A place among others: 3rd of 31; joint 4th of 31, where several stand on it."""
    return f"{place_alone(value)} of {value.of:,}"


def money_in_millions(value: Decimal, decimals: int = 1) -> str:
    """Money of a year, exact: £329.9 million."""
    sign = MINUS + JOINER if value < 0 else ""
    return f"{sign}£{number(abs(value) / SCALES['million'], decimals)}{NBSP}million"


def plain(text: str) -> str:
    """Words for a file that programs read: an ordinary minus and ordinary spaces."""
    return text.replace(JOINER, "").replace(MINUS, "-").replace(NBSP, " ")


def listed(parts: list[str]) -> str:
    """Parts of a sentence joined with commas and a last 'and'."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"

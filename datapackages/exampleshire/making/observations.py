"""Rows of observations: who reports what, when it came out, what is missing, and what was revised."""

from __future__ import annotations

from collections.abc import Iterator

from making.chance import normal, order_by_chance
from making.figures import PER, Figure, figure, steps
from making.money import amount
from making.places import BY_CODE, OWN, PLACES
from making.tables import Row, by_key
from making.years import FIRST, LAST, Span, quarter_text, span_of

COLUMNS = "indicator area period as_of value lower upper numerator denominator status note"
QUARTERLY = "calls-in-two-minutes"
_FIGURES, _INDICATORS = by_key("figures", "indicator"), by_key("indicators", "indicator")
_FEW = 15
_WITHOUT_MUSEUMS = 8
_SMALL = 200_000
_REVISED_FROM = 2021
_NOT_COLLECTED = "Not collected that year."
_NEW_RULES = "Counted by new rules, so it does not follow on from earlier figures."


def observations() -> Iterator[dict[str, object]]:
    """All rows, indicator by indicator in the order of their table, then year by year."""
    for indicator in _INDICATORS:
        if indicator == QUARTERLY:
            yield from _quarters()
            continue
        for year in years_of(indicator):
            for place in PLACES:
                yield from _rows(indicator, place.area, year)


def years_of(indicator: str) -> list[int]:
    """The years of the editions for which an indicator has figures: one before it is first ranked, too."""
    how = _FIGURES.get(indicator)
    if how is None:
        return list(range(FIRST, LAST + 1))
    if how["waves"]:
        return [int(year) for year in how["waves"].split()]
    return list(range(max(FIRST, int(how["first"]) - 1), int(how["last"]) + 1))


def period(indicator: str, year: int) -> Span:
    """The period of an indicator in the edition of a year."""
    how = _FIGURES.get(indicator, {})
    return span_of(_INDICATORS[indicator]["period"], year - int(how.get("lag", 0)), int(how.get("published", 11)))


def _rows(indicator: str, area: str, year: int) -> Iterator[dict[str, object]]:
    span, how = period(indicator, year), _FIGURES.get(indicator)
    if not BY_CODE[area].lived(span):
        return
    row = {"indicator": indicator, "area": area, "period": span.text}
    if how is None:
        yield row | {"as_of": f"{year + 1}-06", "value": amount(indicator, area, year)}
        return
    row["as_of"] = f"{year + 1}-{int(how['published']):02d}"
    if steps(indicator).get(year) == "x":
        yield row | {"value": "[x]", "note": _NOT_COLLECTED}
    elif _hidden(how, area):
        yield row | {"value": "[z]" if "not-applicable" in how["marks"] else "[c]"}
    elif area in reporting(indicator, year):
        yield from _figures(row, how, figure(indicator, area, year), year)


def _hidden(how: Row, area: str) -> bool:
    """Whether an area has no such thing, or so little of it that it is never published."""
    if "not-applicable" in how["marks"]:
        return area != OWN and area in order_by_chance(list(BY_CODE), "museums")[:_WITHOUT_MUSEUMS]
    return "confidential" in how["marks"] and 0 < BY_CODE[area].residents < _SMALL


def reporting(indicator: str, year: int) -> set[str]:
    """The areas that take part. The own area always does."""
    how = _FIGURES[indicator]
    wanted = _FEW if f"few-{year}" in how["marks"] else int(how["reporting"] or 99)
    # Surveys of one kind are taken part in together.
    same = how["like"] or indicator
    others = order_by_chance([area for area in BY_CODE if area != OWN], "reporting", same)
    # Those that are there in the year count, so that the number is the same before and after a merger.
    there = [area for area in others if BY_CODE[area].lived(period(indicator, year))]
    return {OWN, *there[: wanted - 1]}


def _figures(row: dict[str, str], how: Row, of: Figure, year: int) -> Iterator[dict[str, object]]:
    (lower, upper), (numerator, denominator) = of.limits, of.counts
    full = row | {
        "value": of.value,
        "lower": lower,
        "upper": upper,
        "numerator": numerator,
        "denominator": denominator,
    }
    if f"break-{year}" in how["marks"] and of.value[:1] != "[":
        yield full | {"status": "b", "note": _NEW_RULES if row["area"] == OWN else ""}
    elif "provisional" in how["marks"] and year >= _REVISED_FROM and of.value[:1] != "[":
        yield _provisional(full)
        if year < LAST:
            yield full | {"as_of": f"{year + 2}-03", "status": "r"}
    else:
        yield full


def _provisional(row: dict[str, str]) -> dict[str, str]:
    """The first figure that came out for a period: a little off the final one."""
    off = 1 + 0.012 * normal("provisional", row["indicator"], row["area"], row["period"])
    decimals = len(row["value"].partition(".")[2])
    if not row["numerator"]:
        value = float(row["value"]) * off if float(row["value"]) < 90 else float(row["value"]) - abs(off - 1) * 12
        return row | {"value": f"{value:.{decimals}f}", "status": "p"}
    count, out_of = round(float(row["numerator"]) * off), float(row["denominator"])
    value = PER[_INDICATORS[row["indicator"]]["unit"]] * count / out_of
    return row | {"value": f"{value:.{decimals}f}", "numerator": str(count), "status": "p"}


def _quarters() -> Iterator[dict[str, object]]:
    """One indicator of the own area alone, by quarter, with one quarter that stands out."""
    for year in range(FIRST, LAST + 1):
        for number in range(1, 5):
            value = 79 + 0.12 * (year - FIRST) + 2.6 * normal(QUARTERLY, year, number) - (1.5 if number == 4 else 0)
            if (year, number) == (2020, 1):
                value -= 19
            row = {"indicator": QUARTERLY, "area": OWN, "period": quarter_text(year, number)}
            # A year's quarters come out together, so that no edition has one of the year after it.
            yield row | {"as_of": f"{year + 1}-06", "value": f"{value:.1f}"}

"""A direction that is recorded is the one that the figures have, or its reason says why it is another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.reported import Reported, texts_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

CLEAR_SHARE, CLEAR_POINTS = 0.10, 2
"""A change that nobody would call similar: this share of the figure before, and of percentages so many points."""
_EXPLAINS = re.compile(
    r"\b(although|though|because|but|despite|since|instead|while|whereas|earlier|before|differ\w*|rounded|rounding"
    r"|survey|chang\w+|statistical\w*|confidence|chance|revised|not|no|without|another|only|read as)\b",
    re.IGNORECASE,
)
"""Words of a reason that says more than where the judgement is printed."""


def directions_unlike_their_figures(package: Package) -> Iterator[Fault]:
    """Find recorded directions that the two figures contradict."""
    for row, reported in texts_of(package, "assessments", ("kind", "value", "basis", "reason")):
        if row.texts["kind"] != "direction" or explains(row.texts["basis"], row.texts["reason"]):
            continue
        problem = _contradiction(row.texts["value"], reported)
        if problem and _contradiction(row.texts["value"], reported.in_full()):
            yield row.fault(
                "value",
                problem,
                "Correct the direction, the polarity or a figure; where all are as printed, say so in the reason, and "
                "why they differ.",
            )


def explains(basis: str, reason: str) -> bool:
    """Whether somebody decided, or the reason says more than where a judgement stands."""
    return basis == "officer" or _EXPLAINS.search(reason) is not None


def _contradiction(value: str, reported: Reported) -> str | None:
    said, polarity, movement = echo(value), reported.polarity, reported.movement
    if movement is None:
        judged = bool(reported.series) and value in ("improved", "worse", "similar")
        return f"The direction is {said}, but {_why_not(reported)}." if judged else None
    figures = reported.figures_in_words()
    if value == "not determinable":
        return f"The direction is {said}, but there are two figures that can be compared: {figures}."
    if value == "similar":
        return f"The direction is {said}, but the figure went {figures}." if is_clear(reported) else None
    if polarity not in ("high", "low") or value not in ("improved", "worse"):
        return None
    if movement == "no change":
        return f"The direction is {said}, but the figure did not change: {figures}."
    better = (movement == "rise") == (polarity == "high")
    if better == (value == "improved"):
        return None
    return f"The direction is {said}, but the figure went {figures}, and {polarity} is good."


def _why_not(reported: Reported) -> str:
    if len(reported.series) > 1 and reported.series[-1].broken:
        return "the series breaks before the latest figure"
    return "there are no two figures that can be compared"


def is_clear(reported: Reported) -> bool:
    """Whether two figures that can be compared differ by more than anybody would call similar."""
    assert reported.pair is not None
    previous, current = reported.pair
    change = abs(current.value - previous.value)
    points = CLEAR_POINTS if reported.unit_kind == "percent" else 0
    return change > CLEAR_SHARE * abs(previous.value) and change > points


CHECK = Check(
    code="W420",
    title="A recorded direction fits the figures",
    explanation="A direction that is recorded as printed is shown before the computed one. Where it says improved and "
    "the figure went the bad way, where the figure did not change at all, where it says similar although the change is "
    "clear, or where there are no two figures to compare, one of the direction, the polarity and the figures is "
    "probably mistyped. An officer's decision is left alone, and so is a reason that says why they differ.",
    remedy="Compare with the report. Correct the direction, the polarity or the figure; or say in the reason why "
    "they differ.",
    example_wrong="direction improved, polarity high, figures 45.1 and 44.0, reason: Printed in the report.",
    example_right="direction worse, polarity high, figures 45.1 and 44.0",
    rule=directions_unlike_their_figures,
)

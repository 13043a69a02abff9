"""The own indicators by quarter under each rule that cuts quarters, and which of them move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.model import QuarterRule, QuarterRuleName
from site_builder.pages import words
from site_builder.pages.comparison.compared import Compared

RULES: dict[QuarterRuleName, str] = {
    "rounded up": "By the place, rounded up",
    "from the last": "By the place, counted from the last",
    "cut points": "By cut points of the figures",
}


@dataclass(frozen=True)
class RuleLine:
    """A rule: indicators in the four quarters, without one, and in all; and how many stand elsewhere than by ours."""

    title: str
    ours: bool
    counts: tuple[int, ...]
    moved: int


@dataclass(frozen=True)
class RuleMove:
    """An indicator whose quarter is not the same by every rule; `quarters` are in the order of the rules."""

    title: str
    path: str | None
    place: str
    quarters: tuple[str, ...]


def rule_lines(rules: Sequence[QuarterRule], area: str, indicators: int) -> list[RuleLine]:
    """A line for each rule, ours first.

    Args:
        rules: as worked out.
        area: the own one.
        indicators: how many the edition has.
    """
    lines = []
    for rule in rules:
        counts = rule.counts[area]
        quarters = (counts.first, counts.second, counts.third, counts.fourth)
        lines.append(RuleLine(RULES[rule.rule], rule.ours, (*quarters, counts.none, indicators), len(rule.moved[area])))
    return lines


def rule_moves(compared: Compared, rules: Sequence[QuarterRule]) -> Iterator[RuleMove]:
    """The own indicators whose quarter hangs on the rule, in the order of the data."""
    own = compared.own.area
    for each in compared.edition.indicators:
        figure, name = compared.figure(each), each.row.indicator.indicator
        if figure and figure.quartile and any(name in rule.moved[own] for rule in rules):
            quarters = [rule.moved[own].get(name, figure.quartile) for rule in rules]
            yield RuleMove(
                title=each.row.indicator.title,
                path=compared.indicator_path(name),
                place=words.place(figure.place),
                quarters=tuple(words.QUARTILE_SHORT[str(quarter)] for quarter in quarters),
            )

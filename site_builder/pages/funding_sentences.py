"""Sentences on funding: what the amounts per resident say, and what they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from site_builder.model import Area, Assessment, FundingComparison, FundingLine, FundingResult, Group, Place
from site_builder.pages import period_words, words

MILLION = words.SCALES["million"]
PLUS = f"+{words.JOINER}"
SYNONYMS = (
    "money",
    "funding",
    "council funding",
    "funding per person",
    "funding gap",
    "fair funding",
    "core spending power",
    "government grant",
    "lowest funded",
    "per head",
    "per resident",
    "council tax",
    "council tax money",
    "grant",
    "how much money per person",
    "money per person",
    "is it fair",
    "how much money does the council get",
    "unfair",
    "underfunded",
    "budget",
    "league table",
)
"""Everyday words that search finds the page by."""
NO_WORD_OF_NEED = (
    "How much money there is for each resident does not say how much is needed. In one area more people may be old, "
    "ill or poor than in another, roads may be longer, and wages higher. It does not say either how well the "
    "money is spent, nor what a fair amount would be."
)
NO_WORD_OF_OTHER_BODIES = (
    "The report does not say whether the amounts include money of district councils or fire services in an area, "
    "so amounts of different types of authority may not pay for the same services."
)


def title(area: Area, funding: Sequence[FundingResult]) -> str:
    """The page's name, with the year where all comparisons are of the same one."""
    years = {period_words.in_period(result.comparison.period) for result in funding}
    year = f" {years.pop()}" if len(years) == 1 else ""
    return f"Funding for each resident{year}: {area.name} beside others"


def not_told(comparison: FundingComparison) -> str:
    """What the amounts do not say. A definition of the report itself may say whose money is counted."""
    if comparison.indicator.definition and comparison.indicator.definition_by == "source":
        return NO_WORD_OF_NEED
    return f"{NO_WORD_OF_NEED} {NO_WORD_OF_OTHER_BODIES}"


def lead(result: FundingResult) -> str:
    """The amount, the year, and the places of the own area."""
    comparison, own = result.comparison, result.own
    places = []
    if own.place_among_peers and comparison.peer_group:
        places.append(standing(own.place_among_peers, comparison.peer_group))
    places.append(standing(own.place, comparison.group))
    return (
        f"{own.area.name} had {amount(own.amount, comparison)} of {money_of(comparison)} for each resident "
        f"{period_words.in_period(comparison.period)}: {words.listed(places)}."
    )


def money_of(comparison: FundingComparison) -> str:
    """What money it is. The noun says 'per resident' too, which the sentence says in its own way."""
    return re.split(r",? (?:per|for each|for every) ", comparison.indicator.noun)[0]


def amount(value: Decimal, comparison: FundingComparison) -> str:
    """An amount per resident."""
    return words.amount(value, comparison.indicator)


def standing(place: Place, group: Group) -> str:
    """A place in words: the lowest of the 27 county councils; 147th of 150 authorities."""
    members = f"{place.of:,} {short_title(group, place.of)}"
    joint = "joint " if place.joint else ""
    if place.first == 1 and place.last == place.of:
        return f"the same as all of the {members}" if place.joint else "the only one that is compared"
    if place.last == place.of:
        return f"the {joint}lowest of the {members}"
    if place.first == 1:
        return f"the {joint}highest of the {members}"
    return f"{words.place(place)} {short_title(group, place.of)}"


def short_title(group: Group, members: int) -> str:
    """The group's word. Where it brings its number along, the number is not said twice."""
    return group.short_title.removeprefix(f"{members} ")


def others(result: FundingResult) -> str:
    """How many had more, as much, and less."""
    above, below = result.own.place.first - 1, result.own.place.of - result.own.place.last
    same = result.own.place.last - result.own.place.first
    parts = [f"{above} had more", *([f"{same} had as much"] if same else []), f"{below} had less"]
    return f"Of the {words.count(len(result.lines) - 1, 'other')}, {words.listed(parts)}"


def signed(value: Decimal, comparison: FundingComparison) -> str:
    """A difference per resident with its sign."""
    return (PLUS if value > 0 else "") + amount(value, comparison)


def signed_millions(value: Decimal) -> str:
    """Money of a year with its sign."""
    return (PLUS if value > 0 else "") + words.money_in_millions(value)


def printed(line: FundingLine, comparison: FundingComparison) -> str:
    """What a report prints beside an amount, and whether that is not what is worked out here."""
    if line.printed is None:
        return ""
    difference, money = line.printed.difference, line.printed.additional
    parts = []
    if difference is not None:
        parts.append(amount(difference, comparison))
    if money is not None:
        # With a decimal only where the report prints one.
        parts.append(words.money_in_millions(money, 0 if money % MILLION == 0 else 1))
    if not parts:
        return ""
    mark = "" if not line.differs else " (rounding)" if line.rounding_explains else " (differs)"
    return words.listed(parts) + mark


def residents(result: FundingResult) -> str:
    """How many residents were counted with, and which numbers the printed figures agree with."""
    observation = result.comparison.population
    if observation is None or observation.value is None:
        return "The number of residents is not known here, so that no money of a year is worked out."
    how = ", an estimate" if "e" in observation.status else ""
    said = f"The money of a year is worked out with {words.number(observation.value, 0)} residents{how}"
    if result.population_range:
        low = result.population_range[0].to_integral_value(ROUND_CEILING)
        high = result.population_range[1].to_integral_value(ROUND_FLOOR)
        if low <= high:
            agreeing = f"between {words.number(low, 0)} and {words.number(high, 0)} residents"
            outside = "" if low <= observation.value <= high else ", and this number is not one of these"
            return f"{said}: all printed pairs agree with {agreeing}{outside}."
    elif any(line.printed for line in result.lines):
        said = f"{said}; no number of residents agrees with all printed pairs"
    # A note may say once more what the range has said.
    return f"{said}.{' ' + observation.note if observation.note else ''}"


def quarter(assessment: Assessment) -> str:
    """A quarter within a column that is called so, with its period: bottom, 2024/25."""
    said = words.QUARTILE_WORDS[assessment.value].removesuffix(" quarter")
    return f"{said}, {assessment.period}" if assessment.period else said


def rounding(result: FundingResult) -> str:
    """In how many lines a printed figure is not ours, and why. Empty where nothing is printed."""
    printed = [line for line in result.lines if line.printed]
    if not printed:
        return ""
    differing = [line for line in printed if line.differs]
    if not differing:
        return f"All {len(printed)} printed pairs are those that are worked out here."
    explained = sum(1 for line in differing if line.rounding_explains)
    said = (
        f"In {len(differing)} of {len(printed)} rows a printed figure is not the one that is worked out here. "
        "The amounts were rounded before they were printed, so that a difference worked out from them can be off by 1, "
        "and the money by as much for each resident."
    )
    if explained == len(differing):
        return f"{said} That explains {'it' if explained == 1 else f'all {explained}'}. These are marked “rounding”."
    rest = len(differing) - explained
    return (
        f"{said} That explains {explained} of them, marked “rounding”. "
        f"It does not explain the other {'one' if rest == 1 else rest}, marked “differs”."
    )

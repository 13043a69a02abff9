"""The cost effectiveness index in words: always "on this index", with how firm it is, and step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from site_builder.model import Amounts, CostEffectivenessLine, PlaceRange
from site_builder.pages import period_words, words
from site_builder.pages.comparison import firmness
from site_builder.pages.comparison.compared import Compared

DECIMALS = 3
"""Of the index, its halves, and the averages that it is worked out from."""
WARNINGS = (
    (
        "Half of it is simply having little money. The area with the least money for each resident always has an input "
        "of 1. So its index is at least one half, whatever its services are like."
    ),
    "Funding is what a council may spend. It is not what a service costs.",
    "Need is not in it. Areas differ in age, health, income and distance.",
    (
        "Chance alone can do much. In a simulation, the results of 32 councils have nothing to do with their money. "
        "Then the least funded one comes first on this index 30% of the time, where blind chance would be 3%. "
        "It is among the first five nearly three times in four."
    ),
)


def warnings(compared: Compared, funding: Amounts) -> tuple[str, ...]:
    """What to keep in mind: what holds for every index, and how old this one's funding is."""
    publication = compared.result.publication
    age = (
        f"The funding is that of {period_words.period(funding.period)}. The places are those of {publication.edition}."
    )
    return (*WARNINGS, age)


def share(value: Fraction) -> str:
    """A number between 0 and 1; shown as 0 or 1 only where it is exactly that."""
    return words.number(Decimal(value.numerator) / value.denominator, DECIMALS, 1)


def average(value: Fraction) -> str:
    """An average of places."""
    return words.number(Decimal(value.numerator) / value.denominator, DECIMALS)


def lead(compared: Compared, line: CostEffectivenessLine) -> str:
    """The place with what the index is half of."""
    return (
        f"On this index, {compared.own.name} is {words.place(line.place)} {compared.group}. "
        "Half of the index is simply having little money."
    )


def halves(compared: Compared, line: CostEffectivenessLine) -> str:
    """How much of the index comes from each half."""
    said = (
        f"Of its index of {share(line.index)}, {share(line.input / 2)} comes from having little money, "
        f"and {share(line.output / 2)} from its places."
    )
    if line.input in (0, 1):
        way = "less" if line.input else "more"
        said += f" No area here has {way} money for each resident, and its input is {line.input} for that alone."
    return said


def all_places(line: CostEffectivenessLine) -> PlaceRange:
    """From the best to the worst place, by the index and all other ways."""
    left_out = line.leaving_one_out
    places = [line.place.first, line.by_z_scores, line.by_ranks]
    places += [line.by_min_max] if line.by_min_max is not None else []
    places += [left_out.best, left_out.worst] if left_out else []
    return PlaceRange(min(places), max(places))


def robust(line: CostEffectivenessLine) -> str:
    """Worked out in other ways: 2nd to 5th, with each of them."""
    found = all_places(line)
    ways = [f"{words.ordinal(line.by_z_scores)} by z-scores", f"{words.ordinal(line.by_ranks)} by places"]
    if line.by_min_max is not None:
        ways.append(f"{words.ordinal(line.by_min_max)} by min-max")
    if line.leaving_one_out:
        ways.append(f"{firmness.range_words(line.leaving_one_out)} with each other area left out in turn")
    if found.best == found.worst:
        said = f"Worked out in other ways, it is {words.ordinal(found.best)} too"
    else:
        said = f"Worked out in other ways, its place is {firmness.range_words(found)}"
    little = ", so it says little" if firmness.LITTLE * (found.worst - found.best) > line.place.of else ""
    return f"{said}{little}: {words.listed(ways)}."


def steps(
    compared: Compared, funding: Amounts, lines: Sequence[CostEffectivenessLine], own: CostEffectivenessLine
) -> Iterator[str]:
    """How the own index was worked out, with its figures."""
    least, most = min(lines, key=lambda line: line.funding), max(lines, key=lambda line: line.funding)
    best, worst = min(lines, key=lambda line: line.average), max(lines, key=lambda line: line.average)
    name = compared.names

    def money(line: CostEffectivenessLine) -> str:
        return words.amount(line.funding, funding.indicator)

    yield (
        f"Input. {compared.own.name} has {money(own)} for each resident ({period_words.period(funding.period)}). "
        f"The least is {money(least)} ({name[least.area]}), the most {money(most)} ({name[most.area]}). "
        f"({money(most)} − {money(own)}) / ({money(most)} − {money(least)}) = {share(own.input)}."
    )
    yield (
        f"Output. Its average place on the indicators of the core themes is {average(own.average)}. "
        f"The best average is {average(best.average)} ({name[best.area]}), the worst {average(worst.average)} "
        f"({name[worst.area]}). ({average(worst.average)} − {average(own.average)}) / "
        f"({average(worst.average)} − {average(best.average)}) = {share(own.output)}."
    )
    yield f"Index. ({share(own.input)} + {share(own.output)}) / 2 = {share(own.index)}."
    higher, same = own.place.first - 1, own.place.last - own.place.first
    equal = f", and {words.count(same, 'other area')} the same" if same else ""
    has = "has" if higher == 1 else "have"
    yield (
        f"Place. {words.capital(words.count(higher, 'area')) if higher else 'No area'} {has if higher else 'has'} a "
        f"higher index{equal}, so the place is {words.place(own.place)}."
    )


def why_no_index(compared: Compared) -> str:
    """Why nobody has an index although some funding is known."""
    funding, core = compared.edition.funding, compared.scope("core")
    placed = core.standing.placed if core else ()
    known = [line for line in placed if funding and line.area in funding.values]
    if not placed:
        return "no area can be placed in the core themes"
    if not known:
        return "the funding of none of the placed areas is known"
    if len({line.average for line in known}) == 1:
        return "all areas have the same average, so there is no better and no worse"
    return "all areas have the same funding, so there is no more and no less"


def why_not_own(compared: Compared, area: str) -> str:
    """Why one area has no index although others have."""
    funding, core = compared.edition.funding, compared.scope("core")
    if core is None or funding is None or area not in funding.values:
        return "its funding is not known"
    return f"in the core themes it is {words.uncapital(firmness.placed(compared, core, area))}"

"""What the own council would have more, or less, with the funding for each resident of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from site_builder.model import Amounts
from site_builder.pages import addresses, period_words, words
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.funding_sentences import PLUS, signed_millions

FEW = 3
"""Areas that share the highest or the lowest amount are named up to this number."""


@dataclass(frozen=True)
class Gap:
    """An amount of others beside the own one.

    Attributes:
        who: an area, or what amount it is.
        path: of the area's page; None where it is no single area.
        money: of a year; empty where that is not worked out.
    """

    who: str
    path: str | None
    amount: str
    difference: str
    money: str


@dataclass(frozen=True)
class FundingGaps:
    """The gaps with their sentences.

    Attributes:
        sentences: with the funding of the best funded and of the middle.
        why_no_money: why no money of a year is worked out; None where it is.
        named: the best funded, the middle, the least funded. others: all others, the best funded first.
    """

    sentences: tuple[str, ...]
    why_no_money: str | None
    period: str
    own_amount: str
    named: tuple[Gap, ...]
    others: tuple[Gap, ...]


@dataclass(frozen=True)
class _Step:
    """From the own amount to another one, exact."""

    difference: Decimal
    money: Decimal | None


@dataclass(frozen=True)
class _Mark:
    """An amount that stands out: its words in the table, the same within a sentence, and the step to it."""

    who: str
    phrase: str
    step: _Step


def funding_gaps(compared: Compared) -> FundingGaps | None:
    """The gaps of the own council; None where its funding is not known, or nobody else's is."""
    funding, own = compared.edition.funding, compared.own.area
    gaps = [gap for gap in compared.edition.gaps if gap.own == own]
    if funding is None or own not in funding.values or not gaps:
        return None
    steps = {gap.other: _Step(gap.difference, gap.additional) for gap in gaps}
    with_money = all(step.money is not None for step in steps.values())
    marks = list(_marks(compared, steps, with_money))
    others = sorted(steps, key=lambda code: (-steps[code].difference, compared.names[code]))
    return FundingGaps(
        sentences=tuple(_sentences(compared, funding, steps, marks)),
        why_no_money=None if with_money else _why_no_money(compared, funding),
        period=period_words.period(funding.period),
        own_amount=words.amount(funding.values[own], funding.indicator),
        named=tuple(_gap(funding, own, mark.who, None, mark.step) for mark in marks),
        others=tuple(_gap(funding, own, compared.names[code], _path(compared, code), steps[code]) for code in others),
    )


def _marks(compared: Compared, steps: Mapping[str, _Step], with_money: bool) -> Iterator[_Mark]:
    """The best funded, the middle, the least funded; the own area is none of them."""
    differences = [Decimal(0), *(step.difference for step in steps.values())]
    # Money is a difference times the own residents, so the median of one is that of the other.
    money = [Decimal(0), *(step.money for step in steps.values() if step.money is not None)]
    most, least = max(differences), min(differences)
    yield from _end(compared, steps, most, "best funded")
    all_areas = f"all {len(differences)} {compared.group}"
    middle = _Step(median(differences), median(money) if with_money else None)
    yield _Mark(f"the median of {all_areas}", f"the median funding of {all_areas}", middle)
    if least != most:
        yield from _end(compared, steps, least, "least funded")


def _end(compared: Compared, steps: Mapping[str, _Step], end: Decimal, name: str) -> Iterator[_Mark]:
    there = [code for code, step in steps.items() if step.difference == end]
    if len(there) > FEW:
        areas = f"the {len(there)} {name} areas"
        yield _Mark(areas, f"the funding of {areas}", steps[there[0]])
    elif there:
        names = words.listed([compared.names[code] for code in there])
        yield _Mark(f"{names}, the {name}", f"the funding of {names}, the {name}", steps[there[0]])


def _sentences(compared: Compared, funding: Amounts, steps: Mapping[str, _Step], marks: list[_Mark]) -> Iterator[str]:
    if all(step.difference <= 0 for step in steps.values()):
        yield f"No other area has more money for each resident than {compared.own.name}."
    for mark in marks:
        if mark.step.difference:
            yield _sentence(compared, funding, mark)


def _sentence(compared: Compared, funding: Amounts, mark: _Mark) -> str:
    """With the funding of Brook, the best funded: £265 more for each resident, £180.2 million a year more."""
    step = mark.step
    way = "more" if step.difference > 0 else "less"
    said = f"With {mark.phrase}, {compared.own.name} would have"
    size = words.amount(abs(step.difference), funding.indicator)
    if step.money is None:
        return f"{said} {size} {way} for each resident."
    return f"{said} {words.money_in_millions(abs(step.money))} a year {way}: {size} for each resident."


def _why_no_money(compared: Compared, funding: Amounts) -> str:
    residents = compared.edition.residents
    if residents is None or compared.own.area not in residents.values:
        return "What that comes to in a year is not worked out, because the number of residents is not known."
    return (
        "What that comes to in a year is not worked out, because the two are of different times: the funding is for "
        f"{period_words.period(funding.period)}, the number of residents for {period_words.period(residents.period)}."
    )


def _gap(funding: Amounts, own: str, who: str, path: str | None, step: _Step) -> Gap:
    return Gap(
        who=who if path else words.capital(who),
        path=path,
        amount=words.amount(funding.values[own] + step.difference, funding.indicator),
        difference=(PLUS if step.difference > 0 else "") + words.amount(step.difference, funding.indicator),
        money=signed_millions(step.money) if step.money is not None else "",
    )


def _path(compared: Compared, code: str) -> str:
    area = next(area for area in compared.areas if area.area == code)
    return addresses.compared_council(compared.result.publication, area)

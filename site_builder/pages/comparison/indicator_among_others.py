"""An indicator among comparable areas: what its page says of places, over the years, and how they were worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from site_builder.charts.figure import Figure
from site_builder.model import IndicatorResult, Observation, Period
from site_builder.pages import addresses, period_words, words
from site_builder.pages.comparison import firmness
from site_builder.pages.comparison.bars import Bar, draw_bars
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.comparison.over_time import Picture, compared_years, over_time
from site_builder.pages.comparison.strip import Strip, draw_strip


@dataclass(frozen=True)
class AreaLine:
    """An area in the table of all."""

    name: str
    path: str | None
    own: bool
    figure: str
    bar: Bar | None
    place: str
    quarter: str
    status: str


@dataclass(frozen=True)
class YearLine:
    """An edition in the table of places over the years."""

    edition: str
    period: str
    figure: str
    place: str
    median: str


@dataclass(frozen=True)
class AmongOthers:
    """All that an indicator's page says of the comparison.

    Attributes:
        unit: in words, for the captions.
        ranked: whether anybody has a place; otherwise the table of areas has no columns for one.
        years_ranked: the same of the table of editions.
        how: the heading of the steps.
    """

    sentence: str
    notes: tuple[str, ...]
    theme: str
    theme_path: str
    strip: Strip | None
    over_time: Picture | None
    areas: tuple[AreaLine, ...]
    years: tuple[YearLine, ...]
    steps: tuple[str, ...]
    group: str
    period: str
    order: str
    unit: str
    ranked: bool
    years_ranked: bool
    how: str

    def pictures(self) -> dict[str, Figure]:
        return {self.over_time.path: self.over_time.figure} if self.over_time else {}


def among_others(compared: Compared, name: str, page: str) -> AmongOthers | None:
    """What is said of an indicator; None where the comparison does not have it.

    Args:
        compared: the council's edition in its comparison.
        name: id of the indicator.
        page: path of the indicator's page.
    """
    result = next((each for each in compared.edition.indicators if each.row.indicator.indicator == name), None)
    if result is None or result.period is None:
        return None
    scope = next(scope for scope in compared.themes if scope.theme == result.row.theme)
    years = list(compared_years(compared, name))
    placed = compared.figure(result) is not None
    return AmongOthers(
        sentence=place_sentence(compared, result),
        notes=tuple(_notes(compared, result)),
        theme=scope.theme.title,
        theme_path=compared.theme_path(scope),
        strip=draw_strip(result, compared.own.area),
        over_time=over_time(compared, name, page),
        areas=tuple(_areas(compared, result)),
        years=tuple(_years(compared, years)),
        steps=tuple(_steps(compared, result)),
        group=compared.group,
        period=period_words.period(result.period),
        order=_order(result),
        unit=_unit(result),
        ranked=result.ranking.ranked,
        years_ranked=any(each.ranking.ranked for _, each, _ in years),
        how="How this place was worked out" if placed else "Why there is no place",
    )


def place_sentence(compared: Compared, result: IndicatorResult) -> str:
    """4th of 31 counties, in the top quarter; or why there is no place."""
    own, figure = compared.own, compared.figure(result)
    if figure is None:
        why = firmness.why_not_ranked(result, own.area)
        return f"{own.name} has no place on this among {len(compared.areas)} {compared.group}: {why}."
    said = f"{own.name} is {words.place(figure.place)} {compared.group}"
    if figure.quartile is None:
        return f"{said}."
    shared = figure.quartile != figure.quartile_if_last_of_tie
    quarter = words.QUARTILE_WORDS[str(figure.quartile)]
    return f"{said}, in the {quarter}{', which equal figures share with a lower one' if shared else ''}."


def _order(result: IndicatorResult) -> str:
    order = "the highest first" if result.row.polarity == "none" else "the best first"
    return f"{order}{_unit(result)}, {result.ranking.valued} with a figure"


def _unit(result: IndicatorResult) -> str:
    """A unit in words, to be said once for a table and not in every cell; nothing where it is a sign."""
    unit = result.row.indicator.unit
    return f", {words.uncapital(unit.title)}" if unit.suffix and unit.suffix != "%" else ""


def _bare(observation: Observation | None, result: IndicatorResult) -> str:
    """A figure whose unit stands above its column, or the word that says why there is none."""
    if observation is None or observation.value is None:
        return words.observed(observation, result.row.indicator)
    return words.amount(observation.value, result.row.indicator)


def _amount(value: Fraction, result: IndicatorResult) -> str:
    """An exact figure that was worked out, without its unit."""
    return words.amount(Decimal(value.numerator) / Decimal(value.denominator), result.row.indicator)


def _notes(compared: Compared, result: IndicatorResult) -> Iterator[str]:
    if found := firmness.chance_range(result, compared.own.area):
        yield f"By chance in the figures alone, the place could be {firmness.range_words(found)}."
    elif compared.figure(result):
        yield "How firm that is cannot be told: not every figure has a margin of error, or the counts behind it."
    if close := firmness.close_together(result, compared.group):
        yield f"{close}."
    if result.older:
        yield "These figures are older than three years."
    missing = len(compared.areas) - result.ranking.valued
    if missing and result.ranking.valued:
        has = "has" if missing == 1 else "have"
        place = ", and no place" if result.ranking.ranked else ""
        yield f"{missing} of {words.count(len(compared.areas), 'area')} {has} no figure{place}."


def _areas(compared: Compared, result: IndicatorResult) -> Iterator[AreaLine]:
    figures = result.ranking.figures
    low_is_good = result.row.polarity == "low"

    def key(code: str) -> tuple[int, float, str]:
        observation = result.observations.get(code)
        if code in figures:
            return 0, figures[code].place.first, compared.names[code]
        if observation is None or observation.value is None:
            return 2, 0, compared.names[code]
        return 1, float(observation.value if low_is_good else -observation.value), compared.names[code]

    by_code = {area.area: area for area in compared.areas}
    bars = draw_bars({code: each.value for code, each in result.observations.items() if each.value is not None})
    for code in sorted(by_code, key=key):
        area, observation, figure = by_code[code], result.observations.get(code), figures.get(code)
        own = area == compared.own
        status = [words.STATUS_WORDS[letter] for letter in "preb" if observation and letter in observation.status]
        yield AreaLine(
            name=area.name,
            path=None if own else addresses.compared_council(compared.result.publication, area),
            own=own,
            figure=_bare(observation, result),
            bar=bars.get(code),
            place=words.place_alone(figure.place) if figure else words.capital(firmness.why_not_ranked(result, code)),
            quarter=words.QUARTILE_SHORT[str(figure.quartile)] if figure and figure.quartile else "",
            status=words.capital("; ".join(status)),
        )


def _years(compared: Compared, years: Sequence[tuple[str, IndicatorResult, Period]]) -> Iterator[YearLine]:
    for edition, each, period in reversed(years):
        figure = compared.figure(each)
        closeness = each.closeness
        own = compared.own.area
        yield YearLine(
            edition=edition,
            period=period_words.period(period),
            figure=_bare(each.observations.get(own), each),
            place=words.place(figure.place) if figure else words.capital(firmness.why_not_ranked(each, own)),
            median=_amount(closeness.median, each) if closeness else "",
        )


def _steps(compared: Compared, result: IndicatorResult) -> Iterator[str]:
    """How this place was worked out, step by step, with its numbers."""
    benchmark, ranking = compared.edition.benchmark, result.ranking
    cut_off = f"{benchmark.cut_off.day} {benchmark.cut_off.strftime('%B %Y')}"
    period = period_words.period(result.period) if result.period else ""
    yield (
        f"Compared are the {len(compared.areas)} areas of {benchmark.group.title}, in the latest period that enough of "
        f"them have a figure for by {cut_off}: {period}. {words.capital(words.count(ranking.valued, 'area'))} have one."
    )
    figure = compared.figure(result)
    if figure is None:
        yield f"{compared.own.name} has no place: {firmness.why_not_ranked(result, compared.own.area)}."
        return
    place = figure.place
    better = words.count(place.first - 1, "area")
    same = place.last - place.first
    equal = f", and {words.count(same, 'other area')} the same" if same else ""
    good = words.uncapital(words.POLARITY_WORDS[result.row.polarity])
    verb = "has" if place.first == 2 else "have"
    yield f"{words.capital(good)}: {better} {verb} a better figure{equal}, so the place is {words.place(place)}."
    if figure.quartile is not None:
        yield (
            f"The quarter is four times the place, divided by the {place.of} areas with a figure, rounded up: "
            f"4 × {place.first} / {place.of} gives {figure.quartile}."
        )
    yield (
        f"In the average of the theme it counts as {float(figure.scaled):.2f}: the middle of its places, stretched to "
        f"all {len(compared.areas)} areas."
    )

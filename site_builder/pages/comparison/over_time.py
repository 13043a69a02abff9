"""An indicator of the own area beside the middle of its group, over all periods that were compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from site_builder.charts.figure import Figure
from site_builder.charts.group_series import GroupPoint, group_series_figure
from site_builder.model import IndicatorResult, Observation, Period
from site_builder.pages import addresses, period_words, words
from site_builder.pages.comparison.compared import Compared

FEWEST_YEARS = 2
LONGEST_LABEL = len("Sep 2022")


@dataclass(frozen=True)
class Picture:
    path: str
    figure: Figure


def _source(result: IndicatorResult) -> str:
    source = result.row.indicator.source
    return f"Source: {source.title}, {source.publisher}" if source else ""


def compared_years(compared: Compared, name: str) -> Iterator[tuple[str, IndicatorResult, Period]]:
    """Each edition that shows the indicator, with the period that it compares, oldest first."""
    for edition in compared.editions:
        for each in edition.indicators:
            if each.row.indicator.indicator == name and each.period:
                yield edition.benchmark.edition, each, each.period


def over_time(compared: Compared, name: str, page: str) -> Picture | None:
    """The own figure beside the group's median and middle half, one point for each period that was compared.

    Args:
        compared: the council's edition in its comparison.
        name: id of the indicator.
        page: path of the page that the picture stands on.

    Returns:
        None with fewer than two figures of its own.
    """
    by_period = {(period.end, period.start): each for _, each, period in compared_years(compared, name)}
    points = [_point(compared, each) for _, each in sorted(by_period.items())]
    if sum(point.value is not None for point in points) < FEWEST_YEARS:
        return None
    indicator = next(iter(by_period.values())).row.indicator
    chart = f"{name}-over-time"
    figure = group_series_figure(
        points,
        own_label=compared.own.name,
        group_label=f"middle of {compared.group}",
        unit=indicator.unit.title,
        name=chart,
        title=f"{compared.own.name} beside the middle of {compared.group}",
        subtitle=f"{indicator.title}: {words.uncapital(indicator.unit.title)}. "
        "The band holds the middle half of all areas.",
        alt=f"Line chart of {indicator.noun} in {compared.own.name} beside the median and the middle half of "
        f"{compared.group}. The figures are in the table of places over the years on this page.",
        source=_source(next(iter(by_period.values()))),
    )
    return Picture(addresses.page_chart(page, chart), figure)


def short_period(period: Period) -> str:
    """A period as it fits below a point: as it is written, or by its years; the table beside it has it whole."""
    written = period_words.period(period)
    if len(written) <= LONGEST_LABEL:
        return written
    if not period.months:
        return f"{period.end.strftime('%b')} {period.end.year}"
    first, last = period.start.year, period.end.year
    return str(last) if first == last else f"{first}–{last % 100:02}"


def _point(compared: Compared, result: IndicatorResult) -> GroupPoint:
    indicator = result.row.indicator
    scale = words.SCALES[indicator.scale]
    own: Observation | None = result.observations.get(compared.own.area)
    value = own.value if own else None
    closeness = result.closeness

    def scaled(number: Fraction | None) -> float | None:
        return None if number is None else float(number / Fraction(scale))

    return GroupPoint(
        label=short_period(result.period) if result.period else "",
        value=None if value is None else float(value / scale),
        text="" if value is None else words.amount(value, indicator).replace(words.JOINER, ""),
        median=scaled(closeness.median if closeness else None),
        low=scaled(closeness.lower if closeness else None),
        high=scaled(closeness.upper if closeness else None),
        provisional=bool(own and "p" in own.status),
        break_before=bool(own and "b" in own.status),
    )

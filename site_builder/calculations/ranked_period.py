"""Which period of an indicator an edition ranks: the latest one that enough areas have a figure for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.model import BenchmarkSettings, Observation, Period, PeriodFigures


@dataclass(frozen=True)
class RankedPeriod:
    """A period with what was known of it.

    Attributes:
        known: by area code, of areas that have a row, whether or not it holds a figure.
        older: whether its figures are marked as older.
        too_old: whether they are too old to be ranked.
    """

    period: Period
    known: Mapping[str, Observation]
    older: bool
    too_old: bool


def choose_period(
    figures: Sequence[PeriodFigures], areas: Sequence[str], cut_off: date, settings: BenchmarkSettings
) -> RankedPeriod | None:
    """Choose the one period on which all areas of a group are compared.

    It is the latest that ended by the cut-off, is not too old, and has a figure of enough areas. An
    area without a figure for it is missing: nothing is carried forward. Where no period has enough,
    the latest with any figure is shown, and not ranked.

    Args:
        figures: of one indicator, oldest period first.
        areas: codes of the group.
        cut_off: periods that ended by then count, in figures published by then.
        settings: the share of areas, and the ages.

    Returns:
        None where no area of the group has a figure.

    Method: docs/method/ranked-period.md
    """
    shown: RankedPeriod | None = None
    for period, known in _latest_first(figures, areas, cut_off):
        age = months_between(period.end, cut_off)
        too_old = age > settings.not_ranked_after
        if too_old and shown:
            break
        valued = sum(1 for observation in known.values() if observation.value is not None)
        enough = valued >= settings.min_area_share * len(areas)
        if valued and (shown is None or enough):
            shown = RankedPeriod(period, known, age > settings.older_after, too_old)
        if shown and (enough or too_old):
            break
    return shown


def _latest_first(
    figures: Sequence[PeriodFigures], areas: Sequence[str], cut_off: date
) -> Iterator[tuple[Period, dict[str, Observation]]]:
    day = cut_off.isoformat()
    for each in reversed(figures):
        if each.period.end <= cut_off:
            seen = ((area, seen_by(each.by_area.get(area, ()), day)) for area in areas)
            yield each.period, {area: observation for area, observation in seen if observation}


def seen_by(observations: Sequence[Observation], day: str) -> Observation | None:
    """The last of an area's observations of one period that was published by a day.

    A year or a month counts as published by any day in it: "2024" is before "2024-12-31".
    """
    for each in reversed(observations):
        if each.as_of <= day:
            return each
    return None


def months_between(earlier: date, later: date) -> int:
    """Whole months from the month of one day to that of another."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month

"""What stands in the bottom quarter and what left it, line by line, with how long it had stood there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.model import AreaDirection, BenchmarkResult, BottomLine, IndicatorResult
from site_builder.pages import period_words, words
from site_builder.pages.comparison import firmness
from site_builder.pages.comparison.compared import Compared

BOTTOM = 4


@dataclass(frozen=True)
class Stay:
    """How long an indicator stood in the bottom quarter without a gap.

    Attributes:
        editions: how many in a row, the last of them included.
        since: the first of them.
        from_start: whether that is the first edition there is, so that it can be longer.
    """

    editions: int
    since: str
    from_start: bool


@dataclass(frozen=True)
class Line:
    """An indicator in a table; `theme_path` is None where this edition has no page of its theme."""

    title: str
    path: str | None
    theme: str
    theme_path: str | None
    place: str
    place_before: str
    figure: str
    period: str
    figure_before: str
    period_before: str
    direction: str
    stay: str
    notes: tuple[str, ...]


def own_editions(compared: Compared) -> tuple[BenchmarkResult, ...]:
    """This edition and those before it in which the own area was compared, oldest first, without a gap."""
    found: list[BenchmarkResult] = []
    for edition in reversed(compared.editions):
        if compared.own.area not in {area.area for area in edition.benchmark.areas}:
            break
        found.append(edition)
    return tuple(reversed(found))


def result_of(edition: BenchmarkResult | None, indicator: str) -> IndicatorResult | None:
    """An indicator of an edition; None where the edition does not have it."""
    if edition is None:
        return None
    return next((each for each in edition.indicators if each.row.indicator.indicator == indicator), None)


def in_bottom(result: IndicatorResult | None, area: str) -> bool:
    """Whether an area stands in the bottom quarter on an indicator."""
    figure = result.ranking.figures.get(area) if result else None
    return figure is not None and figure.quartile == BOTTOM


def stay_of(editions: Sequence[BenchmarkResult], indicator: str, area: str) -> Stay | None:
    """How long an indicator stands there, up to the last of the editions; None where it does not.

    It is not followed across editions that differ in what is good.

    Args:
        editions: oldest first.
        indicator: its id.
        area: code of the area.
    """
    run: list[BenchmarkResult] = []
    polarity = None
    for edition in reversed(editions):
        found = result_of(edition, indicator)
        if found is None or polarity not in (None, found.row.polarity) or not in_bottom(found, area):
            break
        polarity = found.row.polarity
        run.append(edition)
    return Stay(len(run), run[-1].benchmark.edition, run[-1] is editions[0]) if run else None


def stay_words(stay: Stay) -> str:
    """1 edition, 2023/24; 3 editions in a row, since 2021/22; 12 editions in a row, since the first, 2012/13."""
    first = "the first, " if stay.from_start else ""
    editions = words.count(stay.editions, "edition")
    return f"{editions}{', ' if stay.editions == 1 else ' in a row, since '}{first}{stay.since}"


def make_line(compared: Compared, listed: BottomLine) -> Line:
    """An indicator with its figure, place and direction, now and in the edition before."""
    own, name, editions = compared.own.area, listed.indicator, own_editions(compared)
    current = result_of(compared.edition, name)
    before = result_of(editions[-2], name) if len(editions) > 1 else None
    shown = current or before
    if shown is None:
        raise ValueError(f"{name} stands in neither edition.")
    scope = next((scope for scope in compared.themes if scope.theme == shown.row.theme), None)
    stay = stay_of(editions if in_bottom(current, own) else editions[:-1], name, own)
    direction = current.directions[own] if current else None
    figure_before, period_before = _before(direction, before, own)
    return Line(
        title=shown.row.indicator.title,
        path=compared.indicator_path(name),
        theme=shown.row.theme.title,
        theme_path=compared.theme_path(scope) if scope else None,
        place=_place(current, own, "Not in this edition"),
        place_before=_place(before, own, "Not compared"),
        figure=words.observed(current.observations.get(own), shown.row.indicator) if current else "none",
        period=period_words.period(current.period) if current and current.period else "",
        figure_before=figure_before,
        period_before=period_before,
        direction=_direction_words(direction),
        stay=stay_words(stay) if stay else "",
        notes=tuple(_notes(compared, current, before)),
    )


def _place(result: IndicatorResult | None, own: str, otherwise: str) -> str:
    if result is None:
        return otherwise
    figure = result.ranking.figures.get(own)
    return words.place(figure.place) if figure else words.capital(firmness.why_not_ranked(result, own))


def _before(direction: AreaDirection | None, before: IndicatorResult | None, own: str) -> tuple[str, str]:
    """The figure that the direction compares with; without one, that of the edition before. With its period."""
    if before is None:
        return "", ""
    indicator = before.row.indicator
    if direction and direction.previous:
        return words.observed(direction.previous, indicator), period_words.period(direction.previous.period)
    period = period_words.period(before.period) if before.period else ""
    return words.observed(before.observations.get(own), indicator), period


def _direction_words(direction: AreaDirection | None) -> str:
    if direction is None:
        return words.DIRECTION_WORDS["not determinable"]
    said = words.DIRECTION_WORDS[direction.direction]
    return f"{said}: {direction.reason}" if direction.reason else said


def _notes(compared: Compared, current: IndicatorResult | None, before: IndicatorResult | None) -> Iterator[str]:
    """What makes a place less firm, or the two editions less comparable."""
    if current is None or compared.own.area not in current.ranking.figures:
        return
    if close := firmness.close_together(current, compared.group):
        yield f"{close}."
    if found := firmness.chance_range(current, compared.own.area):
        yield f"By chance in the figures alone: {firmness.range_words(found)}."
    if current.older:
        yield "Older data."
    if before and current.period == before.period and current.period:
        yield f"Both editions compare {period_words.period(current.period)}, so the figure is not a later one."

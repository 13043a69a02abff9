"""Averages and places in themes, core and overall, how firm they are, and what marks their history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from site_builder.model import AreaRanges, AreaStanding, Benchmarking, Place, PlaceRange, ScopeResult
from site_builder.output.results.table import (
    AREA,
    BENCHMARK,
    SCOPE,
    ResultTable,
    counted,
    day,
    decimal,
    number,
    said,
    text,
    whole,
    yes_no,
)


def _positions(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result in results.editions:
        for each in result.scopes:
            for line in each.standing.lines:
                yield (
                    result.benchmark.benchmark,
                    each.theme.benchmark_theme,
                    line.area,
                    *_average(each, line),
                    *_place(line.place),
                    *_before(each, line),
                    *_pair(each.revised.get(line.area)),
                    *_ranges(each.ranges.get(line.area)),
                    *_days(each.ages.get(line.area)),
                )


def _average(result: ScopeResult, line: AreaStanding) -> Sequence[str]:
    exact = f"{line.average.numerator}/{line.average.denominator}" if line.average is not None else ""
    return (
        counted(line.used),
        counted(result.standing.indicators),
        decimal(line.average),
        exact,
        said(line.place is not None),
        line.reason or "",
    )


def _place(place: Place | None) -> Sequence[str]:
    if place is None:
        return "", "", "", ""
    beaten = Fraction(place.of - place.first, place.of - 1) if place.of > 1 else None
    return str(place.first), str(place.last), str(place.of), decimal(beaten)


def _pair(place: Place | None) -> Sequence[str]:
    return (str(place.first), str(place.of)) if place else ("", "")


def _before(result: ScopeResult, line: AreaStanding) -> Sequence[str]:
    previous = result.previous.get(line.area)
    return *_pair(previous), result.changes.get(line.area) or ""


def _ranges(ranges: AreaRanges | None) -> Sequence[str]:
    if ranges is None:
        return "", "", "", "", "", ""
    found = (ranges.leave_one_out, ranges.bootstrap, ranges.method_range)
    return tuple(cell for each in found for cell in _range(each))


def _range(found: PlaceRange | None) -> Sequence[str]:
    return (str(found.best), str(found.worst)) if found else ("", "")


def _days(ages: tuple[date, date] | None) -> Sequence[str]:
    return (ages[0].isoformat(), ages[1].isoformat()) if ages else ("", "")


POSITIONS = ResultTable(
    name="positions",
    title="Places in themes, core and overall",
    description="One row for each edition, scope and area: the mean of its scaled ranks, the place by it, and how firm "
    "that place is.",
    rule="mean-scaled-rank",
    page="method/ranking",
    key=("benchmark", "scope", "area"),
    columns=(
        BENCHMARK,
        SCOPE,
        AREA,
        whole("indicators_used", "On how many ranked indicators the area has a figure: k."),
        whole("indicators", "How many ranked indicators the scope has: K."),
        number("mean_scaled_rank", "Mean of the scaled ranks, to nine decimals."),
        text("exact", "The same, exact."),
        yes_no("placed", "Whether the area is placed."),
        text("reason", "Why not."),
        whole("position", "The place, 1 is the lowest mean."),
        whole("position_last", "The last of the places that it shares."),
        whole("out_of", "How many areas are placed."),
        number("share_beaten", "(out_of - position) / (out_of - 1): to compare groups of another size."),
        whole("previous_position", "The place in the edition before, as it was then."),
        whole("previous_out_of", "Out of how many."),
        text("change", "The change in words; empty where there is no place before, or another group."),
        whole("revised_position", "The place with figures as known by the newest edition, where any place differs."),
        whole("revised_out_of", "Out of how many."),
        whole("leave_one_out_best", "Best place with one indicator left out."),
        whole("leave_one_out_worst", "Worst place with one indicator left out."),
        whole("bootstrap_best", "5th percentile of the place with indicators drawn by chance."),
        whole("bootstrap_worst", "95th percentile of these."),
        whole("methods_best", "Best place by seven methods."),
        whole("methods_worst", "Worst place by seven methods."),
        day("oldest", "Last day of the oldest period that the mean rests on."),
        day("newest", "Last day of the newest one."),
    ),
    rows=_positions,
    refers=(("scopes", ("scope",)), ("areas", ("benchmark", "area"))),
)


def _sensitivity(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result in results.editions:
        for each in result.scopes:
            for area, ranges in each.ranges.items():
                for method, place in ranges.methods.items():
                    yield result.benchmark.benchmark, each.theme.benchmark_theme, area, method, str(place)


SENSITIVITY = ResultTable(
    name="sensitivity",
    title="Places by other methods",
    description="The place of each placed area by each of seven methods.",
    rule="seven-methods",
    page="method/ranges",
    key=("benchmark", "scope", "area", "method"),
    columns=(
        BENCHMARK,
        SCOPE,
        AREA,
        text("method", "The method; the mean of scaled ranks is ours.", required=True),
        whole("position", "The place by it."),
    ),
    rows=_sensitivity,
    refers=(("positions", ("benchmark", "scope", "area")),),
)


def _marks(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result in results.editions:
        for each in result.scopes:
            for mark in each.marks:
                yield result.benchmark.benchmark, each.theme.benchmark_theme, mark


MARKS = ResultTable(
    name="history_marks",
    title="Marks in the history of places",
    description="What makes the places of an edition hard to compare with those of the one before.",
    rule="history-marks",
    page="method/place-history",
    key=("benchmark", "scope", "mark"),
    columns=(
        BENCHMARK,
        SCOPE,
        text("mark", "group changed, indicators changed (more than 10%), or polarity changed.", required=True),
    ),
    rows=_marks,
    refers=(("scopes", ("scope",)),),
)

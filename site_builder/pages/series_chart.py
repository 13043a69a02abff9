"""An indicator's figures as the chart wants them: points, gaps, target, and the words around the picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from site_builder.between_periods import far_apart
from site_builder.charts.figure import Figure
from site_builder.charts.series import Point, series_figure
from site_builder.model import Indicator, PublicationResult, RowResult
from site_builder.pages import words
from site_builder.pages.other_editions import InEdition


def series_chart(result: PublicationResult, row: RowResult, others: Sequence[InEdition] = ()) -> Figure | None:
    """The chart of an indicator's figures with its target; None with fewer than two figures."""
    indicator = row.row.indicator
    series = row.row.series
    if sum(observation.value is not None for observation in series) < 2:
        # One dot on an empty card says less than the table beside it.
        return None
    scale = words.SCALES[indicator.scale]
    points: list[Point] = []
    for before, observation in zip([None, *series], series, strict=False):
        if before and far_apart(before.period, observation.period):
            points.append(Point(label="", value=None, text=""))
        points.append(
            Point(
                label=observation.period.text,
                value=None if observation.value is None else float(observation.value / scale),
                text=""
                if observation.value is None
                else words.amount(observation.value, indicator).replace(words.JOINER, ""),
                provisional="p" in observation.status,
                break_before="b" in observation.status,
            )
        )
    area = result.publication.area.name
    by_report = [observation.period.type == "as reported" for observation in series]
    years = ", by the year of the report" if all(by_report) else ", some by the year of the report"
    told = "; ".join(
        f"{'as reported for ' if reported else ''}{observation.period.text}: {words.observed(observation, indicator)}"
        for observation, reported in zip(series, by_report, strict=True)
    )
    target = row.row.target
    aim_said = f" Target: {words.target(target, indicator)}." if target else ""
    return series_figure(
        points,
        unit=indicator.unit.title,
        name=indicator.indicator,
        title=words.capital(words.movement(row)),
        subtitle=f"{indicator.title}, {area}: {_unit(indicator)}{years if any(by_report) else ''}.",
        alt=f"Line chart of {indicator.noun} in {area}. {told}.{aim_said} The figures are in the table of this page.",
        source=_source(result, row, others),
        **_aim(row),
    )


def _unit(indicator: Indicator) -> str:
    scale = "" if indicator.scale == "one" else f", in {indicator.scale}s"
    return words.uncapital(indicator.unit.title) + scale


def _source(result: PublicationResult, row: RowResult, others: Sequence[InEdition]) -> str:
    """Where the figures come from: of this edition, and of the older ones that the line goes back to."""
    older = [each.result for each in others if each.result.publication.edition < result.publication.edition]
    named = [each.publication.source_of(row.row.indicator) for each in (result, *older)]
    said = dict.fromkeys(f"{source.title}, {source.publisher}" for source in named if source)
    return f"Source: {'; '.join(said)}" if said else ""


def _aim(row: RowResult) -> dict[str, Any]:
    """The target as a level or a band of the chart; nothing for words and for targets of another period."""
    target, indicator, current = row.row.target, row.row.indicator, row.current
    if target is None or current is None or (target.period and target.period != current.period.text):
        return {}
    scale = words.SCALES[indicator.scale]
    low, high = (target.low, target.high) if target.kind == "range" else (target.value, target.value)
    if low is None or high is None:
        return {}
    return {
        "target_low": float(low / scale),
        "target_high": float(high / scale),
        "target_text": f"target {words.target(target, indicator)}",
    }

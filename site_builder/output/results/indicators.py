"""Which indicators each edition ranks, in which period, and why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.model import Benchmarking, IndicatorResult
from site_builder.output.results.table import (
    BENCHMARK,
    INDICATOR,
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


def _rows(results: Benchmarking) -> Iterator[Sequence[str]]:
    for result in results.editions:
        for each in result.indicators:
            kept_back = each.row.indicator.indicator in results.model.kept_back
            yield result.benchmark.benchmark, *_what(each), *_ranked(each), *_spread(each, kept_back)


def _what(result: IndicatorResult) -> Iterator[str]:
    row = result.row
    yield row.indicator.indicator
    yield row.indicator.title
    yield row.theme.benchmark_theme
    yield said(bool(row.theme.core))
    yield row.polarity
    yield said(row.judge)
    yield row.indicator.unit.title
    yield counted(row.indicator.decimals)


def _ranked(result: IndicatorResult) -> Iterator[str]:
    period, ranking = result.period, result.ranking
    yield period.text if period else ""
    yield period.type if period else ""
    yield period.start.isoformat() if period else ""
    yield period.end.isoformat() if period else ""
    yield said(result.older)
    yield counted(ranking.valued)
    yield counted(len(ranking.panel.areas))
    yield said(ranking.ranked)
    yield ranking.reason or ""


def _spread(result: IndicatorResult, kept_back: bool) -> Iterator[str]:
    closeness = result.closeness
    if closeness is None:
        yield from ("", "", "", "")
        return
    figures = (closeness.lower, closeness.median, closeness.upper)
    yield from ("" if kept_back else decimal(figure) for figure in figures)
    yield said(closeness.close)


INDICATORS = ResultTable(
    name="indicators",
    title="Indicators",
    description="One row for each edition and indicator: which period is compared, whether it is ranked, and why not.",
    rule="latest-period-with-enough-areas",
    page="method/ranked-period",
    key=("benchmark", "indicator"),
    columns=(
        BENCHMARK,
        INDICATOR,
        text("title", "Name of the indicator."),
        text("theme", "The theme that it counts in."),
        yes_no("core", "Whether the theme is a core one."),
        text("polarity", "Which direction is good: high, low or none."),
        yes_no("judge", "no: shown and not ranked although it has a polarity."),
        text("unit", "The unit."),
        whole("decimals", "Decimals that are published."),
        text("period", "The period that all areas are compared on."),
        text("period_type", "What kind of period it is."),
        day("period_start", "Its first day."),
        day("period_end", "Its last day."),
        yes_no("older", "Whether its figures are marked as older."),
        whole("n", "How many areas have a figure."),
        whole("areas", "How many areas are compared: N."),
        yes_no("ranked", "Whether it is ranked."),
        text("reason", "Why it is not ranked."),
        number("lower_quarter", "A quarter of the areas have lower figures."),
        number("median", "Half of the areas have lower figures."),
        number("upper_quarter", "A quarter of the areas have higher figures."),
        yes_no("close", "Whether most areas are close together."),
    ),
    rows=_rows,
    refers=(("editions", ("benchmark",)),),
)

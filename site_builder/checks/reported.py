"""What each row of a report says, with the two figures that its page sets beside each other."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from site_builder.between_periods import far_apart
from site_builder.checks.cells import column_of
from site_builder.checks.fields import FIELDS
from site_builder.checks.figure_is_on_a_page import last_editions
from site_builder.checks.figures import Row, rows_of, texts_by
from site_builder.checks.seen_figures import SeenFigures, seen_figures, shared
from site_builder.model import Package, Period
from site_builder.text.hidden_characters import tidy

_MARKS = next(field.marks for field in FIELDS["observations"] if field.name == "value")
Movement = Literal["rise", "fall", "no change"]
Key = tuple[str, str]
_NEVER = "9999-12-31"
SCALES = {"one": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}


@dataclass(frozen=True)
class Seen:
    """A figure of the edition's own area: NaN where a mark stands in its place.

    Attributes:
        line: physical line in observations.
        broken: whether the series breaks before it.
    """

    period: Period
    value: float
    broken: bool
    line: int


@dataclass(frozen=True)
class Reported:
    """A row of a report.

    Attributes:
        row: of report_rows.
        area: of the edition.
        polarity: as it stands there.
        indicator: the row of the table indicators.
        unit_kind: percent, money, number; "" where the unit is not known.
        series: figures known by the cut-off, the oldest first.
        uncut: the series with the figures that the cut-off of the area's last edition leaves out.
    """

    row: Row
    area: str
    polarity: str
    indicator: Row
    unit_kind: str
    series: tuple[Seen, ...]
    uncut: tuple[Seen, ...] = ()

    def in_full(self) -> Reported:
        """The row with the figures that wait for a later cut-off: what they excuse is no fault of the row."""
        return replace(self, series=self.uncut)

    @property
    def key(self) -> Key:
        return self.row.texts["publication"], self.row.texts["indicator"]

    @property
    def pair(self) -> tuple[Seen, Seen] | None:
        """The figure before and the latest; None where they cannot be compared."""
        if len(self.series) < 2:
            return None
        previous, current = self.series[-2:]
        if math.isnan(previous.value + current.value) or current.broken:
            return None
        if previous.period.months != current.period.months or far_apart(previous.period, current.period):
            return None
        return previous, current

    @property
    def movement(self) -> Movement | None:
        """Which way the figure went; None where that cannot be said."""
        if self.pair is None:
            return None
        previous, current = self.pair
        if previous.value == current.value:
            return "no change"
        return "rise" if current.value > previous.value else "fall"

    def figures_in_words(self) -> str:
        """The two figures of a row that has them: from 45.1 (2022/23) to 46.8 (2023/24)."""
        assert self.pair is not None
        previous, current = self.pair
        return (
            f"from {number(previous.value)} ({previous.period.text}) to {number(current.value)} ({current.period.text})"
        )


def number(value: float) -> str:
    """A figure in a message."""
    return f"{value:,.0f}" if abs(value) >= 1000 and value == int(value) else f"{value:.10g}"


def reported_rows(package: Package) -> dict[Key, Reported]:
    """The rows of the reports by publication and indicator; those that lead nowhere are left out."""
    return shared("reported", package, _reported_rows)


def _reported_rows(package: Package) -> dict[Key, Reported]:
    seen = seen_figures(package)
    if seen is None:
        return {}
    columns = ("indicator", "title", "definition", "unit", "scale", "period_type")
    indicators = {row.texts["indicator"]: row for row in rows_of(package, "indicators", columns)}
    kinds = texts_by(package, "units", "unit", "kind")
    areas = texts_by(package, "publications", "publication", "area")
    cut_offs = texts_by(package, "publications", "publication", "cut_off")
    series = {name: _series(seen, area, cut_offs[name]) for name, area in areas.items()}
    last = (row.texts["publication"] for row in last_editions(package).values())
    uncut = series | {name: _series(seen, areas[name], _NEVER) for name in last}
    reported = {}
    for row in rows_of(
        package, "report_rows", ("publication", "indicator", "theme", "polarity", "printed_title", "note")
    ):
        publication, name = row.texts["publication"], row.texts["indicator"]
        if publication in areas and name in indicators:
            indicator = indicators[name]
            each = Reported(
                row=row,
                area=areas[publication],
                polarity=row.texts["polarity"],
                indicator=indicator,
                unit_kind=kinds.get(indicator.texts["unit"], ""),
                series=series[publication].get(name, ()),
                uncut=uncut[publication].get(name, ()),
            )
            reported[each.key] = each
    return reported


def _series(seen: SeenFigures, area: str, cut_off: str) -> dict[str, tuple[Seen, ...]]:
    """The figures of an area by indicator: periods that ended by a day, as they were published by then."""
    if area not in seen.areas:
        return {}
    ended = np.array([period.end.isoformat() <= cut_off for period in seen.periods] or [False])
    published = np.array([as_of <= cut_off for as_of in seen.as_ofs] or [False])
    rows = seen.rows[seen.rows["area"] == seen.areas.index(area)]
    rows = rows[ended[rows["period"]] & published[rows["as_of"]]]
    rows = rows[~rows.duplicated(["indicator", "period"], keep="last")]
    series: dict[str, list[Seen]] = {}
    for line, indicator, period, value, broken in rows[["indicator", "period", "value", "broken"]].itertuples(
        name=None
    ):
        figure = Seen(seen.periods[period], value, bool(broken), int(line))
        series.setdefault(seen.indicators[indicator], []).append(figure)
    # A cell that is no number and no mark is an error of its own, and says nothing about the series it stands in.
    values = column_of(seen.table, "value")
    empty = [figure.line for figures in series.values() for figure in figures if math.isnan(figure.value)]
    texts = {} if values is None else dict(zip(empty, map(tidy, values.loc[empty]), strict=True))
    unread = {line for line, text in texts.items() if text not in _MARKS}
    return {
        name: tuple(figures) for name, figures in series.items() if not any(each.line in unread for each in figures)
    }


def texts_of(package: Package, table: str, columns: tuple[str, ...]) -> Iterator[tuple[Row, Reported]]:
    """Go through the rows of a table that belong to rows of reports, such as comments."""
    reported = reported_rows(package)
    for row in rows_of(package, table, ("publication", "indicator", *columns)):
        of = reported.get((row.texts["publication"], row.texts["indicator"]))
        if of:
            yield row, of

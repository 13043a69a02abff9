"""Turns a checked package of text cells into typed publications.

It is called only when the checks found no error, so it trusts every cell: a ValueError or KeyError
here means that a check is missing, which is a bug and not a fault of the data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from site_builder.model import (
    Area,
    Assessment,
    Comment,
    Group,
    Indicator,
    Observation,
    Outcome,
    Package,
    Publication,
    ReportRow,
    Source,
    Target,
    Theme,
    Unit,
)
from site_builder.periods import parse_period

Cells = dict[str, Any]
Key = tuple[str, str]


def read_publications(package: Package) -> tuple[Publication, ...]:
    """Read all editions of a package, rows in the order of the report.

    Args:
        package: a package in which the checks found no error.

    Returns:
        Its publications, in the order of the file.
    """
    return _Reader(package).publications()


def _records(package: Package, table: str) -> Iterator[Cells]:
    """Rows of a table with None for empty cells; nothing for a table that the package leaves out."""
    if table in package.tables:
        for record in package.tables[table].frame.to_dict("records"):
            yield {str(column): value or None for column, value in record.items()}


def _yes(cell: str | None) -> bool | None:
    return None if cell is None else cell == "yes"


def _decimal(cell: str | None) -> Decimal | None:
    return None if cell is None else Decimal(cell)


def _day(cell: str | None) -> date | None:
    return None if cell is None else date.fromisoformat(cell)


class _Reader:
    """Holds the look-up tables of one package while its publications are put together."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.groups = {cells["group"]: _group(cells) for cells in _records(package, "groups")}
        self.sources = {cells["source"]: _source(cells) for cells in _records(package, "sources")}
        self.areas = {cells["area"]: _area(cells) for cells in _records(package, "areas")}
        outcomes = {cells["outcome"]: _outcome(cells) for cells in _records(package, "outcomes")}
        self.themes = {cells["theme"]: _theme(cells, outcomes) for cells in _records(package, "themes")}
        self.indicators = self._indicators()
        self.series = self._series()
        self.targets = {_key(cells): _target(cells) for cells in _records(package, "targets")}
        self.comments = {_key(cells): _comment(cells) for cells in _records(package, "comments")}
        self.assessments: dict[Key, dict[str, Assessment]] = defaultdict(dict)
        for cells in _records(package, "assessments"):
            self.assessments[_key(cells)][cells["kind"]] = self._assessment(cells)

    def publications(self) -> tuple[Publication, ...]:
        rows: dict[str, list[Cells]] = defaultdict(list)
        for cells in _records(self.package, "report_rows"):
            rows[cells["publication"]].append(cells)
        return tuple(
            self._publication(cells, rows[cells["publication"]]) for cells in _records(self.package, "publications")
        )

    def _publication(self, cells: Cells, rows: list[Cells]) -> Publication:
        area = self.areas[cells["area"]]
        cut_off = date.fromisoformat(cells["cut_off"])
        read = [self._row(row, area, cut_off) for row in rows]
        return Publication(
            publication=cells["publication"],
            package=self.package.name,
            area=area,
            edition=cells["edition"],
            title=cells["title"],
            cut_off=cut_off,
            source=self.sources.get(cells.get("source") or ""),
            group=self.groups.get(cells.get("group") or ""),
            previous=cells.get("previous"),
            notice=cells.get("notice"),
            rows=tuple(
                sorted(
                    read,
                    key=lambda row: (row.theme.outcome.order, row.theme.order, row.theme.theme, row.order),
                )
            ),
        )

    def _row(self, cells: Cells, area: Area, cut_off: date) -> ReportRow:
        key = _key(cells)
        return ReportRow(
            indicator=self.indicators[cells["indicator"]],
            theme=self.themes[cells["theme"]],
            section=cells.get("section"),
            order=int(cells["order"]),
            printed_title=cells.get("printed_title"),
            polarity=cells["polarity"],
            strategic=_yes(cells.get("strategic")),
            group=self.groups.get(cells.get("group") or ""),
            note=cells.get("note"),
            target=self.targets.get(key),
            assessments=self.assessments.get(key, {}),
            comment=self.comments.get(key),
            series=_inside_cut_off(self.series.get((cells["indicator"], area.area), ()), cut_off),
        )

    def _indicators(self) -> dict[str, Indicator]:
        units = {cells["unit"]: _unit(cells) for cells in _records(self.package, "units")}
        words: dict[str, list[str]] = defaultdict(list)
        for cells in _records(self.package, "indicator_words"):
            words[cells["indicator"]].append(cells["word"])
        refs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for cells in _records(self.package, "indicator_refs"):
            refs[cells["indicator"]].append((cells["framework"], cells["reference"]))
        return {
            cells["indicator"]: Indicator(
                indicator=cells["indicator"],
                title=cells["title"],
                noun=cells["noun"],
                definition=cells.get("definition"),
                definition_by=cells.get("definition_by"),
                unit=units[cells["unit"]],
                scale=cells["scale"],
                decimals=int(cells["decimals"]),
                period_type=cells["period_type"],
                source=self.sources.get(cells.get("source") or ""),
                band_rel=_decimal(cells.get("band_rel")),
                band_abs=_decimal(cells.get("band_abs")),
                status=cells["status"],
                replaced_by=cells.get("replaced_by"),
                words=tuple(words[cells["indicator"]]),
                refs=tuple(refs[cells["indicator"]]),
            )
            for cells in _records(self.package, "indicators")
        }

    def _series(self) -> dict[Key, list[Observation]]:
        series: dict[Key, list[Observation]] = defaultdict(list)
        for cells in _records(self.package, "observations"):
            period_type = self.indicators[cells["indicator"]].period_type
            series[cells["indicator"], cells["area"]].append(_observation(cells, period_type))
        return series

    def _assessment(self, cells: Cells) -> Assessment:
        return Assessment(
            kind=cells["kind"],
            value=cells["value"],
            period=cells.get("period"),
            group=self.groups.get(cells.get("group") or ""),
            basis=cells["basis"],
            reason=cells["reason"],
        )


def _inside_cut_off(series: list[Observation] | tuple[()], cut_off: date) -> tuple[Observation, ...]:
    """One observation per period, the latest published by the cut-off, oldest period first."""
    day = cut_off.isoformat()
    known: dict[tuple[date, date], Observation] = {}
    for observation in sorted(series, key=lambda observation: observation.as_of):
        # A year or a month counts as published by any day in it: "2024" is before "2024-12-31".
        if observation.period.end <= cut_off and observation.as_of <= day:
            known[observation.period.end, observation.period.start] = observation
    return tuple(known[span] for span in sorted(known))


def _key(cells: Cells) -> Key:
    return cells["publication"], cells["indicator"]


def _area(cells: Cells) -> Area:
    return Area(cells["area"], cells["slug"], cells["name"], cells.get("council"), cells["type"])


def _group(cells: Cells) -> Group:
    return Group(cells["group"], cells["title"], cells["short_title"], cells.get("note"))


def _outcome(cells: Cells) -> Outcome:
    return Outcome(cells["outcome"], cells["title"], int(cells["order"]))


def _theme(cells: Cells, outcomes: Mapping[str, Outcome]) -> Theme:
    return Theme(
        theme=cells["theme"],
        title=cells["title"],
        outcome=outcomes[cells["outcome"]],
        order=int(cells["order"]),
        in_headline=cells["in_headline"] == "yes",
        summary=cells.get("summary"),
    )


def _unit(cells: Cells) -> Unit:
    return Unit(cells["unit"], cells["kind"], cells.get("prefix") or "", cells.get("suffix") or "", cells["title"])


def _source(cells: Cells) -> Source:
    return Source(
        source=cells["source"],
        title=cells["title"],
        publisher=cells["publisher"],
        url=cells.get("url"),
        licence=cells["licence"],
        redistribute=cells["redistribute"] == "yes",
        note=cells.get("note"),
    )


def _observation(cells: Cells, period_type: str) -> Observation:
    value = cells["value"]
    missing = value if value.startswith("[") else None
    return Observation(
        indicator=cells["indicator"],
        area=cells["area"],
        period=parse_period(cells["period"], period_type),
        as_of=cells["as_of"],
        value=None if missing else Decimal(value),
        missing=missing,
        lower=_decimal(cells.get("lower")),
        upper=_decimal(cells.get("upper")),
        numerator=_decimal(cells.get("numerator")),
        denominator=_decimal(cells.get("denominator")),
        status=frozenset((cells.get("status") or "").split()),
        note=cells.get("note"),
    )


def _target(cells: Cells) -> Target:
    return Target(
        kind=cells["kind"],
        value=_decimal(cells.get("value")),
        low=_decimal(cells.get("low")),
        high=_decimal(cells.get("high")),
        period=cells.get("period"),
        text=cells.get("text"),
    )


def _comment(cells: Cells) -> Comment:
    return Comment(cells["text"], cells["author"], _day(cells.get("date")))

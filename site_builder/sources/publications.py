"""Turns a checked package of text cells into typed publications.

It is called only when the checks found no error, so it trusts every cell: a ValueError or KeyError
here means that a check is missing, which is a bug and not a fault of the data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from site_builder.model import (
    Area,
    Assessment,
    Indicator,
    Observation,
    Package,
    Publication,
    ReportRow,
)
from site_builder.sources.records import (
    Cells,
    read_area,
    read_comment,
    read_decimal,
    read_group,
    read_observation,
    read_outcome,
    read_source,
    read_target,
    read_theme,
    read_unit,
    read_yes,
)

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


class _Reader:
    """Holds the look-up tables of one package while its publications are put together."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.groups = {cells["group"]: read_group(cells) for cells in _records(package, "groups")}
        self.sources = {cells["source"]: read_source(cells) for cells in _records(package, "sources")}
        self.areas = {cells["area"]: read_area(cells) for cells in _records(package, "areas")}
        outcomes = {cells["outcome"]: read_outcome(cells) for cells in _records(package, "outcomes")}
        self.themes = {cells["theme"]: read_theme(cells, outcomes) for cells in _records(package, "themes")}
        self.indicators = self._indicators()
        self.series = self._series()
        self.targets = {_key(cells): read_target(cells) for cells in _records(package, "targets")}
        self.comments = {_key(cells): read_comment(cells) for cells in _records(package, "comments")}
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
            strategic=read_yes(cells.get("strategic")),
            group=self.groups.get(cells.get("group") or ""),
            note=cells.get("note"),
            target=self.targets.get(key),
            assessments=self.assessments.get(key, {}),
            comment=self.comments.get(key),
            series=_inside_cut_off(self.series.get((cells["indicator"], area.area), ()), cut_off),
        )

    def _indicators(self) -> dict[str, Indicator]:
        units = {cells["unit"]: read_unit(cells) for cells in _records(self.package, "units")}
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
                band_rel=read_decimal(cells.get("band_rel")),
                band_abs=read_decimal(cells.get("band_abs")),
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
            series[cells["indicator"], cells["area"]].append(read_observation(cells, period_type))
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

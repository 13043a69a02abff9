"""Turns a checked package of text cells into typed publications.

It is called only when the checks found no error, so it trusts every cell: a ValueError or KeyError
here means that a check is missing, which is a bug and not a fault of the data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from site_builder.model import (
    Area,
    Assessment,
    Change,
    Match,
    Observation,
    Package,
    Publication,
    ReportRow,
    Risk,
    Theme,
)
from site_builder.sources.lookups import Lookups, records
from site_builder.sources.narratives import read_narrative
from site_builder.sources.observations import read_observations
from site_builder.sources.records import Cells, read_comment, read_target, read_whole, read_yes

Key = tuple[str, str]

INVENTED = "Invented: this council, its neighbours and all figures are made up to show what the site can do."
"""Stands on every page of a package that says it is invented and does not say it in words of its own."""


def read_publications(package: Package, areas: Collection[str] | None = None) -> tuple[Publication, ...]:
    """Read the editions of a package, rows in the order of the report.

    Args:
        package: a package in which the checks found no error.
        areas: codes of the areas whose editions are wanted; None for those that the package has. An
            area without one gets each edition that names a benchmark, with its own figures.

    Returns:
        Its publications, in the order of the file.
    """
    reader = _Reader(package, areas or ())
    own = reader.publications()
    if areas is None:
        return own
    written = {publication.area.area for publication in own}
    made = [reader.for_area(publication, area) for area in areas if area not in written for publication in own]
    return (*(each for each in own if each.area.area in areas), *(each for each in made if each))


class _Reader:
    """Holds what belongs to the rows of one package while its publications are put together."""

    def __init__(self, package: Package, others: Collection[str] = ()) -> None:
        self.package = package
        self.known = Lookups(package)
        self.series = self._series(others)
        self.targets = {_key(cells): read_target(cells) for cells in records(package, "targets")}
        self.comments = {_key(cells): read_comment(cells) for cells in records(package, "comments")}
        self.matches = {_key(cells): Match(cells["how"], cells["reason"]) for cells in records(package, "matches")}
        self.assessments: dict[Key, dict[str, Assessment]] = defaultdict(dict)
        for cells in records(package, "assessments"):
            self.assessments[_key(cells)][cells["kind"]] = self._assessment(cells)

    def publications(self) -> tuple[Publication, ...]:
        rows: dict[str, list[Cells]] = defaultdict(list)
        for cells in records(self.package, "report_rows"):
            rows[cells["publication"]].append(cells)
        return tuple(
            self._publication(cells, rows[cells["publication"]]) for cells in records(self.package, "publications")
        )

    def _publication(self, cells: Cells, rows: list[Cells]) -> Publication:
        name = cells["publication"]
        area = self.known.areas[cells["area"]]
        cut_off = date.fromisoformat(cells["cut_off"])
        themes = self.known.themes_of(name)
        read = [self._row(row, area, cut_off, themes) for row in rows]
        return Publication(
            publication=name,
            package=self.package.name,
            area=area,
            edition=cells["edition"],
            title=cells["title"],
            cut_off=cut_off,
            source=self.known.sources.get(cells.get("source") or ""),
            group=self.known.groups.get(cells.get("group") or ""),
            previous=cells.get("previous"),
            notice=cells.get("notice") or (INVENTED if self.package.invented else None),
            benchmark=cells.get("benchmark"),
            invented=self.package.invented,
            rows=tuple(
                sorted(
                    read,
                    key=lambda row: (row.theme.outcome.order, row.theme.order, row.theme.theme, row.order),
                )
            ),
            risks=self._risks(name),
            changes=self._changes(name),
            narratives=tuple(
                sorted(
                    (
                        read_narrative(file, self.known.outcomes)
                        for file in self.package.narratives
                        if file.publication == name
                    ),
                    key=lambda narrative: (narrative.outcome.order, narrative.outcome.outcome),
                )
            ),
        )

    def _row(self, cells: Cells, area: Area, cut_off: date, themes: Mapping[str, Theme]) -> ReportRow:
        key = _key(cells)
        indicator = self.known.indicators[cells["indicator"]]
        decimals = read_whole(cells.get("decimals"))
        return ReportRow(
            indicator=indicator if decimals is None else replace(indicator, decimals=decimals),
            theme=themes[cells["theme"]],
            section=cells.get("section"),
            order=int(cells["order"]),
            printed_title=cells.get("printed_title"),
            polarity=cells["polarity"],
            strategic=read_yes(cells.get("strategic")),
            group=self.known.groups.get(cells.get("group") or ""),
            note=cells.get("note"),
            target=self.targets.get(key),
            assessments=self.assessments.get(key, {}),
            comment=self.comments.get(key),
            series=_inside_cut_off(self.series.get((cells["indicator"], area.area), ()), cut_off),
            match=self.matches.get(key),
        )

    def _risks(self, publication: str) -> tuple[Risk, ...]:
        read = [
            Risk(int(cells["order"]), cells["category"], cells["title"], cells["statement"], cells.get("reference"))
            for cells in records(self.package, "risks")
            if cells["publication"] == publication
        ]
        return tuple(sorted(read, key=lambda risk: risk.order))

    def _changes(self, publication: str) -> tuple[Change, ...]:
        own = [cells for cells in records(self.package, "changes") if cells["publication"] == publication]
        return tuple(
            Change(
                kind=cells["kind"],
                subject=cells["subject"],
                count=read_whole(cells.get("count")),
                text=cells["text"],
                source=self.known.sources[cells["source"]],
                reference=cells["reference"],
            )
            for cells in sorted(own, key=lambda cells: int(cells["order"]))
        )

    def for_area(self, publication: Publication, area: str) -> Publication | None:
        """Make an edition for another area of its benchmark: the same rows, its own figures, and nothing that was
        written for the first council. None where the edition names no benchmark, or has no figure of the area.
        """
        rows = [self._row_for(row, area, publication.cut_off) for row in publication.rows]
        known = tuple(row for row in rows if any(observation.value is not None for observation in row.series))
        if publication.benchmark is None or not known:
            return None
        other = self.known.areas[area]
        return replace(
            publication,
            publication=for_area(publication.publication, other),
            area=other,
            title=f"Performance of {other.council or other.name} {publication.edition}",
            source=None,
            previous=for_area(publication.previous, other) if publication.previous else None,
            rows=known,
            risks=(),
            changes=(),
            narratives=(),
        )

    def _row_for(self, row: ReportRow, area: str, cut_off: date) -> ReportRow:
        series = self.series.get((row.indicator.indicator, area), ())
        return replace(
            row,
            printed_title=None,
            strategic=None,
            target=None,
            assessments={},
            comment=None,
            match=None,
            series=_inside_cut_off(series, cut_off),
        )

    def _series(self, others: Collection[str]) -> dict[Key, list[Observation]]:
        series: dict[Key, list[Observation]] = defaultdict(list)
        own = {cells["area"] for cells in records(self.package, "publications")} | set(others)
        for observation in read_observations(self.package, self.known.indicators, of_areas=own):
            series[observation.indicator, observation.area].append(observation)
        return series

    def _assessment(self, cells: Cells) -> Assessment:
        return Assessment(
            kind=cells["kind"],
            value=cells["value"],
            period=cells.get("period"),
            group=self.known.groups.get(cells.get("group") or ""),
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


def for_area(publication: str, area: Area) -> str:
    """The id of an edition that is made for another area."""
    return f"{publication}--{area.slug}"


def _key(cells: Cells) -> Key:
    return cells["publication"], cells["indicator"]

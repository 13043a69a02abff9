"""The look-up tables of a checked package, typed: what other rows name by an id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from site_builder.model import Indicator, Package, Publication, Theme
from site_builder.sources.records import (
    Cells,
    read_area,
    read_benchmark_theme,
    read_day,
    read_decimal,
    read_group,
    read_outcome,
    read_source,
    read_theme,
    read_unit,
    read_yes,
)


def records(package: Package, table: str) -> Iterator[Cells]:
    """Rows of a table with None for empty cells; nothing for a table that the package leaves out."""
    if table in package.tables:
        for record in package.tables[table].frame.to_dict("records"):
            yield {str(column): value or None for column, value in record.items()}


class Lookups:
    """Areas, groups, sources, themes and indicators of one package, by their ids."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.groups = {cells["group"]: read_group(cells) for cells in records(package, "groups")}
        self.sources = {cells["source"]: read_source(cells) for cells in records(package, "sources")}
        self.areas = {cells["area"]: read_area(cells) for cells in records(package, "areas")}
        self.outcomes = {cells["outcome"]: read_outcome(cells) for cells in records(package, "outcomes")}
        self.themes = {cells["theme"]: read_theme(cells, self.outcomes) for cells in records(package, "themes")}
        self.indicators = self._indicators()
        self.benchmark_themes = {
            cells["benchmark_theme"]: read_benchmark_theme(cells, self.indicators)
            for cells in records(package, "benchmark_themes")
        }

    def members(self, group: str, day: date) -> frozenset[str]:
        """Codes of the areas that belong to a group on a day."""

        def holds(cells: Cells) -> bool:
            start, end = read_day(cells.get("from")), read_day(cells.get("to"))
            return (start is None or start <= day) and (end is None or end >= day)

        return frozenset(
            cells["area"]
            for cells in records(self.package, "group_members")
            if cells["group"] == group and holds(cells)
        )

    def themes_of(self, publication: str) -> Mapping[str, Theme]:
        """The dashboards as an edition names and orders them."""
        themes = dict(self.themes)
        for cells in records(self.package, "edition_themes"):
            if cells["publication"] == publication:
                usual = next(row for row in records(self.package, "themes") if row["theme"] == cells["theme"])
                own = {column: cell for column, cell in cells.items() if cell is not None}
                themes[cells["theme"]] = read_theme(usual | own, self.outcomes)
        return themes

    def _indicators(self) -> dict[str, Indicator]:
        units = {cells["unit"]: read_unit(cells) for cells in records(self.package, "units")}
        words: dict[str, list[str]] = defaultdict(list)
        for cells in records(self.package, "indicator_words"):
            words[cells["indicator"]].append(cells["word"])
        refs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for cells in records(self.package, "indicator_refs"):
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
                design_effect=read_decimal(cells.get("design_effect")) or Decimal(1),
                chance=read_yes(cells.get("chance")) is not False,
            )
            for cells in records(self.package, "indicators")
        }


def indicators_kept_back(package: Package) -> frozenset[str]:
    """The indicators whose own source does not let their figures be passed on, whether or not a report has them."""
    known = Lookups(package)
    return frozenset(
        indicator.indicator
        for indicator in known.indicators.values()
        if indicator.source and not indicator.source.redistribute
    )


def kept_back(packages: Iterable[Package], publications: Iterable[Publication]) -> frozenset[str]:
    """The indicators whose figures may not be passed on, because of their own source or that of an edition."""
    by_editions = (publication.kept_back() for publication in publications)
    return frozenset().union(*by_editions, *(indicators_kept_back(package) for package in packages))

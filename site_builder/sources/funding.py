"""Reading comparisons of funding: which amounts, among whom, and what a report prints beside them."""

from __future__ import annotations

from decimal import Decimal

from site_builder.model import Area, FundingComparison, Observation, Package, Period, PrintedDifference
from site_builder.periods import parse_period
from site_builder.sources.lookups import Lookups, records
from site_builder.sources.observations import read_observations
from site_builder.sources.records import Cells, read_decimal, read_yes


def read_funding(package: Package, known: Lookups, area: Area) -> tuple[FundingComparison, ...]:
    """Read the comparisons that the editions of an area print, in the order of the file."""
    reader = _Reader(package, known)
    publications = {
        cells["publication"]: cells for cells in records(package, "publications") if cells["area"] == area.area
    }
    return tuple(
        reader.comparison(cells, publications[cells["publication"]], area)
        for cells in records(package, "funding_comparisons")
        if cells["publication"] in publications
    )


class _Reader:
    def __init__(self, package: Package, known: Lookups) -> None:
        self.package = package
        self.known = known

    def comparison(self, cells: Cells, publication: Cells, area: Area) -> FundingComparison:
        indicator = self.known.indicators[cells["indicator"]]
        period = parse_period(cells["period"], indicator.period_type)
        members = self.known.members(cells["group"], period.end)
        cut_off = publication["cut_off"]
        figures = self._figures(cells["indicator"], period, cut_off)
        peers = cells.get("peers")
        kinds = {
            member: group
            for group in self.known.groups.values()
            if group.part_of == cells["group"]
            for member in self.known.members(group.group, period.end)
        }
        population = cells.get("population")
        residents = self._figures(population, period, cut_off).get(area.area) if population else None
        return FundingComparison(
            publication=cells["publication"],
            source=self.known.sources.get(publication.get("source") or ""),
            indicator=indicator,
            period=period,
            title=cells["title"],
            note=cells.get("note"),
            group=self.known.groups[cells["group"]],
            peer_group=self.known.groups[peers] if peers else None,
            peers=self.known.members(peers, period.end) if peers else frozenset(),
            amounts={
                self.known.areas[member]: figures[member].value or Decimal(0)
                for member in self.known.areas
                if member in members and member in figures and figures[member].value is not None
            },
            kinds=kinds,
            population=residents,
            printed=self._printed(cells),
        )

    def _figures(self, indicator: str, period: Period, cut_off: str) -> dict[str, Observation]:
        """The latest figure of each area for a period that was published by the edition's cut-off."""
        read = read_observations(self.package, self.known.indicators, of_indicators={indicator})
        spans = (observation for observation in read if observation.period.start == period.start)
        same = [each for each in spans if each.period.end == period.end and each.as_of <= cut_off]
        return {observation.area: observation for observation in sorted(same, key=lambda each: each.as_of)}

    def _printed(self, comparison: Cells) -> dict[str, PrintedDifference]:
        key = ("publication", "indicator", "period")
        return {
            cells["area"]: PrintedDifference(
                read_decimal(cells.get("difference")),
                read_decimal(cells.get("additional")),
                read_yes(cells.get("named")) or False,
            )
            for cells in records(self.package, "printed_differences")
            if all(cells[name] == comparison[name] for name in key)
        }

"""Turns a checked package into what documents say of its councils beyond the editions' dashboards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from site_builder.model import (
    Area,
    Committee,
    CommitteeTheme,
    Council,
    Indicator,
    IndicatorList,
    ListEntry,
    Package,
    Position,
    PrintedCount,
    SumChecked,
)
from site_builder.sources.funding import read_funding
from site_builder.sources.lookups import Lookups, records
from site_builder.sources.records import Cells, read_decimal, read_whole


def read_councils(package: Package, wanted: Collection[str] | None = None) -> tuple[Council, ...]:
    """Read what a package says of each area that has a publication.

    Args:
        package: a package in which the checks found no error.
        wanted: codes of the areas that are wanted; None for all.

    Returns:
        One council for each area, in the order of the publications.
    """
    reader = _Reader(package)
    areas = dict.fromkeys(cells["area"] for cells in records(package, "publications"))
    return tuple(reader.council(reader.known.areas[area]) for area in areas if wanted is None or area in wanted)


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.known = Lookups(package)
        self.links: dict[tuple[str, int], list[tuple[Indicator, str | None]]] = defaultdict(list)
        for cells in records(package, "list_links"):
            linked = self.known.indicators[cells["indicator"]], cells.get("note")
            self.links[cells["list"], int(cells["order"])].append(linked)

    def council(self, area: Area) -> Council:
        return Council(
            area=area,
            package=self.package.name,
            funding=read_funding(self.package, self.known, area),
            positions=self._positions(area),
            lists=self._lists(area),
            committees=self._committees(area),
            sums=self._sums(area),
        )

    def _of_area(self, table: str, area: Area) -> list[Cells]:
        return [cells for cells in records(self.package, table) if cells["area"] == area.area]

    def _positions(self, area: Area) -> tuple[Position, ...]:
        return tuple(
            Position(
                theme=self.known.benchmark_themes[cells["benchmark_theme"]],
                year=cells["year"],
                source=self.known.sources[cells["source"]],
                place=int(cells["place"]),
                of=read_whole(cells.get("of")),
                spend_rank=read_whole(cells.get("spend_rank")),
                spend_of=read_whole(cells.get("spend_of")),
                spend_first=cells.get("spend_first"),
                reference=cells["reference"],
                comment=cells.get("comment"),
            )
            for cells in self._of_area("positions", area)
        )

    def _lists(self, area: Area) -> tuple[IndicatorList, ...]:
        entries: dict[str, list[ListEntry]] = defaultdict(list)
        for cells in records(self.package, "list_entries"):
            entries[cells["list"]].append(self._entry(cells))
        counts: dict[str, list[PrintedCount]] = defaultdict(list)
        for cells in records(self.package, "printed_counts"):
            source = self.known.sources[cells["source"]]
            counts[cells["list"]].append(
                PrintedCount(
                    source, int(cells["count"]), read_whole(cells.get("of")), cells["reference"], cells.get("note")
                )
            )
        read = [
            IndicatorList(
                list=cells["list"],
                kind=cells["kind"],
                year=cells["year"],
                title=cells["title"],
                order=int(cells["order"]),
                source=self.known.sources[cells["source"]],
                reference=cells["reference"],
                note=cells.get("note"),
                entries=tuple(sorted(entries[cells["list"]], key=lambda entry: entry.order)),
                printed_counts=tuple(counts[cells["list"]]),
            )
            for cells in self._of_area("lists", area)
        ]
        return tuple(sorted(read, key=lambda each: (each.order, each.list)))

    def _entry(self, cells: Cells) -> ListEntry:
        return ListEntry(
            order=int(cells["order"]),
            heading=cells.get("heading"),
            theme=cells.get("theme"),
            text=cells["text"],
            indicators=read_whole(cells.get("indicators")),
            count_basis=cells.get("count_basis"),
            note=cells.get("note"),
            links=tuple(self.links[cells["list"], int(cells["order"])]),
        )

    def _committees(self, area: Area) -> tuple[Committee, ...]:
        themes: dict[str, list[CommitteeTheme]] = defaultdict(list)
        for cells in records(self.package, "committee_themes"):
            themes[cells["committee"]].append(
                CommitteeTheme(self.known.themes[cells["theme"]], cells["basis"], cells.get("reason"))
            )
        read = [
            Committee(
                committee=cells["committee"],
                title=cells["title"],
                order=int(cells["order"]),
                source=self.known.sources.get(cells.get("source") or ""),
                reference=cells.get("reference"),
                note=cells.get("note"),
                themes=tuple(themes[cells["committee"]]),
            )
            for cells in self._of_area("committees", area)
        ]
        return tuple(sorted(read, key=lambda committee: committee.order))

    def _sums(self, area: Area) -> tuple[SumChecked, ...]:
        read = [
            SumChecked(
                check=cells["check"],
                kind=cells["kind"],
                certainty=cells["certainty"],
                order=int(cells["order"]),
                source=self.known.sources[cells["source"]],
                other_source=self.known.sources.get(cells.get("other_source") or ""),
                reference=cells["reference"],
                subject=cells["subject"],
                printed=cells["printed"],
                parts=tuple(Decimal(part) for part in (cells.get("parts") or "").split()),
                total=read_decimal(cells.get("total")),
                found=cells["found"],
                indicator=self.known.indicators.get(cells.get("indicator") or ""),
                why=cells.get("why"),
            )
            for cells in self._of_area("sums_checked", area)
        ]
        return tuple(sorted(read, key=lambda each: (each.order, each.check)))

"""What becomes another on a site when the data packages of one state take the place of those of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from site_builder.model.benchmark import NotRanked
from site_builder.model.named import Indicator
from site_builder.model.package import Package
from site_builder.model.place import Place
from site_builder.model.report import Observation, ReportRow
from site_builder.model.site_results import Results

RecordKind = Literal["added", "removed", "changed"]
FigureKind = Literal[
    "new", "new mark", "mark became a figure", "revised", "removed", "mark removed", "figure became a mark",
    "another mark", "details",
]  # fmt: skip
FlipKind = Literal[
    "direction", "direction by the rule", "quarter", "quarter by the rule", "target", "mark", "mark by the rule",
    "polarity",
]  # fmt: skip
PlaceKind = Literal["scope", "indicator", "cost effectiveness", "funding"]

StoredBecause = Literal["published later", "its period ends later", "another one is shown", "on no page"]
"""Why a figure of the data is on no page: by the cut-off of the newest edition that reports its indicator, if any."""

DESCRIPTOR, NARRATIVE, README = "datapackage", "narrative", "readme"
"""What a change is called that stands in no table: of a key of the descriptor, and of texts."""


@dataclass(frozen=True)
class SiteState:
    """Packages in which the checks found no error, with what a build works out of them.

    Attributes:
        indicators: by package and id.
        observations: by package; at least those of every indicator and area of which some row is another.
        addresses: of every page and every file to download, relative to the site's root; also those that lead on.
        kept_back: indicators whose figures may not be passed on.
    """

    packages: tuple[Package, ...]
    results: Results
    indicators: Mapping[tuple[str, str], Indicator]
    observations: Mapping[str, tuple[Observation, ...]]
    addresses: frozenset[str]
    kept_back: frozenset[str] = frozenset()


@dataclass(frozen=True, order=True)
class CellChange:
    """One cell of a record; "" where it is empty, or the record is not there."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, order=True)
class RecordChange:
    """A row of a table, found by its key, that is there on one side only or has other cells.

    Attributes:
        table: its name, or one of the three names above.
        key: the cells of its primary key.
        cells: in the order of the schema; of a row on one side only, all that are not empty.
        carried: rows that came or went with it because they belong to it, counted by table.
    """

    package: str
    table: str
    key: tuple[str, ...]
    kind: RecordKind
    cells: tuple[CellChange, ...]
    carried: tuple[tuple[str, int], ...] = ()

    def cell(self, column: str) -> CellChange | None:
        """The change of one column."""
        return next((cell for cell in self.cells if cell.column == column), None)


@dataclass(frozen=True)
class Where:
    """The dashboard on which something is shown: ids; None where it is on none."""

    package: str
    publication: str | None = None
    theme: str | None = None


@dataclass(frozen=True)
class ShownIn:
    """An edition that shows a figure otherwise.

    Attributes:
        table: publications or benchmarks.
        name: its id.
        old, new: what it showed and what it shows; None where that is nothing.
    """

    table: str
    name: str
    old: Observation | None
    new: Observation | None


@dataclass(frozen=True)
class FigureChange:
    """A figure of an area and a period that is another.

    Attributes:
        where: the newest edition of the area that reports the indicator, or the newest one that shows this figure.
        own: whether the area has an edition of its own.
        old, new: the observation before and after; None where there is none.
        shown: the editions whose pages show it otherwise, publications first, the newest first.
        stored: where there are none, why.
    """

    where: Where
    kind: FigureKind
    own: bool
    old: Observation | None
    new: Observation | None
    shown: tuple[ShownIn, ...] = ()
    stored: StoredBecause | None = None

    @property
    def observation(self) -> Observation:
        """The newer of the two, for what both have: indicator, area and period."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change of a figure has a figure")
        return found


@dataclass(frozen=True)
class Flip:
    """A judgement on a row that both states report and that is another. `old` and `new` are the model's words."""

    where: Where
    indicator: str
    kind: FlipKind
    old: str
    new: str


@dataclass(frozen=True)
class PlaceMove:
    """A place that is another, or that an area has on one side only.

    Attributes:
        edition: id of the benchmark, or of the publication of a funding comparison.
        name: id of the benchmark theme or indicator.
        own: whether the area has an edition of its own.
    """

    package: str
    edition: str
    kind: PlaceKind
    name: str
    area: str
    own: bool
    old: Place | None
    new: Place | None

    @property
    def distance(self) -> int:
        """By how many places it moved: above 0 towards the last one, 0 where a side has none."""
        return self.new.first - self.old.first if self.old and self.new else 0


@dataclass(frozen=True)
class RankingChange:
    """An indicator of a benchmark that is ranked on one side only, or not ranked for another reason.

    Attributes:
        old, new: why it is not ranked; None where it is.
    """

    package: str
    benchmark: str
    indicator: str
    old: NotRanked | None
    new: NotRanked | None


@dataclass(frozen=True)
class DashboardMove:
    """An indicator that stands on another dashboard of the same edition."""

    package: str
    publication: str
    indicator: str
    old: str
    new: str


@dataclass(frozen=True)
class PackageChange:
    """A package that is there on one side only. `rows`: how many, by table."""

    package: str
    title: str
    kind: Literal["added", "removed"]
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Names:
    """What ids are called, and where things stand, in one state.

    Attributes:
        titles: by package, table and id; of a dashboard as an edition names it, by package, publication and theme.
        indicators: by package and id.
        rows: by package, publication and indicator.
        homes: by package and indicator, the dashboard of the newest edition that reports it.
    """

    titles: Mapping[tuple[str, str, str], str]
    indicators: Mapping[tuple[str, str], Indicator]
    rows: Mapping[tuple[str, str, str], ReportRow]
    homes: Mapping[tuple[str, str], Where]


@dataclass(frozen=True)
class Difference:
    """All that is another between two states of the data. Every part is empty where the two are equal.

    Attributes:
        lost: addresses that lead nowhere afterwards. gained: those that lead somewhere only afterwards.
        smaller_moves: how many more places moved, by `apart` or less.
        records: rows that are told by nothing above them.
        arranged: tables by package whose rows or columns stand in another order, with nothing else changed.
        apart: places that moved by more than this are listed.
        old_names, new_names: what ids are called before and after.
        kept_back: indicators whose figures may not be passed on, on either side.
    """

    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    packages: tuple[PackageChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    flips: tuple[Flip, ...] = ()
    moves: tuple[PlaceMove, ...] = ()
    smaller_moves: int = 0
    rankings: tuple[RankingChange, ...] = ()
    dashboards: tuple[DashboardMove, ...] = ()
    records: tuple[RecordChange, ...] = ()
    arranged: tuple[tuple[str, str], ...] = ()
    apart: int = 3
    old_names: Names = Names({}, {}, {}, {})
    new_names: Names = Names({}, {}, {}, {})
    kept_back: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether the two states make the same site."""
        told = (self.lost, self.gained, self.packages, self.figures, self.flips, self.moves, self.rankings)
        return not any((*told, self.dashboards, self.records, self.arranged, self.smaller_moves))

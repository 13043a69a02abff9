"""Which editions show a figure otherwise: those whose cut-off lets it through and that report its indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.model import Benchmark, Observation, Publication, Results, ShownIn, StoredBecause

AreaIndicator = tuple[str, str]
Amount = tuple[str, str, date]
"""Area, indicator and the last day of a period."""


@dataclass(frozen=True)
class Edition:
    """An edition as it stands on both sides.

    Attributes:
        table: publications or benchmarks.
        name: its id.
        old, new: its cut-off before and after; None on a side that does not have it.
        shows: areas with indicators whose figures it shows, on either side, for periods that had ended by its cut-off.
        compares: amounts that its comparisons of funding show; what a report prints of the year that runs as well.
    """

    table: str
    name: str
    old: date | None
    new: date | None
    shows: frozenset[AreaIndicator]
    compares: frozenset[Amount] = frozenset()

    @property
    def cut_off(self) -> date:
        """The later one."""
        return max(each for each in (self.old, self.new) if each)


@dataclass(frozen=True)
class Revision:
    """A change of one figure.

    Attributes:
        old, new: what stands against what.
        gone, come: the same where its row is really another one on that side; None where only the other side has a
            row, and this is what it stands against.
    """

    old: Observation | None
    new: Observation | None
    gone: Observation | None
    come: Observation | None


def editions_of(package: str, old: Results, new: Results) -> tuple[Edition, ...]:
    """The editions of a package that are there on either side: publications first, the newest of each kind first."""
    before, after = _sides(package, old), _sides(package, new)
    found = []
    for key in {**after, **before}:
        was, present = before.get(key), after.get(key)
        sides = [side for side in (was, present) if side]
        shows = frozenset().union(*(side.shows for side in sides))
        compares = frozenset().union(*(side.compares for side in sides))
        found.append(Edition(*key, was.cut_off if was else None, present.cut_off if present else None, shows, compares))
    return tuple(sorted(found, key=lambda each: (each.table == "benchmarks", -each.cut_off.toordinal(), each.name)))


@dataclass(frozen=True)
class _Side:
    cut_off: date
    shows: frozenset[AreaIndicator]
    compares: frozenset[Amount] = frozenset()


def _sides(package: str, results: Results) -> Mapping[tuple[str, str], _Side]:
    found: dict[tuple[str, str], _Side] = {}
    publications = [each.publication for each in results.publications if each.publication.package == package]
    for publication in publications:
        shows = frozenset((publication.area.area, row.indicator.indicator) for row in publication.rows)
        compares = frozenset(_funded(publication, results))
        found["publications", publication.publication] = _Side(publication.cut_off, shows, compares)
    for benchmark in _benchmarks(publications, results):
        found["benchmarks", benchmark.benchmark] = _Side(benchmark.cut_off, frozenset(_compared(benchmark)))
    return found


def _funded(publication: Publication, results: Results) -> Iterator[Amount]:
    """The amounts and residents that a publication's comparisons of funding show."""
    councils = [each.council for each in results.councils if each.council.package == publication.package]
    for funding in (each for council in councils for each in council.funding):
        if funding.publication == publication.publication:
            end = funding.period.end
            yield from ((area.area, funding.indicator.indicator, end) for area in funding.amounts)
            if funding.population:
                yield funding.population.area, funding.population.indicator, end


def _benchmarks(publications: Sequence[Publication], results: Results) -> Iterator[Benchmark]:
    """The editions of a benchmark that publications name, and those before them, which their histories show."""
    packages = {publication.package for publication in publications}
    models = (each.model for each in results.benchmarkings if each.model.package in packages)
    known = {benchmark.benchmark: benchmark for model in models for benchmark in model.benchmarks}
    todo = [publication.benchmark for publication in publications]
    while todo:
        benchmark = known.pop(todo.pop() or "", None)
        if benchmark:
            yield benchmark
            todo.append(benchmark.previous)


def _compared(benchmark: Benchmark) -> Iterator[AreaIndicator]:
    others = (benchmark.funding, benchmark.population, benchmark.deprivation)
    indicators = {row.indicator.indicator for row in benchmark.rows} | {each.indicator for each in others if each}
    yield from ((area.area, indicator) for area in benchmark.areas for indicator in indicators)


def shown_in(
    revision: Revision, old: Sequence[Observation], new: Sequence[Observation], editions: Sequence[Edition]
) -> tuple[ShownIn, ...]:
    """The editions that show a figure otherwise because of one revision.

    An edition shows the row that was published last by its cut-off: of periods that had ended by then, and in a
    comparison of funding of the period that it is of.

    Args:
        revision: of a figure of one area, indicator and period.
        old: all rows of that figure before, in the order of publication.
        new: all of them afterwards.
        editions: of the package.
    """
    found = []
    for edition in editions:
        was, present = _seen(edition, old, edition.old), _seen(edition, new, edition.new)
        # Of several revisions of one figure, that one which the edition's row comes from or goes with.
        here = (was is not None and was == revision.gone) or (present is not None and present == revision.come)
        if was != present and here:
            found.append(ShownIn(edition.table, edition.name, was, present))
    return tuple(found)


def stored_because(revision: Revision, editions: Sequence[Edition]) -> StoredBecause:
    """Why no edition shows a revision, told of the newest edition that could."""
    rows = [row for row in (revision.gone, revision.come) if row]
    could = [edition for edition in editions if any(_reports(edition, row) for row in rows)]
    if not could:
        return "on no page"
    newest = max(edition.cut_off for edition in could)
    if not any(_has_its_time(edition, row) for edition in could for row in rows):
        return "its period ends later"
    return "published later" if all(row.as_of > newest.isoformat() for row in rows) else "another one is shown"


def _seen(edition: Edition, rows: Sequence[Observation], cut_off: date | None) -> Observation | None:
    """What an edition shows of one figure on one side."""
    if cut_off is None:
        return None
    day = cut_off.isoformat()
    known = (row for row in reversed(rows) if row.as_of <= day)
    return next((row for row in known if _shows(edition, row, cut_off)), None)


def _shows(edition: Edition, row: Observation, cut_off: date) -> bool:
    return _compares(edition, row) or ((row.area, row.indicator) in edition.shows and row.period.end <= cut_off)


def _compares(edition: Edition, row: Observation) -> bool:
    return (row.area, row.indicator, row.period.end) in edition.compares


def _reports(edition: Edition, row: Observation) -> bool:
    return _compares(edition, row) or (row.area, row.indicator) in edition.shows


def _has_its_time(edition: Edition, row: Observation) -> bool:
    return _reports(edition, row) and _shows(edition, row, edition.cut_off)

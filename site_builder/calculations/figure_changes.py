"""Two states of the figures side by side: what is new, revised, gone, or became a mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from site_builder.calculations.shown_figures import Revision, editions_of, shown_in, stored_because
from site_builder.model import FigureChange, FigureKind, Observation, Results, Where

Span = tuple[str, str, date, date]


def figure_changes(
    package: str, old: Sequence[Observation], new: Sequence[Observation], old_results: Results, new_results: Results
) -> tuple[FigureChange, ...]:
    """Compare the observations of one package.

    A row with a later `as_of` than one that was there is a revision of it. A row that has only another `as_of`,
    or another way to write the same period, is a change of details.

    Args:
        package: its name.
        old: observations before; all of each indicator and area of which some row differs.
        new: the same afterwards.
        old_results: says which dashboards show them.
        new_results: the same afterwards.

    Returns:
        Changes of areas with an edition of their own first, then in the order of the dashboards, by area, period and
        day of publication; what is on no dashboard comes last, by indicator.
    """
    before, after = _by_span(old), _by_span(new)
    homes = homes_of(package, new_results)
    homes |= {key: home for key, home in homes_of(package, old_results).items() if key not in homes}
    editions = editions_of(package, old_results, new_results)
    own = own_areas(package, old_results) | own_areas(package, new_results)
    found = []
    for span in sorted(before.keys() | after.keys()):
        rows = before.get(span, ()), after.get(span, ())
        indicator, area, _, _ = span
        where = homes.get((area, indicator), Where(package))
        for each in _revisions(*rows):
            shown = shown_in(each, *rows, editions)
            stored = None if shown else stored_because(each, editions)
            kind = _kind(each.old, each.new)
            found.append(FigureChange(where, kind, area in own, each.old, each.new, shown, stored))
    order = {indicator: position for position, (_, indicator) in reversed(list(enumerate(homes)))}
    return tuple(sorted(found, key=lambda each: (not each.own, order.get(each.observation.indicator, len(order)))))


def homes_of(package: str, results: Results) -> dict[tuple[str, str], Where]:
    """By area and indicator, the dashboard of its newest edition that reports it."""
    found: dict[tuple[str, str], Where] = {}
    for result in results.publications:
        publication = result.publication
        if publication.package == package:
            for row in publication.rows:
                where = Where(package, publication.publication, row.theme.theme)
                found.setdefault((publication.area.area, row.indicator.indicator), where)
    return found


def own_areas(package: str, results: Results) -> frozenset[str]:
    """Codes of the areas that have an edition."""
    return frozenset(each.publication.area.area for each in results.publications if each.publication.package == package)


def _by_span(observations: Iterable[Observation]) -> Mapping[Span, tuple[Observation, ...]]:
    found: dict[Span, list[Observation]] = defaultdict(list)
    for each in observations:
        found[each.indicator, each.area, each.period.start, each.period.end].append(each)
    return {span: tuple(sorted(rows, key=lambda row: row.as_of)) for span, rows in found.items()}


def _revisions(old: Sequence[Observation], new: Sequence[Observation]) -> Iterator[Revision]:
    """What stands against what, for one area, indicator and period; each side in the order of publication."""
    before, after = {each.as_of: each for each in old}, {each.as_of: each for each in new}
    for as_of in sorted(before.keys() & after.keys()):
        if before[as_of] != after[as_of]:
            yield Revision(before[as_of], after[as_of], before[as_of], after[as_of])
    gone = [before[as_of] for as_of in sorted(before.keys() - after.keys())]
    come = [after[as_of] for as_of in sorted(after.keys() - before.keys())]
    matched = min(len(gone), len(come))
    for was, present in zip(gone[:matched], come[:matched], strict=True):
        yield Revision(was, present, was, present)
    for each in gone[matched:]:
        yield Revision(each, _in_force(new, each.as_of), each, None)
    for each in come[matched:]:
        yield Revision(_in_force(old, each.as_of), each, None, each)


def _in_force(rows: Sequence[Observation], as_of: str) -> Observation | None:
    """What was known by then, on the side that has no row of that day."""
    return next((row for row in reversed(rows) if row.as_of <= as_of), None)


def _kind(was: Observation | None, present: Observation | None) -> FigureKind:
    if was is None or present is None:
        only = was or present
        marked = only is not None and only.value is None
        if was is None:
            return "new mark" if marked else "new"
        return "mark removed" if marked else "removed"
    if was.value is not None and present.value is not None:
        return "details" if was.value == present.value else "revised"
    if was.value is None and present.value is None:
        return "details" if was.missing == present.missing else "another mark"
    return "mark became a figure" if was.value is None else "figure became a mark"

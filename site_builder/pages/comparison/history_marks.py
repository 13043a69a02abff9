"""Why the places of a year are hard to compare with those of the year before, with names and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from site_builder.model import Area, BenchmarkResult, HistoryMark, IndicatorResult, ScopeResult
from site_builder.pages import words
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.comparison.overview import MARK_WORDS


def scope_of(edition: BenchmarkResult, theme: str) -> ScopeResult | None:
    """A theme, core or overall in an edition; None where the edition does not have it."""
    return next((scope for scope in edition.scopes if scope.theme.benchmark_theme == theme), None)


def reasons(compared: Compared, number: int, theme: str) -> Iterator[str]:
    """Each mark of a year in words.

    Args:
        compared: the council's edition in its comparison.
        number: of the edition among `compared.editions`.
        theme: id of the theme.
    """
    edition = compared.editions[number]
    scope = scope_of(edition, theme)
    if scope is None or number == 0:
        return
    for mark in scope.marks:
        yield f"{MARK_WORDS[mark]}{_more(compared, number, scope, mark)}"


def _more(compared: Compared, number: int, scope: ScopeResult, mark: HistoryMark) -> str:
    """Who or what it was, where that is not told elsewhere on the page."""
    before, current = (_ranked(compared, compared.editions[at], scope) for at in (number - 1, number))
    if mark == "indicators changed":
        new, gone = len(current.keys() - before.keys()), len(before.keys() - current.keys())
        parts = [f"{new} of {len(current)} {'was' if new == 1 else 'were'} not ranked before"] if new else []
        parts += [f"{gone} of {len(before)} {'is' if gone == 1 else 'are'} no longer ranked"] if gone else []
        return f" ({', '.join(parts)})"
    if mark == "polarity changed":
        turned = [
            f"{each.row.indicator.title}: now {words.uncapital(words.POLARITY_WORDS[each.row.polarity])}"
            for name, each in current.items()
            if name in before and each.row.polarity != before[name].row.polarity
        ]
        return f" ({'; '.join(turned)})"
    return ""


def _ranked(compared: Compared, edition: BenchmarkResult, scope: ScopeResult) -> dict[str, IndicatorResult]:
    there = replace(compared, edition=edition)
    return {each.row.indicator.indicator: each for each in there.in_scope(scope) if each.ranking.ranked}


def group_changes(compared: Compared) -> Iterator[str]:
    """Who joined the group and who left it, by year, and which councils came after which.

    Names stand apart from each other by semicolons: "and" can be part of one.
    """
    for before, after in pairwise(compared.editions):
        came = _not_in(after.benchmark.areas, before.benchmark.areas)
        went = _not_in(before.benchmark.areas, after.benchmark.areas)
        parts = [
            f"{words.count(len(who), 'area')} {verb} ({'; '.join(area.name for area in who)})"
            for who, verb in ((went, "left the group"), (came, "joined it" if went else "joined the group"))
            if who
        ]
        if parts:
            yield f"{after.benchmark.edition}: {', '.join(parts)}.{_after(compared, went)}"


def _after(compared: Compared, went: list[Area]) -> str:
    """Which areas took the place of those that left, where the data say so."""
    by_successors: dict[tuple[Area, ...], list[Area]] = {}
    for area in went:
        if later := compared.benchmarking.model.successors.get(area.area):
            by_successors.setdefault(later, []).append(area)
    said = ""
    for successors, ended in by_successors.items():
        took = words.listed([area.name for area in successors])
        whose = f"the place of {'; '.join(area.name for area in ended)}"
        if ended == went:
            whose = "its place" if len(went) == 1 else "their place"
        said += f" {took} took {whose}."
    return said


def _not_in(areas: tuple[Area, ...], others: tuple[Area, ...]) -> list[Area]:
    codes = {area.area for area in others}
    return [area for area in areas if area.area not in codes]


def own_beginning(compared: Compared) -> str | None:
    """That the own council was not compared from the first year, and which councils it came after."""
    own = compared.own.area
    there = [edition for edition in compared.editions if any(area.area == own for area in edition.benchmark.areas)]
    if not there or there[0] is compared.editions[0]:
        return None
    said = f"{compared.own.name} was not one of the areas compared before {there[0].benchmark.edition}."
    known = {area.area: area.name for each in compared.benchmarking.editions for area in each.benchmark.areas}
    successors = compared.benchmarking.model.successors
    before = [known[code] for code, later in successors.items() if code in known and own in {a.area for a in later}]
    if not before:
        return said
    one = len(before) == 1
    return (
        f"{said} It took the place of {words.count(len(before), 'area')} ({'; '.join(before)}). "
        f"Places of {'that area' if one else 'these areas'} are not joined to its own: "
        f"{'it was another area' if one else 'they were other areas'}."
    )

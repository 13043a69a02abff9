"""The overall and the core place over the years as a chart, with a letter at each year that is hard to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.charts.figure import Figure
from site_builder.charts.history import HistoryLine, history_figure
from site_builder.model import ScopeResult
from site_builder.pages import addresses, words
from site_builder.pages.comparison.compared import Compared, Year

FEWEST_YEARS = 2
DRAWN = {"overall": "Overall", "core": "Core"}
"""The rankings that are drawn, with the word at their line."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Chart:
    """The same chart in two widths. `letters` are those of the marked years, by the number of the edition."""

    wide: Figure
    wide_path: str
    narrow: Figure
    narrow_path: str
    letters: Mapping[int, str]

    def pictures(self) -> Iterator[tuple[str, Figure]]:
        yield self.wide_path, self.wide
        yield self.narrow_path, self.narrow


def letter(number: int) -> str:
    """A mark of the chart: a, b, ... z, aa, ab, ..."""
    before, last = divmod(number, len(LETTERS))
    return (letter(before - 1) if before else "") + LETTERS[last]


def draw_history(compared: Compared, path: str) -> Chart | None:
    """Draw the places; None where fewer than two years have one.

    Args:
        compared: the council's edition in its comparison.
        path: of the page that it stands on.
    """
    scopes = [scope for scope in compared.edition.scopes if scope.theme.kind in DRAWN]
    histories = {scope.theme.kind: compared.history(scope.theme.benchmark_theme) for scope in scopes}
    if not any(sum(year.place is not None for year in years) >= FEWEST_YEARS for years in histories.values()):
        return None
    numbers = range(len(compared.editions))
    marked = [number for number in numbers if any(years[number].marks for years in histories.values())]
    letters = {number: letter(at) for at, number in enumerate(marked)}
    editions = [edition.benchmark.edition for edition in compared.editions]
    names = words.listed([words.uncapital(DRAWN[kind]) for kind in histories])
    shared: dict[str, Any] = {
        "lines": [
            HistoryLine(DRAWN[kind], [year.place.first if year.place else None for year in years])
            for kind, years in histories.items()
        ],
        "years": editions,
        "marks": letters,
        "most": max(year.place.of for years in histories.values() for year in years if year.place),
        "breaks": {
            number for number in numbers if any("group changed" in years[number].marks for years in histories.values())
        },
        "title": f"Places of {compared.own.name}, {names}, {editions[0]} to {editions[-1]}",
        "subtitle": f"Among {compared.group}; 1st is best, and at the top.{_what_core_is(scopes)}",
        "alt": f"Line chart of the places of {compared.own.name} among {compared.group}, {names}, from {editions[0]} "
        f"to {editions[-1]}. {' '.join(_ends(DRAWN[kind], years, editions) for kind, years in histories.items())} "
        "The places of all years are in the tables below.",
        "source": "",
    }
    return Chart(
        wide=history_figure(**shared, narrow=False, name="history"),
        wide_path=addresses.page_chart(path, "history"),
        narrow=history_figure(**shared, narrow=True, name="history-narrow"),
        narrow_path=addresses.page_chart(path, "history-narrow"),
        letters=letters,
    )


def _what_core_is(scopes: Sequence[ScopeResult]) -> str:
    """What the short word at the line of the core place stands for, where the data call it otherwise."""
    core = next((scope.theme.title for scope in scopes if scope.theme.kind == "core"), "")
    return f" {DRAWN['core']}: {words.uncapital(core)}." if core and core != DRAWN["core"] else ""


def _ends(name: str, years: Sequence[Year], editions: Sequence[str]) -> str:
    """Overall: 17th of 34 in 2012/13, 9th of 33 in 2023/24."""
    known = [(edition, year.place) for edition, year in zip(editions, years, strict=True) if year.place]
    ends = [known[0], known[-1]] if len(known) > 1 else known
    return f"{name}: {', '.join(f'{words.place(place)} in {edition}' for edition, place in ends) or 'not placed'}."

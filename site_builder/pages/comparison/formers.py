"""Councils that are no more: which council took their place, and where they stood last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.model import Area
from site_builder.pages import words
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.comparison.side_by_side import PlaceCell, place_cell, wide_scopes


@dataclass(frozen=True)
class Former:
    """A council that the other one took the place of, with its last places overall and core."""

    name: str
    edition: str
    places: tuple[PlaceCell, ...]


def took_place(compared: Compared, other: Area) -> Iterator[str]:
    """Which councils the other one took the place of, alone or with others."""
    by_successors: dict[tuple[str, ...], list[str]] = {}
    for code, successors in compared.benchmarking.model.successors.items():
        if other in successors:
            names = tuple(area.name for area in successors)
            by_successors.setdefault(names, []).append(_former_name(compared, code))
    for new, old in by_successors.items():
        yield f"{words.listed(list(new))} took the place of {words.listed(sorted(old))}."


def _former_name(compared: Compared, code: str) -> str:
    """Of a council that is no more: as an earlier edition names it, otherwise its code."""
    areas = (area for edition in compared.editions for area in edition.benchmark.areas)
    return next((area.council or area.name for area in areas if area.area == code), code)


def former_places(compared: Compared, other: Area) -> Iterator[Former]:
    """The last places of the councils that the other one took the place of."""
    for code, successors in compared.benchmarking.model.successors.items():
        if other not in successors:
            continue
        with_it = [each for each in compared.editions if any(area.area == code for area in each.benchmark.areas)]
        if with_it:
            last = Compared(compared.result, compared.benchmarking, with_it[-1])
            yield Former(
                name=_former_name(compared, code),
                edition=last.edition.benchmark.edition,
                places=tuple(place_cell(last, scope, code) for scope in wide_scopes(last)),
            )

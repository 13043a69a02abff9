"""Judgements and places in a difference."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model import FlipKind, Place, PlaceMove
from site_builder.pages import words
from site_builder.pages.difference.called import Called
from site_builder.pages.difference.report import Line, Section, grouped

KINDS: dict[FlipKind, str] = {
    "direction": "direction",
    "direction by the rule": "direction by the rule (the recorded one is shown first)",
    "quarter": "quarter among other areas",
    "quarter by the rule": "quarter by the rule (the recorded one is shown)",
    "target": "target",
    "mark": "mark",
    "mark by the rule": "mark by the rule (the recorded one is shown first)",
    "polarity": "what counts as good",
}
SAID: dict[str, dict[str, str]] = {
    "direction": {str(key): value for key, value in words.DIRECTION_WORDS.items()},
    "quarter": {**words.QUARTILE_WORDS, "": "no quarter"},
    "target": {str(key): value for key, value in words.VERDICT_WORDS.items()},
    "mark": {"attention": "Needs attention", "strong": "Strong", "": "no mark"},
    "polarity": {str(key): value for key, value in words.POLARITY_WORDS.items()},
}
NOT_RANKED = {
    None: "ranked",
    "no polarity": "not ranked: neither high nor low is better",
    "not judged": "not ranked: the edition does not judge it",
    "too old": "not ranked: its figures are too old",
    "too few areas": "not ranked: too few areas have a figure",
    "no variation": "not ranked: all areas have the same figure",
}


def judgement(kind: FlipKind, value: str) -> str:
    """A judgement in the words of the pages."""
    return SAID[kind.removesuffix(" by the rule")][value]


def judgement_section(called: Called) -> Section:
    """Directions, quarters, targets, marks and what counts as good, by dashboard."""
    lines = [
        (
            called.place(flip.where),
            Line(
                called.title(flip.where.package, "indicators", flip.indicator),
                KINDS[flip.kind],
                judgement(flip.kind, flip.old),
                judgement(flip.kind, flip.new),
            ),
        )
        for flip in called.difference.flips
    ]
    return Section("judgements", "Judgements that changed", "", grouped(lines))


def place_section(called: Called) -> Section:
    """Places that moved far, came or went, and indicators that are ranked on one side only."""
    difference = called.difference
    far = words.count(difference.apart, "place")
    note = f"Listed is what moved by more than {far}, and what has a place on one side only."
    if difference.smaller_moves:
        note += f" {words.count(difference.smaller_moves, 'place')} moved by no more than that."
    return Section("places", "Places that moved", words.plain(note), grouped([*_rankings(called), *_moves(called)]))


def _rankings(called: Called) -> Iterator[tuple[str, Line]]:
    for each in called.difference.rankings:
        title = called.title(each.package, "benchmarks", each.benchmark)
        name = called.title(each.package, "indicators", each.indicator)
        yield f"{title}: what is ranked", Line(name, "", NOT_RANKED[each.old], NOT_RANKED[each.new])


def _moves(called: Called) -> Iterator[tuple[str, Line]]:
    for move in called.difference.moves:
        said = called.title(move.package, "areas", move.area)
        title, subject = _of(called, move)
        yield title, Line(subject, said, _place(move.old), _place(move.new), _far(move))


def _of(called: Called, move: PlaceMove) -> tuple[str, str]:
    table = "publications" if move.kind == "funding" else "benchmarks"
    edition = called.title(move.package, table, move.edition)
    if move.kind == "scope":
        return f"{edition}: overall, core and themes", called.title(move.package, "benchmark_themes", move.name)
    if move.kind == "cost effectiveness":
        return f"{edition}: cost effectiveness", "Index of cost effectiveness"
    indicator, _, period = move.name.partition(" ")
    name = called.title(move.package, "indicators", indicator)
    return (f"{edition}: funding", f"{name}, {period}") if period else (f"{edition}: indicators", name)


def _place(place: Place | None) -> str:
    return words.place(place) if place else "no place"


def _far(move: PlaceMove) -> str:
    if move.distance == 0:
        return ""
    far = words.plain(words.count(abs(move.distance), "place"))
    if move.kind == "funding":
        return f"{far} towards the {'lowest' if move.distance > 0 else 'highest'} amount"
    return f"{far} {'down' if move.distance > 0 else 'up'}"

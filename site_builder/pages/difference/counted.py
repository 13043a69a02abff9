"""How much of what is another: the sentence on top of a difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from site_builder.model import Difference, FigureKind, FlipKind
from site_builder.model.difference import NARRATIVE
from site_builder.pages import words
from site_builder.pages.difference.judgement_lines import judgement

_FIGURES: dict[FigureKind, tuple[str, str]] = {
    "new": ("new figure", "new figures"),
    "mark became a figure": ("figure in place of a mark", "figures in place of a mark"),
    "new mark": ("new mark without a figure", "new marks without a figure"),
    "revised": ("revised figure", "revised figures"),
    "removed": ("figure gone", "figures gone"),
    "mark removed": ("mark without a figure gone", "marks without a figure gone"),
    "figure became a mark": ("figure that became a mark", "figures that became a mark"),
    "another mark": ("mark that became another", "marks that became another"),
    "details": ("figure with other details", "figures with other details"),
}
_FLIPS: dict[FlipKind, tuple[str, str]] = {
    "direction": ("direction changed", "directions changed"),
    "direction by the rule": ("direction by the rule changed", "directions by the rule changed"),
    "quarter": ("quarter changed", "quarters changed"),
    "quarter by the rule": ("quarter by the rule changed", "quarters by the rule changed"),
    "target": ("verdict on a target changed", "verdicts on targets changed"),
    "mark": ("mark of attention or strength changed", "marks of attention or strength changed"),
    "mark by the rule": ("mark by the rule changed", "marks by the rule changed"),
    "polarity": ("choice of what counts as good changed", "choices of what counts as good changed"),
}
_COLUMNS = {
    "definition": ("definition edited", "definitions edited"),
    "title": ("title edited", "titles edited"),
    "unit": ("unit changed", "units changed"),
}
_TABLES = {
    "targets": ("target changed", "targets changed"),
    "comments": ("comment changed", "comments changed"),
    NARRATIVE: ("text on an outcome changed", "texts on outcomes changed"),
}
_WHOLE = {
    ("indicators", "added"): ("new indicator", "new indicators"),
    ("indicators", "removed"): ("indicator gone", "indicators gone"),
    ("publications", "added"): ("new edition", "new editions"),
    ("publications", "removed"): ("edition gone", "editions gone"),
}
_OTHERS = ("other entry changed", "other entries changed")


def counted(difference: Difference) -> Iterator[str]:
    """What there is how much of, in the order of the sections; addresses that are lost are told even where none is."""
    kinds = Counter(change.kind for change in difference.figures if not change.stored)
    yield from (words.count(kinds[kind], *said) for kind, said in _FIGURES.items() if kinds[kind])
    if stored := sum(1 for change in difference.figures if change.stored):
        yield words.count(stored, "figure changed that no page shows", "figures changed that no page shows")
    yield from _flips(difference)
    yield from _places(difference)
    records = _records(difference)
    yield from (words.count(number, *said) for said, number in records.items() if number)
    if difference.packages:
        yield words.count(len(difference.packages), "package come or gone", "packages come or gone")
    if difference.arranged:
        yield words.count(len(difference.arranged), "file in another order", "files in another order")
    if difference.gained:
        yield words.count(len(difference.gained), "new address", "new addresses")
    yield words.count(len(difference.lost), "address lost", "addresses lost")


def _flips(difference: Difference) -> Iterator[str]:
    """Judgements by kind; where there are one or two ways in which they went, these too."""
    for kind, said in _FLIPS.items():
        ways = Counter((flip.old, flip.new) for flip in difference.flips if flip.kind == kind)
        pairs = [
            f"{'' if len(ways) == 1 else f'{number} '}{judgement(kind, old)} -> {judgement(kind, new)}"
            for (old, new), number in sorted(ways.items())
        ]
        if pairs:
            told = f" ({'; '.join(pairs)})" if len(pairs) <= 2 else ""
            yield words.count(ways.total(), *said) + told


def _places(difference: Difference) -> Iterator[str]:
    far = sum(1 for move in difference.moves if move.old and move.new)
    if far:
        yield f"{words.count(far, 'place')} moved by more than {difference.apart}"
    if difference.smaller_moves:
        yield f"{words.count(difference.smaller_moves, 'place')} moved by {difference.apart} or less"
    if len(difference.moves) > far:
        yield words.count(len(difference.moves) - far, "place come or gone", "places come or gone")
    if difference.rankings:
        yield words.count(len(difference.rankings), "indicator ranked otherwise", "indicators ranked otherwise")
    if difference.dashboards:
        yield words.count(
            len(difference.dashboards), "indicator on another dashboard", "indicators on another dashboard"
        )


def _records(difference: Difference) -> Counter[tuple[str, str]]:
    """Rows of tables by what they are called, in the order in which they are told."""
    found: Counter[tuple[str, str]] = Counter()
    order = [*_WHOLE.values(), *_COLUMNS.values(), *_TABLES.values(), _OTHERS]
    for said in order:
        found[said] = 0
    for each in difference.records:
        if (each.table, each.kind) in _WHOLE:
            found[_WHOLE[each.table, each.kind]] += 1
        elif each.table in _TABLES:
            found[_TABLES[each.table]] += 1
        elif each.table == "indicators":
            known = [_COLUMNS[cell.column] for cell in each.cells if cell.column in _COLUMNS]
            found.update(known)
            found[_OTHERS] += len(known) < len(each.cells)
        else:
            found[_OTHERS] += 1
    return found

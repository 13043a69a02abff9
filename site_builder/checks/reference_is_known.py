"""A reference in a text names a figure that is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from site_builder.checks.cells import column_of
from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import Row, rows_of
from site_builder.checks.meant_ids import meant_ids
from site_builder.model import Package
from site_builder.references import WORDS, Reference, find_references
from site_builder.text.head_lines import split_head
from site_builder.text.hidden_characters import echo
from site_builder.text.near_match import near_match

_MOST_SUGGESTIONS = 200  # looking for near names is slow, and so many faults have one common cause
_NEEDED = {"publications": ("publication", "area"), "report_rows": ("publication", "indicator", "theme")}
_REMEDIES = {
    "indicator": "name an indicator that the edition has in report_rows",
    "dashboard": "name a dashboard on which the edition has rows",
    "outcome": "name an outcome to which a dashboard of the edition belongs",
    "position": "name a benchmark theme of which positions states a place for the area",
    "publication": "name a publication of the package",
}
Report = Callable[[str, str], Fault]


@dataclass(frozen=True)
class _Place:
    """Where a text stands.

    Attributes:
        publication: the edition that it belongs to; None where its references name theirs.
        area: of the edition, or of the row.
        report: makes a fault of a problem and a remedy.
    """

    publication: str | None
    area: str | None
    report: Report


class EditionNames:
    """What the references of a package's texts may name."""

    def __init__(self, package: Package) -> None:
        self.complete = all(
            table in package.tables and all(column_of(package.tables[table], name) is not None for name in columns)
            for table, columns in _NEEDED.items()
        )
        # What is itself an error is mended there. It is neither missed here nor named as what to write.
        self.mistyped: set[str] = set()
        self.areas = {
            row.texts["publication"]: row.texts["area"]
            for row in self._rows(package, "publications", ("publication", "area"))
        }
        self.names: Mapping[str, dict[str, set[str]]] = {
            kind: defaultdict(set) for kind in ("indicator", "dashboard", "outcome", "position")
        }
        outcomes = {
            row.texts["theme"]: row.texts["outcome"] for row in self._rows(package, "themes", ("theme", "outcome"))
        }
        own = {
            (row.texts["publication"], row.texts["theme"]): row.texts["outcome"]
            for row in self._rows(package, "edition_themes", ("publication", "theme", "outcome"), ("outcome",))
        }
        for row in self._rows(package, "report_rows", ("publication", "indicator", "theme")):
            publication, theme = row.texts["publication"], row.texts["theme"]
            self.names["indicator"][publication].add(row.texts["indicator"])
            self.names["dashboard"][publication].add(theme)
            self.names["outcome"][publication].add(own.get((publication, theme)) or outcomes.get(theme, ""))
        for row in self._rows(package, "positions", ("area", "benchmark_theme")):
            self.names["position"][row.texts["area"]].add(row.texts["benchmark_theme"])
        unread = frozenset[str](self.mistyped).union(*(table.unread for table in package.tables.values()))
        # A row of a report that could not be read can be all that an outcome has.
        self.unread = unread | {outcomes[theme] for theme in unread & outcomes.keys()}
        self.suggestions: dict[tuple[str, str], str | None] = {}

    def _rows(
        self, package: Package, table: str, columns: tuple[str, ...], any_of: tuple[str, ...] = ()
    ) -> Iterator[Row]:
        """The rows of a table with its ids as they are meant; "" where nobody can say what is meant."""
        meant = {column: of for column in columns if (of := meant_ids(package, table, column))}
        self.mistyped.update(*meant.values())
        for row in rows_of(package, table, columns, any_of):
            ids = {column: of[row.texts[column]] or "" for column, of in meant.items() if row.texts[column] in of}
            yield replace(row, texts=row.texts | ids) if ids else row

    def has(self, kind: str, whose: str, name: str) -> bool:
        """Whether an edition, or for places an area, has something of this name."""
        return name in self.names[kind].get(whose, ()) or name in self.unread

    def remedy(self, kind: str, name: str, known: set[str]) -> str:
        """What to write in place of an unknown name."""
        if (kind, name) not in self.suggestions and len(self.suggestions) < _MOST_SUGGESTIONS:
            self.suggestions[kind, name] = near_match(name, known - {""})
        near = self.suggestions.get((kind, name))
        other = _REMEDIES[kind]
        return f"Write {near} if that is meant; otherwise {other}." if near else f"{other.capitalize()}."


def unknown_figures(package: Package) -> Iterator[Fault]:
    """Find references, in narratives and in the texts of checked sums, that cannot be read or lead nowhere."""
    names = EditionNames(package)
    for place, reference in _references(package, names):
        if reference.problem:
            yield place.report(f"{echo(reference.text)} cannot be read: {reference.problem}.", _mended(reference.text))
        elif names.complete:
            found = _unknown(place, reference, names)
            if found:
                yield place.report(*found)


def _references(package: Package, names: EditionNames) -> Iterator[tuple[_Place, Reference]]:
    for file in package.narratives:
        _, text = split_head(file.text)
        area = names.areas.get(file.publication)
        for number, line in enumerate(text.split("\n"), start=1):
            for reference in find_references(line):
                report = partial(_fault, file.path, number, reference.text)
                yield _Place(file.publication, area, report), reference
    for row in rows_of(package, "sums_checked", ("area", "printed", "found", "why")):
        for column in ("printed", "found", "why"):
            for reference in find_references(row.texts[column]):
                yield _Place(None, row.texts["area"], partial(row.fault, column)), reference


def _fault(path: str, line: int, value: str, problem: str, remedy: str) -> Fault:
    return Fault(path, problem, remedy, line, value=value)


def _unknown(place: _Place, reference: Reference, names: EditionNames) -> tuple[str, str] | None:
    """Problem and remedy of a reference that leads nowhere."""
    shown = echo(reference.text)
    publication = reference.publication or place.publication
    if reference.publication is not None and reference.publication not in names.areas:
        known = {name for name, area in names.areas.items() if area == place.area}
        remedy = names.remedy("publication", reference.publication, known)
        return f"{shown} names {echo(reference.publication)}, which is not in the table publications.", remedy
    if reference.publication is not None and names.areas[reference.publication] != place.area:
        return (
            f"{shown} names an edition of another area.",
            "Draw figures from the editions of the area that the text is about.",
        )
    if reference.kind == "position":
        if place.area is None or names.has("position", place.area, reference.id):
            return None
        remedy = names.remedy("position", reference.id, names.names["position"].get(place.area, set()))
        return f"{shown}: no place is known for {echo(reference.id)}.", remedy
    if publication is None:
        example = next((name for name, area in names.areas.items() if area == place.area), "publication")
        return (
            f"{shown} does not say from which edition its figure is.",
            f"Write the publication first, as in {{{{ {example}.report.total }}}}.",
        )
    # A narrative of an unknown edition is a fault of its own, and a report has no id.
    if publication not in names.areas or not reference.id or names.has(reference.kind, publication, reference.id):
        return None
    known = names.names[reference.kind].get(publication, set())
    problem = f"{shown}: {publication} has no {reference.kind} {echo(reference.id)}."
    return problem, names.remedy(reference.kind, reference.id, known)


def _mended(text: str) -> str:
    parts = text.strip("{} ").split(".")
    for at in range(min(2, len(parts))):
        kind = near_match(parts[at], WORDS)
        if kind is None:
            continue
        mended = [*parts[:at], kind, *parts[at + 1 :]]
        mended[-1] = near_match(mended[-1], WORDS[kind]) or mended[-1]
        [reference] = find_references(f"{{{{ {'.'.join(mended)} }}}}")
        if not reference.problem:
            return f"Write {reference.text} if that is meant."
    return (
        "Write it on one line in the form {{ indicator.recycling.value }}; the method page on narratives has them all."
    )


CHECK = Check(
    code="E410",
    title="A reference in a text leads to a figure",
    explanation="Narratives, and the texts of sums_checked, draw their figures with references in double braces. What "
    "a reference names must be there: an indicator, a dashboard or an outcome of the edition, or a benchmark theme "
    "with a place. In a narrative the edition is that of its folder. In sums_checked the reference begins with the "
    "publication. It stands on one line.",
    remedy="Correct the reference; the message gives the nearest name that is known. If the name is right, the "
    "edition lacks what it names.",
    example_wrong="{{ indicator.recyling.value }}, and the edition has no such indicator",
    example_right="{{ indicator.recycling.value }}",
    rule=unknown_figures,
)

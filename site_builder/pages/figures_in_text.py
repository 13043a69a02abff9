"""What the references in a text say: {{ indicator.recycling.value }} is 46.8%, as the pages show it.

The checks know that everything that is named is there, so a KeyError here means that a check is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from site_builder.model import (
    CouncilResult,
    Position,
    PublicationResult,
    RowResult,
    Tally,
)
from site_builder.pages import addresses, period_words, words
from site_builder.pages.page import Crumb
from site_builder.references import Reference, find_references

NO_FIGURE = "no figure"
NO_PREVIOUS = "no earlier figure"
NO_COMPARISON = "no comparison"
NO_CHANGE = "no change"
NO_PERIOD = "no period"
NO_TARGET = "no target"
NO_QUARTER = "no quarter"
NO_NUMBER = "an unknown number"
NO_PREVIOUS_PLACE = "no known place"


@dataclass(frozen=True)
class Drawn:
    """What a reference says.

    Attributes:
        text: in words. path: of the page that it is about.
        subject: the name under which that page can be listed.
    """

    text: str
    path: str
    subject: str


@dataclass(frozen=True)
class Figures:
    """Where the figures of one text come from.

    Attributes:
        package: whose editions its references may name.
        own: the edition that it belongs to; None where its references name theirs.
        editions: all of the area.
        council: gives the places; None where the package says nothing of them.
    """

    package: str
    own: PublicationResult | None
    editions: Sequence[PublicationResult]
    council: CouncilResult | None

    def draw(self, reference: Reference) -> Drawn:
        """What a checked reference says."""
        if reference.kind == "position":
            return self._position(reference)
        result = self._edition(reference.publication)
        return _OF_AN_EDITION[reference.kind](result, reference)

    def _edition(self, name: str | None) -> PublicationResult:
        if name is None and self.own is not None:
            return self.own
        return {
            result.publication.publication: result
            for result in self.editions
            if result.publication.package == self.package
        }[name or ""]

    def _position(self, reference: Reference) -> Drawn:
        table = self.council.positions if self.council else None
        if self.council is None or table is None:
            raise KeyError(reference.text)
        history = {each.theme.benchmark_theme: each for each in table.histories}[reference.id]
        places = dict(history.shown)
        latest = places[history.years[-1][0]]
        text = {
            "place": words.ordinal(latest.place),
            "of": NO_NUMBER if latest.of is None else f"{latest.of:,}",
            "year": latest.year,
            "previous": _place_before(latest.year, places),
        }[reference.word]
        return Drawn(text, addresses.places(self.council.council.area), "Places among other areas")


def _place_before(year: str, places: Mapping[str, Position]) -> str:
    start = str(int(year[:4]) - 1)
    before = [position for other, position in places.items() if other[:4] == start and len(other) == len(year)]
    return words.ordinal(before[0].place) if before else NO_PREVIOUS_PLACE


def _indicator(result: PublicationResult, reference: Reference) -> Drawn:
    [row] = [
        row for theme in result.themes for row in theme.rows if row.row.indicator.indicator == reference.id
    ]  # an indicator has one row in an edition
    title = row.row.indicator.title
    return Drawn(
        _INDICATOR[reference.word](row), addresses.indicator(result.publication.area, reference.id), subject=title
    )


def _dashboard(result: PublicationResult, reference: Reference) -> Drawn:
    theme = {theme.theme.theme: theme for theme in result.themes}[reference.id]
    title = theme.theme.title
    text = title if reference.word == "title" else _count(theme.tally, reference.word)
    return Drawn(text, addresses.dashboard(result.publication, reference.id), f"{title} (dashboard)")


def _outcome(result: PublicationResult, reference: Reference) -> Drawn:
    outcome, tally = {outcome.outcome: (outcome, tally) for outcome, tally in result.outcomes}[reference.id]
    written = {narrative.outcome.outcome for narrative in result.publication.narratives}
    path = addresses.edition(result.publication)
    if reference.word != "title":
        return Drawn(_count(tally, reference.word), path, _all_counts(result))
    if reference.id in written:
        path = addresses.outcome(result.publication, reference.id)
    return Drawn(outcome.title, path, outcome.title)


def _report(result: PublicationResult, reference: Reference) -> Drawn:
    return Drawn(_count(result.tally, reference.word), addresses.edition(result.publication), _all_counts(result))


def _headline(result: PublicationResult, reference: Reference) -> Drawn:
    # Without a set of its own, the report's headline counts all dashboards.
    tally = result.headline or result.tally
    return Drawn(_count(tally, reference.word), addresses.edition(result.publication), _all_counts(result))


def _all_counts(result: PublicationResult) -> str:
    return f"All counts of {result.publication.edition}"


def _count(tally: Tally, word: str) -> str:
    directions = tally.directions_shown
    counts = {
        "total": tally.total,
        "improved": directions.improved,
        "similar": directions.similar,
        "worse": directions.worse,
        "not_compared": directions.not_determinable,
        "met": tally.targets.met,
        "missed": tally.targets.missed,
        "top_quarter": tally.quartiles.first,
        "bottom_quarter": tally.quartiles.fourth,
        "attention": tally.marks_shown.attention,
        "strong": tally.marks_shown.strong,
    }
    return f"{counts[word]:,}"


def _change(row: RowResult) -> str:
    if row.change is None or row.previous is None or row.previous.value is None:
        return NO_COMPARISON
    if row.change == 0:
        return NO_CHANGE
    indicator = row.row.indicator
    if indicator.unit.kind == "percent":
        return words.by_how_much(row.change, row.previous.value, indicator)
    return words.figure(abs(row.change), indicator)


_OF_AN_EDITION: Mapping[str, Callable[[PublicationResult, Reference], Drawn]] = {
    "indicator": _indicator,
    "dashboard": _dashboard,
    "outcome": _outcome,
    "report": _report,
    "headline": _headline,
}
_INDICATOR: Mapping[str, Callable[[RowResult], str]] = {
    "title": lambda row: row.row.indicator.title,
    "value": lambda row: words.observed(row.current, row.row.indicator) if row.current else NO_FIGURE,
    "previous": lambda row: words.observed(row.previous, row.row.indicator) if row.previous else NO_PREVIOUS,
    "change": _change,
    "period": lambda row: period_words.period(row.current.period) if row.current else NO_PERIOD,
    "direction": lambda row: words.direction(row).lower(),
    "target": lambda row: words.target(row.row.target, row.row.indicator) if row.row.target else NO_TARGET,
    "quarter": lambda row: words.QUARTILE_WORDS[row.quartile.value] if row.quartile else NO_QUARTER,
}


def drawn_html(reference: Reference, path: str, figures: Figures, may_link: bool = True) -> Markup:
    """A reference on a page.

    Names are links, figures are not: a link on every number would tire those who hear the page. Where
    figures come from is listed beside the text.
    """
    drawn = figures.draw(reference)
    if not may_link or reference.word != "title" or drawn.path == path:
        return escape(drawn.text)
    return Markup('<a href="{}">{}</a>').format(addresses.link(path, drawn.path), drawn.text)


def with_figures(text: str, path: str, figures: Figures) -> Markup:
    """A plain text on a page with its references drawn."""
    parts: list[Markup] = []
    end = 0
    for reference in find_references(text):
        parts += [escape(text[end : reference.start]), drawn_html(reference, path, figures)]
        end = reference.end
    return Markup("").join([*parts, escape(text[end:])])


def drawn_from(references: Iterable[Reference], path: str, figures: Figures) -> list[Crumb]:
    """The other pages from which figures come, once each, in the order of the text."""
    drawn = [figures.draw(reference) for reference in references if reference.word != "title"]
    return [Crumb(title, to) for to, title in {each.path: each.subject for each in drawn if each.path != path}.items()]

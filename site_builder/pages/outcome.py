"""What an officer wrote on an outcome, with its figures drawn from the data, and the outcome's dashboards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.model import CouncilResult, Narrative, PublicationResult, Tally, ThemeResult
from site_builder.pages import addresses, sentences
from site_builder.pages.figures_in_text import Figures, drawn_from, drawn_html
from site_builder.pages.markdown_text import markdown_html, typed_text, used_references
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill
from site_builder.references import Reference

_NAMES_OF_TIMES = re.compile(
    r"\b(?:19|20)\d\d\s+(?:to|until)\s+(?:19|20)\d\d(?!\d)"
    r"|\b(?:in|by|since|from|to|until|between|during)\s+(?:19|20)\d\d(?!\d)(?!\s?[/–-])"
    r"|\b(?:19|20)\d\d\s?[/–-]\s?\d\d(?:\d\d)?(?!\d)"
    r"|(?<![a-z])[a-z]{1,20}://\S+",
    re.IGNORECASE,
)
"""Years and addresses: digits that are no figures. 2000 may be homes, so a word must say that it is a year."""
_FIGURES = re.compile(r"£\s?\d|\d\s?(?:%|per\s?cent\b)|\d\.\d")
"""Numbers that say more than an age or a span of time."""


@dataclass(frozen=True)
class Line:
    """A dashboard of the outcome with its counts, or the sum of them."""

    title: str
    path: str | None
    tally: Tally
    other: int


def outcome_pages(
    result: PublicationResult, editions: Sequence[PublicationResult], council: CouncilResult | None
) -> Iterator[Page]:
    """A page for each narrative of an edition.

    Args:
        result: the edition.
        editions: all of its area, newest first, which the text may draw figures from.
        council: what is said of the council beyond its editions.
    """
    narratives = result.publication.narratives
    figures = Figures(result.publication.package, result, editions, council)
    for position, narrative in enumerate(narratives):
        before = narratives[position - 1] if position else None
        after = narratives[position + 1] if position + 1 < len(narratives) else None
        yield _page(result, narrative, figures, _crumb(result, before), _crumb(result, after))


def _page(
    result: PublicationResult, narrative: Narrative, figures: Figures, before: Crumb | None, after: Crumb | None
) -> Page:
    publication, outcome = result.publication, narrative.outcome
    path = addresses.outcome(publication, outcome.outcome)
    tally = next(tally for other, tally in result.outcomes if other.outcome == outcome.outcome)
    own = [theme for theme in result.themes if theme.theme.outcome.outcome == outcome.outcome]
    lead = sentences.summary([row for theme in own for row in theme.rows], tally)
    lines = _lines(result, own, tally)

    def draw(reference: Reference, linked: bool) -> Markup:
        return drawn_html(reference, path, figures, linked)

    return Page(
        path=path,
        title=f"{outcome.title}: the outcome in words, {publication.area.name} {publication.edition}",
        description=lead,
        body=fill(
            "outcome.html",
            path,
            publication=publication,
            title=outcome.title,
            lead=lead,
            text=markdown_html(narrative.text, draw),
            drawn=_how_drawn(narrative),
            written=_who_and_when(narrative),
            sources=drawn_from(used_references(narrative.text), path, figures),
            lines=lines,
            edition_path=addresses.edition(publication),
            before=before,
            after=after,
        ),
        kind="Outcome",
        synonyms=("outcome", "narrative", "commentary", *(line.title for line in lines if line.path)),
        crumbs=(Crumb("Home", addresses.HOME), Crumb(publication.edition, addresses.edition(publication))),
        notice=publication.notice,
        edition=publication.edition,
    )


def _lines(result: PublicationResult, own: Sequence[ThemeResult], tally: Tally) -> list[Line]:
    lines = [
        _line(theme.theme.title, addresses.dashboard(result.publication, theme.theme.theme), theme.tally)
        for theme in own
    ]
    return [*lines, _line("All of these", None, tally)] if len(own) > 1 else lines


def _line(title: str, path: str | None, tally: Tally) -> Line:
    directions = tally.directions_shown
    return Line(title, path, tally, directions.higher + directions.lower)


def _how_drawn(narrative: Narrative) -> str:
    """Whether all figures of the text come from the data; it is said only where that is so."""
    if not used_references(narrative.text):
        return "No figure in this text is drawn from the data."
    drawn = "Figures in this text are drawn from the data."
    typed = _NAMES_OF_TIMES.sub("", typed_text(narrative.text))
    if _FIGURES.search(typed):
        return f"{drawn} Other numbers in it were typed by the writer."
    if any(character.isnumeric() for character in typed):
        return f"{drawn} Ages, spans of time and the like were typed by the writer."
    return "Every figure in this text is drawn from the data."


def _who_and_when(narrative: Narrative) -> str | None:
    day = f"{narrative.date.day} {narrative.date:%B %Y}" if narrative.date else None
    if narrative.author:
        return f"Written by {narrative.author}{f', {day}' if day else ''}"
    return f"Written on {day}" if day else None


def _crumb(result: PublicationResult, narrative: Narrative | None) -> Crumb | None:
    if narrative is None:
        return None
    outcome = narrative.outcome
    return Crumb(outcome.title, addresses.outcome(result.publication, outcome.outcome))

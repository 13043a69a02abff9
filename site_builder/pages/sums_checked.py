"""Where documents do not agree with themselves or with each other: what they print, and what the figures give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from site_builder.model import CouncilResult, PublicationResult, Source, SumKind, SumResult
from site_builder.model.council import Certainty
from site_builder.pages import addresses, words
from site_builder.pages.figures_in_text import Figures, drawn_from, with_figures
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill
from site_builder.references import find_references


@dataclass(frozen=True)
class Wording:
    """How a certainty is said: as a heading, of one and of several places in the lead, and what it means."""

    title: str
    one: str
    many: str
    meaning: str


CERTAINTY_WORDS: dict[Certainty, Wording] = {
    "cannot be right": Wording(
        "Cannot be right as printed",
        "cannot be right as printed",
        "cannot be right as printed",
        "Within one document, parts do not make their total, or two statements rule each other out.",
    ),
    "documents differ": Wording(
        "Two documents differ",
        "differs between two documents",
        "differ between two documents",
        "Two documents say different things of the same year. The later one may hold a correction.",
    ),
    "can be rounding": Wording(
        "Can be rounding",
        "can come from rounding",
        "can come from rounding",
        "The difference is so small that rounding can make it.",
    ),
    "wording": Wording(
        "A matter of wording",
        "is a matter of wording",
        "are a matter of wording",
        "The figures can be right. The words or labels leave open what they are, or say something else.",
    ),
}
KIND_WORDS: dict[SumKind, str] = {
    "counts": "Count of indicators",
    "figures": "Figure or change",
    "words": "Word or label",
}


@dataclass(frozen=True)
class Line:
    """A place in a document, with its texts as HTML and the pages that show its figures."""

    id: str
    subject: str
    kind: str
    sources: tuple[Source, ...]
    reference: str
    printed: Markup
    added: str | None
    found: Markup
    why: Markup | None
    pages: list[Crumb]


@dataclass(frozen=True)
class Part:
    id: str
    wording: Wording
    lines: tuple[Line, ...]

    @property
    def explained(self) -> bool:
        """Whether any of its lines has an explanation."""
        return any(line.why for line in self.lines)


def sums_page(council: CouncilResult, editions: Sequence[PublicationResult]) -> Page | None:
    """The page of figures and statements that do not agree; None where there is none.

    Args:
        council: with the sums.
        editions: all of the area, newest first, which the texts may draw figures from.
    """
    if not council.sums:
        return None
    area = council.council.area
    path = addresses.sums_checked(area)
    figures = Figures(council.council.package, None, editions, council)
    pages = _indicator_pages(editions)
    parts = [
        Part(
            certainty.replace(" ", "-"),
            wording,
            tuple(_line(each, path, figures, pages) for each in council.sums if each.sum.certainty == certainty),
        )
        for certainty, wording in CERTAINTY_WORDS.items()
    ]
    lead = _lead(council.sums)
    title = "Figures and statements in the reports that do not agree"
    return Page(
        path=path,
        title=f"{title}, {area.name}",
        description=lead,
        body=fill(
            "sums_checked.html", path, area=area, title=title, lead=lead, parts=[part for part in parts if part.lines]
        ),
        synonyms=(
            "errors",
            "mistakes",
            "discrepancies",
            "wrong",
            "slips",
            "arithmetic",
            "sums",
            "totals",
            "corrections",
        ),
        crumbs=(Crumb("Home", addresses.HOME),),
        notice=editions[0].publication.notice if editions else None,
    )


def _indicator_pages(editions: Sequence[PublicationResult]) -> dict[str, Crumb]:
    """The pages of indicators that an edition reports, by the indicator's id."""
    return {
        row.row.indicator.indicator: Crumb(
            row.row.indicator.title, addresses.indicator(result.publication.area, row.row.indicator.indicator)
        )
        for result in editions
        for theme in result.themes
        for row in theme.rows
    }


def _lead(sums: Sequence[SumResult]) -> str:
    sources = {source.source for each in sums for source in _sources(each)}
    parts = []
    for certainty, wording in CERTAINTY_WORDS.items():
        count = sum(1 for each in sums if each.sum.certainty == certainty)
        if count:
            parts.append(f"{count:,}{words.NBSP}{wording.one if count == 1 else wording.many}")
    disagree = "figure or statement does not" if len(sums) == 1 else "figures or statements do not"
    return (
        f"In {words.count(len(sources), 'document')}, {len(sums):,}{words.NBSP}{disagree} agree with others: "
        f"{words.listed(parts)}."
    )


def _sources(result: SumResult) -> tuple[Source, ...]:
    """The document, and the second one where there is one."""
    checked = result.sum
    if checked.other_source in (None, checked.source):
        return (checked.source,)
    return (checked.source, checked.other_source)


def _line(result: SumResult, path: str, figures: Figures, pages: Mapping[str, Crumb]) -> Line:
    checked = result.sum
    references = [
        each for text in (checked.printed, checked.found, checked.why or "") for each in find_references(text)
    ]
    about = [pages[checked.indicator.indicator]] if checked.indicator and checked.indicator.indicator in pages else []
    return Line(
        id=checked.check,
        subject=checked.subject,
        kind=KIND_WORDS[checked.kind],
        sources=_sources(result),
        reference=checked.reference,
        printed=with_figures(checked.printed, path, figures),
        added=_added(result),
        found=with_figures(checked.found, path, figures),
        why=with_figures(checked.why, path, figures) if checked.why else None,
        pages=list({each.path: each for each in (*about, *drawn_from(references, path, figures))}.values()),
    )


def _added(result: SumResult) -> str | None:
    """The printed parts added up, beside the total that is printed: 45 + 45 + 30 + 25 = 145, printed 146."""
    total = result.sum.total
    if result.parts_total is None:
        return None
    first, *others = result.sum.parts
    places = max(_places(number) for number in (*result.sum.parts, total or Decimal(0)))
    said = words.number(first, places)
    for part in others:
        said += f" {'+' if part >= 0 else words.MINUS} {words.number(abs(part), places)}"
    said += f" = {words.number(result.parts_total, places)}"
    if total is None:
        return said
    return f"{said}, as printed" if total == result.parts_total else f"{said}, printed {words.number(total, places)}"


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0

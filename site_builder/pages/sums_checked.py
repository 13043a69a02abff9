"""Where documents do not agree with themselves or with each other: what they print, and what the figures give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from site_builder.model import CouncilResult, PublicationResult, Source, SumKind, SumResult
from site_builder.pages import addresses, words
from site_builder.pages.figures_in_text import Figures, drawn_from, with_figures
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill
from site_builder.references import find_references

KIND_WORDS: dict[SumKind, tuple[str, str, str]] = {
    "counts": ("Counts of indicators", "count of indicators", "counts of indicators"),
    "figures": ("Figures and changes", "figure or change", "figures or changes"),
    "words": ("Words and labels", "word or label", "words or labels"),
}
"""Heading of a kind, and the nouns for one of it and for several."""


@dataclass(frozen=True)
class Line:
    """A place in a document, with its texts as HTML and the pages that show its figures."""

    id: str
    subject: str
    source: Source
    reference: str
    printed: Markup
    added: str | None
    found: Markup
    why: Markup | None
    pages: list[Crumb]


@dataclass(frozen=True)
class Part:
    id: str
    title: str
    lines: tuple[Line, ...]


def sums_page(council: CouncilResult, editions: Sequence[PublicationResult]) -> Page | None:
    """The page of checked sums; None where there is none.

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
        Part(kind, title, tuple(_line(each, path, figures, pages) for each in council.sums if each.sum.kind == kind))
        for kind, (title, _, _) in KIND_WORDS.items()
    ]
    lead = _lead(council.sums)
    title = "Sums that do not add up in the documents"
    return Page(
        path=path,
        title=f"{title}, {area.name}",
        description=lead,
        body=fill(
            "sums_checked.html", path, area=area, title=title, lead=lead, parts=[part for part in parts if part.lines]
        ),
        synonyms=("errors", "mistakes", "discrepancies", "wrong", "slips", "arithmetic", "totals", "corrections"),
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
    sources = {each.sum.source.source for each in sums}
    counted = [sum(1 for each in sums if each.sum.kind == kind) for kind in KIND_WORDS]
    parts = [
        words.count(count, one, many)
        for count, (_, one, many) in zip(counted, KIND_WORDS.values(), strict=True)
        if count
    ]
    return (
        f"In {words.count(len(sources), 'document')}, {words.count(len(sums), 'place')} "
        f"{'does' if len(sums) == 1 else 'do'} not agree with other figures or words: {words.listed(parts)}."
    )


def _line(result: SumResult, path: str, figures: Figures, pages: Mapping[str, Crumb]) -> Line:
    checked = result.sum
    references = [
        each for text in (checked.printed, checked.found, checked.why or "") for each in find_references(text)
    ]
    about = [pages[checked.indicator.indicator]] if checked.indicator and checked.indicator.indicator in pages else []
    return Line(
        id=checked.check,
        subject=checked.subject,
        source=checked.source,
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

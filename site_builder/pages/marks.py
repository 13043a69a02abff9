"""What needs attention and what is strong: the whole lists."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.model import PublicationResult, RowResult
from site_builder.pages import addresses, words
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill


@dataclass(frozen=True)
class Marked:
    """A marked row with its reasons in words."""

    result: RowResult
    path: str
    dashboard: str
    why: str

    @property
    def title(self) -> str:
        return self.result.row.indicator.title


@dataclass(frozen=True)
class Part:
    id: str
    title: str
    sentence: str
    rows: tuple[Marked, ...]


def marked_rows(result: PublicationResult, mark: str) -> list[Marked]:
    """Rows that carry a mark, in the order of the report."""
    return [
        Marked(
            result=row,
            path=addresses.indicator(result.publication.area, row.row.indicator.indicator),
            dashboard=addresses.dashboard(result.publication, theme.theme.theme),
            why=_why(row),
        )
        for theme in result.themes
        for row in theme.rows
        if row.mark_shown == mark
    ]


def strongest_reasons_first(rows: list[Marked], how_many: int) -> list[Marked]:
    """A few rows for a front page: most reasons first, then those that moved, then the order of the report."""

    def rank(marked: Marked) -> tuple[int, bool]:
        moved = "worse" if marked.result.mark_shown == "attention" else "improved"
        return -len(marked.result.mark_reasons), marked.result.direction_shown != moved

    return sorted(rows, key=rank)[:how_many]


def marks_page(result: PublicationResult) -> Page:
    """The page of both lists."""
    publication = result.publication
    path = addresses.marks(publication)
    attention, strong = marked_rows(result, "attention"), marked_rows(result, "strong")
    lead = (
        f"Of {words.count(result.tally.total, 'indicator')}, {len(attention)} "
        f"{'needs' if len(attention) == 1 else 'need'} attention and {len(strong)} "
        f"{'is' if len(strong) == 1 else 'are'} strong; the others carry no mark."
    )
    parts = (
        Part("attention", "What needs attention", sentence(result, "attention"), tuple(attention)),
        Part("strong", "What is strong", sentence(result, "strong"), tuple(strong)),
    )
    return Page(
        path=path,
        title=f"What needs attention and what is strong, {publication.area.name} {publication.edition}",
        description=lead,
        body=fill("marks.html", path, publication=publication, lead=lead, parts=parts),
        kind="List",
        crumbs=(Crumb("Home", addresses.HOME), Crumb(publication.edition, addresses.edition(publication))),
        notice=publication.notice,
        edition=publication.edition,
    )


def sentence(result: PublicationResult, mark: str) -> str:
    """How many rows carry a mark, and why."""
    rows = [row for theme in result.themes for row in theme.rows if row.mark_shown == mark]
    if not rows:
        return "No indicator carries this mark."
    printed = sum(1 for row in rows if row.mark_recorded and row.mark_recorded.basis == "as printed")
    decided = sum(1 for row in rows if row.mark_recorded and row.mark_recorded.basis == "officer")
    reasons = [reason for row in rows if row.mark == mark for reason in row.mark_reasons]
    # A reason says where a row stands ("in the top quarter") or what became of its target.
    parts = [
        f"{reasons.count(reason)} {'with the ' if reason.startswith('target') else ''}{reason}"
        for reason in dict.fromkeys(reasons)
    ]
    if printed:
        parts.append(f"{printed} marked so in the report")
    if decided:
        parts.append(f"{decided} marked so by the council")
    both = " An indicator can have more than one reason." if len(reasons) + printed + decided > len(rows) else ""
    return f"{words.count(len(rows), 'indicator')} of {result.tally.total}: {words.listed(parts)}.{both}"


def _why(row: RowResult) -> str:
    by_rule = words.listed(list(row.mark_reasons)) if row.mark_reasons else ""
    if row.mark_recorded is None:
        return words.capital(by_rule)
    said = "Marked so in the report"
    if row.mark_recorded.basis == "officer":
        said = f"Marked so by the council ({row.mark_recorded.reason.rstrip('.')})"
    if row.mark == row.mark_shown:
        return f"{said}; also by the rule: {by_rule}"
    if row.mark is None:
        return said
    other = "needs attention" if row.mark == "attention" else "strong"
    return f"{said}; by the rule it is {other}: {by_rule}"

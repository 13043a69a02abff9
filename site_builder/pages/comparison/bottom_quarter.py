"""What stands in the bottom quarter of the areas, what is new there, and what left it since the edition before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.model import BenchmarkResult, BottomLine, BottomListing, ScopeResult
from site_builder.pages import addresses, words
from site_builder.pages.comparison import overview
from site_builder.pages.comparison.bottom_quarter_lines import Line, in_bottom, make_line, own_editions, result_of
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.page import Page
from site_builder.pages.render import fill


@dataclass(frozen=True)
class Section:
    """Indicators that are listed for the same reason; `inside` where they stand in the bottom quarter now."""

    id: str
    title: str
    text: str
    inside: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class ThemeCount:
    """How many indicators of a theme stand in the bottom quarter, of those that have a quarter."""

    title: str
    path: str
    bottom: int
    ranked: int


@dataclass(frozen=True)
class Moves:
    """How the counts of two editions hang together.

    Attributes:
        ranked: indicators with a quarter now. bottom, before: those in the bottom quarter.
        turned_in: in it now, with another view of what is good; turned_stayed: those of them that were in it before.
        turned_out: left it, with another view of what is good.
        gone: no longer ranked.
    """

    ranked: int
    bottom: int
    before: int
    new: int
    stayed: int
    turned_in: int
    turned_stayed: int
    improved: int
    not_improved: int
    turned_out: int
    gone: int

    @property
    def left(self) -> int:
        """All that left it and are still ranked."""
        return self.improved + self.not_improved + self.turned_out


def bottom_quarter_page(compared: Compared) -> Page | None:
    """The page of the bottom quarter; None where no indicator of the own area has a quarter."""
    publication = compared.result.publication
    moves = count_moves(compared)
    if moves.ranked == 0:
        return None
    path = addresses.comparison_part(publication, "lower-performing")
    previous = _previous(compared)
    lead = bottom_quarter_lead(compared, moves)
    return Page(
        path=path,
        title=f"Lower performing: in the bottom quarter, {compared.own.name} {publication.edition}",
        description=lead,
        body=fill(
            "comparison/bottom_quarter.html",
            path,
            compared=compared,
            publication=publication,
            lead=lead,
            moves=moves,
            previous=previous.benchmark.edition if previous else None,
            edition=compared.edition.benchmark.edition,
            themes=list(_themes(compared)),
            sections=list(_sections(compared)),
            overview_path=addresses.comparison(publication),
        ),
        kind="Comparison",
        synonyms=("lower performing", "bottom quartile", "worst", "poor performance", "failing", "moved out"),
        crumbs=overview.crumbs(compared, inside=True),
        notice=publication.notice,
        edition=publication.edition,
    )


def _previous(compared: Compared) -> BenchmarkResult | None:
    """The edition before, if the own area was compared in it."""
    editions = own_editions(compared)
    return editions[-2] if len(editions) > 1 else None


def _listed(compared: Compared) -> tuple[BottomLine, ...]:
    return compared.edition.lists.get(compared.own.area, ())


def count_moves(compared: Compared) -> Moves:
    """Count what is listed, and what stood in the bottom quarter in the edition before."""
    own, previous = compared.own.area, _previous(compared)
    listings = [line.listing for line in _listed(compared)]
    quarters = compared.edition.counts[own].quartiles
    before = {
        each.row.indicator.indicator for each in (previous.indicators if previous else ()) if in_bottom(each, own)
    }
    turned = [
        line.indicator for line in _listed(compared) if line.listing == "bottom quarter (polarity changed)" and previous
    ]
    return Moves(
        ranked=quarters.total - quarters.none,
        bottom=quarters.fourth,
        before=len(before),
        new=listings.count("bottom quarter (new)") if previous else 0,
        stayed=listings.count("bottom quarter (also last year)"),
        turned_in=len(turned),
        turned_stayed=sum(1 for name in turned if name in before),
        improved=listings.count("moved out and figure improved"),
        not_improved=listings.count("moved out, figure not improved"),
        turned_out=listings.count("moved out (polarity changed)"),
        gone=listings.count("no longer ranked"),
    )


def bottom_quarter_lead(compared: Compared, moves: Moves) -> str:
    """10 of 93 stand in the bottom quarter, 3 of them new; 5 left it, 3 of these with a clearly better figure."""
    stand = "stands" if moves.bottom <= 1 else "stand"
    said = (
        f"{moves.bottom or 'None'} of {words.count(moves.ranked, 'ranked indicator')} of {compared.own.name} "
        f"{stand} in the bottom quarter of {len(compared.areas)} {compared.group}"
    )
    previous = _previous(compared)
    if previous is None:
        return f"{said}. There is no edition before to compare with."
    if moves.bottom > 1:
        said += f", {moves.new or 'none'} of them new"
    elif moves.new:
        said += ", and it is new there"
    said += f"; {moves.left or 'none'} left it since {previous.benchmark.edition}"
    if moves.left == 1:
        said += f", {'with' if moves.improved else 'without'} a clearly better figure"
    elif moves.left:
        part = "all" if moves.improved == moves.left else f"{moves.improved or 'none'} of these"
        said += f", {part} with a clearly better figure"
    if moves.gone:
        said += f", and {moves.gone} {'is' if moves.gone == 1 else 'are'} no longer ranked"
    return f"{said}."


def _themes(compared: Compared) -> Iterator[ThemeCount]:
    """The themes with something in the bottom quarter, those with most of it first."""
    found = [_theme(compared, scope) for scope in compared.themes]
    yield from sorted((each for each in found if each.bottom), key=lambda each: (-each.bottom, each.ranked))


def _theme(compared: Compared, scope: ScopeResult) -> ThemeCount:
    figures = [figure for each in compared.in_scope(scope) if (figure := compared.figure(each))]
    ranked = sum(1 for figure in figures if figure.quartile is not None)
    bottom = sum(1 for each in compared.in_scope(scope) if in_bottom(each, compared.own.area))
    return ThemeCount(scope.theme.title, compared.theme_path(scope), bottom, ranked)


def _sections(compared: Compared) -> Iterator[Section]:
    previous = _previous(compared)
    if previous is None:
        there = [line for line in _listed(compared) if line.listing.startswith("bottom quarter")]
        yield from _section(compared, "all", "All of them", "", True, there)
        return
    for id_, title, text, listing in _KINDS:
        listed = [line for line in _listed(compared) if line.listing == listing]
        year = previous.benchmark.edition
        inside = listing.startswith("bottom quarter")
        yield from _section(compared, id_, title.format(year=year), text.format(year=year), inside, listed)


_KINDS: tuple[tuple[str, str, str, BottomListing], ...] = (
    ("new", "New there", "In {year} they stood higher, or had no place.", "bottom quarter (new)"),
    ("also", "There in {year} too", "", "bottom quarter (also last year)"),
    (
        "turned",
        "There, and what is good was turned round",
        "In {year} the other direction was good. So the quarters of the two editions are not compared.",
        "bottom quarter (polarity changed)",
    ),
    (
        "improved",
        "Left it, with a clearly better figure",
        "The figure itself improved, by the rule for direction.",
        "moved out and figure improved",
    ),
    (
        "not-improved",
        "Left it, without a clearly better figure",
        (
            "The figure is similar or worse, or cannot be compared. So others fell back, or the figure moved too "
            "little to be sure of."
        ),
        "moved out, figure not improved",
    ),
    (
        "turned-out",
        "Left it, and what is good was turned round",
        "In {year} the other direction was good. So to have left it says nothing of the service.",
        "moved out (polarity changed)",
    ),
    ("gone", "No longer ranked", "They stood there in {year}. Now they have no place.", "no longer ranked"),
)
"""Id, title and text of each section, and what is listed in it, in their order."""


def _section(
    compared: Compared, id_: str, title: str, text: str, inside: bool, listed: list[BottomLine]
) -> Iterator[Section]:
    if listed:
        ordered = sorted(listed, key=lambda line: _order(compared, line))
        yield Section(id_, title, text, inside, tuple(make_line(compared, line) for line in ordered))


def _order(compared: Compared, line: BottomLine) -> tuple[int, int, str]:
    """By theme, in a theme the lowest place first; what has no place is last in its theme."""
    found = result_of(compared.edition, line.indicator) or result_of(compared.previous, line.indicator)
    if found is None:
        return 0, 0, line.indicator
    figure = found.ranking.figures.get(compared.own.area)
    return found.row.theme.order, -figure.place.first if figure else 0, found.row.indicator.title

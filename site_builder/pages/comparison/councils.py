"""All councils of the group from A to Z; each of the others has a page on which it stands beside the own one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.model import Area
from site_builder.pages import addresses, words
from site_builder.pages.comparison import council, overview
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.comparison.kinds import KINDS
from site_builder.pages.comparison.side_by_side import PlaceCell, Sheet, place_cell, wide_heads, wide_scopes
from site_builder.pages.page import Page
from site_builder.pages.render import fill


@dataclass(frozen=True)
class AreaLine:
    """A council in the list; `places` are overall and core, as far as the model has them."""

    name: str
    path: str | None
    own: bool
    kind: str
    places: tuple[PlaceCell, ...]


def council_pages(compared: Compared) -> Iterator[Page]:
    """The list of all councils, and a page for each but the own one; none where nobody else is compared."""
    others = _a_to_z(area for area in compared.areas if area != compared.own)
    if not others:
        return
    yield _list_page(compared, others)
    sheet = Sheet(compared)
    for before, other, after in zip((None, *others), others, (*others[1:], None), strict=False):
        yield council.council_page(sheet, other, before, after)


def _a_to_z(areas: Iterator[Area] | Sequence[Area]) -> list[Area]:
    return sorted(areas, key=lambda area: (area.name.casefold(), area.area))


def _list_page(compared: Compared, others: Sequence[Area]) -> Page:
    publication, own = compared.result.publication, compared.own.name
    path = addresses.comparison_part(publication, "councils")
    lead = (
        f"{own} is compared with {words.count(len(others), 'other area')}. "
        f"Each has a page that puts its places and figures beside those of {own}."
    )
    return Page(
        path=path,
        title=f"Councils side by side, {own} {publication.edition}",
        description=lead,
        body=fill(
            "comparison/councils.html",
            path,
            compared=compared,
            publication=publication,
            lead=lead,
            heads=wide_heads(compared),
            lines=[
                AreaLine(
                    name=area.name,
                    path=None if area == compared.own else addresses.compared_council(publication, area),
                    own=area == compared.own,
                    kind=words.capital(KINDS[area.type][0]),
                    places=tuple(place_cell(compared, scope, area.area) for scope in wide_scopes(compared)),
                )
                for area in _a_to_z(compared.areas)
            ],
            overview_path=addresses.comparison(publication),
        ),
        kind="Comparison",
        synonyms=("other councils", "neighbours", "compare councils", "side by side", "versus"),
        crumbs=overview.crumbs(compared, inside=True),
        notice=publication.notice,
        edition=publication.edition,
    )

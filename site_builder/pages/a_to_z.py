"""All indicators by name: the way in without search, and without JavaScript."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model import PublicationResult
from site_builder.pages import addresses, words
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill


@dataclass(frozen=True)
class Entry:
    title: str
    path: str
    where: str


@dataclass(frozen=True)
class Letter:
    id: str
    letter: str
    entries: tuple[Entry, ...]


def a_to_z_page(results: Sequence[PublicationResult]) -> Page:
    """The index of all editions; an indicator that several editions report stands once, as in the newest."""
    publication = results[0].publication
    areas = {result.publication.area.area for result in results}
    entries: dict[str, Entry] = {}
    for result in results:
        area = result.publication.area
        for theme in result.themes:
            where = theme.theme.title if len(areas) == 1 else f"{area.name}, {theme.theme.title}"
            for row in theme.rows:
                path = addresses.indicator(area, row.row.indicator.indicator)
                entries.setdefault(path, Entry(row.row.indicator.title, path, where))
    by_letter: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries.values():
        by_letter[first_letter(entry.title)].append(entry)
    letters = [
        Letter(letter.lower() if letter != "0–9" else "0-9", letter, tuple(sorted(by_letter[letter], key=_by_title)))
        for letter in sorted(by_letter)
    ]
    return Page(
        path=addresses.A_TO_Z,
        title="Indicators from A to Z",
        description=f"All {words.count(len(entries), 'indicator')} by name.",
        body=fill("a_to_z.html", addresses.A_TO_Z, letters=letters, total=len(entries)),
        kind="List",
        crumbs=(Crumb("Home", addresses.HOME),),
        notice=publication.notice,
        edition=publication.edition,
    )


def first_letter(title: str) -> str:
    """The letter that a title stands under: accents and signs do not count, figures share a place."""
    for character in unicodedata.normalize("NFKD", title).upper():
        if "A" <= character <= "Z":
            return character
        if character.isdigit():
            return "0–9"
    return "0–9"


def _by_title(entry: Entry) -> tuple[str, str]:
    return entry.title.casefold(), entry.path

"""The council's committees with the dashboards that they look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model import Committee, CouncilResult, PublicationResult, ThemeResult
from site_builder.pages import addresses, sentences, words
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill


@dataclass(frozen=True)
class Overseen:
    """A dashboard of a committee: what it says, and who assigned it."""

    title: str
    path: str
    counts: str
    by: str
    reason: str | None


@dataclass(frozen=True)
class Part:
    committee: Committee
    dashboards: tuple[Overseen, ...]


def committees_page(council: CouncilResult, editions: Sequence[PublicationResult]) -> Page | None:
    """The page of committees, with the dashboards of the newest edition; None where none is named."""
    committees = council.council.committees
    if not committees:
        return None
    area, newest = council.council.area, editions[0]
    path = addresses.committees(area)
    themes = {theme.theme.theme: theme for theme in newest.themes}
    parts = [Part(committee, tuple(_overseen(newest, committee, themes))) for committee in committees]
    assigned = {link.theme.theme for committee in committees for link in committee.themes}
    left = [theme for name, theme in themes.items() if name not in assigned]
    ours = any(link.basis == "site" for committee in committees for link in committee.themes)
    basis = {link.basis for committee in committees for link in committee.themes}
    said = {frozenset({"site"}): "this site puts, by subject,", frozenset({"source"}): "the council assigns"}
    who = said.get(frozenset(basis), "the council or this site assigns")
    lead = (
        f"The council’s reports name {words.count(len(committees), 'committee')}; {who} "
        f"{len(themes) - len(left)} of the {words.count(len(themes), 'dashboard')} for {newest.publication.edition} "
        f"to {'it' if len(committees) == 1 else 'them'}."
        if basis
        else f"The council’s reports name {words.count(len(committees), 'committee')}."
    )
    body = fill(
        "committees.html",
        path,
        area=area,
        lead=lead,
        edition=newest.publication.edition,
        parts=parts,
        ours=ours,
        all_ours=basis == {"site"},
        left=[(theme.theme.title, addresses.dashboard(newest.publication, theme.theme.theme)) for theme in left],
    )
    return Page(
        path=path,
        title=f"Committees and their dashboards, {area.name}",
        description=lead,
        body=body,
        kind="Committees",
        synonyms=(
            "overview and scrutiny",
            "scrutiny committee",
            "councillors",
            "who is responsible",
            "who oversees",
            *_subjects(parts),
        ),
        crumbs=(Crumb("Home", addresses.HOME),),
        notice=newest.publication.notice,
        edition=newest.publication.edition,
    )


def _subjects(parts: Sequence[Part]) -> list[str]:
    """What one would ask the committees about: roads, schools and so on, as the dashboards are called."""
    return [f"who oversees {overseen.title.lower()}" for part in parts for overseen in part.dashboards]


def _overseen(newest: PublicationResult, committee: Committee, themes: dict[str, ThemeResult]) -> list[Overseen]:
    return [
        Overseen(
            title=theme.theme.title,
            path=addresses.dashboard(newest.publication, theme.theme.theme),
            counts=words.capital(sentences.directions(theme.tally.directions_shown)) + ".",
            by="the council" if link.basis == "source" else "this site",
            reason=link.reason,
        )
        for link in committee.themes
        if (theme := themes.get(link.theme.theme))
    ]

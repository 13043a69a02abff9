"""Which other pages a dashboard leads to: its outcome in words, its committee, funding."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model import CouncilResult, PublicationResult, Theme
from site_builder.pages import addresses
from site_builder.pages.page import Crumb


def see_also(result: PublicationResult, theme: Theme, councils: Sequence[CouncilResult]) -> list[Crumb]:
    """The pages on the subject of a dashboard, beside its neighbours.

    Args:
        result: the edition of the dashboard.
        theme: the dashboard.
        councils: what is said of its area.
    """
    publication = result.publication
    found = [
        Crumb(f"{narrative.outcome.title}: the outcome in words", addresses.outcome(publication, theme.outcome.outcome))
        for narrative in publication.narratives
        if narrative.outcome == theme.outcome
    ]
    for council in councils:
        area = council.council.area
        if council.funding and is_about_funding(theme):
            found.append(Crumb("Funding for each resident beside other areas", addresses.funding(area)))
        found += [
            Crumb(f"{committee.title}: its dashboards", f"{addresses.committees(area)}#{committee.committee}")
            for committee in council.council.committees
            if any(link.theme.theme == theme.theme for link in committee.themes)
        ]
    return found


def is_about_funding(theme: Theme) -> bool:
    """Whether a dashboard is the one on funding, which its id says."""
    return theme.theme.endswith("funding")

"""The risks that an edition names, by category."""

from __future__ import annotations

from itertools import groupby

from site_builder.model import PublicationResult
from site_builder.pages import addresses, words
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill


def risks_page(result: PublicationResult) -> Page | None:
    """The page of risks; None where the edition names none."""
    publication = result.publication
    if not publication.risks:
        return None
    path = addresses.risks(publication)
    # A heading stands once, where it first appears, whatever lies between.
    titles = list(dict.fromkeys(risk.category for risk in publication.risks))
    ordered = sorted(publication.risks, key=lambda risk: titles.index(risk.category))
    categories = [(title, list(risks)) for title, risks in groupby(ordered, key=lambda risk: risk.category)]
    lead = (
        f"The report for {publication.edition} names {words.count(len(publication.risks), 'risk')} under "
        f"{words.count(len(categories), 'heading')}."
    )
    references = {risk.reference for risk in publication.risks}
    # Where all stand in one place, it is said once, under them.
    [shared] = references if len(references) == 1 else {None}
    return Page(
        path=path,
        title=f"Risks, {publication.area.name} {publication.edition}",
        description=lead,
        body=fill("risks.html", path, publication=publication, lead=lead, categories=categories, shared=shared),
        kind="Risks",
        synonyms=("risk register", "dangers", "threats", "what could go wrong"),
        crumbs=(Crumb("Home", addresses.HOME), Crumb(publication.edition, addresses.edition(publication))),
        notice=publication.notice,
        edition=publication.edition,
    )

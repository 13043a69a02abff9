"""Spending against performance: a chart for overall, for core and for each theme that has spending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model import ScopeResult
from site_builder.pages import addresses
from site_builder.pages.comparison import overview
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.comparison.quadrants import Quadrants, quadrant_parts
from site_builder.pages.page import Page
from site_builder.pages.render import fill


@dataclass(frozen=True)
class Part:
    """A theme on the page. Overall and core bring their table; a theme's table is on its own page."""

    id: str
    title: str
    path: str
    quadrants: Quadrants
    with_table: bool


def spending_page(compared: Compared) -> Page | None:
    """The page of all quadrant charts; None where no theme has an amount beside it."""
    publication = compared.result.publication
    path = addresses.comparison_part(publication, "spending")
    parts = [part for scope in compared.edition.scopes if (part := _part(compared, scope, path))]
    if not parts:
        return None
    lead = spending_lead(parts)
    charts = [chart for part in parts for chart in part.quadrants.charts]
    return Page(
        path=path,
        title=f"Spending against performance, {compared.own.name} {publication.edition}",
        description=lead,
        body=fill("comparison/spending.html", path, compared=compared, publication=publication, lead=lead, parts=parts),
        kind="Comparison",
        synonyms=("value for money", "cost", "spend", "quadrant", "efficiency", "deprivation"),
        crumbs=overview.crumbs(compared, inside=True),
        notice=publication.notice,
        edition=publication.edition,
        figures={where: figure for chart in charts for where, figure in chart.pictures()},
    )


def spending_lead(parts: Sequence[Part]) -> str:
    """What the first chart against spending says, which the page is named for; else the first chart of all."""
    charts = [(part, chart) for part in parts for chart in part.quadrants.charts]
    part, chart = next((each for each in charts if each[1].comparator == "spending"), charts[0])
    where = "" if part.with_table else f", in {part.title}"
    return f"{chart.said}{where}. {chart.places}"


def _part(compared: Compared, scope: ScopeResult, path: str) -> Part | None:
    quadrants = quadrant_parts(compared, scope, path)
    if quadrants is None or (scope.theme.kind == "theme" and "spending" not in quadrants.comparators):
        return None
    return Part(
        id=scope.theme.benchmark_theme,
        title=scope.theme.title,
        path=compared.theme_path(scope),
        quadrants=quadrants,
        with_table=scope.theme.kind != "theme",
    )

"""All counts of an edition, shown and by the rule side by side, and every row where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model import PublicationResult
from site_builder.pages import addresses, sentences, words
from site_builder.pages.counts import DIRECTIONS, MARKS, QUARTILES, TARGETS, counts_table, edition_lines
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill


@dataclass(frozen=True)
class Difference:
    """A row whose recorded direction is not what the rule gives."""

    title: str
    path: str
    previous: str
    current: str
    recorded: str
    rule: str


def edition_page(result: PublicationResult, parts: Sequence[Crumb]) -> Page:
    """The page of counts.

    Args:
        result: the edition.
        parts: its other pages, such as its risks.
    """
    publication = result.publication
    path = addresses.edition(publication)
    lead = f"{words.capital(sentences.directions(result.tally.directions_shown))}."
    differences = find_differences(result)
    tables = {
        name: counts_table(path, kind, "Dashboard", edition_lines(kind, result))
        for name, kind in (
            ("directions", DIRECTIONS),
            ("quartiles", QUARTILES),
            ("targets", TARGETS),
            ("marks", MARKS),
        )
    }
    records = [row.direction_recorded for theme in result.themes for row in theme.rows if row.direction_recorded]
    recorded = len(records)
    undecided = sum(1 for record in records if record.value == "not determinable")
    body = fill(
        "edition.html",
        path,
        publication=publication,
        lead=lead,
        explanation=(
            f"Every count on this page is made from the rows of the dashboards, and each line adds up to its number of "
            f"indicators. A direction is recorded for {recorded} of {words.count(result.tally.total, 'row')}; "
            f"for {undecided} of these the record is that it cannot be told."
        ),
        headline=headline_sentence(result),
        marks_path=addresses.marks(publication),
        parts=parts,
        archive_path=addresses.archive(publication.area),
        differences=differences,
        differences_sentence=(
            f"The rule and the report differ for {len(differences)} of {words.count(recorded, 'row')}."
            if differences
            else "There is no such row."
        ),
        **tables,
    )
    return Page(
        path=path,
        title=f"All counts, {publication.area.name} {publication.edition}",
        description=lead,
        body=body,
        kind="Counts",
        crumbs=(Crumb("Home", addresses.HOME),),
        notice=publication.notice,
        edition=publication.edition,
    )


def headline_sentence(result: PublicationResult) -> str | None:
    """What the report's own headline counts, where that leaves dashboards out."""
    if result.headline is None:
        return None
    left_out = [theme.theme.title for theme in result.themes if not theme.theme.in_headline]
    counted = sentences.directions(result.headline.directions_shown)
    return f"The headline counts of the report leave out {words.listed(left_out)}: {counted}."


def find_differences(result: PublicationResult) -> list[Difference]:
    """Every row whose recorded direction is not what the rule gives."""
    return [
        Difference(
            title=row.row.indicator.title,
            path=addresses.indicator(result.publication.area, row.row.indicator.indicator),
            previous=words.observed(row.previous, row.row.indicator),
            current=words.observed(row.current, row.row.indicator),
            recorded=words.direction(row),
            rule=words.DIRECTION_WORDS[row.direction],
        )
        for theme in result.themes
        for row in theme.rows
        if row.direction_recorded and row.direction_recorded.value != row.direction
    ]

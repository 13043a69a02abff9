"""A dashboard: one theme of an edition, every row with everything that is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from site_builder.model import CouncilResult, Observation, PublicationResult, RowResult, ThemeResult
from site_builder.pages import addresses, period_words, sentences, words
from site_builder.pages.counts import DIRECTIONS, MARKS, QUARTILES, TARGETS, Line, cells, counts_table
from site_builder.pages.other_editions import EditionLine, InEdition, edition_line, rows_elsewhere
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill
from site_builder.pages.see_also import see_also
from site_builder.pages.sparkline import Sparkline, draw_sparkline


@dataclass(frozen=True)
class Item:
    """A row of the table with the parts that the template cannot work out."""

    result: RowResult
    path: str
    spark: Sparkline | None
    current_period: str | None
    previous_period: str | None


@dataclass(frozen=True)
class Section:
    title: str | None
    rows: tuple[Item, ...]


@dataclass(frozen=True)
class Elsewhere:
    """The indicators of a dashboard as another edition reports them."""

    edition: str
    sentence: str
    same: Crumb | None
    lines: tuple[EditionLine, ...]


def dashboard_pages(
    result: PublicationResult, editions: Sequence[PublicationResult], councils: Sequence[CouncilResult]
) -> Iterator[Page]:
    """A page for each dashboard of an edition.

    Args:
        result: the edition.
        editions: all editions of its area, newest first.
        councils: what is said of its area beyond the dashboards.
    """
    elsewhere = rows_elsewhere(result, editions)
    neighbours = [
        Crumb(theme.theme.title, addresses.dashboard(result.publication, theme.theme.theme)) for theme in result.themes
    ]
    for place, theme in enumerate(result.themes):
        before = neighbours[place - 1] if place else None
        after = neighbours[place + 1] if place + 1 < len(neighbours) else None
        others = [_elsewhere(theme, other, elsewhere) for other in editions if other is not result]
        links = (before, after, see_also(result, theme.theme, councils))
        yield dashboard_page(result, theme, links, [other for other in others if other])


def dashboard_page(
    result: PublicationResult,
    theme_result: ThemeResult,
    links: tuple[Crumb | None, Crumb | None, Sequence[Crumb]],
    others: Sequence[Elsewhere],
) -> Page:
    """One dashboard with its summary, its sections, its counts, and what other editions say of its indicators."""
    before, after, related = links
    publication, theme, tally = result.publication, theme_result.theme, theme_result.tally
    path = addresses.dashboard(publication, theme.theme)
    summary = sentences.summary(theme_result.rows, tally)
    tables = [
        counts_table(path, kind, "Rows", [Line(theme.title, cells(kind, tally))], f"{kind.caption}: {theme.title}")
        for kind in (DIRECTIONS, QUARTILES, TARGETS, MARKS)
    ]
    body = fill(
        "dashboard.html",
        path,
        publication=publication,
        theme=theme,
        tally=tally,
        summary=summary,
        computed_note=computed_note(theme_result),
        sections=list(_sections(result, theme_result)),
        has_strategic=any(row.row.strategic for row in theme_result.rows),
        csv=addresses.dashboard_csv(publication, theme.theme),
        edition_path=addresses.edition(publication),
        counts_tables=tables,
        group_notes=_group_notes(theme_result),
        others=others,
        see_also=related,
        before=before,
        after=after,
    )
    return Page(
        path=path,
        title=f"{theme.title}, {publication.area.name} {publication.edition}",
        description=summary,
        body=body,
        kind="Dashboard",
        crumbs=(Crumb("Home", addresses.HOME), Crumb(publication.edition, addresses.edition(publication))),
        notice=publication.notice,
        edition=publication.edition,
    )


def _elsewhere(
    theme: ThemeResult, other: PublicationResult, elsewhere: Mapping[str, Sequence[InEdition]]
) -> Elsewhere | None:
    """The rows of a dashboard in another edition; None where there is none."""
    found = [
        edition_line(each, row)
        for row in theme.rows
        for each in elsewhere.get(row.row.indicator.indicator, ())
        if each.result is other
    ]
    if not found:
        return None
    edition = other.publication.edition
    # A dashboard that took another's place follows it; both ways, since either edition may be the older.
    names = {theme.theme.theme, theme.theme.replaced_by}
    same = next(
        (
            each.theme
            for each in other.themes
            if each.theme.theme in names or each.theme.replaced_by == theme.theme.theme
        ),
        None,
    )
    return Elsewhere(
        edition=edition,
        sentence=_sentence(theme, other, found),
        same=Crumb(same.title, addresses.dashboard(other.publication, same.theme)) if same else None,
        lines=tuple(found),
    )


def _sentence(theme: ThemeResult, other: PublicationResult, found: Sequence[EditionLine]) -> str:
    said = (
        f"The report for {other.publication.edition} has {len(found)} of these "
        f"{words.count(len(theme.rows), 'indicator')} too. The difference is no judgement."
    )
    money = any(line.row.row.indicator.unit.kind == "money" for line in found)
    return f"{said} Amounts of money are not adjusted for rising prices." if money else said


def computed_note(theme: ThemeResult) -> str | None:
    """How the counts by the rule differ from those shown, where they do."""
    differing = sum(1 for row in theme.rows if row.direction_recorded and row.direction_recorded.value != row.direction)
    if not differing:
        return None
    by_rule = sentences.directions(theme.tally.directions_computed)
    return (
        f"The directions shown are those that are recorded. By the rule of this site, {by_rule}: "
        f"it differs from the report in {words.count(differing, 'row')}, marked in the table."
    )


def _sections(result: PublicationResult, theme: ThemeResult) -> Iterator[Section]:
    for title, rows in groupby(theme.rows, key=lambda row: row.row.section):
        yield Section(title, tuple(_item(result, row) for row in rows))


def _item(result: PublicationResult, row: RowResult) -> Item:
    edition = result.publication.edition
    return Item(
        result=row,
        path=addresses.indicator(result.publication.area, row.row.indicator.indicator),
        spark=draw_sparkline(row.row.series),
        current_period=_period(row.current, edition),
        previous_period=_period(row.previous, edition),
    )


def _period(observation: Observation | None, edition: str) -> str | None:
    """The period under a figure, left out where it is only the year of the report itself."""
    if observation is None:
        return None
    period = observation.period
    marks = [words.STATUS_WORDS[letter] for letter in "preb" if letter in observation.status]
    text = f"reported for {period.text}" if period.type == "as reported" else period_words.period(period)
    if period.type == "as reported" and period.text == edition:
        text = ""
    return "; ".join([text, *marks] if text else marks) or None


def _group_notes(theme: ThemeResult) -> list[str]:
    groups = {
        assessment.group.group: assessment.group
        for row in theme.rows
        if (assessment := row.quartile) and assessment.group
    }
    return [
        f"{words.capital(group.short_title)}: {group.title}.{' ' + group.note if group.note else ''}"
        for group in groups.values()
    ]

"""An indicator's own page: what it says, over time, how it was judged, and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.model import Assessment, Observation, PublicationResult, RowResult
from site_builder.pages import addresses, period_words, sentences, words
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.comparison.indicator_among_others import among_others
from site_builder.pages.other_editions import InEdition, edition_line, rows_elsewhere
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill
from site_builder.pages.series_chart import series_chart


@dataclass(frozen=True)
class Line:
    """A line of the table of figures."""

    period: str
    observation: Observation
    notes: str


@dataclass(frozen=True)
class Judgement:
    """A line of the table of judgements."""

    what: str
    recorded: str
    rule: str
    why: str
    method: str


def indicator_pages(
    result: PublicationResult, editions: Sequence[PublicationResult], compared: Compared | None = None
) -> Iterator[Page]:
    """A page for each indicator that no newer edition reports: an indicator has one page, made by its newest edition.

    Args:
        result: the edition.
        editions: all editions of its area, newest first.
        compared: the comparison that the edition names.
    """
    elsewhere = rows_elsewhere(result, editions)
    newer = {each.publication.publication for each in editions[: editions.index(result)]}
    for theme in result.themes:
        for row in theme.rows:
            others = elsewhere.get(row.row.indicator.indicator, ())
            if not any(other.result.publication.publication in newer for other in others):
                yield indicator_page(result, row, others, compared)


def indicator_page(
    result: PublicationResult, row: RowResult, others: Sequence[InEdition], compared: Compared | None = None
) -> Page:
    """One indicator with its figures, its chart and its judgements, and what other editions say of it."""
    publication, indicator, theme = result.publication, row.row.indicator, row.row.theme
    path = addresses.indicator(publication.area, indicator.indicator)
    dashboard = addresses.dashboard(publication, theme.theme)
    figure = series_chart(result, row, others)
    figure_path = addresses.chart(publication.area, indicator.indicator)
    said = sentences.headline(row)
    among = among_others(compared, indicator.indicator, path) if compared else None
    body = fill(
        "indicator.html",
        path,
        publication=publication,
        result=row,
        row=row.row,
        indicator=indicator,
        headline=said,
        judgement=sentences.judgement(row),
        target_sentence=sentences.target(row),
        quartile_sentence=sentences.quartile(row.quartile),
        mark_sentence=sentences.mark(row),
        figure=figure,
        figure_path=figure_path,
        lines=[_line(observation) for observation in reversed(row.row.series)],
        as_reported=any(observation.period.type == "as reported" for observation in row.row.series),
        judgements=list(_judgements(row)),
        others=[edition_line(other, row) for other in others],
        since=_since(row, others),
        match=_match(row, others),
        dashboard_path=dashboard,
        replacement=_replacement(result, row),
        csv=addresses.dashboard_csv(publication, theme.theme),
        among=among,
    )
    return Page(
        path=path,
        title=f"{indicator.title}, {publication.area.name}",
        description=said,
        body=body,
        # Search puts what is still reported before what is not.
        kind="Indicator" if indicator.status == "current" else "Earlier indicator",
        synonyms=indicator.words,
        refs=tuple(f"{framework} {reference}" for framework, reference in indicator.refs),
        crumbs=(
            Crumb("Home", addresses.HOME),
            Crumb(publication.edition, addresses.edition(publication)),
            Crumb(theme.title, dashboard),
        ),
        notice=publication.notice,
        edition=publication.edition,
        figures=({figure_path: figure} if figure else {}) | (among.pictures() if among else {}),
    )


def _since(row: RowResult, others: Sequence[InEdition]) -> str | None:
    """How far the figure is from that of the oldest other edition, where the two can be compared."""
    if not others:
        return None
    oldest = others[-1]
    line = edition_line(oldest, row)
    if not line.compared:
        return None
    whole = f", {line.period}" if line.period else ""
    return f"In the report for {line.edition} it was {line.figure}{whole}: {line.difference} since then."


def _match(row: RowResult, others: Sequence[InEdition]) -> str | None:
    """Why the editions' rows are taken for one indicator, where the data say so."""
    matches = [each.row.match for each in (row, *(other.row for other in others)) if each.row.match]
    return matches[0].reason if matches else None


def _replacement(result: PublicationResult, row: RowResult) -> str | None:
    """The page of the indicator that took this one's place, if the edition reports it."""
    name = row.row.indicator.replaced_by
    reported = {other.indicator.indicator for other in result.publication.rows}
    return addresses.indicator(result.publication.area, name) if name in reported and name else None


def _line(observation: Observation) -> Line:
    notes = [words.STATUS_WORDS[letter] for letter in "preb" if letter in observation.status]
    text = words.capital("; ".join(notes)) + "." if notes else ""
    period = observation.period
    return Line(
        period=f"As reported for {period.text}" if period.type == "as reported" else period_words.period(period),
        observation=observation,
        notes=" ".join(part for part in (text, observation.note) if part),
    )


def _judgements(row: RowResult) -> Iterator[Judgement]:
    nothing = "Nothing recorded"
    recorded = row.direction_recorded
    why = words.capital(row.direction_reason or words.movement(row)) + "."
    if row.direction_reason is None:
        why += f" {words.POLARITY_WORDS[row.row.polarity]}."
        why = _and_reason(why, sentences.how_judged(row))
    yield Judgement(
        "Direction",
        words.direction(row) if recorded else nothing,
        words.DIRECTION_WORDS[row.direction],
        _and_reason(why, recorded.reason if recorded else None),
        "method/direction.md",
    )
    goal = words.target(row.row.target, row.row.indicator) if row.row.target else "No target is recorded"
    yield Judgement(
        "Target",
        nothing,
        words.VERDICT_WORDS[row.target_verdict],
        _and_reason(f"Target: {goal}." if row.row.target else f"{goal}.", _sentence(row.target_reason)),
        "method/targets.md",
    )
    quarters = row.quartile_recorded, row.quartile_computed
    yield Judgement(
        "Quarter",
        _quarter(row.quartile_recorded) or nothing,
        _quarter(row.quartile_computed) or "Not worked out: no figures of others",
        " ".join(each.reason for each in quarters if each) or "No quarter is recorded.",
        "method/quartiles.md",
    )
    marked = {"attention": "Needs attention", "strong": "Strong", None: "No mark"}
    mark = row.mark_recorded
    yield Judgement(
        "Mark",
        marked[row.mark_shown] if mark else nothing,
        marked[row.mark],
        _and_reason(
            _sentence(words.listed(list(row.mark_reasons))) if row.mark_reasons else "", mark.reason if mark else None
        ),
        "method/marks.md",
    )


def _quarter(quartile: Assessment | None) -> str:
    place = [words.QUARTILE_SHORT[quartile.value], quartile.period or ""] if quartile else []
    return ", ".join(part for part in place if part)


def _sentence(text: str | None) -> str | None:
    return f"{words.capital(text)}." if text else None


def _and_reason(text: str | None, reason: str | None) -> str:
    return " ".join(part for part in (text, reason) if part)

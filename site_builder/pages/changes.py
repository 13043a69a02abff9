"""How the set of indicators changed: what documents say, and what two editions' rows show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model import EditionChanges, InBoth, PublicationResult, RowResult
from site_builder.pages import addresses, words
from site_builder.pages.page import Crumb, Page
from site_builder.pages.render import fill

HOW_WORDS = {
    "same name": "Same name",
    "same meaning": "Same meaning",
    "changed definition": "Counted anew: a break in the series",
}


@dataclass(frozen=True)
class Matched:
    """An indicator of two editions, with the names that each prints and why they were matched."""

    title: str
    path: str
    before: str
    after: str
    how: str
    reason: str


@dataclass(frozen=True)
class Listed:
    title: str
    path: str
    where: str


@dataclass(frozen=True)
class Turned:
    """An indicator whose good direction was chosen anew."""

    title: str
    path: str
    before: str
    after: str


def changes_page(result: PublicationResult, changes: EditionChanges | None) -> Page | None:
    """The page of changes; None where nothing is recorded and there is no edition before."""
    publication = result.publication
    if changes is None and not publication.changes:
        return None
    path = addresses.changes(publication)
    recorded = words.count(len(publication.changes), "change")
    lead = _lead(changes) if changes else f"The reports name {recorded} to the indicators for {publication.edition}."
    body = fill(
        "changes.html",
        path,
        publication=publication,
        lead=lead,
        recorded=publication.changes,
        older=changes.older if changes else None,
        older_path=addresses.edition(changes.older) if changes else None,
        moved=_moved_sentence(changes) if changes else None,
        turned=[_turned(changes, pair) for pair in changes.both if pair.polarity_changed] if changes else [],
        matched=[_matched(changes, pair) for pair in changes.both if not _same_name(pair)] if changes else [],
        same=_listed(changes, [pair.newer for pair in changes.both if _same_name(pair)]) if changes else [],
        matched_sentence=_matched_sentence(changes) if changes else None,
        new=_listed(changes, changes.only_newer) if changes else [],
        gone=_listed(changes, changes.only_older) if changes else [],
    )
    return Page(
        path=path,
        title=f"Changes to the indicators, {publication.area.name} {publication.edition}",
        description=lead,
        body=body,
        kind="Changes",
        synonyms=(
            "what has changed",
            "new indicators",
            "dropped indicators",
            "renamed",
            "no longer reported",
            "matching",
        ),
        crumbs=(Crumb("Home", addresses.HOME), Crumb(publication.edition, addresses.edition(publication))),
        notice=publication.notice,
        edition=publication.edition,
    )


def _lead(changes: EditionChanges) -> str:
    both, new, gone = len(changes.both), len(changes.only_newer), len(changes.only_older)
    return (
        f"Of {words.count(both + new, 'indicator')} in {changes.newer.edition}, {both} {_were(both)} already in "
        f"{changes.older.edition} and {new} {_were(new)} not. Of {both + gone} in {changes.older.edition}, "
        f"{gone} {'is' if gone == 1 else 'are'} no longer reported."
    )


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _moved_sentence(changes: EditionChanges) -> str:
    moved = sum(pair.moved for pair in changes.both)
    turned = sum(pair.polarity_changed for pair in changes.both)
    return (
        f"Of the {len(changes.both)} in both, {moved} stand on another dashboard now (a dashboard and the one that "
        f"took its place count as one), and for {turned} what counts as good was chosen anew."
    )


def _matched_sentence(changes: EditionChanges) -> str:
    hows = [pair.older.row.match.how for pair in changes.both if pair.older.row.match]
    parts = [
        f"{hows.count(how)} by {said}"
        for how, said in (
            ("same name", "the same name"),
            ("same meaning", "the same meaning under another name"),
            ("changed definition", "carrying on what is now counted anew, with a break"),
        )
        if how in hows
    ]
    without = len(changes.both) - len(hows)
    if without:
        parts.append(f"{without} without a recorded reason")
    if not parts:
        return ""
    said = words.capital(words.listed(parts))
    return f"{said}."


def _same_name(pair: InBoth) -> bool:
    """Whether there is nothing to tell of a match but that the names agree."""
    return pair.older.row.match is not None and pair.older.row.match.how == "same name"


def _matched(changes: EditionChanges, pair: InBoth) -> Matched:
    match, indicator = pair.older.row.match, pair.newer.row.indicator
    return Matched(
        title=indicator.title,
        path=addresses.indicator(changes.newer.area, indicator.indicator),
        before=_printed(pair.older),
        after=_printed(pair.newer),
        how=HOW_WORDS[match.how] if match else "Same id",
        reason=match.reason if match else "No reason is recorded.",
    )


def _printed(row: RowResult) -> str:
    name = row.row.printed_title or row.row.indicator.title
    return f"{name} ({row.row.theme.title})"


def _turned(changes: EditionChanges, pair: InBoth) -> Turned:
    indicator = pair.newer.row.indicator
    return Turned(
        indicator.title,
        addresses.indicator(changes.newer.area, indicator.indicator),
        words.POLARITY_WORDS[pair.older.row.polarity],
        words.POLARITY_WORDS[pair.newer.row.polarity],
    )


def _listed(changes: EditionChanges, rows: Sequence[RowResult]) -> list[Listed]:
    return [
        Listed(
            row.row.indicator.title,
            addresses.indicator(changes.newer.area, row.row.indicator.indicator),
            row.row.theme.title,
        )
        for row in rows
    ]

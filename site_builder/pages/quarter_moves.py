"""What left, stayed in and entered the bottom quarter, as tables for pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model import Assessment, EditionChanges, Moved
from site_builder.pages import addresses, words


@dataclass(frozen=True)
class Movement:
    """A line of the table of what left, stayed in or entered the bottom quarter."""

    title: str
    path: str
    before: str
    after: str
    quarter: str
    figure: str


@dataclass(frozen=True)
class Movements:
    id: str
    title: str
    sentence: str
    lines: tuple[Movement, ...]


def quarter_moves(change: EditionChanges) -> list[Movements]:
    """What left, stayed in and entered the bottom quarter between two editions."""
    before, later = f"the report for {change.older.edition}", f"that for {change.newer.edition}"
    both = f"the reports for {change.older.edition} and {change.newer.edition}"
    moves = change.bottom_quarter
    mark = change.newer.edition.replace("/", "-")
    better = sum(1 for move in moves.left if move.direction == "improved")
    unclear = sum(1 for move in moves.left if move.direction == "not determinable")
    neutral = sum(1 for move in moves.left if move.direction in ("higher", "lower"))
    rest = len(moves.left) - better - unclear - neutral
    left = f"{_indicators(moves.left)} stood in the bottom quarter in {before} and not in {later}."
    if moves.left:
        left += f" The figure itself improved for {better}, did not for {rest}, and cannot be compared for {unclear}"
        left += f"; for {neutral} neither direction is better." if neutral else "."
    return [
        Movements(
            f"left_{mark}",
            f"Left the bottom quarter between {both}",
            left,
            _movements(change, moves.left),
        ),
        Movements(
            f"stayed_{mark}",
            "In the bottom quarter in both reports",
            f"{_indicators(moves.stayed)} stood there in both.",
            _movements(change, moves.stayed),
        ),
        Movements(
            f"entered_{mark}",
            f"Entered the bottom quarter between {both}",
            f"{_indicators(moves.entered)} stood there in {later}, and not in {before}.",
            _movements(change, moves.entered),
        ),
    ]


def _movements(change: EditionChanges, moves: Sequence[Moved]) -> tuple[Movement, ...]:
    return tuple(_movement(change, move) for move in moves)


def _movement(change: EditionChanges, move: Moved) -> Movement:
    older, newer = move.both.older, move.both.newer
    indicator = newer.row.indicator
    before, later = older.quartile, newer.quartile
    verdict = words.DIRECTION_WORDS[move.direction]
    return Movement(
        title=indicator.title,
        path=addresses.indicator(change.newer.area, indicator.indicator),
        before=words.observed(older.current, indicator),
        after=words.observed(newer.current, indicator),
        quarter=f"{_quarter(before)}, then {_quarter(later)}",
        figure=f"{verdict}: {move.reason}" if move.reason else verdict,
    )


def _quarter(quartile: Assessment | None) -> str:
    if quartile is None:
        return "none"
    return words.QUARTILE_WORDS[quartile.value] + (f" ({quartile.period})" if quartile.period else "")


def _indicators(moves: Sequence[Moved]) -> str:
    return words.count(len(moves), "indicator")

"""Counts of rows: every count that a reader sees is made here, from rows, and adds up to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from site_builder.model import DirectionCounts, MarkCounts, QuartileCounts, RowResult, Tally, TargetCounts

_QUARTILE_FIELDS = {
    "1": "first",
    "2": "second",
    "3": "third",
    "4": "fourth",
    "1-2": "band_top",
    "3-4": "band_bottom",
    None: "none",
}
_VERDICT_FIELDS = {
    "met": "met",
    "better than range": "met",
    "missed": "missed",
    "not judged": "not_judged",
    "no target": "no_target",
}


def tally(rows: Sequence[RowResult]) -> Tally:
    """Count rows in every way that pages show. Each set of counts adds up to the number of rows."""
    return Tally(
        directions_shown=count_directions(row.direction_shown for row in rows),
        directions_computed=count_directions(row.direction for row in rows),
        quartiles=QuartileCounts(
            **_counted(_QUARTILE_FIELDS[row.quartile.value if row.quartile else None] for row in rows)
        ),
        targets=TargetCounts(**_counted(_VERDICT_FIELDS[row.target_verdict] for row in rows)),
        marks_shown=MarkCounts(**_counted(row.mark_shown or "none" for row in rows)),
        marks_computed=MarkCounts(**_counted(row.mark or "none" for row in rows)),
    )


def count_directions(directions: Iterable[str]) -> DirectionCounts:
    """Count directions; a word that is none of the six is an error, not a row lost."""
    return DirectionCounts(**_counted(direction.replace(" ", "_") for direction in directions))


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(Counter(names))

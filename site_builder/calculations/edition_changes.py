"""Two editions side by side: which indicators stayed, came and went."""

from __future__ import annotations

from site_builder.calculations.bottom_quarter import bottom_quarter_moves
from site_builder.model import EditionChanges, InBoth, PublicationResult


def compare_editions(older: PublicationResult, newer: PublicationResult) -> EditionChanges:
    """Compare the indicators of two editions by their ids, in the order of the newer report.

    Method: docs/method/editions.md
    """
    earlier = {row.row.indicator.indicator: row for theme in older.themes for row in theme.rows}
    later = {row.row.indicator.indicator: row for theme in newer.themes for row in theme.rows}
    both = tuple(InBoth(earlier[name], row) for name, row in later.items() if name in earlier)
    return EditionChanges(
        older=older.publication,
        newer=newer.publication,
        both=both,
        only_older=tuple(row for name, row in earlier.items() if name not in later),
        only_newer=tuple(row for name, row in later.items() if name not in earlier),
        bottom_quarter=bottom_quarter_moves(both),
    )

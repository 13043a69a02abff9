"""Faults of reading by the million: the first are told one by one, and one finding counts the rest."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from site_builder.finding import Finding
from site_builder.reading_fault import ReadingFault
from site_builder.reading_faults import RAGGED_ROW, UNREADABLE_FILE
from site_builder.size_limits import Limits, or_raise
from site_builder.sources.csv_rows import Rows, RowWithoutEnd


def not_told(kind: ReadingFault, shown: str, line: int | None, count: int) -> Finding:
    """Count the faults that are not told one by one.

    Args:
        kind: what they are.
        shown: path of the file as shown to people.
        line: of the first of them.
        count: how many there are.
    """
    problem = f"From here on there are {count:,} more faults of this kind, which are not told one by one."
    return kind.finding(shown, problem, "Mend those before: so many most often have one cause.", line=line)


def ragged_not_told(rows: Rows, lines: npt.NDArray[np.int64], shown: str) -> list[Finding]:
    """Count the rows of another width than the header's that are not told one by one.

    Args:
        rows: of the table; some were counted while it was split.
        lines: physical lines of those that were kept, behind the ones that are told.
        shown: path of the file as shown to people.
    """
    uncounted = rows.ragged
    count = len(lines) + (uncounted.count if uncounted else 0)
    if not count:
        return []
    firsts = [*lines[:1].tolist(), *([uncounted.line] if uncounted else [])]
    return [not_told(RAGGED_ROW, shown, min(firsts), count)]


def too_wide(row: RowWithoutEnd, shown: str, limits: Limits) -> Finding:
    """Refuse a table for a row with more cells than a table has columns."""
    problem = f"The row has {row.cells:,} cells; a table has at most {limits.csv_columns:,} columns."
    remedy = f"Look whether it is the right file, and save it again with its columns only. {or_raise('csv_columns')}"
    return UNREADABLE_FILE.finding(shown, problem, remedy, line=row.line)


def long_line(data: bytes, limits: Limits) -> int | None:
    """Find a line so long that the file can be no table, before it is made to text.

    Args:
        data: the bytes of a file.
        limits: how many characters a line may have; as many bytes of UTF-8 as they can take are let through.

    Returns:
        Its number, from 1; None where there is none.
    """
    longest = 4 * limits.line_characters
    start = 0
    while start + longest < len(data):
        # The last end of a line among as many bytes as one may have: the next line begins behind it.
        end = max(data.rfind(b"\n", start, start + longest), data.rfind(b"\r", start, start + longest))
        if end < start:
            before = data[:start]
            return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
        start = end + 1
    return None


def line_too_long(line: int, shown: str, limits: Limits) -> Finding:
    """Refuse a table for a line that no table has."""
    problem = f"The line is longer than {limits.line_characters:,} characters, which is 100 times the longest text."
    remedy = f"Look whether it is the right file, and whether its line ends are there. {or_raise('cell_characters')}"
    return UNREADABLE_FILE.finding(shown, problem, remedy, line=line)

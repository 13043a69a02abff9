"""Rows that stand twice, word for word: read once, and told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from site_builder.finding import Finding
from site_builder.reading_faults import REPEATED_ROW
from site_builder.sources.csv_rows import MOST_TOLD
from site_builder.sources.many_faults import not_told

_Positions = npt.NDArray[np.int64]


def find_repeated_rows(
    body: Sequence[Sequence[str]], lines: _Positions, among: _Positions, shown: str
) -> tuple[_Positions, list[Finding]]:
    """Find rows that say the same as an earlier one in every cell.

    Rows that were copied together are one finding.

    Args:
        body: cells of the rows below the header.
        lines: the physical line of each.
        among: positions of the rows that are read.
        shown: path of the file as shown to people.

    Returns:
        Positions of the later ones, and findings.
    """
    # Numbers stand for rows: a set of a million rows would take more memory than the table.
    numbers = np.fromiter((hash(tuple(body[i])) for i in among.tolist()), dtype="int64", count=len(among))
    different, first, which = np.unique(numbers, return_index=True, return_inverse=True)
    if len(different) == len(numbers):
        return among[:0], []
    earlier = among[first[which]]
    alike = earlier != among
    # Two rows may have one number by chance.
    pairs = zip(among[alike].tolist(), earlier[alike].tolist(), strict=True)
    same = np.fromiter((body[here] == body[there] for here, there in pairs), dtype="bool", count=int(alike.sum()))
    return _told(among[alike][same], earlier[alike][same], lines, shown)


def _told(here: _Positions, there: _Positions, lines: _Positions, shown: str) -> tuple[_Positions, list[Finding]]:
    ends = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1))
    starts, ends = np.append(0, ends + 1), np.append(ends, len(here) - 1)
    findings = [
        _finding(lines[here[[first, last]]].tolist(), lines[there[[first, last]]].tolist(), shown)
        for first, last in zip(starts[:MOST_TOLD].tolist(), ends[:MOST_TOLD].tolist(), strict=True)
        if len(here)
    ]
    if len(starts) > MOST_TOLD:
        line = int(lines[here[starts[MOST_TOLD]]])
        findings.append(not_told(REPEATED_ROW, shown, line, len(starts) - MOST_TOLD))
    return here, findings


def _finding(here: Sequence[int], there: Sequence[int], shown: str) -> Finding:
    if here[0] == here[-1]:
        problem = f"The row stands on line {there[0]} as well, word for word; it was read once."
        remedy = "Delete one of the two."
    else:
        problem = (
            f"Lines {here[0]} to {here[-1]} say the same as lines {there[0]} to {there[-1]}, word for word; "
            "they were read once."
        )
        remedy = f"Delete lines {here[0]} to {here[-1]}."
    return REPEATED_ROW.finding(shown, problem, remedy, line=here[0])

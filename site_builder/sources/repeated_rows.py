"""Rows that stand twice, word for word: read once, and told."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import groupby

from site_builder.finding import Finding
from site_builder.reading_faults import REPEATED_ROW


def find_repeated_rows(
    body: Sequence[Sequence[str]], lines: Sequence[int], left_out: Set[int], shown: str
) -> tuple[set[int], list[Finding]]:
    """Find rows that say the same as an earlier one in every cell.

    Rows that were copied together are one finding.

    Args:
        body: cells of the rows below the header.
        lines: the physical line of each.
        left_out: positions of rows that are not read for another reason.
        shown: path of the file as shown to people.

    Returns:
        Positions of the later ones, and findings.
    """
    # Numbers stand for rows: a set of a million rows would take more memory than the table.
    hashes = [hash(tuple(cells)) for cells in body]
    if len(set(hashes)) == len(hashes):
        return set(), []
    first: dict[int, int] = {}
    pairs: list[tuple[int, int]] = []
    for position, number in enumerate(hashes):
        if position in left_out:
            continue
        earlier = first.setdefault(number, position)
        if earlier != position and body[earlier] == body[position]:
            pairs.append((position, earlier))
    findings = []
    for _, group in groupby(enumerate(pairs), key=lambda item: (item[1][0] - item[0], item[1][1] - item[0])):
        block = [pair for _, pair in group]
        findings.append(_finding([lines[here] for here, _ in block], [lines[there] for _, there in block], shown))
    return {position for position, _ in pairs}, findings


def _finding(here: Sequence[int], there: Sequence[int], shown: str) -> Finding:
    if len(here) == 1:
        problem = f"The row stands on line {there[0]} as well, word for word; it was read once."
        remedy = "Delete one of the two."
    else:
        problem = (
            f"Lines {here[0]} to {here[-1]} say the same as lines {there[0]} to {there[-1]}, word for word; "
            "they were read once."
        )
        remedy = f"Delete lines {here[0]} to {here[-1]}."
    return REPEATED_ROW.finding(shown, problem, remedy, line=here[0])

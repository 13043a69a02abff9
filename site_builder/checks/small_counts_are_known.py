"""Counts of very few people are published on purpose, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.seen_figures import seen_figures
from site_builder.checks.worded_figures import worded_figures
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_PEOPLE = re.compile(
    r"\b(people|persons?|adults|child(?:ren)?|pupils|students|young|residents|patients|victims|carers|deaths?|suicides?"
    r"|births|girls|boys|women|men|offenders|apprentices|leavers|mothers|staff|workers|families|looked.after|cla|cin"
    r"|killed|casualties|claimants|asylum|missing)\b",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(
    r"\b(rate|per|average\w*|mean|median|ratio|score|scores|years|days|weeks|months|percentage|spend\w*|visits"
    r"|full.time|equivalent|index|homes|schools|places|rank\w*|inspect\w*|projects|%)\b|%",
    re.IGNORECASE,
)
_LARGEST = 4


def counts_of_few_people(package: Package) -> Iterator[Fault]:
    """Find indicators that count people and have figures from 1 to 4; one fault each, at the first of them."""
    seen = seen_figures(package)
    if seen is None:
        return
    for each in worded_figures(package, "number"):
        row, grid, words = each.row, each.grid, each.words("title", "noun")
        if not _PEOPLE.search(words) or _NO_COUNT.search(words) or "per" in row.texts["unit"].split("_"):
            continue
        if np.any(grid.values[np.isfinite(grid.values)] % 1):
            continue
        few = (grid.values >= 1) & (grid.values <= _LARGEST)
        if few.any():
            line = int(grid.lines[few].min())
            many = f"{few.sum():,} figures" if few.sum() > 1 else "a figure"
            yield seen.fault(
                line,
                "value",
                f"{echo(row.texts['title'])} has {many} from 1 to {_LARGEST}. Where so few people are counted, somebody"
                " may know who they are.",
                "If the source did not publish them so, write [c] in their place; if it did, review it.",
            )


CHECK = Check(
    code="N440",
    title="Counts of few people are known to be public",
    explanation="A count from 1 to 4 of people in an area can tell a neighbour who is meant. Sources suppress them, and"
    " so does a package, with the mark [c], unless the source published them itself. There is one notice for each "
    "indicator.",
    remedy="Write [c] in place of the count; or, if the source published it, say so in reviews.",
    example_wrong="Children missing from care: 2, from the council's own system",
    example_right="Children missing from care: [c]",
    rule=counts_of_few_people,
)

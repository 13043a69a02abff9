"""A period is written in one way for an indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd

from site_builder.checks.cells import tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.seen_figures import seen_figures
from site_builder.model import Package
from site_builder.text.hidden_characters import echo


def periods_in_two_spellings(package: Package) -> Iterator[Fault]:
    """Find periods that an indicator writes in two ways; one fault for each rarer way."""
    seen = seen_figures(package)
    texts = tidy_column(seen.table, "period") if seen else None
    if seen is None or texts is None or seen.rows.empty:
        return
    text_codes, spellings = pd.factorize(texts)
    by_line = pd.Series(text_codes, index=texts.index).reindex(seen.rows.index).to_numpy(np.int64)
    period = seen.rows["indicator"].to_numpy(np.int64) * len(seen.periods) + seen.rows["period"].to_numpy(np.int64)
    pairs, first, many = np.unique(period * len(spellings) + by_line, return_index=True, return_counts=True)
    written = Counter((pairs // len(spellings)).tolist())
    twice: dict[int, list[tuple[int, int, str]]] = {}
    for pair, at, count in zip(pairs.tolist(), first.tolist(), many.tolist(), strict=True):
        which, spelling = divmod(pair, len(spellings))
        if written[which] > 1:
            twice.setdefault(which, []).append((count, int(seen.rows.index[at]), str(spellings[spelling])))
    for ways in twice.values():
        (usual, _, usually), *others = sorted(ways, key=lambda way: (-way[0], way[1]))
        for count, line, spelling in sorted(others, key=lambda way: way[1]):
            yield seen.fault(
                line,
                "period",
                f"{echo(spelling)} ({_rows(count)}) is the same period as {echo(usually)} ({_rows(usual)}).",
                f"Write {usually}.",
            )


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


CHECK = Check(
    code="W445",
    title="A period has one spelling",
    explanation="2020-22 and 2020-2022 are the same three years, and Sep 2023 and September 2023 the same month, but "
    "they are not the same text. Whoever sorts or filters the data finds two periods, and a correction of one leaves "
    "the other.",
    example_wrong="Sep 2023 in some rows of an indicator, September 2023 in others",
    example_right="Sep 2023 in all of them",
    rule=periods_in_two_spellings,
)

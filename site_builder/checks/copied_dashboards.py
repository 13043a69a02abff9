"""Dashboards of a report whose figures are those of the period before, or those of another dashboard."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from site_builder.checks.copy import SAY_NOTHING, Copy, share
from site_builder.checks.figures import rows_of
from site_builder.checks.reported import Reported, Seen, number, reported_rows
from site_builder.model import Package, Period
from site_builder.text.hidden_characters import echo

_FEWEST = 5
"""Figures of a dashboard of which nearly all have to be alike; fewer can be so by chance."""
_SHARE_OF_BEFORE, _SHARE_OF_ANOTHER = 0.9, 0.7
_SHARE_OF_SOME, _FEWEST_LONG = 0.4, 3
"""Share of a dashboard's figures that are hardly all alike by chance, where so many of them have three digits. In real
reports one in seven is the most."""
_FEWEST_DIGITS = 3
"""Digits by which the figures of an indicator are known again on another dashboard."""


def copied_dashboards(package: Package) -> Iterator[Copy]:
    """Find the dashboards of all editions whose figures stand elsewhere too."""
    titles = {row.texts["theme"]: row.texts["title"] for row in rows_of(package, "themes", ("theme", "title"))}
    editions: dict[str, dict[str, list[Reported]]] = defaultdict(lambda: defaultdict(list))
    for reported in reported_rows(package).values():
        editions[reported.row.texts["publication"]][reported.row.texts["theme"]].append(reported)
    for dashboards in editions.values():
        named = [(echo(titles.get(theme) or theme), rows) for theme, rows in dashboards.items()]
        for title, rows in named:
            yield from _of_the_period_before(title, rows)
        for (first, rows), (second, others) in combinations(named, 2):
            yield from _of_another(first, rows, second, others)


def _of_the_period_before(title: str, rows: Sequence[Reported]) -> Iterator[Copy]:
    by_periods: dict[tuple[Period, Period], list[tuple[Seen, Seen]]] = defaultdict(list)
    for row in rows:
        if row.pair:
            by_periods[row.pair[0].period, row.pair[1].period].append(row.pair)
    for (before, period), pairs in by_periods.items():
        alike = [later for earlier, later in pairs if _are_alike(earlier, later)]
        same = [later.line for later in alike]
        whole = len(pairs) >= _FEWEST and len(same) >= _SHARE_OF_BEFORE * len(pairs)
        if whole or _are_many(alike, len(pairs)):
            yield Copy(
                min(same),
                frozenset(same),
                f"{share(len(same), len(pairs))} of the dashboard {title} for {period.text} are those of "
                f"{before.text}.",
                "Fill in the new figures; the sheet of the year before may have been copied"
                f"{'' if whole else ', and only some of its figures replaced'}.",
            )


def _are_many(alike: Sequence[Seen], pairs: int) -> bool:
    """Whether so many figures of a dashboard are those of the period before that they were hardly measured anew."""
    long = [seen for seen in alike if sum(map(str.isdigit, number(seen.value))) >= _FEWEST_DIGITS]
    return len(alike) >= max(_FEWEST, _SHARE_OF_SOME * pairs) and len(long) >= _FEWEST_LONG


def _are_alike(earlier: Seen, later: Seen) -> bool:
    return earlier.value == later.value and later.value not in SAY_NOTHING


def _of_another(first: str, rows: Sequence[Reported], second: str, others: Sequence[Reported]) -> Iterator[Copy]:
    """The second of two dashboards, if the figures of its indicators are those of others on the first."""
    known = Counter(figures for row in rows if (figures := _last_figures(row)))
    told = [(row, figures) for row in others if (figures := _last_figures(row))]
    alike = [(row, figures) for row, figures in told if known[figures]]
    different = {figures for _, figures in alike}
    if len(different) < _FEWEST or len(alike) < _SHARE_OF_ANOTHER * max(len(told), known.total()):
        return
    copies = [row.series[-1].line for row, _ in alike]
    originals = [row.series[-1].line for row in rows if _last_figures(row) in different]
    yield Copy(
        min(copies),
        # Which of the two is the copy, only a person can see.
        frozenset([*copies, *originals]),
        f"{share(len(copies), len(told))} of the dashboard {second} are those of the dashboard {first}.",
        "Fill in the right figures of the one that is wrong; the sheet of the other may have been copied.",
    )


def _last_figures(row: Reported) -> tuple[float, ...] | None:
    """The last two figures of an indicator; None where they are missing, or have too few digits to be known by."""
    values = tuple(seen.value for seen in row.series[-2:])
    if any(map(math.isnan, values)):
        return None
    digits = sum(character.isdigit() for value in values if value not in SAY_NOTHING for character in number(value))
    return values if digits >= _FEWEST_DIGITS else None

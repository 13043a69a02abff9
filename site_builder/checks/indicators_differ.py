"""Two indicators of a theme that order the areas alike are counted twice."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import texts_by
from site_builder.checks.likeness import themes_of
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_ALIKE = 0.95


def indicators_that_are_nearly_one(package: Package) -> Iterator[Fault]:
    """Find ranked indicators of one theme whose order of the areas is nearly an earlier one's, or its reverse."""
    titles = texts_by(package, "indicators", "indicator", "title")
    for theme in themes_of(package):
        alike = np.triu(np.nan_to_num(np.abs(theme.likeness)), k=1)
        for second in np.flatnonzero(alike.max(axis=0) > _ALIKE):
            first = int(alike[:, second].argmax())  # of several, the one that it is most like
            one, other = theme.rows[first].row.texts["indicator"], theme.rows[second].row
            likeness = theme.likeness[first, second]
            turned = "" if likeness > 0 else ", the other way round"
            yield other.fault(
                "indicator",
                f"{echo(titles.get(other.texts['indicator'], ''))} and {echo(titles.get(one, ''))} order the areas "
                f"nearly alike{turned} (rank correlation {likeness:.2f}), so the theme "
                f"{echo(other.texts['benchmark_theme'])} counts one thing twice.",
                "Set judge to no for one of the two, or leave it out."
                if likeness > 0
                else "Look at the polarity of both; and set judge to no for one of them, or leave it out.",
            )


CHECK = Check(
    code="W444",
    title="Indicators of a theme differ",
    explanation="An average of places counts each indicator once. Two that order the areas nearly alike, such as a "
    "level and the deaths worked out from it, or those who are active and those who are not, give one thing twice its "
    "weight. Rank correlations above 0.95, over at least 20 areas, in the newest benchmark of a group are reported.",
    remedy="Write no in the column judge for one of the two; it stays on its page, without a place. If both are "
    "meant to count, say so in reviews.",
    example_wrong="Physically active adults, and physically inactive adults, in one theme",
    example_right="Physically active adults; the other with judge no",
    rule=indicators_that_are_nearly_one,
)

"""Tables of counts, for every page that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.model import PublicationResult, Tally
from site_builder.pages import addresses
from site_builder.pages.render import fill


@dataclass(frozen=True)
class Line:
    """One line of a table of counts; `strong` for totals."""

    title: str
    cells: tuple[int | str, ...]
    path: str | None = None
    strong: bool = False


@dataclass(frozen=True)
class Kind:
    """One way of counting rows: its caption, its columns, and how a tally fills them."""

    id: str
    caption: str
    columns: tuple[str, ...]


DIRECTIONS = Kind(
    "directions",
    "Direction of travel",
    (
        "Indicators",
        "Improved, shown",
        "Improved, by rule",
        "Similar, shown",
        "Similar, by rule",
        "Worse, shown",
        "Worse, by rule",
        "Higher or lower, shown",
        "Higher or lower, by rule",
        "Cannot compare, shown",
        "Cannot compare, by rule",
    ),
)
QUARTILES = Kind(
    "quarters",
    "Quarters among other areas, as recorded",
    ("Indicators", "1st (top)", "2nd", "3rd", "4th (bottom)", "1st or 2nd", "3rd or 4th", "Not compared"),
)
TARGETS = Kind("targets-counted", "Targets", ("Indicators", "Met", "Missed", "Not judged", "No target"))
MARKS = Kind(
    "marks-counted",
    "Marks",
    (
        "Indicators",
        "Needs attention, shown",
        "Needs attention, by rule",
        "Strong, shown",
        "Strong, by rule",
        "No mark, shown",
        "No mark, by rule",
    ),
)


def cells(kind: Kind, tally: Tally) -> tuple[int, ...]:
    """The counts of one line. The first is the number of rows, which each set of the others adds up to."""
    if kind is DIRECTIONS:
        shown, rule = tally.directions_shown, tally.directions_computed
        pairs = (
            (shown.improved, rule.improved),
            (shown.similar, rule.similar),
            (shown.worse, rule.worse),
            (shown.higher + shown.lower, rule.higher + rule.lower),
            (shown.not_determinable, rule.not_determinable),
        )
        return (tally.total, *(count for pair in pairs for count in pair))
    if kind is QUARTILES:
        quartiles = tally.quartiles
        return (
            tally.total,
            quartiles.first,
            quartiles.second,
            quartiles.third,
            quartiles.fourth,
            quartiles.band_top,
            quartiles.band_bottom,
            quartiles.none,
        )
    if kind is TARGETS:
        targets = tally.targets
        return (tally.total, targets.met, targets.missed, targets.not_judged, targets.no_target)
    marks, by_rule = tally.marks_shown, tally.marks_computed
    return (
        tally.total,
        marks.attention,
        by_rule.attention,
        marks.strong,
        by_rule.strong,
        marks.none,
        by_rule.none,
    )


def counts_table(path: str, kind: Kind, first: str, lines: Sequence[Line], caption: str | None = None) -> Markup:
    """HTML of a table of counts.

    Args:
        path: of the page that it stands on.
        kind: what is counted.
        first: head of the first column.
        lines: titles and counts.
        caption: in place of the kind's own.
    """
    html = fill(
        "counts_table.html",
        path,
        id=f"caption_{kind.id}",
        caption=caption or kind.caption,
        first=first,
        columns=kind.columns,
        lines=lines,
    )
    return Markup(html)


def edition_lines(kind: Kind, result: PublicationResult) -> list[Line]:
    """Lines for every dashboard under its outcome, the total, and the report's own headline set."""
    lines = []
    for outcome, outcome_tally in result.outcomes:
        themes = [theme for theme in result.themes if theme.theme.outcome.outcome == outcome.outcome]
        # A dashboard that is its outcome stands as one line, not under the outcome before it.
        alone = len(themes) == 1 and themes[0].theme.title == outcome.title
        if not alone:
            lines.append(Line(outcome.title, cells(kind, outcome_tally), strong=True))
        lines += [
            Line(
                theme.theme.title,
                cells(kind, theme.tally),
                addresses.dashboard(result.publication, theme.theme.theme),
                strong=alone,
            )
            for theme in themes
        ]
    lines.append(Line("All dashboards", cells(kind, result.tally), strong=True))
    if result.headline:
        left_out = [theme.theme.title for theme in result.themes if not theme.theme.in_headline]
        lines.append(Line(f"All without {' and '.join(left_out)}", cells(kind, result.headline), strong=True))
    return lines

"""A figure that a comment gives for its own row is one of that row."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.checks.reported import SCALES, Key, Reported, texts_of
from site_builder.checks.seen_figures import Grid, seen_figures
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_DIGITS = r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<places>\.[0-9]+)?"
_FIGURE = re.compile(
    r"(?<![0-9A-Za-z.,/-])(?P<pound>£)?" + _DIGITS + r"(?![0-9/]|-[0-9A-Za-z])"
    r"\s?(?P<unit>%|per\s?cent\b|percentage points?\b|points?\b)?"
    r"\s?(?P<scale>bn\b|billion\b|m\b|million\b|k\b|thousand\b)?"
)
_SCALES = {"bn": 10**9, "billion": 10**9, "m": 10**6, "million": 10**6, "k": 10**3, "thousand": 10**3}
_OF_OTHERS = re.compile(
    r"\b(england|english|britain|uk|national\w*|region\w*|midlands|average\w*|median|mean|other|others|elsewhere"
    r"|counties|district\w*|neighbour\w*|lga|government|compar\w+|county councils|than|upheld|target\w*|plan\w*|census"
    r"|preference\w*|second|third|most|least|best|worst|lowest|highest|quarter\w*|of which|including|took part"
    r"|respondents|before|since|pandemic|covid|until|would|could|might|expected|forecast|will|about|around|nearly"
    r"|almost|over|under|more|fewer|survey\w*|sample|base|aged|age|which|these|those|them|their|additional|another"
    r"|further)\b",
    re.IGNORECASE,
)
"""Words of sentences whose figures may be of something else, or not be meant exactly."""
_OWN = re.compile(
    r"^(?:the|this|our|it|performance|up|down|a|an|leicestershire)?\b.*?\b(?:rose|fell|risen|fallen|increased|decreased"
    r"|improved|worsened|dropped|declined|grew|is|was|stands|stood|went|reached|up|down|now|at|to|from|by)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def comment_figures_that_are_nowhere(package: Package) -> Iterator[Fault]:
    """Find figures in comments that look like those of their row and equal none of them."""
    seen = seen_figures(package)
    targets = _targets(package)
    for row, reported in texts_of(package, "comments", ("text",)):
        grid = seen.grids.get(reported.key[1]) if seen else None
        if grid is None or not reported.series:
            continue
        known = _known(grid, reported, targets.get(reported.key, []))
        for sentence in _SENTENCE.split(row.texts["text"]):
            if _OF_OTHERS.search(sentence) or not _OWN.search(sentence):
                continue
            for match in _FIGURE.finditer(sentence):
                if _looks_like_its_own(match, reported) and not _is_known(match, known, reported):
                    yield row.fault(
                        "text",
                        f"{echo(match[0].strip())} is no figure of this row: no value, target or difference between "
                        "two.",
                        "Correct the comment or the data; or say in the sentence what the figure is of.",
                    )


def _looks_like_its_own(match: re.Match[str], reported: Reported) -> bool:
    unit = match["unit"] or ""
    if reported.unit_kind == "percent":
        return bool(unit)
    if reported.unit_kind == "money":
        return match["pound"] is not None
    # A bare number may count anything; one with a decimal or a thousands comma is most often the figure.
    exact = match["places"] is not None or "," in match["digits"]
    return exact and match["pound"] is None and not unit


def _is_known(match: re.Match[str], known: list[float], reported: Reported) -> bool:
    places = len(match["places"] or ".") - 1
    printed = float(match["digits"].replace(",", "") + (match["places"] or ""))
    scales = (
        [_SCALES[match["scale"].lower()]] if match["scale"] else [1, SCALES.get(reported.indicator.texts["scale"], 1)]
    )
    for scale in scales:
        half = scale * (10.0**-places) / 2 * 1.0001
        if any(abs(abs(each) - printed * scale) <= half for each in known):
            return True
    return False


def _known(grid: Grid, reported: Reported, targets: Iterable[float]) -> list[float]:
    """Values of the area, its targets, and the differences and changes in per cent between any two of these."""
    row = grid.row_of(reported.area)
    values = [] if row is None else [float(each) for each in grid.values[row] if math.isfinite(each)]
    values = list(
        dict.fromkeys([*values, *(each.value for each in reported.uncut if math.isfinite(each.value)), *targets])
    )
    pairs = list(combinations(values[-40:], 2))
    differences = [later - earlier for earlier, later in pairs]
    changes = [100 * (b - a) / a for x, y in pairs for a, b in ((x, y), (y, x)) if a]
    complements = [100 - each for each in values] if reported.unit_kind == "percent" else []
    return [*values, *differences, *changes, *complements]


def _targets(package: Package) -> dict[Key, list[float]]:
    found: dict[Key, list[float]] = {}
    for row in rows_of(package, "targets", ("publication", "indicator", "value", "low", "high")):
        numbers = [row.number(column) for column in ("value", "low", "high")]
        key = row.texts["publication"], row.texts["indicator"]
        found[key] = [float(each) for each in numbers if each is not None]
    return found


CHECK = Check(
    code="W424",
    title="A figure in a comment is in the data",
    explanation="A comment that says what the figure of its own row is, was or moved by is read beside that figure. A "
    "number with the same unit that is no value, no target and no difference between two of them, rounded or not, "
    "has not been brought up to date, or the data are wrong. Numbers of other areas and other things, years and "
    "ages are left alone.",
    remedy="Bring the comment up to date, or correct the figure.",
    example_wrong="The rate rose to 64.8%. Beside it: 45.1 and 46.8",
    example_right="The rate rose to 46.8%. Beside it: 45.1 and 46.8",
    rule=comment_figures_that_are_nowhere,
)

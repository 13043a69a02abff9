"""A figure that a comment gives for its own row is one of that row."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from site_builder.checks.check import Check, Fault
from site_builder.checks.figures import rows_of
from site_builder.checks.figures_in_sentences import Figure, figure_pattern, read_figure
from site_builder.checks.reported import SCALES, Key, Reported, texts_of
from site_builder.checks.seen_figures import Grid, seen_figures
from site_builder.model import Package
from site_builder.text.hidden_characters import echo

_FIGURE = re.compile(rf"(?<![0-9A-Za-z.,/-]){figure_pattern()}")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENTHS = {word: tenth for tenth, word in enumerate(_NUMBERS, start=1)}
_IN_TEN = re.compile(rf"(?<![0-9.,/-])\b(?P<tenth>[1-9]|{'|'.join(_TENTHS)}) in (?:10|ten)\b", re.IGNORECASE)
_A_YEAR_BEFORE = r"(?:last year|(?:in )?the (?:previous year|year before)|a year (?:earlier|ago))"
_PAIRS = (
    re.compile(rf"\bfrom {figure_pattern('1')}(?: {_A_YEAR_BEFORE})? to {figure_pattern('2')}", re.IGNORECASE),
    re.compile(rf"{figure_pattern('2')},? (?:up|down) from {figure_pattern('1')}", re.IGNORECASE),
    re.compile(
        rf"{figure_pattern('2')}(?: this year)?,? compared (?:with|to) {figure_pattern('1')} {_A_YEAR_BEFORE}",
        re.IGNORECASE,
    ),
)
"""Two figures of one thing. Where the later is that of the row, the earlier must be in the data."""
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
_HALF_A_TENTH = 5.001
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def comment_figures_that_are_nowhere(package: Package) -> Iterator[Fault]:
    """Find figures in comments that look like those of their row and equal none of them."""
    seen = seen_figures(package)
    targets = _targets(package)
    for row, reported in texts_of(package, "comments", ("text",)):
        grid = seen.grids.get(reported.key[1]) if seen else None
        if grid is None or not reported.series:
            continue
        values = _values(grid, reported, targets.get(reported.key, []))
        known = [*values, *_between(values, reported)]
        for sentence in _SENTENCE.split(row.texts["text"]):
            unknown = [*_unknown(sentence, known, reported), *_unknown_before(sentence, values, reported)]
            for text in dict.fromkeys(unknown):
                yield row.fault(
                    "text",
                    f"{echo(text)} is no figure of this row: no value, target or difference between two.",
                    "Correct the comment or the data; or say in the sentence what the figure is of.",
                )


def _unknown(sentence: str, known: Sequence[float], reported: Reported) -> Iterator[str]:
    """Figures that a sentence about the row says and the data do not have."""
    if _OF_OTHERS.search(sentence) or not _OWN.search(sentence):
        return
    for match in _FIGURE.finditer(sentence):
        figure = read_figure(match)
        if _looks_like_its_own(figure, reported) and not _is_known(figure, known, reported):
            yield figure.text
    shares = [share for each in reported.uncut for share in (each.value, 100 - each.value)]
    for match in _IN_TEN.finditer(sentence) if reported.unit_kind == "percent" else ():
        tenth = _TENTHS.get(match["tenth"].lower()) or int(match["tenth"])
        if not any(abs(value - 10 * tenth) <= _HALF_A_TENTH for value in shares):
            yield match[0]


def _unknown_before(sentence: str, values: Sequence[float], reported: Reported) -> Iterator[str]:
    """Figures of the time before that a sentence sets beside the row's own figure, wherever it stands."""
    if reported.pair is None:
        return
    scales = _scales(reported)
    for pattern in _PAIRS:
        for match in pattern.finditer(sentence):
            before, latest = read_figure(match, "1"), read_figure(match, "2")
            alike = before.unit == latest.unit or not (before.unit and latest.unit)
            sure = alike and not latest.plain and not before.may_be_a_year and not latest.may_be_a_year
            if sure and latest.is_of(reported.pair[1].value, scales) and not _is_known(before, values, reported):
                yield before.text


def _looks_like_its_own(figure: Figure, reported: Reported) -> bool:
    if reported.unit_kind == "percent":
        return figure.unit in ("%", "points")
    if reported.unit_kind == "money":
        return figure.unit == "£"
    # A bare number may count anything; one with a decimal or a thousands comma is most often the figure.
    return not figure.unit and ("." in figure.text or "," in figure.text)


def _is_known(figure: Figure, known: Sequence[float], reported: Reported) -> bool:
    return any(figure.is_of(each, _scales(reported)) for each in known)


def _scales(reported: Reported) -> tuple[int, ...]:
    return 1, SCALES.get(reported.indicator.texts["scale"], 1)


def _values(grid: Grid, reported: Reported, targets: Iterable[float]) -> list[float]:
    """Values of the area, and its targets."""
    row = grid.row_of(reported.area)
    values = [] if row is None else [float(each) for each in grid.values[row] if math.isfinite(each)]
    return list(
        dict.fromkeys([*values, *(each.value for each in reported.uncut if math.isfinite(each.value)), *targets])
    )


def _between(values: Sequence[float], reported: Reported) -> list[float]:
    """The differences and changes in per cent between any two values, and what is left of a whole."""
    pairs = list(combinations(values[-40:], 2))
    differences = [later - earlier for earlier, later in pairs]
    changes = [100 * (b - a) / a for x, y in pairs for a, b in ((x, y), (y, x)) if a]
    complements = [100 - each for each in values] if reported.unit_kind == "percent" else []
    return [*differences, *changes, *complements]


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
    "ages are left alone. A figure of the year before is looked up in every sentence that sets it beside the row's own "
    "figure (from 310 to 285; 285, up from 310; 285, compared with 310 last year). Parts in ten (eight in ten) may be "
    "rounded to a tenth. Short whole numbers without a unit are not looked up, because they can count anything.",
    remedy="Bring the comment up to date, or correct the figure.",
    example_wrong="The rate rose to 64.8%. Beside it: 45.1 and 46.8",
    example_right="The rate rose to 46.8%. Beside it: 45.1 and 46.8",
    rule=comment_figures_that_are_nowhere,
)

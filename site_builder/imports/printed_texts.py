"""Figures and targets as reports print them, read as plain numbers where they can mean one thing only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from site_builder.checks.fields import FIELDS
from site_builder.checks.number_texts import describe_number_text, describes_a_number
from site_builder.import_faults import NOTHING_LOOKED_UP, UNKNOWN_WORD, UNREAD_FIGURE, UNREAD_PRINTED, UNREAD_TARGET
from site_builder.imports.evaluate import CellFault, Evaluation, each_once
from site_builder.imports.figures import BETWEEN, SAY_WHY, date_for_figure, marks_of_missing
from site_builder.imports.verbs import Printed, PrintedTarget, Value
from site_builder.model import Target
from site_builder.printed import DASHES, SCALES, read_printed_target, read_printed_value
from site_builder.text.hidden_characters import echo
from site_builder.text.near_match import near_match

_FIELD = next(field for field in FIELDS["observations"] if field.name == "value")
_RANGE = re.compile(r"[£0-9.,kmbn%]+ ?(?:-|to) ?[£0-9.,]+(?:bn|[km%])?")
_BOUND = re.compile(r"[<>]=?.*")
_LETTER = re.compile(r"[0-9](bn|m|k)(?![a-z])")
_SIGNS = {
    "percent": ("£", "a pound sign, but it is counted in per cent"),
    "money": ("%", "a per cent sign, but it is counted in money"),
}
"""The sign that does not suit a kind of unit."""


def printed_figures(
    evaluation: Evaluation, value: Value, verb: Printed, units: Mapping[str, str], indicators: pd.Series[str] | None
) -> pd.Series[str]:
    """Read printed figures as full, plain numbers; a missing one becomes its mark.

    Args:
        evaluation: the rows.
        value: the value of the mapping, for its line and its words.
        verb: which column, its unit, and what stands for a missing figure.
        units: the kind of each unit of the package.
        indicators: of the rows, whose figures are to be printed in one way; None where there are none.
    """
    cells = evaluation.column(verb.column, value.line)
    if value.words is not None:
        words = value.words
        cells = each_once(cells, lambda text: text if (meant := words.word(text)) is None else meant)
    both = cells.str.cat(_known_units(evaluation, verb.unit, units), sep=BETWEEN)
    read: dict[str, str] = {}
    faults: dict[str, CellFault] = {}
    for pair in both.unique():
        text, _, unit = pair.partition(BETWEEN)
        found = text if text in _FIELD.marks else _figure(text, units.get(unit))
        if isinstance(found, CellFault):
            faults[pair] = found
        read[pair] = "" if isinstance(found, CellFault) else found
    figures = each_once(both, lambda pair: read[pair])
    missing = (figures == "") & ~both.isin(list(faults))
    if missing.any() and verb.missing is not None:
        figures = figures.where(~missing, marks_of_missing(evaluation, verb.missing, missing))
    else:
        faults |= {pair: CellFault("There is no figure.", SAY_WHY, UNREAD_FIGURE) for pair in both[missing].unique()}
    evaluation.report(UNREAD_PRINTED, both, faults, verb.column)
    if indicators is not None:
        _report_unlike(evaluation, verb, cells, indicators)
    return figures


def _known_units(evaluation: Evaluation, value: Value, units: Mapping[str, str]) -> pd.Series[str]:
    before = len(evaluation.findings)
    given = evaluation.text(value)
    # A unit that has no word yet is empty here, and has been reported.
    told = any(finding.code == UNKNOWN_WORD.code for finding in evaluation.findings[before:])
    faults = {}
    for unit in given.unique() if units else ():
        if unit not in units and not (told and unit == ""):
            near = near_match(unit, units)
            remedy = f"Write {near}." if near else f"The units are {', '.join(units)}."
            faults[unit] = CellFault(f"The unit {echo(unit)} is not in the table units.", remedy)
    evaluation.report(NOTHING_LOOKED_UP, given, faults, None)
    return given


def _figure(text: str, kind: str | None) -> str | CellFault:
    """A printed figure as a plain number, "" where it says that there is none."""
    if (date := date_for_figure(text)) is not None:
        return date
    plain = _plain(text)
    if _RANGE.fullmatch(plain):
        return CellFault(f"{echo(text)} is a range, which only a target can be.", "Write the one figure that is meant.")
    if _BOUND.fullmatch(plain):
        return CellFault(
            f"{echo(text)} is a bound and not a figure.", "Write the figure; or a mark such as [c] or [low]."
        )
    try:
        read = read_printed_value(text)
    except ValueError:
        if (nearly := _nearly_read(plain)) is not None:
            return CellFault(f"{echo(text)} has {nearly[0]}.", f"Write {nearly[1]}.")
        described = describe_number_text(text, _FIELD)
        return CellFault(described.problem, described.remedy)
    if read.number is None:
        return ""
    if read.period is not None:
        problem = f"{echo(text)} has a period of its own behind it."
        return CellFault(problem, "Put the period into a column of its own, and take it out here.")
    wrong = _against_unit(plain, kind, read.scale != 1)
    if wrong:
        return CellFault(f"{echo(text)} {wrong}", "Correct the figure, or the unit of its indicator.")
    full = read.number * read.scale
    return f"{read.number:f}" if read.scale == 1 else f"{full.normalize():f}"


_NEARLY = (
    ("a sign that says about", re.compile(r"^(~|≈|c\.) ?")),
    ("a blank behind the pound sign", re.compile(r"(?<=£) ")),
    ("a blank before the per cent sign", re.compile(r" (?=%)")),
    ("a blank before its last letter", re.compile(r"(?<=[0-9]) (?=(bn|m|k)$)")),
)
"""What keeps a printed figure from being read, and nothing else."""


def _nearly_read(plain: str) -> tuple[str, str] | None:
    """What a printed figure has that it must not have, and the figure without it; None where more is wrong."""
    has = [words for words, pattern in _NEARLY if pattern.search(plain)]
    for _, pattern in _NEARLY:
        plain = pattern.sub("", plain)
    try:
        read = read_printed_value(plain) if has else None
    except ValueError:
        return None
    return (" and ".join(has), plain) if read is not None and read.number is not None else None


def _plain(text: str) -> str:
    return " ".join(text.translate(DASHES).split())


def _against_unit(plain: str, kind: str | None, shortened: bool) -> str | None:
    """What in a printed text does not suit a kind of unit."""
    if kind is None:
        return None  # the unit itself is reported
    if kind == "number" and ("£" in plain or "%" in plain):
        return f"has {'a pound sign' if '£' in plain else 'a per cent sign'}, but its unit is a plain number."
    if kind in _SIGNS and _SIGNS[kind][0] in plain:
        return f"has {_SIGNS[kind][1]}."
    if kind == "percent" and shortened:
        return "is shortened with a letter, but it is counted in per cent."
    return None


def _report_unlike(evaluation: Evaluation, verb: Printed, cells: pd.Series[str], indicators: pd.Series[str]) -> None:
    """Report figures without a letter, where others of the same indicator have one."""
    lettered = cells.map(lambda text: bool(_LETTER.search(_plain(text)))).astype(bool)
    if not lettered.any():
        return
    examples = dict(zip(indicators[lettered], cells[lettered], strict=True))
    beside = indicators.map(lambda indicator: examples.get(indicator, "")).astype("str")
    bare = ~lettered & (beside != "") & cells.str.contains("[1-9]") & ~cells.str.startswith("[")
    pairs = cells.where(bare, "").str.cat(beside.where(bare, ""), sep=BETWEEN)
    faults = {}
    for pair in pairs[bare].unique():
        text, _, other = pair.partition(BETWEEN)
        [letter] = _LETTER.findall(_plain(other))[:1]
        problem = f"{echo(text)} has no letter for thousands or millions, but {echo(other)} of the same indicator has."
        faults[pair] = CellFault(problem, f"Write {text}{letter} if that is meant; or write all of them in full.")
    evaluation.report(UNREAD_PRINTED, pairs, faults, verb.column)


def printed_targets(
    evaluation: Evaluation, value: Value, verb: PrintedTarget, units: Mapping[str, str]
) -> pd.Series[str]:
    """Read one part of printed targets: the kind, a number in full, or the text."""
    cells = evaluation.column(verb.column, value.line)
    both = cells.str.cat(_known_units(evaluation, verb.unit, units), sep=BETWEEN)
    faults: dict[str, CellFault] = {}
    read: dict[str, str] = {}
    for pair in both.unique():
        text, _, unit = pair.partition(BETWEEN)
        found = _target(text, units.get(unit), verb)
        if isinstance(found, CellFault):
            faults[pair] = found
        read[pair] = "" if isinstance(found, CellFault) else found
    evaluation.report(UNREAD_TARGET, both, faults, verb.column)
    return each_once(both, lambda pair: read[pair])


def _target(text: str, kind: str | None, verb: PrintedTarget) -> str | CellFault:
    plain = _plain(text)
    if text in verb.plans:
        return {"kind": "plan", "text": text}.get(verb.give, "")
    try:
        target = read_printed_target(text)
    except ValueError:
        if describes_a_number(text):
            described = describe_number_text(text, _FIELD)
            return CellFault(described.problem, described.remedy.replace("the figure.", "the target."))
        problem = f"{echo(text)} is not a target that can be read."
        remedy = (
            "Write a number, a range such as 28%-40%, or Year on year decrease; or name it with plans in the mapping."
        )
        return CellFault(problem, remedy)
    if target is None:
        shown = echo(text) if text else '""'
        remedy = f"Leave such rows out: where: {{{verb.column}: {{not: [{shown}]}}}}."
        return CellFault("There is no target.", remedy)
    letters = _LETTER.findall(plain)
    if len(set(letters)) > 1 or (letters and target.kind == "range" and not re.search("(bn|m|k)$", plain)):
        return CellFault(f"The ends of {echo(text)} are shortened in two ways.", "Write both with the same letter.")
    wrong = _against_unit(plain, kind, bool(letters)) if target.kind != "plan" else None
    if wrong:
        return CellFault(f"The target {echo(text)} {wrong}", "Correct the target, or the unit of its indicator.")
    return _part(target, verb, SCALES[letters[0]] if letters else 1)


def _part(target: Target, verb: PrintedTarget, scale: int) -> str:
    if verb.give == "kind":
        return target.kind
    if verb.give == "text":
        return target.text or ""
    number: Decimal | None = {"value": target.value, "low": target.low, "high": target.high}[verb.give]
    if number is None:
        return ""
    return f"{number:f}" if scale == 1 else f"{(number * scale).normalize():f}"

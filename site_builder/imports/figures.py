"""What belongs to figures: the number, the period in our words, and when it counts as published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

import pandas as pd

from site_builder.checks.fields import FIELDS
from site_builder.checks.number_texts import describe_number_text, is_plain_number
from site_builder.import_faults import UNKNOWN_NAME, UNREAD_FIGURE, UNREAD_PERIOD
from site_builder.imports.evaluate import CellFault, Evaluation, column_of, each_once
from site_builder.imports.period_texts import ReadPeriod, is_period_word, period_type_of, read_period
from site_builder.imports.verbs import Constant, Figure, MonthsAfterPeriod, PeriodText, Value
from site_builder.periods import PERIOD_TYPES, period_meant
from site_builder.text.hidden_characters import echo
from site_builder.workbook_faults import DATE_FOR_PERIOD

_FIELD = next(field for field in FIELDS["observations"] if field.name == "value")
BETWEEN = "\n"
"""Stands in no text of a file, where a line break has become a blank."""
_NOT_READ = ReadPeriod("", "", "", "", date.max, date.max)


@dataclass(frozen=True)
class Periods:
    """The periods of rows, in columns that have a text for each row.

    Attributes:
        status, note: what a mark behind the period says.
        start, end: the first and the last day, as ISO texts.
    """

    text: pd.Series[str]
    type: pd.Series[str]
    status: pd.Series[str]
    note: pd.Series[str]
    start: pd.Series[str]
    end: pd.Series[str]


def periods(evaluation: Evaluation, value: Value, verb: PeriodText) -> Periods:
    """Read the periods of rows, each different one once."""
    texts = evaluation.text(verb.source)
    words = evaluation.text(verb.type)
    both = texts.str.cat(words, sep=BETWEEN)
    read: dict[str, ReadPeriod] = {}
    faults: dict[str, CellFault] = {}
    for pair in both.unique():
        text, _, word = pair.partition(BETWEEN)
        try:
            read[pair] = _read(verb, text, word)
        except ValueError as reason:
            read[pair] = _NOT_READ
            faults[pair] = _unread(text, word, str(reason))
    own = verb.source.verb
    if isinstance(own, Constant) and verb.source.words is None:
        _report_own_period(evaluation, verb, own.text, faults)
    else:
        evaluation.report(UNREAD_PERIOD, both, faults, column_of(verb.source))
    found = [read[pair] for pair in both.tolist()]
    return Periods(
        text=pd.Series([each.text for each in found], dtype="str"),
        type=pd.Series([each.type for each in found], dtype="str"),
        status=pd.Series([each.status for each in found], dtype="str"),
        note=pd.Series([each.note for each in found], dtype="str"),
        start=pd.Series([each.start.isoformat() for each in found], dtype="str"),
        end=pd.Series([each.end.isoformat() for each in found], dtype="str"),
    )


def _report_own_period(evaluation: Evaluation, verb: PeriodText, text: str, faults: Mapping[str, CellFault]) -> None:
    """Report a period that the mapping itself says, once, at its line: no cell of the file is to blame."""
    for pair in faults:
        try:
            _read(verb, text, pair.partition(BETWEEN)[2])
        except ValueError as reason:
            problem = f"The period {echo(text)} of the mapping cannot be read: {reason}"
            remedy = "Write the period here as its type wants it, such as 2023/24 for a financial year."
            found = UNREAD_PERIOD.finding(evaluation.mapping, problem, remedy, line=verb.source.line)
            evaluation.findings.append(found)


_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9:]+)?|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[A-Za-z]{3}[- ](?:20)?[0-9]{2}"
    r"|[0-9]{1,2}-[A-Za-z]{3}(-[0-9]{2,4})?|[34][0-9]{4}"
)
"""What Excel makes of a text that looks like a date to it; a number of five digits is how it stores one."""


_DAY = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
"""A day in figures."""


def _unread(text: str, word: str, reason: str) -> CellFault:
    type_ = period_type_of(word)
    if type_ == "snapshot" and (days := _days_meant(text)):
        problem = f"{echo(text)} is a day with its month as a number, which some write first and others behind the day."
        return CellFault(problem, f"Write {' or '.join(days)}{', whichever is meant' if len(days) > 1 else ''}.")
    if type_ in PERIOD_TYPES and (meant := period_meant(text, type_)) is not None:
        return CellFault(f"The period {echo(text)} cannot be read: {reason}", f"Write {meant}.")
    if _DATE.fullmatch(text):
        problem = f"{echo(text)} is a date and not the period that is meant: Excel has probably changed what was typed."
        remedy = "Format the column as Text in Excel, and type the period again; or correct it in the file."
        return CellFault(problem, remedy, DATE_FOR_PERIOD)
    remedy = "Correct it, say in the mapping how it is to be read, or leave its rows out with where."
    return CellFault(f"The period {echo(text)} cannot be read: {reason}", remedy)


def _days_meant(text: str) -> list[str]:
    """The days that 31/03/2025 and the like can be, as ISO texts: with the day first, then with the month first."""
    parts = _DAY.fullmatch(text)
    if parts is None:
        return []
    found = []
    for day, month in ((1, 2), (2, 1)):
        with suppress(ValueError):
            found.append(date(int(parts[3]), int(parts[month]), int(parts[day])).isoformat())
    return list(dict.fromkeys(found))


def date_for_figure(text: str) -> CellFault | None:
    """The fault of a text that is a date and should be a figure; None where it is no date."""
    if is_plain_number(text) or not _DATE.fullmatch(text):
        return None
    problem = f"{echo(text)} is a date and not a figure: Excel has probably changed what was typed."
    remedy = "Look the figure up, format the cell as Number in Excel, and type the figure again."
    return CellFault(problem, remedy, DATE_FOR_PERIOD)


def _read(verb: PeriodText, text: str, word: str) -> ReadPeriod:
    if not is_period_word(word):
        raise ValueError(f"{echo(word)} is not a type of period.")
    return read_period(text, word, verb.bare_year, verb.marks)


def numbers(evaluation: Evaluation, value: Value, verb: Figure) -> pd.Series[str]:
    """Read figures, digit for digit; a missing one becomes its mark."""
    cells = evaluation.column(verb.column, value.line)
    if value.words is not None:
        # A list of words names the marks only: every number stays as it is.
        words = value.words
        cells = each_once(cells, lambda text: text if (meant := words.word(text)) is None else meant)
    missing, told = cells == "", len(evaluation.findings)
    if missing.any() and verb.missing is not None:
        cells = cells.where(~missing, marks_of_missing(evaluation, verb.missing, missing))
    # A reason that is not known is told with its own cell, and not once more as a missing figure.
    reasons_unknown = len(evaluation.findings) > told
    faults: dict[str, CellFault] = {}
    for text in cells.unique():
        if text == "" and reasons_unknown:
            continue
        if text == "":
            faults[text] = CellFault("There is no figure.", SAY_WHY)
        elif not is_plain_number(text) and text not in _FIELD.marks:
            described = describe_number_text(text, _FIELD)
            faults[text] = date_for_figure(text) or CellFault(described.problem, described.remedy)
    evaluation.report(UNREAD_FIGURE, cells, faults, verb.column)
    return cells


SAY_WHY = "Say in the mapping what stands for it, with missing; or leave such rows out with where."


def marks_of_missing(evaluation: Evaluation, value: Value, missing: pd.Series[bool]) -> pd.Series[str]:
    """What stands for missing figures; "" where there is a figure."""
    # Only rows without a figure are asked for their reason: the others have no word for one.
    part = Evaluation(evaluation.rows.taken(missing.to_numpy()), evaluation.files, evaluation.mapping)
    marks = part.text(value)
    evaluation.findings += part.findings
    evaluation.used |= part.used
    return pd.Series(marks.to_numpy(), index=missing.index[missing], dtype="str").reindex(missing.index, fill_value="")


def published(
    evaluation: Evaluation, value: Value, verb: MonthsAfterPeriod, ends: pd.Series[str] | None
) -> pd.Series[str]:
    """The month in which figures count as published."""
    if ends is None:
        problem = "The table has no period after which months could be counted."
        evaluation.findings.append(
            UNKNOWN_NAME.finding(
                evaluation.mapping, problem, "Give its column period the verb period.", line=value.line
            )
        )
        return evaluation.same("")
    return each_once(ends, lambda end: _month_after(end, verb))


def _month_after(end: str, verb: MonthsAfterPeriod) -> str:
    count = int(end[:4]) * 12 + int(end[5:7]) - 1 + verb.months
    month = f"{count // 12:04d}-{count % 12 + 1:02d}"
    return min(month, verb.latest) if verb.latest else month


def usual_types(observations: pd.DataFrame) -> Mapping[str, str]:
    """The period type that most figures of each indicator have."""
    counts = observations.groupby(["indicator", "period_type"], sort=True).size().reset_index(name="count")
    counts = counts.sort_values("count", ascending=False, kind="stable").drop_duplicates("indicator")
    return dict(zip(counts["indicator"], counts["period_type"], strict=True))


def most_decimals(observations: pd.DataFrame) -> Mapping[str, int]:
    """The most decimals that the figures of each indicator have, zeros at the end aside."""

    def decimals(text: str) -> str:
        return str(len(text.partition(".")[2].rstrip("0"))) if is_plain_number(text) else "0"

    counted = each_once(observations["value"], decimals).astype(int)
    return {str(name): int(most) for name, most in counted.groupby(observations["indicator"].to_numpy()).max().items()}

"""Making rows of a table from the rows of one file, as one part of a mapping says."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from site_builder.import_faults import UNKNOWN_KEY, UNKNOWN_NAME
from site_builder.imports.area_names import KnownAreas, area_codes, known_areas
from site_builder.imports.evaluate import Evaluation
from site_builder.imports.figures import Periods, most_decimals, numbers, periods, published, usual_types
from site_builder.imports.made import MadeTable, Taken
from site_builder.imports.mapping import Part
from site_builder.imports.narrowed_rows import narrowed
from site_builder.imports.printed_texts import printed_figures, printed_targets
from site_builder.imports.rows import Conditions, LeftOut, keep, rows_of_file, with_each
from site_builder.imports.verbs import (
    AreaName,
    Figure,
    MonthsAfterPeriod,
    NumberedWithin,
    OfFigures,
    PeriodText,
    Printed,
    PrintedTarget,
    Value,
)
from site_builder.imports.workshop import PERIOD_END, Workshop
from site_builder.size_limits import or_raise


def literal_part(workshop: Workshop, part: Part) -> MadeTable:
    """The rows that stand in the mapping itself."""
    frame = pd.DataFrame([dict(row.cells) for row in part.rows]).fillna("").astype("str")
    lines = np.array([row.line for row in part.rows], dtype="int64")
    return MadeTable(part.table, frame, np.full(len(lines), workshop.mapping, dtype=object), lines)


def file_part(workshop: Workshop, part: Part) -> MadeTable:
    """Rows made from the rows of a file."""
    assert part.file is not None
    source = workshop.files[part.file]
    before = Conditions([each for each in part.where if not _is_of(part.each, each.column)], part.leave_out)
    behind = Conditions([each for each in part.where if _is_of(part.each, each.column)], ())
    asked = [*before.where, *(condition for together in part.leave_out for condition in together)]
    workshop.used.update((source.path, condition.column) for condition in asked)
    kept = keep(rows_of_file(source), before, workshop.files, workshop.mapping)
    times, left_out, findings = 1, kept.left_out, kept.findings
    if part.each is not None:
        other = workshop.tables[part.each].frame
        times = len(other)
        if (would := times * len(kept.rows.frame)) > workshop.limits.import_rows:
            return _too_many(workshop, part, would)
        kept = keep(with_each(kept.rows, part.each, other), behind, workshop.files, workshop.mapping)
        left_out = tuple(LeftOut(out.reason, out.count * times) for out in left_out) + kept.left_out
        findings += kept.findings
    evaluation = Evaluation(kept.rows, workshop.files, workshop.mapping)
    frame = _columns(workshop, part, evaluation)
    frame, lines, more = narrowed(workshop, part, evaluation, frame)
    # What several columns draw from one cell is told once.
    found = list(dict.fromkeys([*findings, *evaluation.findings]))
    lacking = [finding for finding in found if finding.code == UNKNOWN_NAME.code]
    if lacking:
        # Without what the mapping names, each cell would be wrong as well, and hide the one thing that is to be mended.
        found, frame, lines = lacking, frame[:0], lines[:0]
        workshop.lacking.add(part.table)
    workshop.findings += found
    workshop.used |= evaluation.used
    read = len(source.frame)
    workshop.taken.append(Taken(part.table, source.path, read, part.each, times, len(frame), (*left_out, *more)))
    return MadeTable(part.table, frame, np.full(len(lines), source.path, dtype=object), lines)


def _too_many(workshop: Workshop, part: Part, would: int) -> MadeTable:
    problem = f"The table {part.table} would make {would:,} rows; {workshop.limits.import_rows:,} are allowed."
    remedy = f"Take fewer rows with where. {or_raise('import_rows')}"
    workshop.findings.append(UNKNOWN_KEY.finding(workshop.mapping, problem, remedy, line=part.line))
    nothing = pd.DataFrame({name: pd.Series(dtype="str") for name in part.columns})
    return MadeTable(part.table, nothing, np.array([], dtype=object), np.array([], dtype="int64"))


def _is_of(each: str | None, column: str) -> bool:
    return each is not None and column.startswith(f"{each}.")


def _columns(workshop: Workshop, part: Part, evaluation: Evaluation) -> pd.DataFrame:
    read: Periods | None = None
    columns: dict[str, pd.Series[str]] = {}
    for name, value in part.columns.items():
        if isinstance(value.verb, PeriodText):
            read = periods(evaluation, value, value.verb)
            columns[name] = read.text
    if part.table == "indicators" and "indicator" in part.columns:
        ids = columns["indicator"] = evaluation.text(part.columns["indicator"])
        evaluation.of_figures = lambda verb: _of_figures(workshop, ids, verb)
    for name, value in part.columns.items():
        if name not in columns and not isinstance(value.verb, NumberedWithin | Printed | PrintedTarget):
            columns[name] = _cells(workshop, evaluation, value, read)
    for name, value in part.columns.items():
        if isinstance(value.verb, Printed):
            columns[name] = printed_figures(
                evaluation, value, value.verb, _units(workshop, value.line), columns.get("indicator")
            )
        elif isinstance(value.verb, PrintedTarget):
            columns[name] = printed_targets(evaluation, value, value.verb, _units(workshop, value.line))
    if read is not None and part.table == "observations":
        columns["period_type"] = read.type
        columns[PERIOD_END] = read.end
        columns["status"] = _letters(columns.get("status"), read.status)
        columns["note"] = _sentences(columns.get("note"), read.note)
    return pd.DataFrame(columns)


def _units(workshop: Workshop, line: int) -> Mapping[str, str]:
    """The kind of each unit of the package."""
    if "units" in workshop.tables:
        frame = workshop.tables["units"].frame
        return dict(zip(frame["unit"], frame["kind"], strict=True))
    problem = "A printed figure is checked against its unit, but the mapping makes no table units."
    workshop.findings.append(UNKNOWN_NAME.finding(workshop.mapping, problem, "Add that table.", line=line))
    return {}


def _known_areas(workshop: Workshop, line: int) -> KnownAreas:
    """The areas of the package, with those that took the place of others."""
    frames = {name: workshop.tables[name].frame for name in ("areas", "area_successors") if name in workshop.tables}
    if "areas" in frames:
        return known_areas(frames["areas"], frames.get("area_successors"))
    problem = "The code of an area is looked up by its name, but the mapping makes no table areas."
    workshop.findings.append(UNKNOWN_NAME.finding(workshop.mapping, problem, "Add that table.", line=line))
    return KnownAreas({}, {})


def _cells(workshop: Workshop, evaluation: Evaluation, value: Value, read: Periods | None) -> pd.Series[str]:
    if isinstance(value.verb, AreaName):
        return area_codes(evaluation, value, value.verb, _known_areas(workshop, value.line), read)
    if isinstance(value.verb, Figure):
        return numbers(evaluation, value, value.verb)
    if isinstance(value.verb, MonthsAfterPeriod):
        return published(evaluation, value, value.verb, read.end if read else None)
    return evaluation.text(value)


def _letters(own: pd.Series[str] | None, read: pd.Series[str]) -> pd.Series[str]:
    """Statuses from a column and from the period, in the order in which the format has them."""
    both = read if own is None else own.str.cat(read, sep=" ")
    ordered = {text: " ".join(letter for letter in "preb" if letter in text.split()) for text in both.unique()}
    unknown = {text: text.strip() for text in ordered if set(text.split()) - set("preb")}
    return both.map(ordered | unknown).astype("str")


def _sentences(own: pd.Series[str] | None, read: pd.Series[str]) -> pd.Series[str]:
    return read if own is None else own.str.cat(read, sep=" ").str.strip()


def _of_figures(workshop: Workshop, indicators: pd.Series[str], verb: OfFigures) -> pd.Series[str]:
    observations = workshop.tables["observations"].frame
    if verb.what == "period type":
        types = usual_types(observations)
        return indicators.map(lambda indicator: types.get(indicator, "")).astype("str")
    decimals = most_decimals(observations)
    return indicators.map(lambda indicator: str(min(decimals.get(indicator, 0), verb.at_most))).astype("str")

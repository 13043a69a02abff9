"""Which of the rows that a part of a mapping makes are kept: those with a figure, each thing said once, numbered."""

from __future__ import annotations

import numpy as np
import pandas as pd

from site_builder.import_faults import REPEATED_ROW, UNKNOWN_NAME
from site_builder.imports.evaluate import Evaluation
from site_builder.imports.made import key_of
from site_builder.imports.mapping import Part
from site_builder.imports.rows import LeftOut
from site_builder.imports.verbs import NumberedWithin
from site_builder.imports.workshop import PERIOD_END, Workshop
from site_builder.text.hidden_characters import echo


def narrowed(
    workshop: Workshop, part: Part, evaluation: Evaluation, frame: pd.DataFrame
) -> tuple[pd.DataFrame, np.ndarray, tuple[LeftOut, ...]]:
    """Take out rows without a figure and rows that repeat, then number those that are left."""
    kept = np.ones(len(frame), dtype=bool)
    left_out: list[LeftOut] = []
    if part.with_figure is not None:
        kept &= _has_figure(workshop, part, evaluation, frame)
        left_out.append(LeftOut("no figure for the area", int((~kept).sum())))
    if part.once:
        repeats = _repeats(part, evaluation, frame, kept)
        left_out.append(LeftOut("said before", int((repeats & kept).sum())))
        kept &= ~repeats
    frame = frame[kept].reset_index(drop=True)
    for name, value in part.columns.items():
        if isinstance(value.verb, NumberedWithin):
            within = [column for column in value.verb.columns if column in frame.columns]
            if len(within) < len(value.verb.columns):
                problem = f"The numbering needs columns of the table {part.table}."
                evaluation.findings.append(
                    UNKNOWN_NAME.finding(
                        workshop.mapping, problem, "Name columns that the part makes.", line=value.line
                    )
                )
            numbers_ = frame.groupby(within).cumcount() + 1 if within else pd.Series(range(1, len(frame) + 1))
            frame[name] = numbers_.astype("str")
    return frame, evaluation.rows.lines[kept], tuple(out for out in left_out if out.count)


def _has_figure(workshop: Workshop, part: Part, evaluation: Evaluation, frame: pd.DataFrame) -> np.ndarray:
    asked = part.with_figure
    assert asked is not None
    observations = workshop.tables["observations"].frame
    figures = observations[~observations["value"].str.startswith("[")]
    # A figure is known when its period has ended and it has been published.
    ends = figures[PERIOD_END] if PERIOD_END in figures else figures["as_of"]
    known = figures["as_of"].where(figures["as_of"] > ends, ends)
    names = ["indicator", "area"]
    first = figures[names].assign(known=known).sort_values("known", kind="stable").drop_duplicates(names)
    areas = evaluation.column(asked.area, asked.line)
    days = evaluation.column(asked.by, asked.line) if asked.by else evaluation.same("9999")
    index = dict(zip(zip(first["indicator"], first["area"], strict=True), first["known"], strict=True))
    never = "~"  # behind every day
    triples = zip(frame["indicator"].tolist(), areas.tolist(), days.tolist(), strict=True)
    return np.array([index.get((indicator, area), never) <= day for indicator, area, day in triples], dtype=bool)


def _repeats(part: Part, evaluation: Evaluation, frame: pd.DataFrame, kept: np.ndarray) -> np.ndarray:
    """Which rows say what an earlier one said; those that say something else of the same thing are reported."""
    names = [name for name in key_of(part.table) if name in frame.columns]
    others = [name for name in frame.columns if name not in names]
    repeated = frame[kept].duplicated(names).reindex(frame.index, fill_value=False).to_numpy()
    if repeated.any() and others:
        firsts = frame[kept & ~repeated].set_index(names)[others]
        again = frame[repeated]
        keys = pd.MultiIndex.from_frame(again[names]) if len(names) > 1 else pd.Index(again[names[0]])
        differs = firsts.loc[keys].to_numpy() != again[others].to_numpy()
        for position, row in zip(again.index[differs.any(axis=1)], differs[differs.any(axis=1)], strict=True):
            column = next(name for name, other in zip(others, row, strict=True) if other)
            key, said = ", ".join(frame.loc[position, names]), frame.loc[position, column]
            problem = f"The row says {echo(said)} for the {column} of {echo(key)}; an earlier row says otherwise."
            line = int(evaluation.rows.lines[position])
            remedy = "Make them agree, or leave one out with where."
            evaluation.findings.append(REPEATED_ROW.finding(evaluation.rows.file, problem, remedy, line=line))
    return repeated

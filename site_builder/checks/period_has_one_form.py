"""The periods of an indicator are written in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from site_builder.checks.cells import BadText, lines_of, tidy_column
from site_builder.checks.check import Check, Fault
from site_builder.checks.period_is_possible import period_or_none, period_types
from site_builder.model import Package, Period
from site_builder.text.hidden_characters import echo

Span = tuple[object, object]


@dataclass(frozen=True)
class _Text:
    """A text of a period, with how often an indicator has it."""

    text: str
    period: Period
    rows: int

    @property
    def span(self) -> Span:
        return self.period.start, self.period.end

    @property
    def form(self) -> str:
        """The text with its digits and names of months blotted out: Mon 9999."""
        form = re.sub(r"Sept?\b|\b[A-Z][a-z]{2}\b", "Mon", re.sub(r"[0-9]", "9", self.text))
        return re.sub(r"\b[A-Z][a-z]{3,8}\b", "Month", form)


def periods_in_two_forms(package: Package) -> Iterator[Fault]:
    """Find periods that are written in another way than the other periods of the indicator."""
    if not {"observations", "indicators"} <= package.tables.keys():
        return
    table = package.tables["observations"]
    columns = {
        "indicator": tidy_column(table, "indicator"),
        "type": period_types(package),
        "period": tidy_column(table, "period"),
    }
    if any(column is None for column in columns.values()):
        return
    rows = pd.DataFrame(columns)
    found = rows.value_counts(sort=False)
    by_series: dict[tuple[str, str, bool], list[_Text]] = {}
    for (indicator, type_, text), count in zip(found.index.tolist(), found.tolist(), strict=True):
        period = period_or_none(text, type_)
        if period:
            # A snapshot may be of a day or of a month, which is not a matter of writing.
            key = indicator, type_, period.start == period.end
            by_series.setdefault(key, []).append(_Text(text, period, count))
    for (indicator, type_, _), texts in by_series.items():
        odd = _odd_ones(texts)
        if odd:
            own = rows.loc[(rows["indicator"] == indicator) & (rows["type"] == type_), "period"]
            for text, lines in lines_of(own, list(odd)).items():
                others = f"the other periods of {echo(indicator)} are, such as {echo(odd[text])}"
                problem = f"{echo(text)} is not written as {others}."
                yield from BadText(table, "period", text, lines).faults(problem, _remedy(text, texts))


def _odd_ones(texts: list[_Text]) -> Mapping[str, str]:
    """The texts in another form than most rows have, or that say what another text says; each with a usual one."""
    # May is as long as its abbreviation.
    judged = [each for each in texts if not re.search(r"\bMay\b", each.text)]
    rows: dict[str, int] = {}
    for each in judged:
        rows[each.form] = rows.get(each.form, 0) + each.rows
    usual = max(rows, key=lambda form: rows[form], default="")
    odd = {}
    for each in judged:
        if each.form != usual:
            odd[each.text] = next(other.text for other in judged if other.form == usual)
    by_span: dict[Span, _Text] = {}
    for each in sorted(texts, key=lambda each: (each.text in odd, -each.rows, each.text)):
        other = by_span.setdefault(each.span, each)
        if other is not each:
            odd[each.text] = other.text
    return odd


def _remedy(odd: str, texts: list[_Text]) -> str:
    span = next(each.span for each in texts if each.text == odd)
    same = max(
        (each for each in texts if each.span == span and each.text != odd), key=lambda each: each.rows, default=None
    )
    return f"Write {echo(same.text)}, as in other rows." if same else "Write it in the same way."


CHECK = Check(
    code="E308",
    title="Periods of an indicator are written in one way",
    explanation="2020-22 and 2020-2022 are the same years, and Sep 2023 is September 2023. In two forms they would "
    "stand beside each other as two periods, and one figure could be in the data twice. The form that most rows of "
    "the indicator have is the right one.",
    remedy="Write all periods of the indicator in the form that the message names.",
    example_wrong="periods: 2019-21, 2020-2022",
    example_right="periods: 2019-21, 2020-22",
    rule=periods_in_two_forms,
)

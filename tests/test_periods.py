"""Periods are read as their indicator declares them, and never guessed."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.between_periods import shared_months
from site_builder.periods import PERIOD_TYPES, parse_period
from tests.cases import read_cases

CASES = read_cases("parse/period_cases.csv")
READ = [case for case in CASES if not case["note"].startswith("error")]
REFUSED = [case for case in CASES if case["note"].startswith("error")]


def test_the_cases_hold_both_kinds():
    assert len(READ) == 13
    assert len(REFUSED) == 3


@pytest.mark.parametrize("case", READ, ids=lambda case: f"{case['text']} as {case['declared_type']}")
def test_each_period_has_its_first_and_last_day_and_its_months(case):
    period = parse_period(case["text"], case["declared_type"])

    assert (str(period.start), str(period.end), period.months) == (case["start"], case["end"], int(case["months"]))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: f"{case['text']} as {case['declared_type'] or 'nothing'}")
def test_an_impossible_period_is_refused(case):
    with pytest.raises(ValueError, match=r"\.$"):
        parse_period(case["text"], case["declared_type"])


@pytest.mark.parametrize(
    ("text", "type_", "says"),
    [
        ("2023-24", "financial year", "2023/24"),
        ("23/24", "financial year", "2023/24"),
        ("FY24", "financial year", "write 2023/24 if 2024 is the year in which it ends"),
        ("2023/25", "financial year", "2023/24, not 2023/25"),
        ("2023/24", "calendar year", "four digits"),
        ("Q5 2023/24", "financial quarter", "Q1 (April to June)"),
        ("Q3 2023/25", "financial quarter", "2023/24, not 2023/25"),
        ("June 2024 to May 2023", "months", "ends before it begins"),
        ("2022-20", "rolling calendar", "earlier to a later"),
        ("31 February 2023", "snapshot", "no day 31"),
        ("2023-02-30", "snapshot", "no day 2023-02-30"),
        ("Smarch 2023", "snapshot", "not a month"),
        ("9999", "calendar year", "outside 1900 to 2199"),
    ],
)
def test_the_refusal_says_what_to_write(text, type_, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        parse_period(text, type_)


def test_a_quarter_of_the_new_calendar_year_belongs_to_the_old_financial_year():
    assert str(parse_period("Q4 2023/24", "financial quarter").start) == "2024-01-01"


@given(year=st.integers(1900, 2197))
def test_years_of_every_kind_last_twelve_months_and_follow_each_other(year):
    for type_, text in (
        ("financial year", "{0}/{1:02d}"),
        ("academic year", "{0}/{1:02d}"),
        ("calendar year", "{0}"),
        ("as reported", "{0}/{1:02d}"),
    ):
        this = parse_period(text.format(year, (year + 1) % 100), type_)
        following = parse_period(text.format(year + 1, (year + 2) % 100), type_)
        assert this.months == 12
        assert following.start == this.end + timedelta(days=1)


@given(text=st.text(max_size=24), type_=st.sampled_from(PERIOD_TYPES))
def test_any_text_is_either_read_or_refused_with_a_sentence(text, type_):
    refusal, period = "", None
    try:
        period = parse_period(text, type_)
    except ValueError as fault:
        refusal = str(fault)

    assert refusal.endswith(".") if period is None else period.start <= period.end


@pytest.mark.parametrize(
    ("text", "start", "end", "months"),
    [
        ("16 November 2015 to 15 November 2016", "2015-11-16", "2016-11-15", 12),
        ("30 Sep 2015 to 29 Sep 2018", "2015-09-30", "2018-09-29", 36),
        ("1 April 2023 to 30 June 2023", "2023-04-01", "2023-06-30", 3),
    ],
)
def test_a_span_of_months_can_begin_on_any_day(text, start, end, months):
    period = parse_period(text, "months")

    assert (str(period.start), str(period.end), period.months) == (start, end, months)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("16 November 2015 to 20 November 2016", "not a number of whole months"),
        ("16 November 2016 to 15 November 2015", "ends before it begins"),
        ("16 November 2015 to November 2016", "such as 16 November 2015 to 15 November 2016"),
        ("31 February 2015 to 30 April 2015", "no day 31"),
    ],
)
def test_a_span_with_days_that_is_no_number_of_months_is_refused(text, says):
    with pytest.raises(ValueError, match=says):
        parse_period(text, "months")


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("16 November 2014 to 15 November 2015", "16 November 2015 to 15 November 2016", 0),
        ("16 November 2014 to 15 November 2015", "16 May 2015 to 15 May 2016", 6),
        ("July 2022 to June 2023", "January 2023 to December 2023", 6),
        ("July 2022 to June 2023", "July 2023 to June 2024", 0),
    ],
)
def test_shared_months_are_counted_from_day_to_day(earlier, later, months):
    assert shared_months(parse_period(earlier, "months"), parse_period(later, "months")) == months

"""Periods as other people write them become ours, or are refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.imports.iso_intervals import read_iso
from site_builder.imports.period_texts import is_period_word, read_period
from site_builder.periods import PERIOD_TYPES, parse_period

MARKS = {"prov": "p", "Rev": "r", "Final": "", "OT": "Outturn."}


@pytest.mark.parametrize(
    ("text", "word", "meant", "type_", "end"),
    [
        ("2019", "financial year", "2018/19", "financial year", "2019-03-31"),
        ("2019", "academic year", "2018/19", "academic year", "2019-08-31"),
        ("2000", "financial year", "1999/00", "financial year", "2000-03-31"),
        ("2018-19", "financial year", "2018/19", "financial year", "2019-03-31"),
        ("2018/19", "academic year", "2018/19", "academic year", "2019-08-31"),
        ("2018/2019", "financial year", "2018/19", "financial year", "2019-03-31"),
        ("2018 – 19", "financial year", "2018/19", "financial year", "2019-03-31"),
        ("1999-00", "financial year", "1999/00", "financial year", "2000-03-31"),
        ("201819", "academic year", "2018/19", "academic year", "2019-08-31"),
        ("2013/14-15/16", "financial year", "2013/14-2015/16", "rolling financial", "2016-03-31"),
        ("2013/14 - 2015/16", "rolling financial", "2013/14-2015/16", "rolling financial", "2016-03-31"),
        ("2013-16", "financial year", "2013/14-2015/16", "rolling financial", "2016-03-31"),
        ("2013-16", "rolling financial", "2013-16", "rolling financial", "2016-03-31"),
        ("2013/14-15/16", "academic year", "September 2013 to August 2016", "months", "2016-08-31"),
        ("2019", "calendar year", "2019", "calendar year", "2019-12-31"),
        ("2014-16", "calendar year", "2014-16", "rolling calendar", "2016-12-31"),
        ("2014 - 16", "rolling calendar", "2014-16", "rolling calendar", "2016-12-31"),
        ("2014-16", "cohort", "2014-16", "cohort", "2016-12-31"),
        ("Q3 2023-24", "financial quarter", "Q3 2023/24", "financial quarter", "2023-12-31"),
        ("2023/24 Q4", "financial quarter", "Q4 2023/24", "financial quarter", "2024-03-31"),
        ("2020/21 Q1", "financial year", "Q1 2020/21", "financial quarter", "2020-06-30"),
        ("Q4 2020-21", "financial year", "Q4 2020/21", "financial quarter", "2021-03-31"),
        ("2020 Q1", "calendar year", "January 2020 to March 2020", "months", "2020-03-31"),
        ("2020 Q4", "calendar year", "October 2020 to December 2020", "months", "2020-12-31"),
        ("2016/17 - 20/21", "financial year", "2016/17-2020/21", "rolling financial", "2021-03-31"),
        ("2019 - 21", "calendar year", "2019-21", "rolling calendar", "2021-12-31"),
        ("Aug 2019 - Jul 2020", "months", "Aug 2019 - Jul 2020", "months", "2020-07-31"),
        ("2025", "snapshot Sep", "Sep 2025", "snapshot", "2025-09-30"),
        ("2025", "snapshot January", "January 2025", "snapshot", "2025-01-31"),
        ("2025", "snapshot 31 March", "31 March 2025", "snapshot", "2025-03-31"),
        ("Sep 2023", "snapshot 31 March", "Sep 2023", "snapshot", "2023-09-30"),
        ("2023-09-30", "snapshot", "2023-09-30", "snapshot", "2023-09-30"),
        ("July 2022 to June 2023", "months", "July 2022 to June 2023", "months", "2023-06-30"),
        ("2023/24", "as reported", "2023/24", "as reported", "2024-03-31"),
        ("2019-04-01/P1Y", "calendar year", "2019/20", "financial year", "2020-03-31"),
    ],
)  # fmt: skip
def test_each_text_is_read_as_its_type_wants_it(text, word, meant, type_, end):
    read = read_period(text, word, "its end", {})

    assert (read.text, read.type, read.end.isoformat()) == (meant, type_, end)
    assert (read.status, read.note) == ("", "")
    assert is_period_word(word)


def test_a_bare_year_can_be_the_year_that_begins_then():
    assert read_period("2019", "financial year", "its start", {}).text == "2019/20"


@pytest.mark.parametrize(
    ("text", "status", "note"),
    [("2018 (prov)", "p", ""), ("2018 (Rev)", "r", ""), ("2018 (Final)", "", ""), ("2018(OT)", "", "Outturn.")],
)
def test_what_stands_behind_a_period_is_a_status_or_a_note_or_nothing(text, status, note):
    read = read_period(text, "calendar year", None, MARKS)

    assert (read.text, read.status, read.note) == ("2018", status, note)


@pytest.mark.parametrize(
    ("text", "meant", "type_"),
    [
        ("2019-01-01/P1Y", "2019", "calendar year"),
        ("2020-01-01/P3Y", "2020-22", "rolling calendar"),
        ("2019-04-01/P1Y", "2019/20", "financial year"),
        ("2019-04-01/P3Y", "2019/20-2021/22", "rolling financial"),
        ("2019-09-01/P1Y", "2019/20", "academic year"),
        ("2019-08-01/P1Y", "August 2019 to July 2020", "months"),
        ("2019-09-01/P2Y", "September 2019 to August 2021", "months"),
        ("2019-04-01/P3M", "April 2019 to June 2019", "months"),
        ("2015-11-16/P1Y", "16 November 2015 to 15 November 2016", "months"),
        ("2024-02-29/P1Y", "29 February 2024 to 28 February 2025", "months"),
        ("2026-01-01", "2026-01-01", "snapshot"),
        ("2026-01-01T00:00:00", "2026-01-01", "snapshot"),
    ],
)
def test_iso_texts_become_the_period_that_fits(text, meant, type_):
    assert read_iso(text) == (meant, type_)
    if "29 February" not in meant:
        assert parse_period(meant, type_)


@pytest.mark.parametrize(
    ("text", "word", "says"),
    [
        ("2019", "financial year", "could be 2018/19 or 2019/20"),
        ("2022/24", "financial year", "follow each other"),
        ("2022/23-24/26", "financial year", "do not follow each other"),
        ("2024", "snapshot", "snapshot 31 March"),
        ("2024 (draft)", "calendar year", '"(draft)" is not among the marks'),
        ("2024-02-30", "iso", "no day 2024-02-30"),
        ("2024-01-01/P0Y", "iso", "has a length"),
        ("2024", "iso", "such as 2026-01-01"),
        ("2024-01-01/P10D", "iso", "such as 2026-01-01"),
        ("Q5 2023/24", "financial quarter", "Q1 (April to June)"),
        ("", "calendar year", "four digits"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(text, word, says):
    with pytest.raises(ValueError, match=r"\.$") as refused:
        read_period(text, word, None, MARKS)

    assert says in str(refused.value)


@pytest.mark.parametrize("word", ["", "Financial Year", "snapshot Smarch", "snapshot on 31 March", "week"])
def test_other_words_are_no_type(word):
    assert not is_period_word(word)


@given(text=st.text(max_size=24), word=st.sampled_from([*PERIOD_TYPES, "iso", "snapshot Sep", "snapshot 31 March"]))
def test_any_text_is_either_read_as_a_period_of_ours_or_refused(text, word):
    read, refusal = None, ""
    try:
        read = read_period(text, word, "its end", MARKS)
    except ValueError as error:
        refusal = str(error)

    if read is None:
        assert refusal.endswith(".")
    else:
        assert parse_period(read.text, read.type).end == read.end
        assert len(read.text) <= 40


@given(
    start=st.dates(
        min_value=parse_period("1950", "calendar year").start, max_value=parse_period("2100", "calendar year").end
    ),
    years=st.integers(1, 20),
)
def test_an_interval_begins_on_its_day_and_has_its_length(start, years):
    text, type_ = read_iso(f"{start.isoformat()}/P{years}Y")
    if start.day == 29 and start.month == 2:
        return
    period = parse_period(text, type_)

    assert period.start == start
    assert period.months == 12 * years

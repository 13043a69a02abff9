"""Numbers are worded exactly, and never claim more than they are."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.results import work_out_row
from site_builder.model import DirectionCounts, Target, Unit
from site_builder.pages import period_words, sentences, words
from site_builder.periods import parse_period
from tests.calculations.records import indicator, report_row

POUNDS = Unit("gbp", "money", "£", "", "pounds")
RATE = Unit("per_1000", "number", "", "per 1,000 people", "rate per 1,000 people")


def made(unit=None, **changes):
    plain = indicator("number", **changes)
    return plain if unit is None else replace(plain, unit=unit)


@pytest.mark.parametrize(
    ("value", "of", "expected"),
    [
        ("43.2", indicator(), "43.2%"),
        ("61", indicator(decimals=0), "61%"),
        ("80", made(decimals=1), "80.0"),
        ("21570000000", made(POUNDS, scale="billion", decimals=2), "£21.57\u00a0billion"),
        ("-2200000", made(POUNDS, scale="million", decimals=1), "−\u2060£2.2\u00a0million"),
        ("28260", made(POUNDS, decimals=0), "£28,260"),
        ("2385000", made(scale="thousand", decimals=0), "2,385\u00a0thousand"),
        ("6.0", made(RATE, decimals=1), "6.0\u00a0per 1,000 people"),
        ("-0.28", made(decimals=2), "−0.28"),
        ("2.345", indicator(decimals=2), "2.35%"),
        ("2.5", indicator(decimals=0), "3%"),
        ("-2.5", made(decimals=0), "−3"),
    ],
)
def test_a_figure_has_its_unit_its_scale_and_its_sign(value, of, expected):
    assert words.figure(Decimal(value), of) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0.04", "0.04%"), ("0", "0.0%"), ("99.96", "99.96%"), ("100", "100.0%"), ("100.04", "100.04%"), ("0.05", "0.1%")],
)
def test_nought_and_a_hundred_are_only_shown_where_they_are_exact(value, expected):
    assert words.figure(Decimal(value), indicator()) == expected


@given(value=st.decimals(min_value=-10000, max_value=10000, places=4), decimals=st.integers(0, 3))
def test_rounding_is_half_up_and_within_half_a_place(value, decimals):
    result = words.rounded(value, decimals)

    assert abs(Fraction(result) - Fraction(value)) <= Fraction(1, 2) / 10**decimals
    assert (result == 0) == (value == 0)


@pytest.mark.parametrize(
    ("previous", "current", "kind", "expected"),
    [
        ("41.6", "43.2", "percent", "up 1.6\u00a0percentage\u00a0points"),
        ("61", "60", "percent", "down 1.0\u00a0percentage\u00a0points"),
        ("865", "915", "number", "up 50.0 (5.8%)"),
        ("0", "3", "number", "up 3.0"),
        ("5", "5", "number", "no change"),
        (None, "5", "number", "no comparison"),
    ],
)
def test_changes_of_percentages_are_points_and_others_have_their_share(previous, current, kind, expected):
    assert words.movement(work_out_row(report_row(previous, current, kind=kind))) == expected


@pytest.mark.parametrize(
    ("previous", "current", "polarity", "arrow", "word"),
    [
        ("23.7", "12.5", "low", "▼", "Improved"),
        ("12.5", "23.7", "low", "▲", "Worse"),
        ("40", "50", "high", "▲", "Improved"),
        ("40", "40", "high", "▬", "Similar"),
        ("40", None, "high", "–", "Cannot compare"),
    ],
)
def test_the_arrow_is_the_figure_and_the_word_is_the_judgement(previous, current, polarity, arrow, word):
    result = work_out_row(report_row(previous, current, polarity=polarity))

    assert (words.arrow(result), words.DIRECTION_WORDS[result.direction_shown]) == (arrow, word)


@pytest.mark.parametrize(
    ("target", "of", "expected"),
    [
        (Target("number", Decimal(45), None, None, None, None), indicator(), "45%"),
        (Target("below", Decimal("560.8"), None, None, None, None), made(RATE), "under 560.8"),
        (Target("range", None, Decimal(28), Decimal(40), None, None), indicator(), "28% to 40%"),
        (Target("decrease", None, None, None, None, None), made(), "lower than before"),
        (Target("plan", None, None, None, None, "MTFS"), made(), "MTFS"),
        (
            Target("number", Decimal(-1400000), None, None, None, None),
            made(POUNDS, scale="million"),
            "−\u2060£1.4\u00a0million",
        ),
        (Target("number", Decimal(140000), None, None, None, None), made(), "140,000"),
    ],
)
def test_a_target_says_what_its_kind_says(target, of, expected):
    assert words.target(target, of) == expected


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("2023/24", "financial year", "in 2023/24"),
        ("2023/24", "as reported", "as reported for 2023/24"),
        ("Sep 2023", "snapshot", "in Sep 2023"),
        ("31 December 2023", "snapshot", "at 31 December 2023"),
        ("July 2023 to June 2024", "months", "from July 2023 to June 2024"),
    ],
)
def test_a_period_in_a_sentence_claims_no_more_than_is_known(text, type_, expected):
    assert period_words.in_period(parse_period(text, type_)) == expected


counts = st.builds(DirectionCounts, *[st.integers(0, 40)] * 6)


@given(counts=counts)
def test_the_numbers_of_a_sentence_of_directions_add_up(counts):
    sentence = sentences.directions(counts)
    numbers = [int(word) for word in sentence.replace("\u00a0", " ").replace(";", "").split() if word.isdigit()]

    if counts.total > counts.not_determinable:
        total, *parts = numbers
        assert total == sum(parts) == counts.total
    else:
        assert numbers == [counts.total]

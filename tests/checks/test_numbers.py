"""What is said about each way of not writing a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.checks.fields import FIELDS
from site_builder.checks.number_texts import describe_number_text, describes_a_number, is_plain_number

VALUE = next(field for field in FIELDS["observations"] if field.name == "value")
LOWER = next(field for field in FIELDS["observations"] if field.name == "lower")

TEXTS = [
    ("1,112", "thousands comma", "Write 1112."),
    ("-1,112.50", "thousands comma", "Write -1112.50."),
    ("1,11", "comma that does not set apart thousands", "Write 1.11 if the comma is a decimal point"),
    ("43,2", "comma that does not set apart thousands", "Write 43.2 if the comma is a decimal point"),
    ("£1,1", "currency sign", "Write a plain number"),
    ("£915", "currency sign", "Write 915."),
    ("-£2.2m", "currency sign", "Write -2200000."),
    ("£21.57bn", "currency sign", "Write 21570000000."),
    ("€ 5", "currency sign", "Write 5."),
    ("£21.57 billion", "currency sign", "Write 21570000000."),
    ("187 million", "shortened", "Write 187000000."),
    ("2.2-", "minus sign behind", "Write -2.2."),
    ("*", "not a number", "Here [c] is most often meant."),
    ("..", "not a number", "Here [x] is most often meant."),
    ("[X]", "not a number", "Here [x] is most often meant."),
    ("2385k", "shortened", "Write 2385000."),
    ("43.2%", "per cent sign", "Write 43.2."),
    ("\u20100.28", "not a minus sign (U+2010)", "Write -0.28."),
    ("\u22120.28", "not a minus sign (U+2212)", "Write -0.28."),
    ("\u20130.28", "not a minus sign (U+2013)", "Write -0.28."),
    ("(2.2)", "brackets", "Write -2.2."),
    ("1_000", "underscore", "Write 1000."),
    ("１２", "digits that are not 0 to 9", "Write 12."),
    ("٣", "digits that are not 0 to 9", "Write 3."),
    ("½", "not a number", "Write a plain number"),
    ("1 112", "space inside", "Write 1112."),
    ("1\u00a0112", "space inside", "Write 1112."),
    ("+9", "plus sign", "Write 9."),
    (".5", "no digit on one side", "Write 0.5."),
    ("5.", "no digit on one side", "Write 5."),
    ("1E5", "exponent", "It is 100000 unless"),
    ("1.5e-3", "exponent", "It is 0.0015 unless"),
    ("1E400", "too large an exponent", "Write the figure in full."),
    ("1E999999", "too large an exponent", "Write the figure in full."),
    ("9" * 31, "more than 20 digits", "Round"),
    ("NaN", "calculation failed", "[x] not available"),
    ("-INF", "calculation failed", "[x] not available"),
    ("#N/A", "spreadsheet formula", "[x] not available"),
    ("#DIV/0!", "spreadsheet formula", "[x] not available"),
    ("N/A", "not a number", "[x] not available"),
    ("..", "not a number", "[x] not available"),
    ("-", "not a number", "[x] not available"),
    ("\u2013", "not a number", "[x] not available"),
    ("[X]", "not a number", "[x] not available"),
    ("lots", "not a number", "[x] not available"),
    ("12 (2019)", "space inside", "Write a plain number"),
]


@pytest.mark.parametrize(("text", "problem", "remedy"), TEXTS)
def test_each_way_of_writing_has_its_sentence(text, problem, remedy):
    fault = describe_number_text(text, VALUE)

    assert not is_plain_number(text)
    assert problem in fault.problem
    assert remedy in fault.remedy


def test_a_figure_without_marks_is_left_empty():
    assert "leave the cell empty" in describe_number_text("N/A", LOWER).remedy


@given(st.text(min_size=1, max_size=40))
def test_any_text_has_a_sentence_and_a_suggestion_is_a_plain_number(text):
    fault = describe_number_text(text, VALUE)

    assert fault.problem.endswith(".")
    first = fault.remedy.split(" ")[1] if fault.remedy.startswith("Write ") else ""
    if first and first[-1] == "." and first[0] in "-0123456789":
        assert is_plain_number(first[:-1])


@given(st.from_regex(r"[-(]?£?[0-9]{1,3}(,[0-9]{3}){0,3}(\.[0-9]{1,2})?[%km)]?", fullmatch=True))
def test_no_digit_is_lost_or_invented_in_a_suggestion(text):
    remedy = describe_number_text(text, VALUE).remedy if not is_plain_number(text) else ""
    digits = "".join(character for character in text if character.isdigit())

    if remedy.startswith("Write ") and remedy[6] in "-0123456789":
        written = remedy[6:].partition(". ")[0].removesuffix(".")
        figures = "".join(character for character in written if character.isdigit())
        assert figures.strip("0") == digits.strip("0")


@pytest.mark.parametrize(
    ("text", "says", "meant"),
    [
        ("3,3O8", "has the letter O where a 0 may be meant.", "3308"),
        ("4O.2", "has the letter O where a 0 may be meant.", "40.2"),
        ("l2", "has the letter l where a 1 may be meant.", "12"),
        ("85.2*", "has the sign of a footnote behind its number.", "85.2"),
        ("198†", "has the sign of a footnote behind its number.", "198"),
        ("6.4 days", "has words behind its number.", "6.4"),
        ("-1.5 percentage points", "has words behind its number.", "-1.5"),
        ("12 per 1,000", "has words behind its number.", "12"),
    ],
)
def test_a_number_with_a_letter_for_a_digit_or_with_more_behind_it_is_told_with_the_number(text, says, meant):
    fault = describe_number_text(text, VALUE)

    assert fault.problem == f'"{text}" {says}'
    assert f"rite {meant}" in fault.remedy
    # What else stands there may be lost, or the digit another: a person decides.
    assert fault.certain is None


@pytest.mark.parametrize("text", ["Oil", "OO", "10 of 20 days", "3 April 2024", "lo", "2.2m"])
def test_other_texts_with_such_letters_or_words_are_not_taken_for_a_number(text):
    assert not describes_a_number(text)

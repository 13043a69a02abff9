"""Letters that look like Latin ones are found inside words, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.alphabets import alphabet_of, disguised_letter, in_latin


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Waste recycled",
        "Cafés & naïveté",
        "Ynys Môn",
        "PM2.5 in µg/m³",
        "Δ since 2019",
        "σ",
        "Лестер",
        "Ελλάδα",
        "5 °C",
    ],
)
def test_words_of_one_alphabet_are_left_alone(text):
    assert disguised_letter(text) is None


@pytest.mark.parametrize(
    ("text", "letter", "alphabet", "latin"),
    [
        ("wаste", "а", "Cyrillic", "waste"),
        ("Е10000099", "Е", "Cyrillic", "E10000099"),
        ("NΟx", "Ο", "Greek", "NOx"),
        ("self-harm rаte", "а", "Cyrillic", "self-harm rate"),
    ],
)
def test_a_letter_in_disguise_is_named_and_turned_back(text, letter, alphabet, latin):
    assert disguised_letter(text) == letter
    assert alphabet_of(letter) == alphabet
    assert in_latin(text) == latin
    assert disguised_letter(latin) is None


@given(st.text())
def test_turned_back_no_letter_is_in_disguise_any_more(text):
    assert disguised_letter(in_latin(text)) is None

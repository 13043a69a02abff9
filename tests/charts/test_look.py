"""What must be seen stands out from the white card; what must be read, more so."""

from itertools import combinations

import pytest

from site_builder.charts import look
from site_builder.charts.directions import _KINDS
from tests.charts.pictures import contrast


def test_the_contrast_of_black_and_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#12436d", "#ffffff") == pytest.approx(10.25, abs=0.01)


@pytest.mark.parametrize("colour", [look.OWN, look.SECOND, look.TARGET, look.QUIET, look.EDGE, look.INK])
def test_every_line_and_edge_stands_out_from_the_card(colour):
    assert contrast(colour, look.CARD) >= 3


@pytest.mark.parametrize("colour", [look.INK, look.TARGET, look.OWN, look.SECOND, look.QUIET])
def test_every_text_can_be_read_on_the_card(colour):
    assert contrast(colour, look.CARD) >= 4.5


def test_the_target_can_be_read_on_its_band_too():
    assert contrast(look.TARGET, look.TARGET_BAND) >= 4.5
    assert contrast(look.INK, look.TARGET_BAND) >= 4.5


@pytest.mark.parametrize("colour", [look.INK, look.OWN])
def test_words_can_be_read_on_the_band_of_the_middle_half(colour):
    assert contrast(colour, look.MIDDLE_HALF) >= 4.5


def test_the_median_stands_out_from_its_band():
    assert contrast(look.QUIET, look.MIDDLE_HALF) >= 3


def test_two_lines_differ_in_lightness():
    assert contrast(look.OWN, look.SECOND) >= 1.8


@pytest.mark.parametrize(("words", "colour", "ink"), _KINDS.values(), ids=list(_KINDS))
def test_every_count_can_be_read_on_its_segment(words, colour, ink):
    assert contrast(ink, colour) >= 4.5


@pytest.mark.parametrize(("words", "colour", "ink"), _KINDS.values(), ids=list(_KINDS))
def test_every_segment_stands_out_from_the_card_by_its_colour_or_its_edge(words, colour, ink):
    assert max(contrast(colour, look.CARD), contrast(look.INK, look.CARD)) >= 3


def test_no_two_segments_are_equally_light():
    assert all(contrast(a[1], b[1]) >= 1.35 for a, b in combinations(_KINDS.values(), 2))


def test_text_is_broken_into_lines_of_about_equal_length():
    assert look.wrap("Oct 2021 to Sep 2022", 150, lines=2) == ("Oct 2021", "to Sep 2022")


def test_text_that_is_too_long_ends_in_an_ellipsis_inside_its_room():
    lines = look.wrap("M" * 80, 100, lines=2)

    assert len(lines) == 1
    assert lines[0].endswith("…")
    assert look.text_width(lines[0]) <= 100


def test_words_beyond_the_last_line_are_cut_off_visibly():
    lines = look.wrap("one two three four five six seven", 60, lines=2)

    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_a_dash_does_not_begin_a_line():
    assert look.wrap("Improved Opportunities - Best Start", 230, lines=3) == ("Improved Opportunities -", "Best Start")


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\u202e", "\u2066", "\ud800", "\uffff"])
def test_characters_that_a_picture_cannot_hold_are_left_out(char):
    assert look.plain(f"a{char}b").replace(" ", "") == "ab"


def test_line_ends_and_tabs_in_data_become_spaces():
    assert look.plain(" a\r\n\tb ") == "a b"

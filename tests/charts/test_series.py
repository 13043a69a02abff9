"""A series says its values in words, and says what cannot be compared."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from site_builder.charts import look
from site_builder.charts.series import NOT_FROM_ZERO, Point, series_figure
from site_builder.output.svg import render
from tests.charts.pictures import outside, overlapping, texts_of

HOSTILE = "</script><svg onload=alert(1)>"


def figure(*points, unit="%", subtitle="Share", **target):
    return series_figure(
        points,
        unit=unit,
        name="recycled",
        title="More is recycled.",
        subtitle=subtitle,
        alt="Line chart.",
        source="Defra",
        **target,
    )


def years(*values):
    return [Point(f"{2012 + n}/{13 + n}", value, f"{value}%") for n, value in enumerate(values)]


def marks(drawn, colour):
    """The paths and lines of one colour."""
    root = ET.fromstring(render(drawn))
    return [element for element in root.iter() if element.get("stroke") == colour]


def lines(drawn):
    """The figures' lines that have a length."""
    return [m for m in marks(drawn, look.OWN) if re.search(r"^M[^L]*L", m.get("d", "")) and not m.get("fill")]


def test_a_figure_has_the_size_of_its_picture():
    drawn = figure(*years(40, 45))
    root = ET.fromstring(render(drawn))

    assert (root.get("width"), root.get("height")) == (str(drawn.width), str(drawn.height)) == ("320", "220")


def test_two_points_are_a_line_with_both_ends_labelled():
    drawn = figure(Point("2022/23", 19.3e9, "£19.3 billion"), Point("2023/24", 21.57e9, "£21.57 billion"), unit="£")

    assert sorted(texts_of(drawn)) == ["2022/23", "2023/24", "£19.3 billion", "£21.57 billion"]
    assert len(lines(drawn)) == 1


def test_a_single_point_is_a_point_with_its_label():
    drawn = figure(Point("2023/24", 91.5, "91.5%"))

    assert texts_of(drawn) == ["91.5%", "2023/24"]
    assert lines(drawn) == []
    assert [mark.get("fill") for mark in marks(drawn, look.OWN)].count(look.OWN) == 1


def test_six_points_all_carry_their_values():
    drawn = figure(*years(45.1, 47.5, 44.0, 44.2, 46.9, 49.3))

    assert {"45.1%", "47.5%", "44.0%", "44.2%", "46.9%", "49.3%"} <= set(texts_of(drawn))


def test_a_longer_series_labels_its_ends_and_has_an_axis_with_its_unit():
    drawn = figure(*years(45, 47, 44, 44.2, 46.9, 49.3, 55), unit="% of waste")

    assert [text for text in texts_of(drawn) if text.endswith("%")] == ["55%", "45%"]
    assert {"45", "50", "55", "% of waste"} <= set(texts_of(drawn))


def test_first_and_last_period_are_written_where_not_all_have_room():
    texts = texts_of(figure(*years(*range(40, 52))))

    assert "2012/13" in texts
    assert "2023/24" in texts


def test_a_rising_line_is_higher_at_its_end():
    path = lines(figure(*years(40, 45)))[0].get("d")
    heights = [float(y) for y in re.findall(r",([\d.]+)", path)]

    assert heights[0] > heights[1]


def test_a_missing_value_leaves_a_gap():
    points = years(40, 41, 42, 43, 44)
    points[2] = Point("2014/15", None, "not available")
    drawn = figure(*points)

    assert len(lines(drawn)) == 2
    assert len(lines(figure(*years(40, 41, 42, 43, 44)))) == 1
    assert "not available" not in texts_of(drawn)
    assert "2014/15" in texts_of(drawn)


def test_a_break_is_a_gap_with_a_rule_and_its_word():
    drawn = figure(Point("2021/22", 99.6, "99.6%"), Point("2022/23", 80, "80%", break_before=True))

    assert "break" in texts_of(drawn)
    assert lines(drawn) == []
    assert len(marks(drawn, look.QUIET)) == 1


def test_a_break_before_the_first_point_breaks_nothing():
    drawn = figure(Point("2021/22", 41, "41%", break_before=True), Point("2022/23", 40, "40%"))

    assert "break" not in texts_of(drawn)
    assert len(lines(drawn)) == 1


def test_a_provisional_figure_is_hollow_and_the_key_says_so():
    drawn = figure(Point("2022/23", 41, "41%"), Point("2023/24", 40, "40%", provisional=True))

    assert "provisional" in texts_of(drawn)
    # The point itself and the one in the key.
    assert [mark.get("fill") for mark in marks(drawn, look.OWN)].count(look.CARD) == 2


def test_a_provisional_mark_without_a_figure_needs_no_key():
    drawn = figure(Point("2022/23", 41, "41%"), Point("2023/24", None, "not available", provisional=True))

    assert "provisional" not in texts_of(drawn)


def test_final_figures_are_filled_and_need_no_key():
    drawn = figure(*years(40, 45))

    assert "provisional" not in texts_of(drawn)
    assert [mark.get("fill") for mark in marks(drawn, look.OWN)].count(look.CARD) == 0


@pytest.mark.parametrize("ends", [{"target_low": 45}, {"target_high": 45}, {"target_low": 45, "target_high": 45}])
def test_a_target_is_a_dashed_level_line_with_its_label(ends):
    drawn = figure(*years(40, 43.2), target_text="target 45%", **ends)

    assert "target 45%" in texts_of(drawn)
    assert [mark.get("stroke-dasharray") for mark in marks(drawn, look.TARGET)] == ["6,4"]


def test_a_range_is_a_band_between_two_dashed_lines():
    drawn = figure(*years(24, 31), target_low=28, target_high=40, target_text="target 28% to 40%")

    assert "target 28% to 40%" in texts_of(drawn)
    assert len(marks(drawn, look.TARGET)) == 2
    assert look.TARGET_BAND in render(drawn)


def test_no_target_draws_nothing_of_it():
    assert marks(figure(*years(24, 31), target_text="target: see plan"), look.TARGET) == []


def test_the_subtitle_says_where_the_scale_leaves_zero_out():
    assert figure(*years(40, 41)).subtitle == f"Share {NOT_FROM_ZERO}"
    assert figure(*years(40, 41), subtitle="").subtitle == NOT_FROM_ZERO
    assert figure(*years(1, 41)).subtitle == "Share"


def test_zero_is_marked_where_the_scale_holds_it():
    assert "0" in texts_of(figure(*years(1, 41)))
    assert "0" not in texts_of(figure(*years(40, 41)))


def test_hostile_words_come_out_as_words():
    drawn = figure(Point(HOSTILE, 3, HOSTILE), Point("b", 4, "4"), unit=HOSTILE, target_low=3.5, target_text=HOSTILE)
    svg = render(drawn)

    assert "<script" not in svg
    assert svg.count("<svg") == 1
    assert "&lt;/script&gt;&lt;svg" in svg
    assert "onload=alert(1)>" not in svg


def test_data_never_names_a_field():
    spec = figure(Point("a.b[0]", 3, "x"), Point("b", 4, "y")).spec
    fields = {place["field"] for layer in spec["layer"] for place in layer["encoding"].values() if "field" in place}

    assert fields <= {"position", "value", "run", "x", "x2", "y", "y2", "low", "high", "text"}


def test_what_was_drawn_before_does_not_change_a_picture():
    first = render(figure(*years(40, 45), target_low=44, target_text="target 44%"))
    render(figure(*years(1, 2, 3), unit="£"))

    assert render(figure(*years(40, 45), target_low=44, target_text="target 44%")) == first


@pytest.mark.parametrize("points", [[], [Point("2022/23", None, "not available")]])
def test_a_series_without_a_figure_is_refused(points):
    with pytest.raises(ValueError, match="cannot be drawn"):
        figure(*points)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_figure_that_is_not_a_number_is_refused(value):
    with pytest.raises(ValueError, match="cannot be drawn"):
        figure(Point("2022/23", value, "?"))
    with pytest.raises(ValueError, match="cannot be drawn"):
        figure(*years(1), target_low=value)


WORDS = ["£21.57 billion", "4,645 kt CO2e", "-£2.2 million", "100%", "7", "1,130.8 per 100,000 people", "M" * 60]
PERIODS = ["2022/23", "Oct 2021 to Sep 2022", "as reported for 2023/24", "2023", "W" * 40]


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("count", [1, 2, 3, 6, 9])
def test_long_words_neither_overlap_nor_leave_the_picture(count, period, text):
    drawn = figure(*[Point(period, 40 + n * (-1) ** n, text) for n in range(count)])

    assert overlapping(drawn) == []
    assert outside(drawn) == []


def test_words_that_overlap_or_leave_would_be_noticed():
    drawn = figure(*years(40, 45))
    words = drawn.spec["datasets"]["words"]
    words[1].update(words[0], text="other words")
    words.append({"x": 310, "y": 10, "align": "left", "text": "outside"})

    assert overlapping(drawn) == [("2012/13", "other words")]
    assert outside(drawn) == ["outside"]


POINTS = st.builds(
    Point,
    label=st.sampled_from(PERIODS),
    value=st.none() | st.floats(-1e9, 1e9).map(lambda value: round(value, 2)),
    text=st.sampled_from(WORDS),
    provisional=st.booleans(),
    break_before=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(POINTS, min_size=1, max_size=14).filter(lambda points: any(p.value is not None for p in points)),
    # A target is set with a few decimals, as a figure is.
    st.none() | st.floats(-1e9, 1e9).map(lambda value: round(value, 2)),
    st.none() | st.floats(-1e9, 1e9).map(lambda value: round(value, 2)),
)
@example([Point("2022/23", 0, "0"), Point("2023/24", 0, "0")], 0, 0)
def test_whatever_the_figures_no_words_cover_others_and_the_last_value_stands(points, low, high):
    drawn = figure(*points, unit="£ per head", target_low=low, target_high=high, target_text="target £21.57 billion")

    assert overlapping(drawn) == []
    assert outside(drawn) == []
    last = next(point for point in reversed(points) if point.value is not None)
    assert any(text[:4] == last.text[:4] for text in texts_of(drawn))

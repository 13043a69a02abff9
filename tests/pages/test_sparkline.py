"""A sparkline shows the figures in their order, and joins only what can be compared."""

from site_builder.pages.sparkline import Dot, draw_dots, draw_sparkline
from tests.calculations.records import observation


def series(*values, broken_at=None):
    return [
        observation(value, f"{2000 + place}/{place + 1:02d}", status="b" if place == broken_at else "")
        for place, value in enumerate(values)
    ]


def test_one_figure_is_no_line():
    assert draw_sparkline(series("1")) is None
    assert draw_sparkline(series("1", None)) is None


def test_a_rising_figure_ends_at_the_top_right():
    spark = draw_sparkline(series("1", "2"))

    assert spark.lines == ("4,20 76,4",)
    assert spark.end == ("76", "4")


def test_equal_figures_lie_in_the_middle():
    assert draw_sparkline(series("5", "5")).lines == ("4,12 76,12",)


def test_a_gap_and_a_break_are_not_joined():
    assert len(draw_sparkline(series("1", "2", None, "3", "4")).lines) == 2
    assert len(draw_sparkline(series("1", "2", "3", "4", broken_at=2)).lines) == 2
    assert draw_sparkline(series("1", "2", broken_at=1)).lines == ()


def test_an_empty_series_is_no_line():
    assert draw_sparkline(()) is None


def test_figures_years_apart_are_not_joined():
    spark = draw_sparkline([observation("1", "2016/17"), observation("2", "2017/18"), observation("3", "2022/23")])

    assert len(spark.lines) == 1
    assert spark.end == ("76", "4")


def test_on_a_scale_of_places_the_first_stands_at_the_top():
    best, last = draw_dots([Dot(31), Dot(1)], scale=(31, 1)), draw_dots([Dot(1), Dot(31)], scale=(31, 1))

    assert best.lines == ("4,20 76,4",)
    assert last.lines == ("4,4 76,20",)


def test_on_a_scale_one_place_is_one_step_whatever_the_places():
    assert draw_dots([Dot(32), Dot(31)], scale=(32, 1)).lines != draw_dots([Dot(22), Dot(15)], scale=(32, 1)).lines

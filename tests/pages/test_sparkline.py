"""A sparkline shows the figures in their order, and joins only what can be compared."""

from site_builder.pages.sparkline import draw_sparkline
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

"""Every dashboard has its bar, its counts and its name, on both widths."""

from xml.etree import ElementTree as ET

import pytest

from site_builder.charts.directions import DashboardDirections, directions_figure
from site_builder.output.svg import render
from tests.charts.pictures import SVG, outside, overlapping, texts_of

WASTE = DashboardDirections("Clean & Green - Environment & Waste", 13, 4, 5, 2, 1)
MENTAL = DashboardDirections("Health & Wellbeing - Mental Health", 3, 1, 2, 0, 0)
LONG = "Health & Wellbeing - Hospital Care & Recovery"
BOTH = pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])


def figure(*records, narrow):
    return directions_figure(
        records, narrow=narrow, name="directions", title="Half improved.", subtitle="", alt="Bar chart.", source=""
    )


def bars(drawn):
    """Left end, width and colour of each segment (the swatches of the legend are 14 pixels high)."""
    root = ET.fromstring(render(drawn))
    return [p for p in root.iter(f"{SVG}path") if p.get("stroke") and "v26" in p.get("d", "")]


@BOTH
def test_a_figure_has_the_size_of_its_picture(narrow):
    drawn = figure(WASTE, MENTAL, narrow=narrow)
    root = ET.fromstring(render(drawn))

    assert (root.get("width"), root.get("height")) == (str(drawn.width), str(drawn.height))
    assert drawn.width == (320 if narrow else 640)


@BOTH
def test_every_count_stands_in_its_segment_and_no_segment_stands_for_none(narrow):
    drawn = figure(WASTE, MENTAL, narrow=narrow)

    assert [text for text in texts_of(drawn) if text.isdigit()] == ["13", "4", "5", "2", "1", "3", "1", "2"]
    assert len(bars(drawn)) == 8


@BOTH
def test_the_legend_says_in_words_what_occurs_and_only_that(narrow):
    assert {"improved", "similar", "worse", "higher or lower", "cannot compare"} <= set(
        texts_of(figure(WASTE, narrow=narrow))
    )
    assert not {"higher or lower", "cannot compare"} & set(texts_of(figure(MENTAL, narrow=narrow)))


@BOTH
def test_segments_are_as_wide_as_their_counts(narrow):
    rows = figure(WASTE, MENTAL, narrow=narrow).spec["datasets"]["segments"]
    widths = {round((row["x2"] - row["x"]) / row["count"], 1) for row in rows}

    assert max(widths) - min(widths) <= 0.1


@BOTH
def test_a_count_too_wide_for_its_segment_is_left_out(narrow):
    drawn = figure(DashboardDirections("Many", 100, 1, 0, 0, 0), narrow=narrow)

    assert "1" not in texts_of(drawn)
    assert "100" in texts_of(drawn)
    assert len(bars(drawn)) == 2


@BOTH
def test_twenty_dashboards_with_names_of_45_characters_stand_whole_and_apart(narrow):
    assert len(LONG) == 45
    drawn = figure(*[DashboardDirections(LONG, 5, 4, 8, 2, 1)] * 20, narrow=narrow)

    assert overlapping(drawn) == []
    assert outside(drawn) == []
    assert texts_of(drawn).count(LONG) == 20


@BOTH
def test_a_dashboard_without_indicators_says_so(narrow):
    assert "no indicators" in texts_of(figure(WASTE, DashboardDirections("New", 0, 0, 0, 0, 0), narrow=narrow))


@BOTH
def test_hostile_names_come_out_as_words(narrow):
    svg = render(figure(DashboardDirections("</script><svg onload=alert(1)>", 1, 0, 0, 0, 0), narrow=narrow))

    assert svg.count("<svg") == 1
    assert "&lt;/script&gt;&lt;svg" in svg


@pytest.mark.parametrize("records", [[], [DashboardDirections("New", 0, 0, 0, 0, 0)]])
def test_nothing_to_show_is_refused(records):
    with pytest.raises(ValueError, match="no indicator"):
        figure(*records, narrow=False)


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="negative"):
        figure(DashboardDirections("New", 2, -1, 0, 0, 0), narrow=False)

"""Places over years: the first at the top, a line where places can be compared, a sign where that is hard."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.charts import look
from site_builder.charts.drawing.labels import Box
from site_builder.charts.drawing.ladder import ladder, part_beside, unbroken
from site_builder.charts.history import HistoryLine, history_figure
from site_builder.output.svg import render
from tests.charts.pictures import SVG, outside, overlapping, texts_of

BOTH = pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
HOSTILE = "</script><svg onload=alert(1)>"


def figure(*lines, marks=None, breaks=(), most=33, narrow=False, years=None):
    """Lines of (label, places) pairs."""
    records = [HistoryLine(label, places) for label, places in lines]
    years = years or [f"{2010 + at}/{11 + at}" for at in range(len(records[0].places))]
    return history_figure(
        records, years, marks=marks or {}, breaks=breaks, most=most, narrow=narrow,
        name="history", title="It rose.", subtitle="", alt="Line chart.", source="",
    )  # fmt: skip


def lines(drawn, colour):
    """Each stretch of a line that has a length, as the heights of its points."""
    root = ET.fromstring(render(drawn))
    paths = [path.get("d", "") for path in root.iter(f"{SVG}path") if path.get("stroke") == colour]
    return [
        re.findall(r"[ML][\d.]+,([\d.]+)", d)
        for d in paths
        if re.search(r"^M[^L]*L", d) and "Z" not in d and "A" not in d
    ]


@BOTH
def test_a_figure_has_the_size_of_its_picture(narrow):
    drawn = figure(("Overall", [6, 5]), narrow=narrow)
    root = ET.fromstring(render(drawn))

    assert (root.get("width"), root.get("height")) == (str(drawn.width), str(drawn.height))
    assert drawn.width == (320 if narrow else 640)


@BOTH
def test_the_first_place_is_at_the_top_and_the_last_of_all_at_the_bottom(narrow):
    rows = figure(("Overall", [1, 33, 17]), narrow=narrow).spec["datasets"]
    first, last, middle = rows["first"]
    ticks = {row["text"]: row["y"] + look.TEXT / 2 for row in rows["words"] if row["align"] == "right"}

    assert first["y"] < middle["y"] < last["y"]
    assert middle["y"] == pytest.approx((first["y"] + last["y"]) / 2, abs=0.1)
    assert ticks["1st"] == pytest.approx(first["y"], abs=0.1)
    assert ticks["33rd"] == pytest.approx(last["y"], abs=0.1)


@BOTH
def test_both_lines_have_their_names_and_last_places_in_their_colours(narrow):
    root = ET.fromstring(render(figure(("Overall", [6, 9, 4]), ("Core", [10, 8, 12]), narrow=narrow)))
    colours = {"".join(text.itertext()): text.get("fill") for text in root.iter(f"{SVG}text")}

    assert colours["Overall"] == colours["4th"] == look.OWN
    assert colours["Core"] == colours["12th"] == look.SECOND


@BOTH
def test_the_second_line_is_dashed_and_its_points_are_hollow_squares(narrow):
    root = ET.fromstring(render(figure(("Overall", [6, 9, 4]), ("Core", [10, 8, 12]), narrow=narrow)))
    paths = list(root.iter(f"{SVG}path"))
    dashed = {path.get("stroke") for path in paths if path.get("stroke-dasharray")}
    hollow = [path for path in paths if path.get("stroke") == look.SECOND and path.get("fill") == look.CARD]
    filled = [path for path in paths if path.get("fill") == look.OWN]

    assert dashed == {look.SECOND}
    assert len(hollow) == len(filled) == 3
    assert "A" in filled[0].get("d")
    assert "A" not in hollow[0].get("d")


@BOTH
def test_first_last_best_and_worst_places_are_written_where_there_is_room(narrow):
    texts = set(texts_of(figure(("Overall", [6, 12, 8, 2, 9]), narrow=narrow)))

    assert {"6th", "12th", "2nd", "9th"} <= texts
    assert "8th" not in texts


def test_a_place_that_stands_at_the_end_is_not_written_again():
    assert texts_of(figure(("Overall", [6, 7, 6]))).count("6th") == 1


@BOTH
def test_no_place_is_written_beyond_the_other_line(narrow):
    # The worst place of the first line is closely above that of the second: its words would stand below both.
    drawn = figure(("Overall", [17, 13, 18, 15, 10]), ("Core", [19, 16, 20, 14, 9]), narrow=narrow)
    rows = drawn.spec["datasets"]
    low = {row["place"]: row["y"] for row in rows["second"]}

    assert all(row["y"] < low[20] for row in rows["first_values"])
    assert "20th" in texts_of(drawn)


@BOTH
def test_a_year_without_a_place_breaks_the_line(narrow):
    drawn = figure(("Overall", [6, 7, None, 5, 4, 3]), narrow=narrow)

    assert [len(stretch) for stretch in lines(drawn, look.OWN)] == [2, 3]
    assert len(drawn.spec["datasets"]["first"]) == 5


@BOTH
def test_a_mark_is_a_thin_line_before_its_year_with_its_sign(narrow):
    drawn = figure(("Overall", [6, 7, 5, 4]), marks={2: "a"}, narrow=narrow)
    rows = drawn.spec["datasets"]

    assert "a" in texts_of(drawn)
    assert rows["changes"][0]["x"] == pytest.approx((rows["first"][1]["x"] + rows["first"][2]["x"]) / 2, abs=0.1)
    assert len(lines(drawn, look.OWN)) == 1


def test_a_mark_at_the_first_year_stands_before_it():
    rows = figure(("Overall", [6, 7]), marks={0: "a"}).spec["datasets"]

    assert rows["changes"][0]["x"] < rows["first"][0]["x"]


@BOTH
def test_a_break_joins_nothing_across_it(narrow):
    drawn = figure(("Overall", [6, 7, 5, 4]), marks={2: "a"}, breaks={2}, narrow=narrow)

    assert [len(stretch) for stretch in lines(drawn, look.OWN)] == [2, 2]


@BOTH
def test_several_signs_of_close_years_stand_apart(narrow):
    drawn = figure(("Overall", [*range(1, 16)]), marks=dict.fromkeys(range(15), "10, 11"), narrow=narrow)

    assert texts_of(drawn).count("10 11") == 15
    assert overlapping(drawn) == []
    assert outside(drawn) == []


def test_a_line_that_ends_early_has_its_last_place_at_its_point():
    drawn = figure(("Overall", [5, 4, 2, None, None]), ("Core", [9, 9, 9, 9, 9]))
    rows = drawn.spec["datasets"]
    place = next(row for row in rows["first_values"] if row["text"] == "2nd")

    assert place["x"] == pytest.approx(rows["first"][2]["x"], abs=20)
    assert "Overall" in texts_of(drawn)


@BOTH
@pytest.mark.parametrize("places", [[4], [4, 4], [None, 4]])
def test_one_year_and_equal_places_are_drawn(narrow, places):
    drawn = figure(("Overall", places), ("Core", places), narrow=narrow)

    assert overlapping(drawn) == []
    assert texts_of(drawn).count("4th") == 2


def test_a_line_without_a_place_is_left_out():
    texts = texts_of(figure(("Overall", [5, 4]), ("Core", [None, None])))

    assert "Overall" in texts
    assert "Core" not in texts


@pytest.mark.parametrize("places", [[None, None], [0, 1], [1, 34]])
def test_no_place_and_one_that_is_none_are_refused(places):
    with pytest.raises(ValueError, match="no place"):
        figure(("Overall", places))


def test_other_years_than_its_own_and_a_third_line_are_refused():
    with pytest.raises(ValueError, match="other years"):
        figure(("Overall", [1, 2]), years=["2020"])
    with pytest.raises(ValueError, match="other years"):
        figure(("Overall", [1, 2]), marks={2: "a"})
    with pytest.raises(ValueError, match="two"):
        figure(*[("Overall", [1, 2])] * 3)


@BOTH
def test_hostile_words_come_out_as_words(narrow):
    svg = render(figure((HOSTILE, [1, 2]), years=[HOSTILE, "b"], marks={1: HOSTILE}, narrow=narrow))

    assert svg.count("<svg") == 1
    assert "&lt;/script&gt;" in svg


PLACES = st.none() | st.integers(1, 33)


@settings(max_examples=25, deadline=None)
@given(
    data=st.integers(1, 15).flatmap(
        lambda years: st.tuples(
            st.lists(st.lists(PLACES, min_size=years, max_size=years), min_size=1, max_size=2),
            st.dictionaries(st.integers(0, years - 1), st.sampled_from(["a", "b", "a, b", "12"])),
            st.sets(st.integers(0, years - 1)),
        )
    ).filter(lambda data: any(place for places in data[0] for place in places)),
    label=st.sampled_from(["Core", "Overall performance of the county", "M" * 40]),
    narrow=st.booleans(),
)  # fmt: skip
def test_whatever_the_places_no_words_cover_others(data, label, narrow):
    places, marks, breaks = data
    drawn = figure(*[(label, each) for each in places], marks=marks, breaks=breaks, narrow=narrow)

    assert overlapping(drawn) == []
    assert outside(drawn) == []


@given(st.integers(1, 400))
def test_the_scale_names_first_and_last_and_few_between_that_have_room(most):
    frame = ladder(5, most, width=320, ceiling=20, floor=220, words=80)
    ticks = frame.ticks()

    assert {ticks[0], ticks[-1]} == {1, most}
    assert len(ticks) <= 7
    assert all(frame.y(b) - frame.y(a) >= min(look.LINE_HEIGHT, frame.y(most) - frame.y(1)) for a, b in pairwise(ticks))


def test_a_break_or_a_gap_begins_another_stretch():
    assert unbroken([1, 2, None, 3, 4, 5], {4}) == [[0, 1], [3], [4, 5]]
    assert unbroken([None, 1], {0, 1}) == [[1]]


@given(st.lists(st.floats(0, 180), min_size=1, max_size=3))
def test_boxes_of_a_column_are_moved_apart_and_keep_their_order(tops):
    tops = sorted(tops)
    found = part_beside([Box(0, top, 50, top + 34) for top in tops], Box(0, 0, 100, 200))

    assert all(a.bottom <= b.top + 1e-6 for a, b in pairwise(found))
    assert all(box.top >= -1e-6 and box.bottom <= 200 + 1e-6 for box in found)


def test_boxes_that_have_room_stay():
    boxes = [Box(0, 10, 50, 44), Box(0, 60, 50, 94)]

    assert part_beside(boxes, Box(0, 0, 100, 200)) == boxes

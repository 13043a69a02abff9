"""The own line, the group's median and its middle half are all there, named, and told apart without colour."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.charts import look
from site_builder.charts.group_series import GroupPoint, group_series_figure
from site_builder.charts.series import NOT_FROM_ZERO
from site_builder.output.svg import render
from tests.charts.pictures import SVG, outside, overlapping, texts_of

HOSTILE = "</script><svg onload=alert(1)>"
LONG = "middle of county councils and county unitary councils"


def figure(*points, own_label="Exampleshire", group_label="median of counties", unit="% of waste", subtitle="Share"):
    return group_series_figure(
        points, own_label=own_label, group_label=group_label, unit=unit,
        name="waste", title="It is near the middle.", subtitle=subtitle, alt="Line chart.", source="",
    )  # fmt: skip


def point(at, value, median, half=3):
    low, high = (None, None) if median is None else (median - half, median + half)
    return GroupPoint(f"{2012 + at}/{13 + at}", value, "" if value is None else f"{value}%", median, low, high)


def years(*pairs, half=3):
    return [point(at, value, median, half) for at, (value, median) in enumerate(pairs)]


STEADY = years((40, 43), (42, 43.5), (45, 44), (44, 44.2), (47, 44.8), (49, 45), (52, 46))


def stretches(drawn, colour):
    """Lines of a colour that have a length."""
    root = ET.fromstring(render(drawn))
    paths = [path.get("d", "") for path in root.iter(f"{SVG}path") if path.get("stroke") == colour]
    return [d for d in paths if re.search(r"^M[^L]*L", d) and "A" not in d]


def test_a_figure_has_the_size_of_its_picture():
    drawn = figure(*STEADY)
    root = ET.fromstring(render(drawn))

    assert (root.get("width"), root.get("height")) == (str(drawn.width), str(drawn.height)) == ("320", "243")


def test_first_and_last_value_both_names_and_the_band_are_written():
    texts = texts_of(figure(*STEADY))

    assert {"40%", "52%", "Exampleshire", "median of counties", "the middle half", "% of waste", "45", "50"} <= set(
        texts
    )
    assert "45%" not in texts


def test_values_that_are_not_written_take_no_room():
    wordy = [*STEADY[:3], replace(STEADY[3], text="1,130.8 per 100,000 people"), *STEADY[4:]]

    assert figure(*wordy).spec["datasets"]["medians"] == figure(*STEADY).spec["datasets"]["medians"]


def test_the_median_is_dashed_and_the_band_a_tint_with_edges():
    drawn = figure(*STEADY)
    root = ET.fromstring(render(drawn))
    dashed = [path for path in root.iter(f"{SVG}path") if path.get("stroke-dasharray")]
    fills = [element.get("fill") for element in root.iter()]

    assert [path.get("stroke") for path in dashed] == [look.QUIET]
    # The band and the key.
    assert fills.count(look.MIDDLE_HALF) == 2
    assert len(stretches(drawn, look.EDGE)) >= 2
    assert len(stretches(drawn, look.OWN)) == 1


def test_everything_stands_on_one_scale():
    rows = figure(*years((40, 50), (60, 50), (50, 50), half=10)).spec["datasets"]
    heights = {row["value"]: row["y"] for row in rows["own"]}

    assert {row["y"] for row in rows["medians"]} == {heights[50]}
    assert {(round(row["y"], 1), round(row["y2"], 1)) for row in rows["band"]} == {(heights[60], heights[40])}


def test_a_gap_of_one_is_no_gap_of_the_other():
    drawn = figure(*years((40, 43), (None, 43), (45, None), (44, 44), (46, 45)))

    assert len(stretches(drawn, look.OWN)) == 1
    assert len({row["run"] for row in drawn.spec["datasets"]["medians"]}) == 2
    assert len({row["run"] for row in drawn.spec["datasets"]["band"]}) == 2


def test_a_break_parts_all_lines_and_has_its_word():
    points = years((40, 43), (42, 43), (30, 33), (31, 33))
    points[2] = replace(points[2], break_before=True)
    drawn = figure(*points)

    assert "break" in texts_of(drawn)
    assert len(stretches(drawn, look.OWN)) == 2
    assert len({row["run"] for row in drawn.spec["datasets"]["medians"]}) == 2
    assert len({row["run"] for row in drawn.spec["datasets"]["band"]}) == 2


def test_a_group_of_a_single_period_has_a_width_all_the_same():
    rows = figure(*years((40, 43), (42, None))).spec["datasets"]

    for name in ("medians", "band"):
        first, last = rows[name]
        assert last["x"] - first["x"] > 10


def test_a_provisional_figure_is_hollow_and_the_key_says_so():
    drawn = figure(*STEADY[:-1], replace(STEADY[-1], provisional=True))
    root = ET.fromstring(render(drawn))
    hollow = [p for p in root.iter(f"{SVG}path") if p.get("stroke") == look.OWN and p.get("fill") == look.CARD]

    assert "provisional" in texts_of(drawn)
    assert len(hollow) == 2
    assert "provisional" not in texts_of(figure(*STEADY))


def test_a_name_without_room_at_its_line_stands_in_the_key():
    up_and_down = years(*[(40 + 10 * (at % 2), 45 - 4 * (at % 2)) for at in range(10)])
    drawn = figure(*up_and_down)

    assert "median of counties" in texts_of(drawn)
    assert len(drawn.spec["datasets"]["key_median"]) == 1


def test_no_name_stands_beyond_the_edge_of_the_band():
    # A band too narrow for the name, with room above and below it.
    drawn = figure(*years((55, 42), (56, 43), half=2))

    assert len(drawn.spec["datasets"]["key_median"]) == 1


def test_a_group_without_figures_draws_nothing_of_it():
    texts = texts_of(figure(*years((40, None), (42, None))))

    assert "Exampleshire" in texts
    assert not {"median of counties", "the middle half"} & set(texts)


def test_the_subtitle_says_where_the_scale_leaves_zero_out():
    assert figure(*STEADY).subtitle == f"Share {NOT_FROM_ZERO}"
    assert figure(*years((1, 20), (40, 20))).subtitle == "Share"


@pytest.mark.parametrize("points", [[], years((None, 43))])
def test_a_series_without_a_figure_of_its_own_is_refused(points):
    with pytest.raises(ValueError, match="cannot be drawn"):
        figure(*points)


@pytest.mark.parametrize("field", ["value", "median", "low", "high"])
def test_a_figure_that_is_not_a_number_is_refused(field):
    with pytest.raises(ValueError, match="cannot be drawn"):
        figure(replace(STEADY[0], **{field: float("nan")}))


def test_hostile_words_come_out_as_words():
    svg = render(
        figure(replace(STEADY[0], label=HOSTILE, text=HOSTILE), own_label=HOSTILE, group_label=HOSTILE, unit=HOSTILE)
    )

    assert svg.count("<svg") == 1
    assert "&lt;/script&gt;" in svg


def test_what_was_drawn_before_does_not_change_a_picture():
    first = render(figure(*STEADY))
    render(figure(*STEADY[:2], unit="£"))

    assert render(figure(*STEADY)) == first


FIGURES = st.none() | st.floats(-1e9, 1e9).map(lambda value: round(value, 2))
POINTS = st.builds(
    GroupPoint,
    label=st.sampled_from(["2022/23", "Oct 2021 to Sep 2022", "as reported for 2023/24", "W" * 40]),
    value=FIGURES,
    text=st.sampled_from(["£21.57 billion", "100%", "7", "1,130.8 per 100,000 people", "M" * 60]),
    median=FIGURES,
    low=FIGURES,
    high=FIGURES,
    provisional=st.booleans(),
    break_before=st.booleans(),
)


@settings(max_examples=25, deadline=None)
@given(
    points=st.lists(POINTS, min_size=1, max_size=14).filter(lambda points: any(p.value is not None for p in points)),
    group_label=st.sampled_from(["median of counties", LONG, "M" * 80]),
    own_label=st.sampled_from(["Kent", "Bournemouth, Christchurch and Poole"]),
)
def test_whatever_the_figures_no_words_cover_others_and_names_stand(points, group_label, own_label):
    drawn = figure(*points, own_label=own_label, group_label=group_label, unit="£ per head")
    texts = texts_of(drawn)

    assert overlapping(drawn) == []
    assert outside(drawn) == []
    assert any(text.startswith(own_label[:4]) for text in texts)
    if any(p.median is not None for p in points):
        assert any(text.startswith(group_label[:4]) for text in texts)

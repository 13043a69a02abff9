"""Every area has its mark where its places say, the own one its name, and no name covers anything."""

import math
from itertools import combinations, product
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from site_builder.charts import look
from site_builder.charts.drawing.callouts import Mark, place_callouts
from site_builder.charts.drawing.labels import Box, Room, Stroke
from site_builder.charts.drawing.scatter import apart
from site_builder.charts.quadrant import KEY, Spot, quadrant_figure
from site_builder.output.svg import render
from tests.charts.pictures import SVG, outside, overlapping, texts_of

BOTH = pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
HOSTILE = "</script><svg onload=alert(1)>"
LONG = "Bournemouth, Christchurch and Poole"
OWN = Spot("Exampleshire", 6, 30, "own")
KINDS = [*KEY, "own"]


def figure(*spots, of=32, amount="spending", narrow=False, **more):
    return quadrant_figure(
        spots,
        of=of,
        amount=amount,
        narrow=narrow,
        name="fields",
        title="It did well.",
        subtitle="",
        alt="Chart.",
        source="",
        **more,
    )


def marks(drawn):
    """Rows of areas: those of the key have no places."""
    rows = drawn.spec["datasets"]
    return [row | {"kind": kind} for kind in KINDS for row in rows[kind] if "performance" in row]


def ranked(of):
    """As many areas as places, spread over the plane; the own one and those next to it have names."""
    own = of // 3
    return [
        Spot(
            label="Exampleshire" if at == own else LONG if at == own + 1 else f"Name {at}" if abs(at - own) < 4 else "",
            performance=at + 1,
            amount=(at * 7) % of + 1 if math.gcd(7, of) == 1 else at + 1,
            kind="own" if at == own else "unitary" if at % 4 == 0 else "county",
        )
        for at in range(of)
    ]


@BOTH
def test_a_figure_has_the_size_of_its_picture(narrow):
    drawn = figure(OWN, narrow=narrow)
    root = ET.fromstring(render(drawn))

    assert (root.get("width"), root.get("height")) == (str(drawn.width), str(drawn.height))
    assert drawn.width == (320 if narrow else 640)


@BOTH
def test_the_best_stand_at_the_top_and_the_lowest_amount_at_the_right(narrow):
    spots = [Spot("", 1, 1, "county"), Spot("", 32, 32, "county"), OWN]
    first, last, own = sorted(marks(figure(*spots, narrow=narrow)), key=lambda row: (row["kind"], row["performance"]))

    assert first["y"] < own["y"] < last["y"]
    assert first["x"] < own["x"] < last["x"]
    assert (own["y"] - first["y"]) / (last["y"] - first["y"]) == pytest.approx(5 / 31, abs=0.01)
    assert (own["x"] - first["x"]) / (last["x"] - first["x"]) == pytest.approx(29 / 31, abs=0.01)


@BOTH
@pytest.mark.parametrize("of", [3, 4, 32, 33])
def test_the_lines_stand_in_the_middle_of_all_places(narrow, of):
    drawn = figure(Spot("", 1, 1, "county"), Spot("", of, of, "county"), of=of, narrow=narrow)
    first, last = marks(drawn)
    upright, level, _ = drawn.spec["datasets"]["middles"]

    assert upright["x"] == upright["x2"] == pytest.approx((first["x"] + last["x"]) / 2, abs=0.1)
    assert level["y"] == level["y2"] == pytest.approx((first["y"] + last["y"]) / 2, abs=0.1)


@BOTH
@pytest.mark.parametrize("amount", ["spending", "deprivation"])
def test_fields_and_ends_of_scales_are_named_in_words(narrow, amount):
    texts = set(texts_of(figure(OWN, amount=amount, narrow=narrow)))

    assert {f"{a} results, {b} {amount}" for a, b in product(("better", "lower"), ("higher", "lower"))} <= texts
    assert {"↑ best results (1st)", "↓ lowest results (32nd)", f"← most {amount} (1st)"} <= texts
    assert f"least {amount} → (32nd)" in texts if narrow else f"least {amount} (32nd) →" in texts


@BOTH
def test_names_of_fields_stand_in_their_corners(narrow):
    drawn = figure(*ranked(32), narrow=narrow)
    rows = {row["text"].replace("\n", " "): row for row in drawn.spec["datasets"]["fields"]}
    best, rich = rows["better results, lower spending"], rows["lower results, higher spending"]

    assert best["align"] == "right"
    assert rich["align"] == "left"
    assert best["y"] < min(row["y"] for row in marks(drawn)) < max(row["y"] for row in marks(drawn)) < rich["y"]


@BOTH
def test_every_area_has_a_mark_of_its_kind_and_the_key_names_the_kinds_that_occur(narrow):
    drawn = figure(OWN, Spot("", 1, 2, "county"), Spot("", 2, 1, "unitary"), Spot("", 3, 3, "county"), narrow=narrow)
    texts = texts_of(drawn)

    assert sorted(row["kind"] for row in marks(drawn)) == ["county", "county", "own", "unitary"]
    assert {"one county", "one county unitary", "the middle place"} <= set(texts)
    assert "one neighbour" not in texts


def test_the_key_can_use_other_words():
    assert "one London borough" in texts_of(
        figure(OWN, Spot("", 1, 2, "county"), key={**KEY, "county": "one London borough"})
    )


@BOTH
def test_the_own_area_has_the_own_colour_a_larger_mark_and_a_bold_name(narrow):
    drawn = figure(OWN, Spot("Averdale", 20, 4, "county"), narrow=narrow)
    root = ET.fromstring(render(drawn))
    bold = ["".join(text.itertext()) for text in root.iter(f"{SVG}text") if text.get("font-weight") == "bold"]
    own, other = sorted(marks(drawn), key=lambda row: row["kind"] != "own")

    assert bold == ["Exampleshire"]
    assert "Averdale" in texts_of(drawn)
    assert own["size"] > 1.5 * other["size"]
    assert [path.get("fill") for path in root.iter(f"{SVG}path")].count(look.OWN) == 1


def test_squares_of_unitary_councils_are_hollow():
    root = ET.fromstring(render(figure(Spot("", 1, 2, "unitary"))))
    hollow = [
        path for path in root.iter(f"{SVG}path") if path.get("stroke") == look.QUIET and path.get("fill") == look.CARD
    ]

    # The area and the key.
    assert len(hollow) == 2


@BOTH
@pytest.mark.parametrize("of", [3, 32, 60, 160])
def test_the_own_name_stands_whatever_the_number_of_areas_and_no_words_cover_others(narrow, of):
    drawn = figure(*ranked(of), of=of, narrow=narrow)

    assert len(marks(drawn)) == of
    assert "Exampleshire" in texts_of(drawn)
    assert overlapping(drawn) == []
    assert outside(drawn) == []


def test_marks_shrink_where_there_are_many():
    sizes = [marks(figure(*ranked(of), of=of, narrow=True))[-2]["size"] for of in (32, 60, 160)]

    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 2 * sizes[2]


@BOTH
def test_areas_of_the_same_places_are_all_seen(narrow):
    drawn = figure(OWN, *[Spot("", 6, 30, "county")] * 4, *[Spot("", 1, 1, "unitary")] * 3, narrow=narrow)
    placed = marks(drawn)

    for one, other in combinations(placed, 2):
        least = 0.4 * (math.sqrt(one["size"]) + math.sqrt(other["size"]))
        assert math.dist((one["x"], one["y"]), (other["x"], other["y"])) > least
    own = next(row for row in placed if row["kind"] == "own")
    alone = next(row for row in marks(figure(OWN, Spot("", 1, 1, "unitary"), narrow=narrow)) if row["kind"] == "own")
    assert (own["x"], own["y"]) == (alone["x"], alone["y"])


@BOTH
def test_hostile_names_come_out_as_words(narrow):
    svg = render(figure(Spot(HOSTILE, 3, 3, "own"), amount=HOSTILE, narrow=narrow))

    assert svg.count("<svg") == 1
    assert "&lt;/script&gt;" in svg


@pytest.mark.parametrize("spots", [[], [Spot("", 0, 1, "county")], [Spot("", 1, 33, "county")]])
def test_no_area_and_a_place_that_is_none_are_refused(spots):
    with pytest.raises(ValueError, match="no area"):
        figure(*spots)


def test_what_was_drawn_before_does_not_change_a_picture():
    first = render(figure(*ranked(32)))
    render(figure(OWN, narrow=True))

    assert render(figure(*ranked(32))) == first


NAMES = st.sampled_from(["", "Kent", "Exampleshire", LONG, "M" * 60])
SPOTS = st.builds(
    Spot, NAMES, st.integers(1, 20), st.integers(1, 20), st.sampled_from(["neighbour", "county", "unitary"])
)


@settings(max_examples=20, deadline=None)
@given(spots=st.lists(SPOTS, max_size=30), own=st.tuples(st.integers(1, 20), st.integers(1, 20)), narrow=st.booleans())
@example(spots=[Spot("Kent", 1, 1, "county")] * 30, own=(1, 1), narrow=True)
def test_whatever_the_places_no_words_cover_others_and_the_own_name_stands(spots, own, narrow):
    drawn = figure(*spots, Spot("Exampleshire", *own, "own"), of=20, narrow=narrow)

    assert overlapping(drawn) == []
    assert outside(drawn) == []
    assert "Exampleshire" in texts_of(drawn)
    assert len(marks(drawn)) == len(spots) + 1


SPACE = Box(0, 0, 300, 200)


def test_a_name_stands_beside_its_mark_or_at_the_end_of_a_line_or_not_at_all():
    kent = Mark(("Kent",), 150, 100, 5)
    all_round = [Box(135, 60, 165, 94), Box(135, 106, 165, 140), Box(110, 60, 144, 140), Box(156, 60, 190, 140)]

    assert place_callouts([kent], Room(SPACE))[0].leader is None
    assert (
        place_callouts([kent], Room(SPACE, boxes=[Box(100, 75, 148, 125), Box(152, 92, 200, 125)]))[0].leader
        is not None
    )
    assert place_callouts([kent], Room(SPACE, boxes=all_round)) == []


def test_a_required_name_stands_even_where_it_covers_something():
    assert place_callouts([Mark(("Kent",), 150, 100, 5, required=True)], Room(SPACE, boxes=[SPACE]))


def test_another_order_is_tried_before_a_name_is_left_out():
    # The first would take the only room of the second, although it has other room.
    first, second = Mark(("Kent",), 60, 50, 5), Mark(("Kent",), 114, 50, 5)
    found = place_callouts([first, second], Room(Box(0, 40, 130, 60), boxes=[first.box, second.box]))

    assert {callout.mark.x: callout.align for callout in found} == {60: "right", 114: "right"}


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(120, 180), st.integers(80, 120)), min_size=1, max_size=12))
def test_thin_lines_cross_neither_each_other_nor_marks(places):
    named = [Mark((f"Area {at}",), x, y, 4) for at, (x, y) in enumerate(places)]
    found = place_callouts(named, Room(SPACE, boxes=[mark.box for mark in named]))
    leaders = [callout for callout in found if callout.leader]

    for one, other in combinations(leaders, 2):
        assert not one.leader.meets(other.leader)
    for callout in leaders:
        assert not any(callout.leader.crosses(mark.box) for mark in named if mark.box != callout.mark.box)
    for one, other in combinations(found, 2):
        assert not one.box.meets(other.box)


def test_lines_that_only_touch_do_not_cross():
    assert Stroke(0, 0, 10, 10).meets(Stroke(0, 10, 10, 0))
    assert not Stroke(0, 0, 10, 10).meets(Stroke(10, 10, 20, 0))
    assert not Stroke(0, 0, 10, 10).meets(Stroke(20, 0, 30, 10))


def test_the_first_of_a_spot_keeps_to_it_and_the_others_stay_in_the_picture():
    spots = apart([(0.0, 0.0)] * 6 + [(50.0, 50.0)], 8, Box(0, 0, 100, 100))

    assert spots[0] == (0, 0)
    assert spots[-1] == (50, 50)
    assert all(0 <= value <= 100 for spot in spots for value in spot)
    assert all(math.dist(one, other) > 7 for one, other in combinations(spots, 2))

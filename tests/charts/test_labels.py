"""Labels keep off each other, off points and off lines."""

from site_builder.charts.drawing.key import key_places
from site_builder.charts.drawing.labels import Box, Label, Room, Stroke, text_row

SPACE = Box(0, 0, 300, 200)


def test_a_line_through_a_box_crosses_it():
    assert Stroke(0, 0, 100, 100).crosses(Box(40, 40, 60, 60))
    assert Stroke(50, 0, 50, 100).crosses(Box(40, 40, 60, 60))


def test_a_line_beside_a_box_or_short_of_it_does_not_cross_it():
    assert not Stroke(0, 30, 100, 30).crosses(Box(40, 40, 60, 60))
    assert not Stroke(0, 0, 30, 30).crosses(Box(40, 40, 60, 60))


def test_a_label_takes_its_first_free_place():
    room = Room(SPACE, strokes=[Stroke(0, 58, 300, 58)])

    box = room.place(Label(("45%",), [(150, 50), (150, 80)]))

    assert box is not None
    assert box.top == 80


def test_a_label_without_a_free_place_is_left_out():
    room = Room(SPACE, boxes=[Box(100, 50, 200, 60)])

    assert room.place(Label(("45%",), [(150, 50)])) is None


def test_a_required_label_rather_covers_a_line_than_go():
    room = Room(SPACE, strokes=[Stroke(0, 58, 300, 58)])

    assert room.place(Label(("45%",), [(150, 50)], required=True)) is not None


def test_no_label_covers_another_not_even_a_required_one():
    room = Room(SPACE)
    room.place(Label(("45%",), [(150, 50)]))

    assert room.place(Label(("46%",), [(150, 50)], required=True)) is None


def test_a_label_at_the_edge_is_moved_into_the_room():
    box = Room(SPACE).place(Label(("£21.57 billion",), [(295, 50)]))

    assert box is not None
    assert box.right == 300


def test_room_is_free_where_a_label_covers_nothing():
    room = Room(SPACE, boxes=[Box(10, 10, 20, 20)], strokes=[Stroke(0, 100, 300, 100)], taken=[Box(200, 10, 220, 20)])

    assert room.is_free(Box(30, 10, 60, 20))
    assert not any(room.is_free(box) for box in (Box(15, 10, 60, 20), Box(30, 90, 60, 110), Box(190, 5, 210, 15)))


def test_a_label_at_a_side_of_the_picture_keeps_to_it_and_others_to_their_middle():
    label = Label(("45%",), ())

    assert text_row(label, Box(0, 10, 40, 27), SPACE) == {"text": "45%", "x": 0, "y": 10, "align": "left"}
    assert text_row(label, Box(260, 10, 300, 27), SPACE) == {"text": "45%", "x": 300, "y": 10, "align": "right"}
    assert text_row(label, Box(100, 10, 140, 27), SPACE) == {"text": "45%", "x": 120, "y": 10, "align": "center"}


def test_entries_of_a_key_stand_side_by_side_as_long_as_they_fit():
    first, second, third = key_places(["one county", "one unitary", "the middle"], 3, 260, symbol=16, gap=14, line=20)

    assert first == (3, 3)
    assert second[1] == 3
    assert second[0] > first[0] + 16 + 14
    assert third == (3, 23)

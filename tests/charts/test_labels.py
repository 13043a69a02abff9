"""Labels keep off each other, off points and off lines."""

from site_builder.charts.drawing.labels import Box, Label, Room, Stroke

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

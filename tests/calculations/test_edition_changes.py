"""Two editions side by side: each indicator is in both, new or gone, and its quarter stayed, left or entered."""

from dataclasses import replace
from datetime import date

import pytest

from site_builder.calculations.edition_changes import compare_editions
from site_builder.calculations.results import work_out_publication
from site_builder.model import Area, Assessment, Publication
from tests.calculations.records import THEME, indicator, observation, report_row

AREA = Area("E10000099", "testshire", "Testshire", None, "county")


def quarter(value):
    return {"quartile": Assessment("quartile", value, None, None, "as printed", "Printed.")}


def row(name, value, period, quarter_=None, polarity="high", status="", theme=THEME, more=()):
    made = report_row("1", polarity=polarity, name=name, theme=theme, assessments=quarter(quarter_) if quarter_ else {})
    series = (*more, observation(value, period, status=status))
    return replace(made, indicator=indicator(indicator=name), series=series)


def edition(name, *rows):
    publication = Publication(
        name, "testshire", AREA, name, "Report", date(2024, 12, 31), None, None, None, None, tuple(rows)
    )
    return work_out_publication(publication)


def changes(older, newer):
    return compare_editions(edition("2017/18", *older), edition("2023/24", *newer))


def names(moves):
    return [move.both.newer.row.indicator.indicator for move in moves]


def test_every_indicator_is_in_both_or_in_one():
    found = changes(
        [row("a", "1", "2017/18"), row("b", "1", "2017/18")], [row("b", "1", "2023/24"), row("c", "1", "2023/24")]
    )

    assert [pair.newer.row.indicator.indicator for pair in found.both] == ["b"]
    assert [each.row.indicator.indicator for each in found.only_older] == ["a"]
    assert [each.row.indicator.indicator for each in found.only_newer] == ["c"]


def test_a_dashboard_that_took_anothers_place_is_no_move():
    old = replace(THEME, theme="old", replaced_by="waste")
    elsewhere = replace(THEME, theme="elsewhere")
    found = changes(
        [row("a", "1", "2017/18", theme=old), row("b", "1", "2017/18", theme=elsewhere)],
        [row("a", "1", "2023/24"), row("b", "1", "2023/24")],
    )

    assert {pair.newer.row.indicator.indicator: pair.moved for pair in found.both} == {"a": False, "b": True}


@pytest.mark.parametrize(
    ("before", "now", "where"),
    [
        ("4", "3", "left"),
        ("4", "1", "left"),
        ("4", "4", "stayed"),
        ("3", "4", "entered"),
        ("3-4", "4", None),
        ("4", "3-4", None),
        ("1-2", "4", "entered"),
        ("1", "2", None),
        ("4", None, None),
        (None, "4", None),
    ],
)
def test_a_quarter_of_two_editions_left_stayed_or_entered(before, now, where):
    moves = changes([row("a", "1", "2017/18", before)], [row("a", "2", "2023/24", now)]).bottom_quarter
    found = {"left": moves.left, "stayed": moves.stayed, "entered": moves.entered}

    assert {name for name, each in found.items() if each} == ({where} if where else set())


@pytest.mark.parametrize(
    ("value", "polarity", "direction"), [("50", "high", "improved"), ("50", "low", "worse"), ("40", "high", "similar")]
)
def test_what_left_is_split_by_what_its_figure_did(value, polarity, direction):
    moves = changes(
        [row("a", "40", "2017/18", "4", polarity)], [row("a", value, "2023/24", "2", polarity)]
    ).bottom_quarter

    assert [(names(moves.left), move.direction) for move in moves.left] == [(["a"], direction)]


def test_figures_across_a_break_are_not_compared():
    moves = changes([row("a", "40", "2017/18", "4")], [row("a", "50", "2023/24", "2", status="b")]).bottom_quarter
    between = changes(
        [row("a", "40", "2017/18", "4")],
        [row("a", "50", "2023/24", "2", more=[observation("45", "2022/23", status="b")])],
    ).bottom_quarter

    for found in (moves, between):
        assert found.left[0].direction == "not determinable"
        assert found.left[0].reason == "the series was broken between the two figures"


def test_figures_whose_good_direction_was_chosen_anew_are_not_compared():
    moves = changes([row("a", "40", "2017/18", "4", "low")], [row("a", "50", "2023/24", "2", "high")]).bottom_quarter

    assert moves.left[0].direction == "not determinable"
    assert moves.left[0].reason == "what is good was chosen anew"


def test_one_and_the_same_figure_in_both_editions_is_not_compared_with_itself():
    moves = changes([row("a", "40", "2017/18", "4")], [row("a", "40", "2017/18", "2")]).bottom_quarter

    assert moves.left[0].reason == "the later edition has no later figure"

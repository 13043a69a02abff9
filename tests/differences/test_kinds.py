"""Each kind of change has a small example, and is told as what it is."""

from dataclasses import replace

import pytest

from site_builder.model import Place
from site_builder.pages.difference import worded
from site_builder.pages.difference.text import difference_text
from tests.benchmarking.small_package import write_small_package
from tests.calculations.small_group import SmallGroup
from tests.differences.states import (
    between,
    edited,
    valid,
    with_cell,
    with_frame,
    with_narrative,
    with_row,
    without,
)
from tests.sites import read_state

VALID = valid()
WASTE = ("recycling", "E10000099", "2023/24", "2024-11-20")
BUSES = ("bus-passengers", "E10000099", "2023", "2024")


def kinds(difference):
    return [
        (change.kind, change.observation.indicator, change.observation.period.text) for change in difference.figures
    ]


def flips(difference):
    return {(flip.indicator, flip.kind): (flip.old, flip.new) for flip in difference.flips}


def said(difference):
    return difference_text(worded(difference))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("One.\n\nTwo.\n", "Two.\n\nOne.\n", "One. / Two. -> Two. / One."),
        ("One.\n\nOne.\n", "One.\n", "One. / One. -> One."),
        ("One.\n\nTwo.\n", "One.\n\n\nTwo.\n", "(only blanks are others)"),
    ],
    ids=["another order", "said once", "blank lines"],
)
def test_a_text_whose_paragraphs_are_the_same_is_told_with_what_differs(before, after, told):
    difference = between(replace(VALID, readme=before), replace(VALID, readme=after))

    assert told in said(difference)
    assert "(empty)" not in said(difference)


def test_a_row_of_a_new_period_is_a_new_figure():
    new = with_row(
        VALID, "observations", indicator="recycling", area="E10000099", period="2021/22", as_of="2023", value="44"
    )

    assert kinds(between(VALID, new)) == [("new", "recycling", "2021/22")]
    assert kinds(between(new, VALID)) == [("removed", "recycling", "2021/22")]


def test_another_value_in_the_same_row_is_a_revision():
    difference = between(VALID, with_cell(VALID, "observations", WASTE, "value", "46.9"))

    assert kinds(difference) == [("revised", "recycling", "2023/24")]
    assert "Testshire, 2023/24: 46.8% -> 46.9% (published 2024-11-20)" in said(difference)


def test_a_row_published_later_is_a_revision_of_the_one_before():
    new = with_row(
        VALID, "observations", indicator="recycling", area="E10000099", period="2023/24", as_of="2024-12", value="41"
    )

    [change] = between(VALID, new).figures
    assert (change.kind, str(change.old.value), str(change.new.value)) == ("revised", "46.8", "41")
    assert "46.8% -> 41.0% (published 2024-11-20, now 2024-12)" in said(between(VALID, new))
    assert kinds(between(new, VALID)) == [("revised", "recycling", "2023/24")]


def test_figures_that_pages_show_alike_are_told_apart():
    new = with_cell(VALID, "observations", WASTE, "value", "46.84")

    assert "46.8% (46.8) -> 46.8% (46.84)" in said(between(VALID, new))


def test_a_row_published_on_another_day_only_is_a_change_of_details():
    key = ("recycling", "E10000099", "2022/23", "2023-11")
    difference = between(VALID, with_cell(VALID, "observations", key, "as_of", "2023-12"))

    assert kinds(difference) == [("details", "recycling", "2022/23")]
    assert "published: 2023-11 -> 2023-12" in said(difference)


@pytest.mark.parametrize("column", ["lower", "upper", "status", "note"])
def test_a_figure_with_other_details_is_no_revision(column):
    value = {"lower": "45.6", "upper": "48.1", "status": "e", "note": "Second estimate."}[column]

    assert kinds(between(VALID, with_cell(VALID, "observations", WASTE, column, value))) == [
        ("details", "recycling", "2023/24")
    ]


def test_a_figure_can_become_a_mark_and_a_mark_a_figure_or_another_mark():
    counted = with_cell(VALID, "observations", BUSES, "value", "9000")

    assert kinds(between(VALID, counted)) == [("mark became a figure", "bus-passengers", "2023")]
    assert kinds(between(counted, VALID)) == [("figure became a mark", "bus-passengers", "2023")]
    assert kinds(between(VALID, with_cell(VALID, "observations", BUSES, "value", "[z]"))) == [
        ("another mark", "bus-passengers", "2023")
    ]


def test_a_figure_that_became_confidential_is_not_repeated():
    key = ("money-per-head", "E08000099", "2022/23", "2023")
    before = with_cell(VALID, "observations", key, "value", "1234.5")
    difference = between(before, with_cell(VALID, "observations", key, "value", "[c]"))

    assert kinds(difference) == [("figure became a mark", "money-per-head", "2022/23")]
    assert "confidential" in said(difference)
    assert "234" not in said(difference)


def test_judgements_that_follow_from_a_figure_are_told_with_it():
    difference = between(VALID, edited(VALID))

    assert flips(difference)["recycling", "direction by the rule"] == ("improved", "worse")
    assert flips(difference)["recycling", "target"] == ("met", "missed")
    assert flips(difference)["bus-passengers", "target"] == ("not judged", "met")
    assert flips(difference)["road-spending", "polarity"] == ("none", "low")


def test_recorded_judgements_are_told_once():
    key = ("testshire-2024", "recycling", "quartile")
    difference = between(VALID, with_cell(VALID, "assessments", key, "value", "4"))

    assert flips(difference)["recycling", "quarter"] == ("1-2", "4")
    assert difference.records == ()


def test_an_indicator_on_another_dashboard_is_told_as_a_move():
    new = with_cell(VALID, "report_rows", ("testshire-2024", "road-spending"), "theme", "environment")
    difference = between(VALID, new)

    assert [(each.indicator, each.old, each.new) for each in difference.dashboards] == [
        ("road-spending", "transport", "environment")
    ]
    assert difference.records == ()
    assert "stands on another dashboard: Transport -> Environment and waste" in said(difference)


def test_what_belongs_to_a_row_that_went_is_counted_with_it():
    row = ("testshire-2024", "bus-passengers")
    gone = without(without(VALID, "targets", row), "report_rows", row)
    difference = between(VALID, gone)

    [change] = difference.records
    assert (change.table, change.kind, change.carried) == ("report_rows", "removed", (("targets", 1),))
    assert "Journeys by bus, no longer reported (with 1 target)" in said(difference)
    assert difference.lost == ("testshire/indicators/bus-passengers/",)


def test_a_retired_indicator_stands_with_the_indicators():
    difference = between(VALID, with_cell(VALID, "indicators", ("residents",), "status", "retired"))

    assert "INDICATORS THAT CAME, WENT OR MOVED (1)" in said(difference)
    assert "Residents, status: current -> retired" in said(difference)
    assert "EDITED" not in said(difference)


def test_texts_are_told_with_what_stood_there():
    difference = between(VALID, edited(VALID))

    text = said(difference)
    assert "1 definition edited" in text
    assert "now: Share of household waste that is recycled." in text
    assert "target: at least 9,000 -> at least 8,500" in text
    assert "This is the newest." in text
    assert "Risk 2, gone" in text
    assert "GROUPS AND THEIR MEMBERS (1)" in text


def test_a_text_on_an_outcome_that_went_takes_its_address():
    difference = between(VALID, with_narrative(VALID, None))

    assert difference.lost == ("testshire/2023-24/outcomes/clean-and-green/",)
    assert "1 text on an outcome changed" in said(difference)


def test_rows_in_another_order_are_said_to_be_the_same():
    frame = VALID.tables["units"].frame
    turned = between(VALID, with_frame(VALID, "units", frame.iloc[::-1]))

    assert turned.arranged == (("valid", "units"),)
    assert turned.records == ()
    assert "1 file in another order" in said(turned)


def test_a_blank_line_in_a_file_changes_nothing():
    frame = VALID.tables["units"].frame.copy()
    frame.index = frame.index + 5

    assert between(VALID, with_frame(VALID, "units", frame)).empty


def test_a_package_on_one_side_is_told_whole_and_not_row_by_row():
    other = replace(VALID, name="other", descriptor={**VALID.descriptor, "name": "other"})
    elsewhere = with_cell(other, "areas", ("E10000099",), "slug", "elsewhere")
    difference = between([VALID], [VALID, elsewhere])

    assert [(each.package, each.kind) for each in difference.packages] == [("other", "added")]
    assert (difference.figures, difference.records, difference.lost) == ((), (), ())
    assert "data/packages/other.zip" in difference.gained
    assert [each.kind for each in between([VALID, elsewhere], [VALID]).packages] == ["removed"]


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    return read_state(write_small_package(tmp_path_factory.mktemp("group") / "made", SmallGroup()))


def test_places_that_moved_are_told_by_how_far(group):
    frame = group.tables["observations"].frame
    rows = group.tables["benchmark_rows"].frame
    best_high = rows[(rows["benchmark"] == "small-2023-24") & (rows["polarity"] == "high")]["indicator"].iloc[0]
    figures = frame[(frame["indicator"] == best_high) & (frame["period"] == "2023/24")]
    line = figures["value"].map(lambda value: -1.0 if value[0] == "[" else float(value)).idxmax()
    changed = frame.copy()
    changed.loc[line, "value"] = "0.001"
    new = with_frame(group, "observations", changed)

    every, far = between(group, new, apart=0), between(group, new, apart=2)

    assert every.smaller_moves == 0
    assert len(every.moves) == len(far.moves) + far.smaller_moves
    assert all(abs(move.distance) > 2 or not (move.old and move.new) for move in far.moves)
    assert {move.kind for move in every.moves} >= {"indicator", "scope"}
    [own] = [move for move in every.moves if move.kind == "indicator" and move.area == frame.loc[line, "area"]]
    assert own.old == Place(1, 1, own.old.of)
    assert own.new == Place(own.old.of, own.old.of, own.old.of)
    assert own.distance == own.old.of - 1
    assert f"1st of {own.old.of} -> {own.old.of}th of {own.old.of} ({own.distance} places down)" in said(every)


def test_an_indicator_that_is_no_longer_ranked_is_told_once(group):
    [last, *_] = sorted(group.tables["benchmarks"].frame["benchmark"], reverse=True)
    rows = group.tables["benchmark_rows"].frame
    ranked = rows[(rows["benchmark"] == last) & (rows["polarity"] != "none")]["indicator"].iloc[0]
    difference = between(group, with_cell(group, "benchmark_rows", (last, ranked), "polarity", "none"))

    assert [(each.indicator, each.old, each.new) for each in difference.rankings] == [(ranked, None, "no polarity")]
    assert not [move for move in difference.moves if move.kind == "indicator" and move.name == ranked]
    assert "ranked -> not ranked: neither high nor low is better" in said(difference)

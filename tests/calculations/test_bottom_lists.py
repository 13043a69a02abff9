"""What is in the bottom quarter by its place, what moved out, and why."""

from collections import defaultdict
from decimal import Decimal

import pytest

from site_builder.calculations.bottom_lists import list_bottom_quarter
from site_builder.calculations.direction import direction_of_change
from site_builder.calculations.panel import make_panel
from site_builder.calculations.ranking import rank_areas
from site_builder.model import BenchmarkIndicator, BottomLine
from site_builder.pages import words
from tests.calculations.records import indicator
from tests.calculations.small_group import PERIODS, each_variant
from tests.cases import read_cases
from tests.written_tables import examples, table

LISTED_ROWS = table("method/ranking.md", "Quarter before", "Quarter now", "Figure", "Listed as")
DIRECTIONS = {shown: direction for direction, shown in words.DIRECTION_WORDS.items()}
PLACES = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
OWN = "own"


def in_quarter(quarter, polarity="high"):
    """A ranking of four areas in which the own one stands in a quarter, or has no figure."""
    place = PLACES.get(quarter)
    others = [value for value in (4, 3, 2, 1) if place is None or value != 5 - place]
    areas = {f"other {at}": Decimal(value) for at, value in enumerate(others)}
    if place:
        areas[OWN] = Decimal(5 - place)
    made = BenchmarkIndicator("recycle", "waste", True, polarity)
    if polarity == "low":
        areas = {area: 5 - value for area, value in areas.items()}
    return rank_areas(make_panel(made, [OWN, *(area for area in areas if area != OWN)], areas))


def listing(before, later, direction="not determinable"):
    lines = list_bottom_quarter(OWN, [later] if later else [], [before] if before else [], {"recycle": direction})
    return lines[0].listing if lines else "not listed"


@examples(LISTED_ROWS)
def test_each_example_of_what_is_listed_is_so(row):
    found = listing(
        in_quarter(row["Quarter before"]), in_quarter(row["Quarter now"]), DIRECTIONS[row["Figure"]]
    )  # fmt: skip

    assert found == row["Listed as"]


def directions_of(small, area, before, later):
    """By indicator, with the rule for direction; a break in the series lies between."""
    rows, observed = {row["indicator_id"]: row for row in read_cases("small/indicators.csv")}, small.observations()
    found = {}
    for name, row in rows.items():
        pair = [observed[period, name].get(area) for period in (before, later)]
        if all(each and each["value"] for each in pair) and pair[1]["break_before"] != "yes":
            kind = "percent" if row["unit"] == "percent" else "number"
            figures = [Decimal(each["value"]) for each in pair]
            found[name] = direction_of_change(*figures, row["polarity"], indicator(kind))
    return found


@each_variant
@pytest.mark.parametrize("at", range(3))
def test_lists_are_what_another_program_found(small, at):
    period, before = PERIODS[at], PERIODS[at - 1] if at else None
    expected = defaultdict(set)
    for row in small.expected("bottom_quarter_lists"):
        if row["period"] == period:
            expected[row["area_code"]].add((row["indicator_id"], row["list"]))

    for area in small.areas:
        directions = directions_of(small, area, before, period) if before else None
        lines = list_bottom_quarter(
            area, small.rankings(period), small.rankings(before) if before else None, directions
        )  # fmt: skip
        assert {(line.indicator, line.listing) for line in lines} == expected[area]
        assert len(lines) == len(expected[area])


def test_the_expected_lists_are_all_read():
    assert len(read_cases("small/expected/bottom_quarter_lists.csv")) == 31


@pytest.mark.parametrize(
    ("before", "later", "expected"),
    [
        ("4th", "4th", "bottom quarter (polarity changed)"),
        ("1st", "4th", "bottom quarter (polarity changed)"),
        ("4th", "1st", "moved out (polarity changed)"),
        ("4th", "none", "no longer ranked"),
        ("1st", "1st", "not listed"),
    ],
)
def test_an_indicator_whose_polarity_was_turned_is_not_followed(before, later, expected):
    assert listing(in_quarter(before, "low"), in_quarter(later), "improved") == expected


def test_an_indicator_that_is_only_in_one_edition_is_listed_too():
    assert listing(None, in_quarter("4th")) == "bottom quarter (new)"
    assert listing(in_quarter("4th"), None) == "no longer ranked"
    assert listing(in_quarter("3rd"), None) == "not listed"


def test_without_an_edition_before_nothing_is_said_of_it():
    assert list_bottom_quarter(OWN, [in_quarter("4th")]) == (BottomLine("recycle", "bottom quarter"),)
    assert list_bottom_quarter(OWN, [in_quarter("3rd")]) == ()


def test_a_direction_that_is_not_known_is_no_improvement():
    assert listing(in_quarter("4th"), in_quarter("1st")) == "moved out, figure not improved"

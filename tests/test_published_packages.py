"""The packages that are published: what the report prints is what the rows add up to."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from site_builder.build import check
from site_builder.calculations.direction import direction_of_change
from site_builder.calculations.results import work_out
from site_builder.pages import period_words, words
from site_builder.sources.publications import read_publications
from tests.cases import read_cases

PACKAGES = Path(__file__).parent.parent / "datapackages"
PRINTED = read_cases("printed_direction_2024.csv")
ROWS_PER_DASHBOARD = {
    "Fair funding": (15, 10, 1, 3, 1),
    "Growth and investment": (11, 5, 1, 5, 0),
    "Employment and skills": (11, 5, 1, 2, 3),
    "Housing": (7, 2, 0, 5, 0),
    "Transport": (18, 6, 6, 6, 0),
    "Environment and waste": (23, 13, 4, 4, 2),
    "Best start in life": (12, 4, 3, 4, 1),
    "School and academy performance": (14, 4, 3, 1, 6),
    "Public health": (20, 8, 2, 10, 0),
    "Hospital discharge and reablement": (8, 2, 2, 4, 0),
    "Health and care": (16, 8, 5, 2, 1),
    "Mental health": (7, 3, 1, 3, 0),
    "Safeguarding children and families": (17, 6, 2, 8, 1),
    "Safer communities and vulnerable adults": (11, 6, 1, 4, 0),
    "Police and crime": (9, 6, 2, 1, 0),
    "Great communities": (18, 16, 1, 1, 0),
    "Enabling services": (15, 11, 2, 2, 0),
}


@pytest.fixture(scope="module")
def checked():
    return check([PACKAGES])


@pytest.fixture(scope="module")
def edition(checked):
    package = next(package for package in checked.packages if package.name == "leicestershire")
    return next(
        result
        for result in work_out(read_publications(package)).publications
        if result.publication.edition == "2023/24"
    )


def shown(counts):
    return counts.improved, counts.similar, counts.worse, counts.not_determinable


def test_no_published_package_has_a_finding(checked):
    assert checked.findings == ()


def test_the_printed_directions_add_up_to_the_counts_of_the_report(edition):
    assert edition.tally.total == 232
    assert shown(edition.tally.directions_shown) == (115, 37, 65, 15)


def test_without_schools_and_crime_they_are_the_headline_of_the_report(edition):
    left_out = [theme.theme.title for theme in edition.themes if not theme.theme.in_headline]

    assert left_out == ["School and academy performance", "Police and crime"]
    assert shown(edition.headline.directions_shown) == (105, 32, 63, 9)


def test_every_dashboard_has_its_rows_and_directions(edition):
    counted = {theme.theme.title: (theme.tally.total, *shown(theme.tally.directions_shown)) for theme in edition.themes}

    assert counted == ROWS_PER_DASHBOARD


def test_the_quarters_are_those_that_are_printed_and_bands_stay_bands(edition):
    quartiles, headline = edition.tally.quartiles, edition.headline.quartiles

    assert (quartiles.first, quartiles.second, quartiles.third, quartiles.fourth) == (48, 51, 35, 30)
    assert (quartiles.band_top, quartiles.band_bottom, quartiles.none) == (4, 0, 64)
    assert (headline.first, headline.second, headline.third, headline.fourth, headline.band_top) == (45, 41, 30, 25, 4)


def test_the_printed_ticks_and_circles_are_kept(edition):
    marks = Counter(row.mark_recorded.value for theme in edition.themes for row in theme.rows if row.mark_recorded)

    assert marks == {"strong": 33, "attention": 3}


def test_the_rule_for_marks_gives_twelve_of_the_printed_ticks(edition):
    """Thirteen, if a running total of trees is set against a year's target, which is not judged here."""
    rows = [row for theme in edition.themes for row in theme.rows]
    ticked = [row for row in rows if row.mark_recorded and row.mark_recorded.value == "strong"]

    assert sum(row.mark == "strong" for row in ticked) == 12


def test_each_computed_direction_is_what_was_worked_out_apart_from_this_program(edition):
    """Row by row, in the order of the report: the reference is another reading of it, from the figures on."""
    rows = [row for theme in edition.themes for row in theme.rows if row.direction_shown != "not determinable"]
    assert len(rows) == len(PRINTED) == 217
    for row, reference in zip(rows, PRINTED, strict=True):
        scale = words.SCALES[row.row.indicator.scale]
        assert row.previous.value / scale == Decimal(reference["previous"]), reference["indicator"]
        assert row.current.value / scale == Decimal(reference["current"]), reference["indicator"]
        direction = row.direction
        if row.row.indicator.indicator == "free-early-education-age-2":
            # The report says that the way of counting changed; the reference compares all the same.
            assert row.direction_reason == "the series was broken between the two figures"
            continue
        if row.row.polarity == "none":
            # The report prints no polarity here; the reference takes low for the comparison's sake.
            assert direction in ("lower", "higher")
            direction = direction_of_change(row.previous.value, row.current.value, "low", row.row.indicator)
        assert direction == reference["rule"], reference["indicator"]
        assert row.direction_shown == reference["published"], reference["indicator"]


def test_periods_that_the_report_does_not_print_are_not_claimed(edition):
    rows = [row for theme in edition.themes for row in theme.rows]
    as_reported = [row for row in rows if row.row.indicator.period_type == "as reported"]

    assert len(as_reported) == 205
    assert period_words.in_period(as_reported[0].current.period) == "as reported for 2023/24"


def test_the_rows_that_the_report_says_are_counted_anew_are_breaks(edition):
    broken = [
        row.row.indicator.indicator for theme in edition.themes for row in theme.rows if "b" in row.current.status
    ]

    assert sorted(broken) == [
        "free-early-education-age-2",
        "rivers-good-chemical-status",
        "rivers-good-ecological-status",
        "working-age-level-2-qualifications",
        "working-age-level-3-qualifications",
        "working-age-level-4-qualifications",
    ]


def test_every_definition_says_whose_words_it_is_in(edition):
    for theme in edition.themes:
        for row in theme.rows:
            indicator = row.row.indicator
            assert (indicator.definition is None) == (indicator.definition_by is None), indicator.indicator


def test_titles_are_unlike_each_other_and_every_indicator_has_everyday_words(edition):
    rows = [row.row.indicator for theme in edition.themes for row in theme.rows]

    assert len({indicator.title.casefold() for indicator in rows}) == len(rows)
    assert min(len(indicator.words) for indicator in rows) >= 4

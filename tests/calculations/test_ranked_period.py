"""Which period of an indicator all areas are compared on, and what was known of it by a day."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.calculations.ranked_period import choose_period, months_between, seen_by
from site_builder.model import BenchmarkSettings
from tests.calculations.made_model import made_model
from tests.calculations.records import observation

YEARLY = {"indicators": {"visits": {"period_type": "calendar year"}}}
MONTHLY = {"indicators": {"visits": {"period_type": "snapshot"}}}


def choose(periods, *, areas="abcdef", cut_off="2024-12-31", kind=YEARLY, **settings):
    figures = made_model({"visits": periods}, **kind).figures["visits"]
    return choose_period(figures, list(areas), date.fromisoformat(cut_off), BenchmarkSettings(**settings))


def test_a_figure_of_an_area_outside_the_group_does_not_count():
    found = choose({"2023": "1 1 1 - - -", "2022": "1 1 - 1 1 1"}, areas="def")

    assert found.period.text == "2022"
    assert set(found.known) == {"d", "e", "f"}


def test_a_mark_in_place_of_a_figure_is_known_and_does_not_count():
    found = choose({"2023": "1 1 1 [x] [x] [c]", "2022": "1 1 1 1 - -"})

    assert found.period.text == "2022"
    assert choose({"2023": "1 1 1 1 [x] -"}).known["e"].missing == "[x]"


def test_no_older_figure_is_carried_into_the_chosen_period():
    found = choose({"2023": "1 1 1 1 1 -", "2022": "1 1 1 1 1 9"})

    assert "f" not in found.known


def test_a_period_that_ends_on_the_cut_off_day_counts_and_one_that_ends_a_day_later_does_not():
    periods = {"2023": "1 1 1 1 1 1", "2022": "1 1 1 1 1 1"}

    assert choose(periods, cut_off="2023-12-31").period.text == "2023"
    assert choose(periods, cut_off="2023-12-30").period.text == "2022"


@pytest.mark.parametrize(
    ("as_of", "known"),
    [("2024", True), ("2024-03", True), ("2024-03-15", True), ("2024-03-16", False), ("2024-04", False)],
)
def test_figures_count_that_were_published_by_the_cut_off_day(as_of, known):
    found = choose({f"2023@{as_of}": "1 1 1 1 1 1"}, cut_off="2024-03-15")

    assert (found is not None) == known


def test_of_revised_figures_the_newest_that_was_known_counts():
    periods = {"2023@2024-02": "1 1 1 1 1 1", "2023@2024-06": "2 - - - - -", "2023@2025-01": "3 - - - - -"}

    assert choose(periods, cut_off="2024-03-31").known["a"].value == 1
    assert choose(periods, cut_off="2024-12-31").known["a"].value == 2
    assert choose(periods, cut_off="2025-12-31").known["a"].value == 3


def test_a_figure_that_was_withdrawn_is_not_known_any_more():
    found = choose({"2023@2024-02": "1 1 1 1 - -", "2023@2024-06": "[x] - - - - -", "2022": "1 1 1 1 1 1"})

    assert found.period.text == "2022"


@pytest.mark.parametrize(
    ("period", "older", "too_old"),
    [
        ("Dec 2021", False, False),
        ("Nov 2021", True, False),
        ("Dec 2019", True, False),
        ("Nov 2019", True, True),
    ],
)
def test_exactly_36_months_are_not_older_and_exactly_60_are_not_too_old(period, older, too_old):
    found = choose({period: "1 2 3 4 5 6"}, kind=MONTHLY)

    assert (found.older, found.too_old) == (older, too_old)


def test_ages_and_the_share_of_areas_can_be_set():
    periods = {"Dec 2023": "1 2 3 - - -", "Nov 2023": "1 2 3 4 - -"}

    assert choose(periods, kind=MONTHLY).period.text == "Nov 2023"
    assert choose(periods, kind=MONTHLY, min_area_share=Fraction(1, 2)).period.text == "Dec 2023"
    assert choose(periods, kind=MONTHLY, min_area_share=Fraction(1), older_after=11).older
    assert choose({"Nov 2023": "1 2 3 4 5 6"}, kind=MONTHLY, not_ranked_after=12).too_old


def test_a_period_that_is_too_old_takes_no_place_of_a_newer_one_with_too_few_areas():
    found = choose({"Dec 2023": "1 2 3 - - -", "Nov 2018": "1 2 3 4 5 6"}, kind=MONTHLY)

    assert (found.period.text, found.too_old) == ("Dec 2023", False)


def test_without_any_figure_there_is_no_period():
    assert choose({"2023": "[x] [x] [x] [x] [x] [x]"}) is None
    assert choose({"2023": "1 - - - - -"}, areas="bcdef") is None
    assert choose_period((), ["a"], date(2024, 12, 31), BenchmarkSettings()) is None


def slow_choice(counts, of, oldest_ranked):
    """By year, newest first: the first with enough areas that is not too old, otherwise the first with any."""
    years = sorted((year for year, count in counts.items() if count), reverse=True)
    good = [year for year in years if 3 * counts[year] >= 2 * of and year >= oldest_ranked]
    return next(iter(good or years), None)


@given(counts=st.dictionaries(st.integers(2015, 2024), st.integers(0, 6)))
def test_the_period_is_that_of_the_definition(counts):
    periods = {f"{year}": " ".join(["1"] * count + ["[x]"] * (6 - count)) for year, count in counts.items()}
    found = choose({"2014": "[x] [x] [x] [x] [x] [x]", **periods})

    assert (found and int(found.period.text)) == slow_choice(counts, 6, 2019)
    assert found is None or found.too_old == (int(found.period.text) < 2019)


def test_of_two_periods_that_end_together_the_one_that_begins_later_is_the_later():
    model = made_model({"visits": {"2023": "1 1 1 1 1 1"}}, **YEARLY)
    [year] = model.figures["visits"]
    long = made_model(
        {"visits": {"2022-23": "2 2 2 2 2 2"}}, indicators={"visits": {"period_type": "rolling calendar"}}
    )
    both = (*long.figures["visits"], year)

    assert choose_period(both, list("abcdef"), date(2024, 12, 31), BenchmarkSettings()).period.text == "2023"


def test_months_are_counted_from_month_to_month():
    assert months_between(date(2021, 2, 28), date(2024, 3, 1)) == 37
    assert months_between(date(2024, 12, 1), date(2024, 12, 31)) == 0


def test_a_bare_year_is_seen_from_its_first_day():
    rows = (observation("1", as_of="2023"), observation("2", as_of="2023-06"))

    assert seen_by(rows, "2022-12-31") is None
    assert seen_by(rows, "2023-01-01").value == 1
    assert seen_by(rows, "2023-06-01").value == 2
    assert seen_by((), "2023-06-01") is None

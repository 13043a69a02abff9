"""What an indicator's page says of other councils: places, or why there are none, and periods that fit a chart."""

from dataclasses import replace
from datetime import date

import pytest

from site_builder.model import Period
from site_builder.pages.comparison.indicator_among_others import among_others
from site_builder.pages.comparison.over_time import short_period
from tests.pages.comparison.reading import plain, with_edition


def indicator(compared, test):
    return next(each for each in compared.edition.indicators if test(each))


def said_of(compared, result):
    return among_others(compared, result.row.indicator.indicator, "a/index.md")


def without_ranking(compared, result, reason):
    changed = replace(result, ranking=replace(result.ranking, reason=reason, figures={}))
    return with_edition(
        compared, indicators=tuple(changed if each is result else each for each in compared.edition.indicators)
    )


def test_a_unit_in_words_is_said_once_for_a_table_and_not_in_its_cells(compared):
    result = indicator(
        compared, lambda each: each.ranking.ranked and each.row.indicator.unit.suffix not in ("", "%") and each.period
    )
    among = said_of(compared, result)
    unit = result.row.indicator.unit

    assert unit.title.lower() in among.order.lower()
    assert not any(unit.suffix in line.figure for line in (*among.areas, *among.years))


def test_without_a_place_there_are_no_columns_for_places_and_the_reason_has_a_heading_of_its_own(compared):
    result = indicator(compared, lambda each: not each.ranking.ranked and each.period)
    among = said_of(compared, result)

    assert not among.ranked
    assert among.how == "Why there is no place"
    assert not any("no place" in note for note in among.notes)


@pytest.mark.parametrize("polarity", ["high", "low"])
def test_figures_that_are_too_old_to_be_ranked_still_have_the_best_first(compared, polarity):
    result = indicator(compared, lambda each: each.row.polarity == polarity and each.ranking.ranked)
    among = said_of(without_ranking(compared, result, "too old"), result)
    by_name = {compared.names[code]: each.value for code, each in result.observations.items()}
    shown = [value for line in among.areas if (value := by_name.get(line.name)) is not None]

    assert among.order.startswith("the best first")
    assert shown == sorted(shown, reverse=polarity == "high")


def test_a_place_says_how_firm_it_is_or_that_this_cannot_be_told(compared):
    for result in compared.edition.indicators:
        if compared.figure(result):
            notes = plain(" ".join(said_of(compared, result).notes))
            assert "By chance in the figures alone" in notes or "How firm that is cannot be told" in notes


@pytest.mark.parametrize(
    ("start", "end", "months", "text", "short"),
    [
        (date(2023, 4, 1), date(2024, 3, 31), 12, "2023/24", "2023/24"),
        (date(2022, 9, 30), date(2022, 9, 30), 0, "Sep 2022", "Sep 2022"),
        (date(2021, 4, 1), date(2024, 3, 31), 36, "2021/22-2023/24", "2021–24"),
        (date(2023, 11, 16), date(2024, 11, 15), 12, "16 November 2023 to 15 November 2024", "2023–24"),
        (date(2025, 4, 30), date(2025, 4, 30), 0, "2025-04-30", "Apr 2025"),
        (date(2024, 1, 1), date(2024, 6, 30), 6, "January to June 2024", "2024"),
    ],
)
def test_a_period_is_short_enough_to_stand_whole_below_a_point(start, end, months, text, short):
    assert short_period(Period(start, end, months, "as reported", text)) == short

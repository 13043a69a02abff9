"""Sentences say what the rows say."""

from dataclasses import replace

import pytest

from site_builder.calculations.results import work_out_row
from site_builder.model import Assessment, Group
from site_builder.pages import sentences
from tests.calculations.records import report_row


def said(*values, **changes):
    return sentences.headline(work_out_row(report_row(*values, **changes))).replace("\u00a0", " ")


def test_a_figure_that_rose_says_by_how_much_and_from_what():
    assert said("41.6", "43.2") == "Waste recycled: 43.2% in 2023/24, up 1.6 percentage points from 41.6% for 2022/23."


def test_an_unchanged_figure_is_the_same():
    assert said("43.2", "43.2") == "Waste recycled: 43.2% in 2023/24, the same as the figure for 2022/23."


def test_across_a_break_nothing_is_compared():
    assert said("99.6", "0", broken=True) == (
        "Waste recycled: 0.0% in 2023/24. The series was broken between the two figures, so it is not compared."
    )


def test_an_awaited_figure_says_so_and_gives_the_last_one():
    assert said("45.8", None) == "Waste recycled: not available (in 2023/24). The figure before was 45.8% (in 2022/23)."


def test_no_figure_at_all_is_said():
    assert said() == "Waste recycled: no figure has been published for this edition."


def test_a_new_indicator_is_not_compared():
    assert said("91.5") == "Waste recycled: 91.5% in 2023/24. There is no earlier figure, so it is not compared."


@pytest.mark.parametrize(
    ("polarity", "expected"),
    [
        ("high", "That is an improvement: higher is better."),
        ("low", "That is worse: lower is better."),
        ("none", "The figure is higher. Neither high nor low is better."),
    ],
)
def test_what_a_rise_means_depends_on_polarity(polarity, expected):
    assert sentences.judgement(work_out_row(report_row("40", "50", polarity=polarity))) == expected


def test_a_printed_direction_that_differs_from_the_rule_is_named_beside_it():
    printed = Assessment("direction", "similar", None, None, "as printed", "Printed.")

    sentence = sentences.judgement(work_out_row(report_row("40", "50", assessments={"direction": printed})))

    assert sentence == "The report prints this as “similar”; the rule of this site gives “improved”."


def test_a_quarter_names_its_group_and_its_period_or_says_that_the_group_is_not_named():
    counties = Group("counties", "English counties", "counties", None)
    quartile = Assessment("quartile", "4", "2022/23", counties, "as printed", "Printed.")

    assert sentences.quartile(quartile) == "In the bottom quarter of English counties (2022/23)."
    assert "not named in the data" in sentences.quartile(replace(quartile, group=None))
    assert sentences.quartile(None) is None

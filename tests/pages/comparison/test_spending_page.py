"""The charts of places against money say where the council stands, how firm that is, and what 1st means."""

import re

from site_builder.pages.comparison.quadrants import HIGHEST, quadrant_parts
from site_builder.pages.comparison.spending import spending_page
from tests.pages.comparison.reading import plain, words_of


def charts_of(compared):
    for scope in compared.edition.scopes:
        if parts := quadrant_parts(compared, scope, "a/index.md"):
            yield from parts.charts


def test_every_chart_gives_the_places_that_its_title_rests_on(compared):
    charts = list(charts_of(compared))

    assert charts
    for chart in charts:
        assert plain(chart.wide.subtitle).startswith(plain(chart.places))
        assert HIGHEST[chart.comparator] in chart.places
        assert chart.places in chart.wide.alt
        assert not re.search(r"\d", chart.said)


def test_a_place_by_performance_comes_with_how_firm_it_is(compared):
    said = [plain(chart.places) for chart in charts_of(compared)]

    pattern = r"(Joint )?\d+\w\w of \d+ by performance, could fairly be \d+\w\w to \d+\w\w; (joint )?\d+\w\w by \w+, .*"
    assert sum(bool(re.fullmatch(pattern, each)) for each in said) > len(said) / 2


def test_the_page_begins_with_spending_and_says_how_a_chart_is_read_before_the_first_one(compared):
    page = spending_page(compared)

    assert "where 1st spends the most" in page.description
    assert "The higher it stands, the better its place by performance" in words_of(page).split("More on how to read")[0]

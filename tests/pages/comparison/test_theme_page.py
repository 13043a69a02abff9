"""The page of a theme lists every indicator once, says in good English why there is no place, and is not endless."""

import re
from dataclasses import replace

import pytest

from site_builder.model import PlaceRange
from site_builder.pages.comparison import firmness
from site_builder.pages.comparison.overview import comment, overview_lead
from site_builder.pages.comparison.theme import MOST_UNFOLDED, theme_lead, theme_page
from tests.pages.comparison.reading import plain, tables_of, tags_of, with_edition, words_of


def indicators_of(page):
    """Rows of all tables of indicators on a page."""
    return [row for caption, rows in tables_of(page).items() if "on each indicator" in caption for row in rows]


def unranked(compared, reason="no polarity"):
    """The comparison with no indicator ranked."""
    indicators = tuple(
        replace(each, ranking=replace(each.ranking, reason=reason, figures={})) for each in compared.edition.indicators
    )
    scopes = tuple(
        replace(
            scope,
            standing=replace(
                scope.standing,
                indicators=0,
                lines=tuple(replace(line, place=None, used=0) for line in scope.standing.lines),
            ),
        )
        for scope in compared.edition.scopes
    )
    return with_edition(compared, indicators=indicators, scopes=scopes)


@pytest.fixture(scope="module")
def overall(compared):
    return theme_page(compared, compared.scope("overall"))


def test_many_indicators_are_folded_by_quarter_with_how_many_each_holds(compared, overall):
    quarters = [figure.quartile for each in compared.edition.indicators if (figure := compared.figure(each))]
    told = dict(re.findall(r"<summary[^>]*>In the (\w+) quarter: (\d+)", overall.body))

    assert len(compared.edition.indicators) > MOST_UNFOLDED
    assert {name: int(number) for name, number in told.items()} == {
        name: quarters.count(quarter)
        for quarter, name in enumerate(("top", "second", "third", "bottom"), start=1)
        if quarters.count(quarter)
    }


def test_no_indicator_is_lost_by_folding(compared, overall):
    bodies = re.findall(r"<tbody.*?</tbody>", overall.body.split('id="areas"')[0], re.S)
    titles = [title for body in bodies for title in re.findall(r'rowheader"><a href="[^"]*indicators/([^/]*)/', body)]

    assert sorted(titles) == sorted(each.row.indicator.indicator for each in compared.edition.indicators)


def test_each_folded_table_is_named_by_its_summary(overall):
    ids = {attributes["id"] for _, attributes in tags_of(overall) if "id" in attributes}
    named = [attributes["aria-labelledby"] for _, attributes in tags_of(overall) if "aria-labelledby" in attributes]

    assert set(named) <= ids
    assert len(named) == len(set(named))


def test_few_indicators_are_in_one_table_that_is_open(compared):
    scope = next(scope for scope in compared.themes if len(list(compared.in_scope(scope))) <= MOST_UNFOLDED)
    page = theme_page(compared, scope)

    assert len(indicators_of(page)) == len(list(compared.in_scope(scope)))
    assert 'id="quarter-' not in page.body


def test_every_part_of_the_page_is_a_step_from_its_top(overall):
    targets = {attributes["href"] for name, attributes in tags_of(overall) if name == "a"}
    ids = {f"#{attributes['id']}" for _, attributes in tags_of(overall) if "id" in attributes}

    assert {"#indicators", "#quadrants", "#areas", "#how"} <= targets & ids


def test_a_page_without_a_place_says_why_in_one_sentence(compared):
    scopes = [scope for scope in compared.themes if compared.line(scope).place is None]

    assert scopes
    for scope in scopes:
        assert plain(theme_lead(compared, scope)).startswith("Exampleshire cannot be placed: ")
        assert "Not placed" not in theme_lead(compared, scope)


def test_where_nothing_is_ranked_the_page_says_so_once_and_why(compared):
    without = unranked(compared)
    scope = without.themes[0]
    page = theme_page(without, scope)

    assert theme_lead(without, scope) == "Exampleshire cannot be placed: no indicator of it is ranked."
    number = len(list(without.in_scope(scope)))
    assert plain(comment(without, scope)) == f"None of {number} indicators has a place: neither high nor low is better."
    assert words_of(page).count("no indicator of it is ranked") == 1
    assert firmness.coverage(scope, without.line(scope)) == ""


def test_the_words_for_how_firm_a_place_is_hold_for_every_kind_of_range(compared):
    scope, own = compared.scope("overall"), compared.own.area
    place = compared.line(scope).place.first
    found = scope.ranges[own]

    def with_range(best, worst):
        return replace(scope, ranges={own: replace(found, bootstrap=PlaceRange(best, worst))})

    assert firmness.firm(with_range(place, place), own) == "and firmly so"
    assert firmness.firm(with_range(place - 1, place), own) == f"could fairly be {place - 1}th to {place}th"
    assert firmness.firm(replace(scope, ranges={}), own) == "from one indicator alone"
    without = unranked(compared)
    assert firmness.firm(without.scope("overall"), own) == ""


def test_the_first_sentence_of_the_comparison_names_the_group_right_after_the_place(compared):
    assert re.fullmatch(
        r"Overall, Exampleshire is 9th of 33 counties \(could fairly be \w+ to \w+\); "
        r"on the council’s own functions it is \w+ of 33 \(could fairly be \w+ to \w+\)\.",
        plain(overview_lead(compared)),
    )

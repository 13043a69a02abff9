"""The page of places over the years prints the places of every edition, and says what makes them hard to compare."""

from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest

from site_builder.model import Place
from site_builder.pages.comparison import history, history_chart
from site_builder.pages.comparison.compared import Year
from site_builder.pages.comparison.history import history_lead, history_page, share_behind, share_words
from site_builder.pages.comparison.history_chart import draw_history, letter
from site_builder.pages.comparison.overview import map_cell
from site_builder.text.ordinal import ordinal
from tests.pages.comparison.reading import HOSTILE, as_area, at, plain, refused_hostile, renamed, tables_of, words_of

MERGED = "X06000012"


def said(place):
    return f"{'joint ' if place.last > place.first else ''}{ordinal(place.first)} of {place.of}"


def own_places(compared):
    """Every edition and scope with the own line, straight from the results."""
    for edition in compared.benchmarking.editions:
        for scope in edition.scopes:
            line = next((line for line in scope.standing.lines if line.area == compared.own.area), None)
            yield edition, scope, line


@pytest.fixture(scope="module")
def page(compared):
    return history_page(compared)


@pytest.fixture(scope="module")
def rows(page):
    """Rows by theme and year."""
    end = ": places of Exampleshire by year"
    tables = {caption.removesuffix(end): lines for caption, lines in tables_of(page).items()}
    return {(theme, line["Year"]): line for theme, lines in tables.items() for line in lines}


def test_every_place_is_that_of_the_results_with_its_indicators(compared, rows):
    checked = 0
    for edition, scope, line in own_places(compared):
        row = rows[scope.theme.title, edition.benchmark.edition]
        assert row["Indicators"] == f"{line.used} of {scope.standing.indicators}"
        if line.place is None:
            assert row["Place"].startswith("Not placed: only")
            assert row["Better than, of the others"] == ""
            continue
        assert row["Place"] == said(line.place)
        share = Fraction(100 * (line.place.of - line.place.first), line.place.of - 1)
        assert row["Better than, of the others"].split(",")[0] == f"{floor(share + Fraction(1, 2))}%"
        assert row["Better than, of the others"].endswith("with it") == line.place.joint
        checked += 1

    assert checked == len([row for row in rows.values() if row["Better than, of the others"]]) == 12 * 16


def test_a_change_of_place_is_called_as_the_results_call_it(compared, rows):
    for number, edition in enumerate(compared.benchmarking.editions):
        for scope in edition.scopes:
            row = rows[scope.theme.title, edition.benchmark.edition]
            change = scope.changes.get(compared.own.area)
            if not row["Better than, of the others"] or number == 0:
                assert row["Change of place"] == ""
            else:
                assert row["Change of place"].lower() == (change or "not compared")


def test_a_place_is_said_twice_only_where_a_revision_gives_another_one(compared, rows, page):
    differing = 0
    for edition, scope, line in own_places(compared):
        row = rows[scope.theme.title, edition.benchmark.edition]
        later = scope.revised.get(compared.own.area) if scope.revised else line.place
        if later == line.place:
            assert "First published" not in row["Notes"]
            continue
        differing += 1
        assert (
            f"First published as {ordinal(line.place.first)}; with figures revised since it would be "
            f"{ordinal(later.first)}." in row["Notes"]
        )

    assert differing > 0
    assert f"Of 192 places on this page, {differing} would be other ones" in words_of(page)


def test_every_mark_of_the_results_is_in_the_notes_of_its_year(compared, rows):
    begins = {
        "group changed": "The group of areas changed",
        "indicators changed": "More than 10% of the indicators changed (",
        "polarity changed": "What is good on an indicator was turned round (",
    }
    seen = set()
    for edition, scope, _ in own_places(compared):
        notes = rows[scope.theme.title, edition.benchmark.edition]["Notes"]
        assert {mark for mark, words in begins.items() if words in notes} == set(scope.marks)
        seen |= set(scope.marks)

    assert seen == set(begins)


def test_the_numbers_behind_a_changed_set_of_indicators_are_counted_from_what_is_ranked(compared, rows):
    before, now = (
        {each.row.indicator.indicator for each in at(compared, year).edition.indicators if each.ranking.ranked}
        for year in ("2018/19", "2019/20")
    )

    assert (
        f"({len(now - before)} of {len(now)} were not ranked before, "
        f"{len(before - now)} of {len(before)} are no longer ranked)" in rows["Overall", "2019/20"]["Notes"]
    )


def test_the_letters_of_the_chart_are_the_marked_years_of_overall_and_core(compared, page):
    marked = [
        edition.benchmark.edition
        for edition in compared.benchmarking.editions
        if any(scope.marks for scope in edition.scopes if scope.theme.kind != "theme")
    ]

    chart = draw_history(compared, "a/index.md")
    assert [compared.editions[number].benchmark.edition for number in chart.letters] == marked
    assert list(chart.letters.values()) == ["a", "b", "c", "d"]
    for mark, year in zip("abcd", marked, strict=True):
        assert f"{mark}, {year}:" in words_of(page)
    assert "c, 2021/22: the group of areas changed." in words_of(page)
    assert "a, 2018/19: overall, what is good on an indicator was turned round (" in words_of(page)
    assert len(page.figures) == 2


def test_the_chart_is_given_the_places_of_overall_and_core_and_breaks_where_the_group_changed(compared, monkeypatch):
    given = {}

    def drawn(**what):
        given.update(what)
        return history_chart.Figure("a", "t", "", "alt", "", {}, 1, 1)

    monkeypatch.setattr(history_chart, "history_figure", drawn)
    draw_history(compared, "a/index.md")

    places = {"overall": [], "core": []}
    for _, scope, line in own_places(compared):
        if scope.theme.kind in places:
            places[scope.theme.kind].append(line.place.first)
    assert [(line.label, list(line.places)) for line in given["lines"]] == [
        ("Overall", places["overall"]),
        ("Core", places["core"]),
    ]
    assert given["breaks"] == {9}
    assert given["years"][9] == "2021/22"
    assert given["most"] == 34


def test_marks_go_on_after_the_last_letter():
    assert [letter(number) for number in (0, 25, 26, 27, 52)] == ["a", "z", "aa", "ab", "ba"]


def test_the_lead_says_now_and_then_and_that_years_are_hard_to_compare(compared):
    assert plain(history_lead(compared)) == (
        "Overall, Exampleshire is 9th of 33 in 2023/24, better than 75% of the others. It could fairly be 5th to "
        "11th. That is slightly lower than in 2022/23, though the two years are hard to compare. In 2012/13 it was "
        "17th of 34, better than 52% of the others."
    )


def test_after_a_change_of_the_group_no_word_is_given(compared):
    assert plain(history_lead(at(compared, "2021/22"))) == (
        "Overall, Exampleshire is 7th of 33 in 2021/22, better than 81% of the others. It could fairly be 5th to "
        "11th. In 2012/13 it was 17th of 34, better than 52% of the others."
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(6, 6, 32), "better than 84% of the others"),
        (Place(6, 6, 27), "better than 81% of the others"),
        (Place(5, 6, 33), "as good as or better than 88% of the others"),
        (Place(1, 1, 33), "better than all of the others"),
        (Place(1, 2, 33), "as good as or better than all of the others"),
        (Place(33, 33, 33), "better than none of the others"),
        (Place(2, 2, 400), "better than 99.7% of the others"),
        (Place(1, 1, 1), ""),
    ],
)
def test_the_share_of_the_others_behind_is_worded_without_rounding_to_a_lie(place, words):
    assert share_words(place) == words


def test_the_share_is_none_where_there_are_no_others():
    assert share_behind(Place(1, 1, 1)) is None


def test_who_came_and_who_left_is_named_with_who_took_their_place(page):
    assert (
        "2021/22: 2 areas left the group (Fellmarch; Osterby), 1 area joined it (Fellmarch and Osterby). "
        "Fellmarch and Osterby took their place." in words_of(page)
    )
    assert "was not one of the areas compared before" not in words_of(page)


def test_a_council_that_began_on_the_way_has_no_places_before_and_names_its_forerunners(compared):
    page = history_page(as_area(compared, MERGED))

    assert (
        "Fellmarch and Osterby was not one of the areas compared before 2021/22. It took the place of 2 areas "
        "(Fellmarch; Osterby). Places of these areas are not joined to its own: they were other areas."
        in words_of(page)
    )
    rows = {row["Year"]: row for row in tables_of(page)["Overall: places of Fellmarch and Osterby by year"]}
    assert rows["2020/21"] == {
        "Year": "2020/21",
        "Place": "Not one of the areas",
        "Better than, of the others": "",
        "Indicators": "",
        "Change of place": "",
        "Notes": "",
    }
    assert rows["2021/22"]["Change of place"] == "Not compared"
    assert "In 2021/22 it was" in page.description


def test_with_one_edition_there_is_no_page(compared):
    assert history_page(at(compared, "2012/13")) is None


def unplaced(compared, years=None):
    """The comparison with the own area placed in none of these years, or of all."""

    def without(edition):
        if years is not None and edition.benchmark.edition not in years:
            return edition
        return replace(edition, scopes=tuple(_without_own(scope, compared.own.area) for scope in edition.scopes))

    editions = tuple(without(edition) for edition in compared.benchmarking.editions)
    by_id = {edition.benchmark.benchmark: edition for edition in editions}
    return replace(
        compared,
        benchmarking=replace(compared.benchmarking, editions=editions),
        edition=by_id[compared.edition.benchmark.benchmark],
    )


def _without_own(scope, own):
    lines = tuple(
        replace(line, place=None, used=1, reason="too few figures") if line.area == own else line
        for line in scope.standing.lines
    )
    changes = {area: change for area, change in scope.changes.items() if area != own}
    return replace(scope, standing=replace(scope.standing, lines=lines), changes=changes, revised={})


def test_an_area_that_never_had_a_place_has_no_page(compared):
    assert history_page(unplaced(compared)) is None


def test_an_area_without_a_place_now_is_said_to_have_been_placed(compared):
    page = history_page(unplaced(compared, {"2023/24"}))

    assert plain(page.description).startswith("Overall, Exampleshire was 7th of 33 in 2022/23, better than 81%")
    assert "That is" not in page.description
    row = tables_of(page)["Overall: places of Exampleshire by year"][0]
    assert row["Place"] == "Not placed: figures for 1 of 93 indicators"


def test_with_a_place_in_one_year_only_there_is_a_table_and_no_chart(compared):
    years = {edition.benchmark.edition for edition in compared.benchmarking.editions} - {"2022/23"}
    page = history_page(unplaced(compared, years))

    assert page.figures == {}
    assert "What the letters in the chart mean" not in words_of(page)
    assert plain(page.description) == ("Overall, Exampleshire was 7th of 33 in 2022/23, better than 81% of the others.")


def test_a_place_that_a_revision_takes_away_or_gives_is_said_so():
    scope = type("Scope", (), {"revised": {"A": Place(1, 1, 2)}})

    assert list(history._revised(scope, "B", Place(3, 3, 3))) == [
        "First published as 3rd of 3; with figures revised since it would be without a place"
    ]
    assert list(history._revised(scope, "A", None)) == [
        "First published without a place; with figures revised since it would be 1st of 2"
    ]
    assert list(history._revised(scope, "A", Place(2, 2, 3))) == [
        "First published as 2nd of 3; with figures revised since it would be 1st of 2"
    ]
    assert list(history._revised(scope, "A", Place(1, 2, 2))) == [
        "First published as joint 1st; with figures revised since it would be 1st"
    ]
    assert list(history._revised(scope, "A", Place(1, 1, 2))) == []


def test_names_are_text_and_nothing_else(compared):
    page = history_page(renamed(compared, HOSTILE))

    assert refused_hostile(page, times=30)


@pytest.mark.parametrize(("place", "quarter"), [(Place(3, 3, 3), None), (Place(4, 4, 4), 4), (Place(9, 9, 33), 2)])
def test_the_map_of_years_gives_a_place_the_quarter_that_the_method_gives_it(place, quarter):
    assert map_cell(Year("2023/24", place, ())).quarter == quarter

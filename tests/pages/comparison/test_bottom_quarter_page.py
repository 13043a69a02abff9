"""The page of the bottom quarter lists what the places give, and its counts hang together for every area."""

from collections import Counter
from dataclasses import replace

import pytest

from site_builder.model import BottomLine
from site_builder.pages.comparison.bottom_quarter import bottom_quarter_lead, bottom_quarter_page, count_moves
from site_builder.pages.comparison.bottom_quarter_lines import Stay, make_line, own_editions, stay_of, stay_words
from site_builder.text.ordinal import ordinal
from tests.pages.comparison.reading import (
    HOSTILE,
    as_area,
    at,
    plain,
    refused_hostile,
    renamed,
    tables_of,
    with_edition,
    words_of,
)

NEW, ALSO = "New there: 5 indicators", "There in 2022/23 too: 5 indicators"
BETTER, FELL_BACK = (
    "Left it, with a clearly better figure: 1 indicator",
    "Left it, without a clearly better figure: 5 indicators",
)
GONE = "No longer ranked: 1 indicator"
MERGED = "X06000012"


def quarters(edition, area):
    """The quarter of each ranked indicator, straight from the places."""
    return {
        each.row.indicator.indicator: each.ranking.figures[area].quartile
        for each in edition.indicators
        if area in each.ranking.figures
    }


def titles(edition):
    return {each.row.indicator.indicator: each.row.indicator.title for each in edition.indicators}


@pytest.fixture(scope="module")
def page(compared):
    return bottom_quarter_page(compared)


@pytest.fixture(scope="module")
def tables(page):
    return tables_of(page)


def named(rows):
    return {row["Indicator"] for row in rows}


# What is listed


def test_what_is_listed_follows_from_the_places_of_two_editions(compared, tables):
    own, names = compared.own.area, titles(compared.edition)
    now, before = (quarters(edition, own) for edition in (compared.edition, compared.previous))
    bottom, was = ({name for name, quarter in each.items() if quarter == 4} for each in (now, before))
    improved = {
        each.row.indicator.indicator
        for each in compared.edition.indicators
        if each.directions[own].direction == "improved"
    }
    left = {name for name in was - bottom if name in now}

    assert named(tables[NEW]) == {names[name] for name in bottom - was}
    assert named(tables[ALSO]) == {names[name] for name in bottom & was}
    assert named(tables[BETTER]) == {names[name] for name in left & improved}
    assert named(tables[FELL_BACK]) == {names[name] for name in left - improved}
    assert named(tables[GONE]) == {names[name] for name in was if name not in now}


def test_each_line_prints_the_places_figures_and_direction_of_the_results(compared, tables):
    own = compared.own.area
    by_title = {each.row.indicator.title: each for each in compared.edition.indicators}
    earlier = {each.row.indicator.title: each for each in compared.previous.indicators}
    checked = 0
    for caption in (NEW, ALSO, BETTER, FELL_BACK, GONE):
        for row in tables[caption]:
            now, before = by_title[row["Indicator"]], earlier[row["Indicator"]]
            assert row["Theme"] == now.row.theme.title
            for result, cell in ((now, row["Place"]), (before, row["Place 2022/23"])):
                figure = result.ranking.figures.get(own)
                if figure:
                    joint = "joint " if figure.place.joint else ""
                    assert cell.startswith(f"{joint}{ordinal(figure.place.first)} of {figure.place.of}")
            words = {"improved": "Improved", "similar": "Similar", "worse": "Worse"}
            assert row["Direction"] == words[now.directions[own].direction]
            assert row["Figure"].split()[0].rstrip("%") in f"{now.observations[own].value:,}"
            previous = now.directions[own].previous
            assert row["Figure before"].split()[0].rstrip("%") in f"{previous.value:,}"
            checked += 1

    assert checked == 17
    assert tables[GONE][0]["Place"] == "The figures are too old"


def slow_stay(compared, indicator, until):
    """How many editions in a row, counted the other way: the longest end of the history that is all in the bottom."""
    editions = [each for each in compared.editions if each.benchmark.edition <= until]
    longest = 0
    for length in range(1, len(editions) + 1):
        end = editions[-length:]
        found = [each for edition in end for each in edition.indicators if each.row.indicator.indicator == indicator]
        alike = len({each.row.polarity for each in found}) == 1
        if (
            len(found) == length
            and alike
            and all(quarters(each, compared.own.area).get(indicator) == 4 for each in end)
        ):
            longest = length
    return longest


def test_how_long_counts_the_editions_in_a_row(compared, tables):
    ids = {title: name for name, title in titles(compared.edition).items()}
    seen = set()
    for caption, column, until in (
        (NEW, "In the bottom quarter for", "2023/24"),
        (ALSO, "In the bottom quarter for", "2023/24"),
        (FELL_BACK, "Had stood there for", "2022/23"),
        (GONE, "Had stood there for", "2022/23"),
    ):
        for row in tables[caption]:
            editions = slow_stay(compared, ids[row["Indicator"]], until)
            word = "1 edition," if editions == 1 else f"{editions} editions in a row, since "
            assert row[column].startswith(word)
            seen.add(editions)

    assert {1, 2, 5, 12} <= seen


def test_how_long_is_worded_with_its_beginning():
    assert plain(stay_words(Stay(1, "2023/24", False))) == "1 edition, 2023/24"
    assert plain(stay_words(Stay(3, "2021/22", False))) == "3 editions in a row, since 2021/22"
    assert plain(stay_words(Stay(12, "2012/13", True))) == "12 editions in a row, since the first, 2012/13"
    assert plain(stay_words(Stay(1, "2012/13", True))) == "1 edition, the first, 2012/13"


def test_what_was_not_there_at_the_end_did_not_stay(compared):
    assert stay_of(compared.editions, "special-schools-good", compared.own.area) is None
    assert stay_of(compared.editions, "there-is-no-such-indicator", compared.own.area) is None
    assert stay_of((), "send-suspensions", compared.own.area) is None


def test_lines_stand_by_theme_and_the_lowest_place_of_a_theme_first(compared, tables):
    order = {scope.theme.title: scope.theme.order for scope in compared.themes}
    for caption in (NEW, ALSO, FELL_BACK):
        themes = [order[row["Theme"]] for row in tables[caption]]
        assert themes == sorted(themes)
    assert [row["Place"][:10] for row in tables[ALSO][2:]] == ["31st of 33", "joint 26th", "26th of 33"]


def test_each_theme_counts_what_it_has_in_the_bottom_quarter(compared, page):
    own, text, bottom = compared.own.area, words_of(page), 0
    for theme in compared.themes:
        inside = [
            each.ranking.figures[own].quartile
            for each in compared.edition.indicators
            if each.row.theme == theme.theme and own in each.ranking.figures
        ]
        said = f"{theme.theme.title} : {inside.count(4)} of {len(inside)} ranked indicator"
        assert (said in text) == (inside.count(4) > 0)
        bottom += inside.count(4)

    assert bottom == count_moves(compared).bottom


def test_close_figures_and_chance_stand_beside_the_place(page):
    text = words_of(page)

    assert "Most counties are close together on this, so a place says little." in text
    assert "By chance in the figures alone: 28th to 31st." in text


# Counts


def test_counts_hang_together_for_every_area_of_every_edition(compared):
    checked = Counter()
    for edition in compared.benchmarking.editions:
        for area in edition.benchmark.areas:
            own = as_area(replace(compared, edition=edition), area.area)
            moves = count_moves(own)
            now = quarters(edition, area.area)
            previous = own_editions(own)[-2] if len(own_editions(own)) > 1 else None
            assert moves.ranked == len(now)
            assert moves.bottom == list(now.values()).count(4)
            if previous is None:
                assert moves.before == moves.new == moves.left == moves.gone == 0
                continue
            assert moves.before == list(quarters(previous, area.area).values()).count(4)
            assert moves.bottom == moves.new + moves.stayed + moves.turned_in
            assert moves.before == moves.stayed + moves.turned_stayed + moves.left + moves.gone
            steps = -moves.left - moves.gone + moves.new + moves.turned_in - moves.turned_stayed
            assert moves.before + steps == moves.bottom
            checked.update(turned=moves.turned_in + moves.turned_out, gone=moves.gone, left=moves.left)

    assert checked["turned"] > 10
    assert checked["gone"] > 10
    assert checked["left"] > 1000


def test_the_table_of_counts_adds_up(tables):
    rows = {row["In the bottom quarter"]: int(row["Indicators"]) for row in tables["From 2022/23 to 2023/24"]}
    total = rows.pop("In 2023/24")

    assert sum(rows.values()) == total == 10
    assert rows == {
        "In 2022/23": 12,
        "Left it, with a clearly better figure": -1,
        "Left it, without a clearly better figure": -5,
        "No longer ranked": -1,
        "New there": 5,
    }


# Words


def test_the_lead_says_what_stands_there_what_is_new_and_what_left(page):
    assert plain(page.description) == (
        "10 of 93 ranked indicators of Exampleshire stand in the bottom quarter of 33 counties, 5 of them new; "
        "6 left it since 2022/23, 1 of these with a clearly better figure, and 1 is no longer ranked."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"bottom": 0, "new": 0, "improved": 0, "not_improved": 0, "gone": 0},
            "None of 93 ranked indicators of Exampleshire stands in the bottom quarter of 33 counties; none left it since 2022/23.",
        ),
        (
            {"bottom": 1, "new": 1, "improved": 1, "not_improved": 0, "gone": 2},
            "1 of 93 ranked indicators of Exampleshire stands in the bottom quarter of 33 counties, and it is new there; 1 left it since 2022/23, with a clearly better figure, and 2 are no longer ranked.",
        ),
        (
            {"bottom": 1, "new": 0, "improved": 0, "not_improved": 1, "gone": 0},
            "1 of 93 ranked indicators of Exampleshire stands in the bottom quarter of 33 counties; 1 left it since 2022/23, without a clearly better figure.",
        ),
        (
            {"bottom": 2, "new": 0, "improved": 0, "not_improved": 2, "gone": 0},
            "2 of 93 ranked indicators of Exampleshire stand in the bottom quarter of 33 counties, none of them new; 2 left it since 2022/23, none of these with a clearly better figure.",
        ),
    ],
)
def test_the_lead_counts_in_good_english(compared, changes, words):
    assert plain(bottom_quarter_lead(compared, replace(count_moves(compared), **changes))) == words


def test_nothing_is_called_significant(compared):
    for edition in compared.benchmarking.editions[-3:]:
        for area in edition.benchmark.areas[::6]:
            page = bottom_quarter_page(as_area(replace(compared, edition=edition), area.area))
            assert "significant" not in page.body.lower()


# Odd cases


def test_in_the_first_edition_nothing_is_new_and_nothing_left(compared):
    page = bottom_quarter_page(at(compared, "2012/13"))

    assert plain(page.description).endswith("34 counties. There is no edition before to compare with.")
    [rows] = tables_of(page).values()
    assert "Figure before" not in rows[0]
    assert all(row["In the bottom quarter for"] == "1 edition, the first, 2012/13" for row in rows)
    assert "How the counts hang together" not in words_of(page)


def test_a_council_that_was_not_compared_before_has_nothing_new(compared):
    page = bottom_quarter_page(as_area(at(compared, "2021/22"), MERGED))

    assert plain(page.description).endswith("33 counties. There is no edition before to compare with.")
    assert all(
        row["In the bottom quarter for"] == "1 edition, the first, 2021/22"
        for row in next(iter(tables_of(page).values()))
    )
    later = bottom_quarter_page(as_area(at(compared, "2022/23"), MERGED))
    assert "since 2021/22" in later.description


def test_with_everything_in_the_top_quarter_only_what_left_is_listed(compared):
    own = compared.own.area
    indicators = tuple(_at_the_top(each, own) for each in compared.edition.indicators)
    was = [name for name, quarter in quarters(compared.previous, own).items() if quarter == 4]
    counts = compared.edition.counts[own]
    top = replace(counts.quartiles, first=93, second=0, third=0, fourth=0)
    changed = with_edition(
        compared,
        indicators=indicators,
        counts={**compared.edition.counts, own: replace(counts, quartiles=top)},
        lists={own: tuple(BottomLine(name, "moved out and figure improved") for name in was)},
    )
    page = bottom_quarter_page(changed)

    assert plain(page.description) == (
        "None of 93 ranked indicators of Exampleshire stands in the bottom quarter of 33 counties; "
        "12 left it since 2022/23, all with a clearly better figure."
    )
    assert "In the bottom quarter in 2023/24" not in words_of(page)
    assert len(tables_of(page)["Left it, with a clearly better figure: 12 indicators"]) == 12


def _at_the_top(result, own):
    figures = {
        code: replace(figure, quartile=1) if code == own else figure for code, figure in result.ranking.figures.items()
    }
    return replace(result, ranking=replace(result.ranking, figures=figures))


def test_without_a_quarter_there_is_no_page(compared):
    own = compared.own.area
    counts = compared.edition.counts[own]
    none = replace(counts.quartiles, first=0, second=0, third=0, fourth=0, none=112)
    changed = with_edition(compared, counts={own: replace(counts, quartiles=none)}, lists={own: ()})

    assert bottom_quarter_page(changed) is None


def with_listing(compared, listing):
    """A county and an edition of which something is listed so."""
    for edition in compared.benchmarking.editions:
        for area, lines in edition.lists.items():
            found = [line for line in lines if line.listing == listing]
            if found:
                return as_area(replace(compared, edition=edition), area), found[0]
    raise AssertionError(listing)


@pytest.mark.parametrize(
    ("listing", "title", "text"),
    [
        (
            "bottom quarter (polarity changed)",
            "There, and what is good was turned round",
            "So the quarters of the two editions are not compared.",
        ),
        (
            "moved out (polarity changed)",
            "Left it, and what is good was turned round",
            "So to have left it says nothing of the service.",
        ),
    ],
)
def test_what_was_turned_round_is_listed_apart_and_counted(compared, listing, title, text):
    changed, line = with_listing(compared, listing)
    page = bottom_quarter_page(changed)
    [rows] = [lines for caption, lines in tables_of(page).items() if caption.startswith(title)]

    assert text in words_of(page)
    assert titles(changed.edition)[line.indicator] in named(rows)
    moves = count_moves(changed)
    assert moves.before - moves.left - moves.gone + moves.new + moves.turned_in - moves.turned_stayed == moves.bottom


def test_an_indicator_that_was_turned_round_is_not_followed_further_back(compared):
    changed, line = with_listing(compared, "bottom quarter (polarity changed)")

    assert plain(make_line(changed, line).stay) == f"1 edition, {changed.edition.benchmark.edition}"


def test_an_indicator_that_the_edition_dropped_is_named_from_the_one_before(compared):
    rest = tuple(each for each in compared.edition.indicators if each.row.indicator.indicator != "rivers-good")
    page = bottom_quarter_page(with_edition(compared, indicators=rest))
    [row] = tables_of(page)[GONE]

    assert row["Indicator"] == "Rivers in good condition"
    assert row["Place"] == "Not in this edition"
    assert row["Direction"] == "Cannot compare"
    assert row["Figure"] == "none"


def test_where_both_editions_compare_the_same_period_that_is_said(compared):
    period = next(
        each.period for each in compared.previous.indicators if each.row.indicator.indicator == "send-suspensions"
    )
    indicators = tuple(
        replace(each, period=period) if each.row.indicator.indicator == "send-suspensions" else each
        for each in compared.edition.indicators
    )
    text = words_of(bottom_quarter_page(with_edition(compared, indicators=indicators)))

    assert f"Both editions compare {period.text}, so the figure is not a later one." in text


def test_names_are_text_and_nothing_else(compared):
    assert refused_hostile(bottom_quarter_page(renamed(compared, HOSTILE)), times=30)

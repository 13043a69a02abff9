"""Pages of two councils side by side print the figures and places of the results, and count them right."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from site_builder.calculations.funding_gap import work_out_gaps
from site_builder.pages import addresses, words
from site_builder.pages.addresses import url
from site_builder.pages.comparison import firmness
from site_builder.pages.comparison.councils import council_pages
from site_builder.pages.comparison.kinds import KINDS
from site_builder.pages.comparison.side_by_side import Sheet, Tally, tally, tally_sentence, tally_short
from site_builder.schemas import TABLE_SCHEMAS
from tests.pages.comparison.reading import (
    HOSTILE,
    as_area,
    plain,
    refused_hostile,
    renamed,
    tables_of,
    tags_of,
    with_edition,
    words_of,
)

MERGED, WITHOUT_LIBRARIES = "Fellmarch and Osterby", "Quernshire"


def area_of(compared, name):
    return next(area for area in compared.areas if area.name == name)


def page_of(compared, name):
    path = addresses.compared_council(compared.result.publication, area_of(compared, name))
    return next(page for page in council_pages(compared) if page.path == path)


@pytest.fixture(scope="module")
def pages(compared):
    return list(council_pages(compared))


@pytest.fixture(scope="module")
def averdale(compared):
    return page_of(compared, "Averdale")


def better(result, own, other):
    """Who has the better figure, from the figures themselves; None where the indicator is not ranked, or one is missing."""
    values = dict(zip(result.ranking.panel.areas, result.ranking.panel.values, strict=True))
    if result.ranking.reason or values[own] is None or values[other] is None:
        return None
    if values[own] == values[other]:
        return "level"
    higher = own if values[own] > values[other] else other
    return higher if result.row.polarity == "high" else ({own, other} - {higher}).pop()


def counted(results, own, other):
    found = [better(each, own, other) for each in results]
    return found.count(other), found.count(own), found.count("level")


# The list


def test_the_list_has_every_council_from_a_to_z_with_its_places(compared, pages):
    rows = tables_of(pages[0])["All counties from A to Z, 2023/24"]

    assert len(rows) == 33
    assert [row["Council"] for row in rows] == [
        f"{area.name} {words.capital(KINDS[area.type][0])}"
        for area in sorted(compared.areas, key=lambda area: area.name.casefold())
    ]
    by_name = {area.name: area for area in compared.areas}
    for row in rows:
        area = by_name[re.sub(r" County( unitary)? council$", "", row["Council"])]
        for kind in ("overall", "core"):
            scope = compared.scope(kind)
            place = next(line.place for line in scope.standing.lines if line.area == area.area)
            found = firmness.place_range(scope, area.area)
            assert row[scope.theme.title] == f"{words.place(place)} could fairly be {firmness.range_words(found)}"


def test_the_list_leads_to_a_page_for_each_council_but_the_own_one(compared, pages):
    links = [attributes["href"] for tag, attributes in tags_of(pages[0]) if tag == "a"]
    expected = {
        addresses.link(pages[0].path, addresses.compared_council(compared.result.publication, area))
        for area in compared.areas
        if area != compared.own
    }

    assert len(pages) == 33
    assert {addresses.link(pages[0].path, page.path) for page in pages[1:]} == expected
    assert expected <= set(links)
    assert pages[0].body.count('class="is-own"') == 1


def test_a_council_leads_to_its_neighbours_in_the_list(pages):
    first, second, last = pages[1], pages[2], pages[-1]

    assert "Previous council" not in words_of(first)
    assert f'rel="next" href="{addresses.link(first.path, second.path)}"' in first.body
    assert f'rel="prev" href="{addresses.link(second.path, first.path)}"' in second.body
    assert "Next council" not in words_of(last)


def test_where_nobody_else_is_compared_there_are_no_pages(compared):
    benchmark = replace(compared.edition.benchmark, areas=(compared.own,))

    assert list(council_pages(with_edition(compared, benchmark=benchmark))) == []


def test_every_kind_of_council_of_the_data_format_has_a_name():
    [field] = [field for field in TABLE_SCHEMAS["areas"]["fields"] if field["name"] == "type"]

    assert set(field["constraints"]["enum"]) == set(KINDS)


# Two councils


def test_the_lead_says_both_places_and_who_is_ahead_on_how_many(compared, averdale):
    own, other = compared.own.area, area_of(compared, "Averdale").area
    ahead, behind, level = counted(compared.edition.indicators, own, other)
    places = {line.area: line.place for line in compared.scope("overall").standing.lines}

    assert plain(averdale.description).startswith(
        f"Overall, Averdale is {words.place(places[other])} (could fairly be "
    )
    assert f"and Exampleshire is {words.place(places[own])} (could fairly be " in averdale.description
    assert plain(averdale.description).endswith(
        f"Averdale is ahead of Exampleshire on {ahead} of {ahead + behind + level} indicators that both have, "
        f"behind on {behind}, level on {level}."
    )


@pytest.mark.parametrize("name", ["Averdale", MERGED, WITHOUT_LIBRARIES])
def test_each_theme_prints_both_places_and_counts_who_is_ahead(compared, name):
    own, other = compared.own.area, area_of(compared, name).area
    rows = {row["Theme"]: row for row in tables_of(page_of(compared, name))[
        f"Places of Exampleshire and {name} among counties, 2023/24"
    ]}  # fmt: skip

    assert list(rows) == [scope.theme.title for scope in compared.edition.scopes]
    for scope in compared.edition.scopes:
        row = rows[scope.theme.title]
        lines = {line.area: line for line in scope.standing.lines}
        for column, code in (("Exampleshire", own), (name, other)):
            if lines[code].place:
                found = firmness.place_range(scope, code)
                fairly = (
                    f"could fairly be {firmness.range_words(found)}" if found.best != found.worst else "and firmly so"
                )
                assert row[column] == f"{words.place(lines[code].place)} {fairly}"
            else:
                assert row[column].startswith("Not placed: ")
        ahead, behind, level = counted(list(compared.in_scope(scope)), own, other)
        said = row[f"{name} is ahead on"]
        assert said == f"{ahead} of {ahead + behind + level}, behind on {behind}" + (
            f", level on {level}" * bool(level)
        )


def test_the_better_place_is_not_firm_where_the_ranges_overlap(compared, averdale):
    own, other = compared.own.area, area_of(compared, "Averdale").area
    rows = tables_of(averdale)["Places of Exampleshire and Averdale among counties, 2023/24"]
    seen = set()
    for scope, row in zip(compared.edition.scopes, rows, strict=True):
        places = {line.area: line.place for line in scope.standing.lines}
        if places[own] is None or places[other] is None:
            assert row["Better place"] == "Cannot be said"
            continue
        first = "Exampleshire" if places[own].first < places[other].first else "Averdale"
        mine, theirs = (firmness.place_range(scope, area) for area in (own, other))
        shared = {*range(mine.best, mine.worst + 1)} & {*range(theirs.best, theirs.worst + 1)}
        assert row["Better place"] == first + (", but not firmly" if shared else "")
        seen.add(bool(shared))
    assert seen == {True, False}


def test_an_area_that_is_not_placed_is_not_compared_and_its_reason_is_said(compared):
    rows = {row["Theme"]: row for row in tables_of(page_of(compared, WITHOUT_LIBRARIES))[
        "Places of Exampleshire and Quernshire among counties, 2023/24"
    ]}  # fmt: skip

    row = rows["Libraries, heritage and culture"]
    assert re.fullmatch(r"Not placed: figures for \d of 7 indicators", row["Quernshire"])
    assert row["Better place"] == "Cannot be said"


def test_a_council_that_is_not_placed_overall_is_said_in_the_lead(compared):
    other = area_of(compared, "Averdale")
    scopes = []
    for scope in compared.edition.scopes:
        lines = tuple(
            replace(line, place=None, used=3, reason="too few figures") if line.area == other.area else line
            for line in scope.standing.lines
        )
        scopes.append(replace(scope, standing=replace(scope.standing, lines=lines)))
    page = page_of(with_edition(compared, scopes=tuple(scopes)), "Averdale")

    assert page.description.startswith("Overall, Averdale cannot be placed. Averdale is ahead of Exampleshire on ")
    assert "Not placed: figures for 3 of 93 indicators" in words_of(page)


def test_seen_from_the_other_council_ahead_and_behind_change_sides(compared):
    other = area_of(compared, "Averdale").area
    here = [line for lines in Sheet(compared).lines(other).values() for line in lines]
    there = [line for lines in Sheet(as_area(compared, other)).lines(compared.own.area).values() for line in lines]
    mine, theirs = tally(here), tally(there)

    assert (mine.ahead, mine.behind, mine.level) == (theirs.behind, theirs.ahead, theirs.level)
    assert mine.both == theirs.both > 50


def test_quarters_are_those_of_the_results_and_add_up_to_all_indicators(compared, averdale):
    rows = tables_of(averdale)["Indicators in each quarter of the counties"]

    for name in ("Exampleshire", "Averdale"):
        counts = compared.edition.counts[area_of(compared, name).area].quartiles
        numbers = [int(row[name]) for row in rows]
        assert numbers == [counts.first, counts.second, counts.third, counts.fourth, counts.none, 112]
        assert sum(numbers[:-1]) == numbers[-1]


@pytest.mark.parametrize("name", ["Averdale", MERGED])
def test_every_indicator_stands_once_with_both_figures_and_who_is_better(compared, name):
    own, other = compared.own.area, area_of(compared, name).area
    tables = tables_of(page_of(compared, name))
    seen = 0
    for scope in compared.themes:
        rows = tables[f"{scope.theme.title}: figures and places of Exampleshire and {name}"]
        for result, row in zip(compared.in_scope(scope), rows, strict=True):
            indicator = result.row.indicator
            assert row["Indicator"].startswith(indicator.title)
            for column, code in (("Exampleshire", own), (name, other)):
                observed = plain(words.observed(result.observations.get(code), indicator))
                figure = result.ranking.figures.get(code)
                assert row[column] == observed + (f" {words.place(figure.place)}" if figure else "")
            names = {own: "Exampleshire", other: name, "level": "Level"}
            who = better(result, own, other)
            if who:
                assert row["Better"] == names[who]
            elif result.ranking.reason:
                assert row["Better"] == words.capital(firmness.NOT_RANKED[result.ranking.reason])
            else:
                assert row["Better"].startswith("No figure: ")
            seen += 1
    assert seen == len(compared.edition.indicators) == 112


def test_who_has_no_figure_is_named(compared):
    rows = [row for rows in tables_of(page_of(compared, MERGED)).values() for row in rows if "Better" in row]

    assert "No figure: Fellmarch and Osterby" in {row["Better"] for row in rows}


def test_equal_figures_are_level(compared):
    words_for = {plain(line.better) for area in compared.areas if area != compared.own
                 for lines in Sheet(compared).lines(area.area).values() for line in lines if line.ahead == "level"}  # fmt: skip

    assert words_for == {"Level"}


def test_places_and_figures_lead_to_their_pages(compared, averdale):
    links = {attributes["href"] for tag, attributes in tags_of(averdale) if tag == "a"}
    wanted = [compared.theme_path(scope) for scope in compared.edition.scopes]
    wanted += [addresses.indicator(compared.own, name) for name in compared.reported]
    wanted += ["method/ranking.md", "method/ranges.md"]
    shown = {each.row.indicator.indicator for each in compared.edition.indicators}

    for path in wanted:
        if path.startswith("method/") or "/themes/" in path or path.split("/")[-2] in shown:
            assert addresses.link(averdale.path, path) in links, url(path)


def test_tallies_in_words():
    assert plain(tally_sentence(Tally(45, 38, 5), "Averdale", "Exampleshire")) == (
        "Averdale is ahead of Exampleshire on 45 of 88 indicators that both have, behind on 38, level on 5."
    )
    assert plain(tally_sentence(Tally(1, 0, 0), "A", "B")) == (
        "A is ahead of B on 1 of 1 indicator that both have, behind on 0."
    )
    assert (
        tally_sentence(Tally(0, 0, 0), "A", "B") == "There is no ranked indicator for which both A and B have a figure."
    )
    assert tally_short(Tally(3, 4, 0)) == "3 of 7, behind on 4"
    assert tally_short(Tally(0, 0, 0)) == "none that both have"


# Money


def test_money_is_that_of_the_results_with_the_place_by_size(compared, averdale):
    rows = {re.sub(r" \d{4}(/\d\d)?$", "", row["What"]): row for row in tables_of(averdale)[
        "Funding, spending and deprivation of both"
    ]}  # fmt: skip
    own, other = compared.own.area, area_of(compared, "Averdale").area
    funding = compared.edition.funding

    assert rows[funding.indicator.title]["Averdale"] == words.figure(funding.values[other], funding.indicator)
    seen = {funding.indicator.title}
    for scope in compared.edition.scopes:
        for comparator, amounts in scope.amounts.items():
            title = amounts.indicator.title
            if title in seen:
                continue
            seen.add(title)
            points = {point.area: point.spending for point in scope.quadrants[comparator]}
            for column, code in (("Exampleshire", own), ("Averdale", other)):
                figure = plain(words.figure(amounts.values[code], amounts.indicator))
                assert rows[title][column] == f"{figure} {words.place(points[code])}"
    assert set(rows) == seen
    assert len(seen) == 10


def with_gaps(compared, funding, residents):
    """The same with other money or residents, and the gaps that follow from these."""
    return with_edition(compared, funding=funding, residents=residents, gaps=tuple(work_out_gaps(funding, residents)))


def test_the_funding_of_the_other_council_is_put_in_money_where_residents_are_of_the_same_time(compared):
    funding, residents = compared.edition.funding, compared.edition.residents
    own, other = compared.own.area, area_of(compared, "Averdale").area
    difference = funding.values[other] - funding.values[own]
    money = plain(words.money_in_millions(difference * residents.values[own]))
    less = plain(words.money_in_millions(difference * residents.values[other]))
    known = with_gaps(compared, funding, replace(residents, period=funding.period))
    unknown = with_gaps(compared, funding, None)
    equal = with_gaps(compared, replace(funding, values=dict.fromkeys(funding.values, Decimal(900))), residents)
    said = "With the funding of Averdale for each resident, Exampleshire would have"

    assert difference > 0
    assert f"{said} {money} a year more: £{difference} for each resident." in words_of(page_of(known, "Averdale"))
    assert f"{said} £{difference} more for each resident." in words_of(page_of(unknown, "Averdale"))
    assert f"{said} the same." in words_of(page_of(equal, "Averdale"))
    turned = words_of(page_of(as_area(known, other), "Exampleshire"))
    assert f"Averdale would have {less} a year less: £{difference} for each resident." in turned


def test_without_funding_and_spending_nothing_is_said_of_money(compared):
    scopes = tuple(replace(scope, amounts={}, quadrants={}) for scope in compared.edition.scopes)
    page = page_of(with_edition(compared, funding=None, gaps=(), scopes=scopes), "Averdale")

    assert "Money and need" not in words_of(page)


# A merger


def test_a_council_made_by_a_merger_shows_the_last_places_of_those_before_it(compared):
    page = page_of(compared, MERGED)
    rows = tables_of(page)["The last places of the councils before it"]
    year = next(each for each in compared.benchmarking.editions if each.benchmark.edition == "2020/21")

    assert "Fellmarch and Osterby took the place of Fellmarch County Council and Osterby Borough Council." in words_of(
        page
    )
    assert [(row["Council"], row["Year"]) for row in rows] == [
        ("Fellmarch County Council", "2020/21"),
        ("Osterby Borough Council", "2020/21"),
    ]
    for row, code in zip(rows, ("X10000022", "X06000013"), strict=True):
        for scope in year.scopes[:2]:
            place = next(line.place for line in scope.standing.lines if line.area == code)
            assert row[scope.theme.title].startswith(words.place(place))
    assert "took the place" not in words_of(page_of(compared, "Averdale"))


def test_a_council_that_was_divided_is_said_with_all_that_took_its_place(compared):
    model = compared.benchmarking.model
    averdale, other = area_of(compared, "Averdale"), area_of(compared, "Brackenshire")
    changed = replace(
        compared,
        benchmarking=replace(compared.benchmarking, model=replace(model, successors={"X99": (averdale, other)})),
    )
    page = page_of(changed, "Averdale")

    assert "Averdale and Brackenshire took the place of X99." in words_of(page)
    assert "The last places of the councils before it" not in tables_of(page)


# Names


def test_names_are_text_and_nothing_else(compared):
    pages = list(council_pages(renamed(compared, HOSTILE)))

    assert refused_hostile(pages[0], times=33)
    assert refused_hostile(pages[1], times=100)
    assert refused_hostile(pages[-1], times=100)

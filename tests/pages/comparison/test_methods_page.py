"""The page of switches prints the places and quarters of the results under every setting, and says how much moves."""

import re
from dataclasses import replace

import pytest

from site_builder.model import PlaceRange
from site_builder.pages import addresses, words
from site_builder.pages.comparison.methods import ABOUT, SETTINGS, TITLES, methods_page
from tests.pages.comparison.reading import (
    HOSTILE,
    as_area,
    at,
    plain,
    refused_hostile,
    renamed,
    tables_of,
    tags_of,
    with_edition,
    words_of,
)

MERGED = "X06000012"


@pytest.fixture(scope="module")
def page(compared):
    return methods_page(compared)


@pytest.fixture(scope="module")
def switches(compared):
    return compared.benchmarking.switches[compared.edition.benchmark.benchmark]


def with_switches(compared, switches):
    found = compared.benchmarking.switches | {compared.edition.benchmark.benchmark: switches}
    return replace(compared, benchmarking=replace(compared.benchmarking, switches=found))


def shown(setting):
    """How a setting is called on the page of a county council, without the mark of ours."""
    if setting.switch != "comparators":
        return SETTINGS[setting.setting]
    return "All 33 counties" if setting.ours else "21 county councils alone"


def number(cell):
    """The place that a cell prints, and out of how many."""
    found = re.match(r"(?:joint )?(\d+)\w\w of (\d+)", cell)
    return (int(found[1]), int(found[2])) if found else None


def own_places(compared, setting, scope):
    positions = setting.positions[scope.scope]
    return (positions[compared.own.area], len(positions)) if compared.own.area in positions else None


def of_county(switches, switch, own):
    return [each for each in switches.of(switch) if own in each.compared.areas]


def test_every_switch_has_a_title_and_every_setting_its_words(switches):
    assert {each.switch for each in switches.settings} == set(TITLES) == set(ABOUT)
    assert {each.setting for each in switches.settings if each.switch != "comparators"} == set(SETTINGS)


@pytest.mark.parametrize("switch", TITLES)
def test_the_overall_and_core_places_under_every_setting_are_those_of_the_results(compared, page, switches, switch):
    rows = tables_of(page)[f"{TITLES[switch]}: places of Exampleshire, 2023/24"]
    settings = of_county(switches, switch, compared.own.area)

    assert [row["Setting"] for row in rows] == [shown(each) + " (ours)" * each.ours for each in settings]
    for setting, row in zip(settings, rows, strict=True):
        for kind in ("overall", "core"):
            scope = compared.scope(kind)
            assert number(row[scope.theme.title]) == own_places(compared, setting, scope)


@pytest.mark.parametrize("switch", ["comparators", "ties", "averages"])
def test_the_places_in_each_theme_are_those_of_the_results(compared, page, switches, switch):
    rows = tables_of(page)[f"{TITLES[switch]}: places of Exampleshire in each theme"]

    assert [row["Theme"] for row in rows] == [scope.theme.title for scope in compared.themes]
    for scope, row in zip(compared.themes, rows, strict=True):
        for setting in of_county(switches, switch, compared.own.area):
            cell = row[shown(setting) + " (ours)" * setting.ours]
            expected = own_places(compared, setting, scope)
            assert number(cell) == expected
            if expected is None:
                assert cell == "Not placed"


def test_our_own_places_are_the_published_ones_joint_or_not(compared, page):
    rows = {row["Theme"]: row for row in tables_of(page)["What ties count for: places of Exampleshire in each theme"]}
    for scope in compared.themes:
        place = next(line.place for line in scope.standing.lines if line.area == compared.own.area)
        assert rows[scope.theme.title]["Middle place (ours)"] == (words.place(place) if place else "Not placed")
    assert any("joint" in row["Middle place (ours)"] for row in rows.values())


def test_weights_move_no_place_in_a_theme_and_so_list_none(compared, page, switches):
    ours, *others = switches.of("weights")
    for each in others:
        for scope in compared.themes:
            assert each.positions[scope.scope] == ours.positions[scope.scope]

    assert "What weighs how much: places of Exampleshire in each theme" not in tables_of(page)


def test_another_place_is_marked_with_how_far_it_is_from_ours_unless_other_areas_are_compared(compared, page, switches):
    for switch in ("ties", "averages"):
        rows = tables_of(page)[f"{TITLES[switch]}: places of Exampleshire in each theme"]
        ours, *others = switches.of(switch)
        for scope, row in zip(compared.themes, rows, strict=True):
            before = own_places(compared, ours, scope)
            for setting in others:
                if before:
                    step = own_places(compared, setting, scope)[0] - before[0]
                    said = f" {abs(step)} {'lower' if step > 0 else 'higher'}" if step else ""
                    assert re.sub(r"^(joint )?\d+\w\w of \d+", "", row[shown(setting)]) == said
    compared_alone = tables_of(page)["Whom to compare: places of Exampleshire in each theme"]
    assert not any(re.search("lower|higher", row["21 county councils alone"]) for row in compared_alone)


def lies(compared, settings, kind):
    scope = compared.scope(kind).scope
    places = [each.positions[scope][compared.own.area] for each in settings if len(each.compared.areas) == 33]
    return PlaceRange(min(places), max(places))


def test_the_lead_gives_the_range_over_all_settings_that_compare_all(compared, page, switches):
    overall, core = (lies(compared, switches.settings, kind) for kind in ("overall", "core"))

    assert overall.best < overall.worst
    assert plain(page.description) == (
        "Under every setting shown that compares all 33 counties, the overall place lies between "
        f"{words.ordinal(overall.best)} and {words.ordinal(overall.worst)}, and the place on the council’s own "
        f"functions lies between {words.ordinal(core.best)} and {words.ordinal(core.worst)}."
    )


def test_each_switch_says_how_much_moves(compared, page, switches):
    text, own = words_of(page), compared.own.area
    for switch in ("ties", "weights", "averages"):
        found = lies(compared, switches.of(switch), "overall")
        assert (
            f"Under these settings the overall place lies between {words.ordinal(found.best)} and {words.ordinal(found.worst)}."
            in text
        )
    for switch in ("ties", "averages"):
        themes = [
            {each.positions[scope.scope][own] for each in switches.of(switch)}
            for scope in compared.themes
            if own in switches.of(switch)[0].positions[scope.scope]
        ]
        still = sum(len(places) == 1 for places in themes)
        verb = "has" if still == 1 else "have"
        assert f"{still} of {len(themes)} themes {verb} the same place under all of them." in text
    [_, alone] = of_county(switches, "comparators", own)
    place, of = own_places(compared, alone, compared.scope("overall"))
    assert f"Among 21 county councils alone, the overall place is {words.ordinal(place)} of {of}." in text


def test_a_place_that_no_setting_moves_is_said_as_one_place(compared, switches):
    ours = switches.settings[0]
    still = replace(switches, settings=tuple(replace(each, positions=ours.positions) for each in switches.settings))
    page = methods_page(with_switches(compared, still))
    place = ours.positions[compared.scope("overall").scope][compared.own.area]

    assert f"the overall place is {words.ordinal(place)}, and" in page.description
    assert "14 of 14 themes have the same place under all of them." in words_of(page)


def test_a_county_unitary_is_compared_with_its_own_kind(compared):
    page = methods_page(as_area(compared, MERGED))
    rows = tables_of(page)["Whom to compare: places of Fellmarch and Osterby, 2023/24"]

    assert [row["Setting"] for row in rows] == ["All 33 counties (ours)", "12 county unitary councils alone"]
    assert re.search(r"Among 12 county unitary councils alone, the overall place is \d+\w\w of 12\.", words_of(page))
    themes = tables_of(page)["What ties count for: places of Fellmarch and Osterby in each theme"]
    [health] = [row for row in themes if row["Theme"] == "Health: adults"]
    assert set(health.values()) == {"Health: adults", "Not placed"}


def test_where_there_is_nobody_else_to_compare_that_switch_is_left_out(compared, switches):
    alone = tuple(each for each in switches.settings if each.switch != "comparators" or each.ours)
    page = methods_page(with_switches(compared, replace(switches, settings=alone)))

    assert "Whom to compare" not in words_of(page)


def test_a_council_without_an_overall_place_reads_so(compared, switches):
    own = compared.own.area
    settings = tuple(
        replace(
            each,
            positions={
                scope: {area: place for area, place in found.items() if area != own}
                for scope, found in each.positions.items()
            },
        )
        for each in switches.settings
    )
    page = methods_page(with_switches(compared, replace(switches, settings=settings)))

    assert page.description == "Exampleshire has no place overall, and so none under another setting."
    assert {row["Overall"] for row in tables_of(page)["What ties count for: places of Exampleshire, 2023/24"]} == {
        "Not placed"
    }


# Quarters


def test_quarters_by_each_rule_are_those_of_the_results_and_add_up(compared, page, switches):
    rows = tables_of(page)["Indicators of Exampleshire in each quarter, by three rules"]

    for rule, row in zip(switches.quarters, rows, strict=True):
        counts = rule.counts[compared.own.area]
        numbers = [int(row[name]) for name in ("Top quarter", "Second", "Third", "Bottom quarter", "No quarter", "All")]
        assert numbers == [counts.first, counts.second, counts.third, counts.fourth, counts.none, 112]
        assert sum(numbers[:-1]) == 112
        moved = len(rule.moved[compared.own.area])
        assert row["In another quarter than ours"] == ("–" if rule.ours else str(moved))
    assert rows[0]["Rule"].endswith("(ours)")
    ours = compared.edition.counts[compared.own.area].quartiles
    assert [int(rows[0][name]) for name in ("Top quarter", "Bottom quarter")] == [ours.first, ours.fourth]


def test_every_indicator_whose_quarter_hangs_on_the_rule_is_listed_with_its_quarters(compared, page, switches):
    own = compared.own.area
    rows = tables_of(page)["Quarters of Exampleshire by three rules, where they differ"]
    moving = {name for rule in switches.quarters for name in rule.moved[own]}
    titles = {each.row.indicator.title: each for each in compared.edition.indicators}

    assert {titles[row["Indicator"]].row.indicator.indicator for row in rows} == moving
    assert (
        f"{len(moving)} indicators of Exampleshire would stand in another quarter by one of the other rules."
        in words_of(page)
    )
    for row in rows:
        result = titles[row["Indicator"]]
        figure = result.ranking.figures[own]
        assert row["Place"] == words.place(figure.place)
        quarters = list(row.values())[2:]
        expected = [rule.moved[own].get(result.row.indicator.indicator, figure.quartile) for rule in switches.quarters]
        assert quarters == [words.QUARTILE_SHORT[str(quarter)] for quarter in expected]


def test_where_no_quarter_hangs_on_the_rule_none_is_listed(compared, switches):
    rules = tuple(replace(each, moved={area.area: {} for area in compared.areas}) for each in switches.quarters)
    page = methods_page(with_switches(compared, replace(switches, quarters=rules)))

    assert "No indicator of Exampleshire would stand in another quarter by one of the other rules." in words_of(page)
    assert "whose quarter hangs on the rule" not in words_of(page)


# Where it is, and names


def test_every_edition_that_a_publication_names_has_the_page_and_others_have_none(exampleshire, compared):
    named = {each.publication.benchmark for each in exampleshire.publications}

    assert set(compared.benchmarking.switches) == named == {"counties-2022-23", "counties-2023-24"}
    assert methods_page(at(compared, "2022/23")) is not None
    assert methods_page(at(compared, "2019/20")) is None


def test_places_lead_to_their_themes_and_to_the_method(compared, page):
    links = {attributes["href"] for tag, attributes in tags_of(page) if tag == "a"}

    for scope in compared.edition.scopes:
        assert addresses.link(page.path, compared.theme_path(scope)) in links
    for target in ("#switches", "#quarters-by-other-rules"):
        assert addresses.link(page.path, "method/ranges.md") + target in links
    assert addresses.link(page.path, addresses.results_zip("exampleshire")) in links


def test_names_are_text_and_nothing_else(compared, switches):
    hostile = tuple(
        replace(
            each,
            compared=replace(each.compared, group=replace(each.compared.group, short_title=HOSTILE))
            if each.compared.group
            else each.compared,
        )
        for each in switches.settings
    )

    assert refused_hostile(
        methods_page(renamed(with_switches(compared, replace(switches, settings=hostile)), HOSTILE)), 60
    )


def test_a_model_without_core_themes_has_the_page_all_the_same(compared):
    scopes = tuple(scope for scope in compared.edition.scopes if scope.theme.kind != "core")
    page = methods_page(with_edition(compared, scopes=scopes))

    assert "functions" not in page.description
    assert set(tables_of(page)["What ties count for: places of Exampleshire, 2023/24"][0]) == {"Setting", "Overall"}

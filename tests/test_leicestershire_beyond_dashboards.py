"""What the five documents show of Leicestershire beyond the dashboards of 2023/24, against what they print."""

import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest

from site_builder.build import check
from site_builder.calculations.results import work_out
from site_builder.sources.councils import read_councils
from site_builder.sources.publications import read_publications
from tests.sites import LEICESTERSHIRE

ROWS_PER_DASHBOARD_2017_18 = {
    "Fair funding": (13, 6, 1, 4, 2),
    "Strong economy": (8, 6, 0, 1, 1),
    "Employment and skills": (12, 4, 3, 4, 1),
    "Transport": (11, 4, 5, 2, 0),
    "Housing": (11, 2, 1, 4, 4),
    "Health and care: prevention, discharge and reablement": (9, 2, 3, 4, 0),
    "Health and care: adult social care": (14, 2, 3, 7, 2),
    "Public health": (19, 7, 5, 6, 1),
    "Best start in life": (13, 8, 1, 2, 2),
    "Mental health": (7, 1, 1, 2, 3),
    "School and academy performance": (17, 8, 5, 4, 0),
    "Safeguarding children, families and vulnerable adults": (19, 9, 2, 6, 2),
    "Safer communities": (10, 3, 1, 5, 1),
    "Police and crime": (9, 0, 1, 8, 0),
    "Environment and waste": (11, 7, 0, 4, 0),
    "Great communities": (15, 7, 4, 3, 1),
    "Corporate enablers": (19, 7, 6, 6, 0),
}
PLACES_2022_23 = {
    # theme: place, place the year before, place by spending of 32 (32 spends least)
    "Core performance (council services)": (3, 7, 32),
    "Overall outcomes": (6, 5, 32),
    "Corporate: finance and complaints": (6, None, None),
    "Adult social care: delivery": (2, 6, 29),
    "Adult social care: perception": (31, 32, 29),
    "Health: children": (10, 7, 22),
    "Health: adults": (14, 10, 22),
    "Children's social care": (9, 11, 26),
    "Special educational needs and disabilities (SEND)": (12, 13, 18),
    "Transport and highways": (2, 5, 20),
    "Environment and waste": (15, 22, 23),
    "Economy": (9, 9, None),
    "School quality and access": (4, 4, 27),
    "Police and crime": (21, 11, None),
    "Housing": (2, 7, None),
}


@pytest.fixture(scope="module")
def results():
    package = check([LEICESTERSHIRE]).packages[0]
    return work_out(read_publications(package), read_councils(package))


@pytest.fixture(scope="module")
def older(results):
    return next(result for result in results.publications if result.publication.edition == "2017/18")


@pytest.fixture(scope="module")
def council(results):
    return results.councils[0]


@pytest.fixture(scope="module")
def funding(council):
    return council.funding[0]


def shown(counts):
    return counts.improved, counts.similar, counts.worse, counts.not_determinable


def test_the_directions_of_2017_18_add_up_to_the_counts_of_the_report(older):
    assert older.tally.total == 217
    assert shown(older.tally.directions_shown) == (83, 42, 72, 20)
    assert shown(older.headline.directions_shown) == (75, 36, 60, 20)


def test_every_dashboard_of_2017_18_has_its_rows_and_directions(older):
    counted = {theme.theme.title: (theme.tally.total, *shown(theme.tally.directions_shown)) for theme in older.themes}

    assert counted == ROWS_PER_DASHBOARD_2017_18


def test_the_quarters_of_2017_18_are_those_that_are_printed(older):
    quartiles = older.tally.quartiles

    assert (quartiles.first, quartiles.second, quartiles.third, quartiles.fourth) == (39, 57, 25, 22)
    assert (quartiles.band_top, quartiles.band_bottom, quartiles.none) == (5, 1, 68)


def test_the_ticks_of_2017_18_are_kept(older):
    marks = Counter(row.mark_recorded.value for theme in older.themes for row in theme.rows if row.mark_recorded)

    assert marks == {"strong": 32}


def test_an_edition_shows_no_figure_that_was_published_after_it(older):
    for theme in older.themes:
        for row in theme.rows:
            assert all(observation.as_of <= "2018" for observation in row.row.series), row.row.indicator.indicator


def test_a_figure_of_years_before_is_not_the_previous_figure_of_the_newer_edition(results):
    newer = results.publications[0]
    for theme in newer.themes:
        for row in theme.rows:
            if row.previous:
                assert row.previous.as_of == "2024", row.row.indicator.indicator


def test_an_indicator_of_both_editions_is_one_with_a_reviewed_reason(results):
    changes = results.changes[0]
    hows = Counter(pair.older.row.match.how for pair in changes.both)

    assert (changes.older.edition, changes.newer.edition) == ("2017/18", "2023/24")
    assert len(changes.both) == sum(hows.values())
    assert all(pair.older.row.match.reason for pair in changes.both)
    assert len(changes.both) + len(changes.only_older) == 217
    assert len(changes.both) + len(changes.only_newer) == 232
    # The printed names of 106 rows agree; some of these are counted anew, and one is another measure.
    assert hows["same name"] == 100
    assert hows["same meaning"] == 31
    assert hows["changed definition"] == 16


def test_where_the_definition_changed_the_line_is_broken_between_the_editions(results):
    for pair in results.changes[0].both:
        if pair.older.row.match.how == "changed definition":
            later = [each for each in pair.newer.row.series if each.as_of == "2024"]
            broken = [each for each in later if "b" in each.status]
            assert broken, pair.newer.row.indicator.indicator
            assert all(each.note for each in broken), pair.newer.row.indicator.indicator


def test_five_indicators_changed_what_is_good(results):
    turned = sorted(pair.newer.row.indicator.indicator for pair in results.changes[0].both if pair.polarity_changed)

    assert turned == [
        "camhs-urgent-treatment-within-4-weeks",
        "council-apprentices",
        "domestic-abuse-incident-rate",
        "domestic-violence-marac-repeat-cases",
        "reported-hate-incident-rate",
    ]


def test_leicestershire_has_the_lowest_amount_of_the_counties_and_camden_the_difference_that_is_printed(funding):
    assert len(funding.lines) == 150
    assert (funding.own.amount, funding.own.place_among_peers.first, funding.own.place_among_peers.of) == (677, 27, 27)
    assert not funding.own.place_among_peers.joint
    camden = next(line for line in funding.lines if line.area.name == "Camden")
    assert (camden.difference, round(camden.additional / 1_000_000)) == (483, 330)
    assert camden.place.first == 2


def test_every_place_and_difference_of_funding_comes_out_of_a_plain_count(funding):
    """A slow twin: counts over the amounts, apart from the program's functions."""
    amounts = {line.area.area: line.amount for line in funding.lines}
    residents = funding.comparison.population.value
    for line in funding.lines:
        above = sum(amount > line.amount for amount in amounts.values())
        assert line.place.first == above + 1
        assert line.place.last == above + sum(amount == line.amount for amount in amounts.values())
        assert line.additional == (line.amount - 677) * residents


def test_the_kinds_of_authorities_are_those_of_the_chart(funding):
    assert sorted(kind.areas for kind in funding.kinds) == [7, 12, 12, 20, 27, 36, 36]


def test_the_implied_residents_lie_where_every_printed_pair_allows(funding):
    low, high = funding.population_range
    residents = funding.comparison.population

    assert low <= residents.value <= high
    assert "e" in residents.status
    assert residents.note
    for line in funding.lines:
        if line.printed and line.printed.difference:
            # The printed money fits some difference that rounds to the printed one.
            nearest = [
                Fraction(residents.value) * (Fraction(line.printed.difference) + step) / 1_000_000
                for step in (Fraction(-1, 2), Fraction(1, 2))
            ]
            money = Fraction(line.printed.additional) / 1_000_000
            assert min(nearest) - Fraction(1, 2) <= money <= max(nearest) + Fraction(1, 2), line.area.name


def test_the_places_of_2022_23_are_those_of_the_table(council):
    table = council.positions

    assert (table.year, table.previous_year) == ("2022/23", "2021/22")
    assert {
        line.theme.title: (line.position.place, line.previous and line.previous.place, line.position.spend_rank)
        for line in table.lines
    } == PLACES_2022_23


def test_the_overall_place_of_each_year_is_stated_by_its_documents(council):
    overall = next(each for each in council.positions.histories if each.theme.kind == "overall")

    assert [(year, {position.place for position in stated}) for year, stated in overall.years] == [
        ("2016/17", {6}),
        ("2021/22", {5}),
        ("2022/23", {6}),
        ("2023/24", {5}),
    ]
    assert len(dict(overall.years)["2022/23"]) == 2


def test_the_lower_performing_lists_are_counted_again(council):
    counted = {(each.list.kind, each.list.year): each for each in council.lists if each.list.kind == "bottom quarter"}

    assert {year: len(each.list.entries) for (_, year), each in counted.items()} == {
        "2016/17": 22,
        "2022/23": 30,
        "2023/24": 18,
    }
    middle = counted["bottom quarter", "2022/23"]
    assert middle.indicators == 39
    assert [(count.count, count.of) for count in middle.disagreeing] == [(37, 257)]


def test_every_sum_of_a_document_that_is_added_up_does_not_come_out(council):
    added = [each for each in council.sums if each.parts_total is not None]

    assert len(council.sums) == 36
    assert len(added) == 5
    for each in added:
        assert each.parts_total == sum(each.sum.parts, Decimal(0))
        assert each.parts_total != each.sum.total, each.sum.check


def test_what_does_not_agree_is_judged_and_names_its_documents(council):
    judged = Counter(each.sum.certainty for each in council.sums)
    documents = {each.sum.source.source for each in council.sums}
    documents |= {each.sum.other_source.source for each in council.sums if each.sum.other_source}

    assert judged == {"cannot be right": 12, "documents differ": 5, "can be rounding": 4, "wording": 15}
    assert len(documents) == 5
    for each in council.sums:
        if each.sum.certainty == "documents differ":
            assert each.sum.other_source, each.sum.check
        assert each.sum.other_source != each.sum.source, each.sum.check


def test_an_explanation_explains_and_does_not_speak_of_this_site(council):
    said = [each.sum.why for each in council.sums if each.sum.why]

    assert 10 <= len(said) <= 25
    assert len(set(said)) == len(said)
    assert not [text for text in said if re.search(r"\b(?:[Hh]ere|this site|page)\b", text)]


def test_the_risks_are_those_of_the_report(results):
    risks = results.publications[0].publication.risks

    assert len(risks) == 26
    assert sorted(Counter(risk.category for risk in risks).values()) == [1, 1, 2, 4, 4, 6, 8]
    assert {risk.reference for risk in risks} == {"Part 3, Risks and Risk Management"}


def test_a_risk_is_said_with_the_force_that_the_report_gives_it(results):
    said = {risk.title: risk.statement for risk in results.publications[0].publication.risks}

    assert "a substantial risk of a successful attack" in said["Cyber security"]
    assert not [title for title, statement in said.items() if re.search(r"\blikely\b|\bsignificant", statement)]
    assert all(statement.startswith("If ") for statement in said.values())


def test_every_outcome_of_the_newest_edition_has_its_narrative(results):
    newest = results.publications[0]

    assert [narrative.outcome for narrative in newest.publication.narratives] == [
        outcome for outcome, _ in newest.outcomes
    ]


def test_five_committees_are_named_and_the_assignment_of_dashboards_is_marked_as_this_sites_own(council):
    committees = council.council.committees

    assert [committee.source.source for committee in committees].count("cabinet-report-2024") == 5
    assert {link.basis for committee in committees for link in committee.themes} == {"site"}
    assert all(link.reason for committee in committees for link in committee.themes)

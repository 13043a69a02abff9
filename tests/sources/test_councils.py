"""What a package says of a council beyond its dashboards is read whole, and typed."""

import shutil
from datetime import date
from decimal import Decimal

import pytest

from site_builder.sources import read_package
from site_builder.sources.councils import read_councils
from site_builder.sources.publications import read_publications
from tests.sites import VALID, change_cell


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(VALID, tmp_path / "testshire")


def council(folder):
    package, findings = read_package(folder)
    assert findings == []
    return read_councils(package)[0]


def test_there_is_one_council_for_each_area_with_a_publication(folder):
    package, _ = read_package(folder)

    assert [each.area.name for each in read_councils(package)] == ["Testshire"]


def test_a_funding_comparison_has_its_amounts_kinds_and_printed_differences(folder):
    comparison = council(folder).funding[0]

    assert {area.name: amount for area, amount in comparison.amounts.items()} == {
        "Testshire": 700,
        "Newshire": 800,
        "Oldshire": 900,
        "Old Borough": 1200,
    }
    assert comparison.kinds["E08000099"].group == "invented-boroughs"
    assert comparison.peers == {"E10000099", "E10000097", "E10000098"}
    assert comparison.population.value == 500000
    assert comparison.printed["E08000099"].difference == Decimal(501)


def test_a_member_whose_membership_ended_before_the_period_did_is_not_compared(folder):
    change_cell(
        folder / "data/group_members.csv", "authorities,E10000098,,2023-03-31", "authorities,E10000098,,2023-03-30"
    )

    assert "Oldshire" not in {area.name for area in council(folder).funding[0].amounts}


def test_a_revision_of_an_amount_takes_the_place_of_the_first_figure(folder):
    with (folder / "data/observations.csv").open("a", encoding="utf-8") as file:
        file.write("money-per-head,E10000097,2022/23,2024,810,,,,,r,\n")

    amounts = council(folder).funding[0].amounts

    assert {area.name: amount for area, amount in amounts.items()}["Newshire"] == 810


def test_a_revision_after_the_cut_off_of_the_edition_does_not_reach_back_into_it(folder):
    with (folder / "data/observations.csv").open("a", encoding="utf-8") as file:
        file.write("money-per-head,E10000097,2022/23,2025-01,810,,,,,r,\n")

    amounts = council(folder).funding[0].amounts

    assert {area.name: amount for area, amount in amounts.items()}["Newshire"] == 800


def test_a_missing_amount_is_left_out_and_is_not_nought(folder):
    change_cell(
        folder / "data/observations.csv",
        "money-per-head,E10000097,2022/23,2023,800",
        "money-per-head,E10000097,2022/23,2023,[x]",
    )

    assert "Newshire" not in {area.name for area in council(folder).funding[0].amounts}


def test_lists_have_their_entries_links_and_printed_counts(folder):
    bottom, left = council(folder).lists

    assert [entry.text for entry in bottom.entries] == ["Journeys by bus", "Two figures on litter"]
    assert [(indicator.indicator, note) for indicator, note in bottom.entries[0].links] == [
        ("bus-passengers", "Counted in another year.")
    ]
    assert (bottom.printed_counts[0].count, bottom.printed_counts[0].of) == (4, 40)
    assert left.kind == "left"


def test_places_committees_and_sums_are_read(folder):
    read = council(folder)

    assert [(each.theme.benchmark_theme, each.year, each.place) for each in read.positions][:2] == [
        ("overall", "2022/23", 5),
        ("overall", "2023/24", 6),
    ]
    assert [(link.theme.theme, link.basis) for link in read.committees[0].themes] == [
        ("environment", "source"),
        ("transport", "site"),
    ]
    assert read.sums[0].parts == (45, 45, 30, 25)


def test_an_edition_may_word_and_order_a_dashboard_in_its_own_way(folder):
    change_cell(
        folder / "data/edition_themes.csv",
        "testshire-2024,transport,,,,,Roads and buses.",
        "testshire-2024,transport,Roads and buses,clean-and-green,0,yes,",
    )
    package, _ = read_package(folder)
    rows = read_publications(package)[0].rows

    assert [row.theme.title for row in rows][:2] == ["Roads and buses", "Roads and buses"]
    assert rows[0].theme.in_headline
    assert rows[0].theme.outcome.outcome == "clean-and-green"


def test_risks_changes_and_narratives_belong_to_their_edition(folder):
    package, _ = read_package(folder)
    publication = read_publications(package)[0]

    assert [risk.title for risk in publication.risks] == ["Flood", "Prices"]
    assert publication.changes[0].count == 2
    narrative = publication.narratives[0]
    assert (narrative.outcome.outcome, narrative.author, narrative.date) == (
        "clean-and-green",
        "Test editors",
        date(2024, 11, 20),
    )
    assert "author:" not in narrative.text


def test_an_observation_may_have_a_period_type_of_its_own(folder):
    path = folder / "data/observations.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    typed = [f"{row}," for row in rows]
    typed.append("bus-passengers,E10000099,2023/24,2024-02,9900,,,,,,,as reported")
    path.write_text("\n".join([f"{head},period_type", *typed]) + "\n", encoding="utf-8")
    package, findings = read_package(folder)
    rows = read_publications(package)[0].rows

    assert findings == []
    series = next(row for row in rows if row.indicator.indicator == "bus-passengers").series
    assert [(each.period.text, each.period.type) for each in series] == [
        ("2022", "calendar year"),
        ("2023", "calendar year"),
        ("2023/24", "as reported"),
    ]

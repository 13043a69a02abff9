"""Codes of areas: those that nobody gave out, and packages that do not agree on them."""

import shutil
from dataclasses import replace

import pytest

from site_builder.__main__ import main
from site_builder.checks import ACROSS, EXPLAINED, check_across, check_and_review, check_package
from site_builder.checks.area_code_was_given_out import _LAST
from site_builder.checks.area_code_was_given_out import CHECK as GIVEN_OUT
from tests.checks.small_package import found, package_of
from tests.sites import EXAMPLESHIRE, LEICESTERSHIRE, VALID, change_cell, read_state


def areas(*codes, **named):
    rows = [{"area": code, "slug": f"a{at}", "name": f"Name {at}", "type": "county"} for at, code in enumerate(codes)]
    rows += [{"area": code, "slug": code.lower(), "name": name, "type": "county"} for code, name in named.items()]
    return rows


def package(name, rows, **more):
    made = package_of({"areas": rows})
    tables = {key: replace(table, path=f"{name}/data/{key}.csv") for key, table in made.tables.items()}
    return replace(made, name=name, path=f"{name}/datapackage.json", tables=tables, **more)


@pytest.mark.parametrize("code", ["E10000034", "E06000066", "E07000246", "E08000039", "E09000033", "E10000001",
                                  "E12000009", "E92000001", "W06000024", "S12000050", "N09000011", "W92000004",
                                  "S92000003", "N92000002", "E47000999", "E11000099", "X10000081"])  # fmt: skip
def test_a_code_of_the_register_and_one_of_a_kind_that_is_not_known_here_are_left_alone(code):
    assert found("W312", package_of({"areas": areas("E10000018", code)})) == []


@pytest.mark.parametrize("code", ["E10000035", "E06000067", "E07000247", "E08000040", "E09000034", "E10000000",
                                  "E12000010", "E92000002", "W06000025", "S12000051", "N09000012", "E10000099"])  # fmt: skip
def test_a_code_beyond_the_register_beside_a_real_council_is_warned_of(code):
    [finding] = found("W312", package_of({"areas": areas("E10000018", code)}))

    assert (finding.line, finding.column, finding.value, finding.severity) == (3, "area", code, "warning")
    assert "April 2025" in finding.problem


def test_exchanged_digits_are_named_where_only_one_code_can_be_meant():
    [exchanged] = found("W312", package_of({"areas": areas("E10000081")}))
    [unclear] = found("W312", package_of({"areas": areas("E10000055")}))

    assert exchanged.remedy.startswith("Write E10000018 if two digits were exchanged")
    assert "Write" not in unclear.remedy
    assert exchanged.correction is None, "a program does not choose a council"


def test_invented_areas_are_left_alone_only_where_no_real_council_stands_beside_them():
    assert found("W312", package_of({"areas": areas("E10000091", "E10000092", "E92000001", "E12000004")})) == []
    assert len(found("W312", package_of({"areas": areas("E10000091", "E10000018")}))) == 1
    assert len(found("W312", package_of({"areas": areas("E10000081", "E10000082")}))) == 2
    said = replace(package_of({"areas": areas("E10000081", "E10000018")}), descriptor={"name": "a", "invented": True})
    assert found("W312", said) == []


def test_the_page_says_the_date_of_the_register_and_what_is_left_alone():
    assert all(text in GIVEN_OUT.explanation for text in ("April 2025", "E10000034", "combined", "invented", "from 90"))
    assert _LAST["E10"][0] == 34


def told(*packages):
    return [
        (name.split("/")[0], each.column, each.line)
        for name, found_ in check_across(packages).items()
        for each in found_
    ]


def test_one_name_with_two_codes_is_told_once_in_the_later_package():
    first = package("first", areas(E10000018="Leicestershire", E10000013="Gloucestershire"))
    later = package("later", areas(E10000013="Leicestershire"))

    assert told(first, later) == [("later", "area", 2)]
    [finding] = check_across((first, later))["later/datapackage.json"]
    assert '"Leicestershire" has the code "E10000018" in first/data/areas.csv line 2.' in finding.problem


def test_one_code_with_two_names_is_told():
    first = package("first", areas(E10000018="Leicestershire"))
    later = package("later", areas(E10000018="Lincolnshire"))

    assert told(first, later) == [("later", "name", 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bristol, City of", "Bristol"),
        ("Durham", "County Durham"),
        ("St Helens", "St. Helens"),
        ("Leicestershire", "Leicestershire County Council"),
        ("Yorkshire and The Humber", "Yorkshire and the Humber"),
        ("Brighton & Hove", "Brighton and Hove"),
    ],
)
def test_another_way_of_writing_a_name_is_no_other_name(one, other):
    first, later = package("first", areas(E06000023=one)), package("later", areas(E06000023=other))

    assert told(first, later) == []
    assert told(first, package("later", areas(E06000024=other))) == [("later", "area", 2)]


def test_an_old_and_a_new_code_of_one_name_are_told_apart_by_their_days():
    old = {**areas(E10000009="Dorset")[0], "to": "2019-03-31"}
    new = {**areas(E06000059="Dorset")[0], "from": "2019-04-01"}

    assert told(package("first", [old]), package("later", [new])) == []
    assert told(package("first", areas(E10000009="Dorset")), package("later", [new])) == [("later", "area", 2)]


def test_a_region_or_a_combined_authority_may_have_the_name_of_another_kind_of_area():
    region = {**areas(E12000005="West Midlands")[0], "type": "region"}
    combined = {**areas(E47000007="West Midlands")[0], "type": "combined authority"}

    assert told(package("first", [region]), package("later", [combined])) == []


def test_invented_packages_say_nothing_of_real_areas():
    invented = {"descriptor": {"name": "first", "invented": True}}
    first = package("first", areas(E10000018="Exampleshire"), **invented)

    assert told(first, package("later", areas(E10000018="Leicestershire"))) == []


def reviewed(rows):
    made = package("later", areas(E10000018="Lincolnshire"))
    review = package_of({"reviews": rows}).tables["reviews"]
    tables = {**made.tables, "reviews": replace(review, path="later/data/reviews.csv")}
    return replace(made, tables=tables)


def test_a_review_silences_it_and_is_not_called_unneeded_where_a_package_is_looked_at_alone():
    row = {
        "check": "W313",
        "order": 1,
        "area": "E10000018",
        "reason": "Looked up.",
        "author": "A",
        "date": "2026-01-01",
    }
    first, later = package("first", areas(E10000018="Leicestershire")), reviewed([row])
    across = check_across((first, later))[later.path]

    assert [each.code for each in check_and_review(later, across).reviewed if each.code == "W313"] == ["W313"]
    assert "N459" not in {each.code for each in check_package(later)}


def test_the_command_tells_what_two_packages_do_not_agree_on(tmp_path, capsys):
    for name in ("first", "later"):
        shutil.copytree(VALID, tmp_path / name)
    change_cell(tmp_path / "later/data/areas.csv", "testshire,Testshire,Testshire County", "testshire,Toastshire,T")

    assert main(["check", str(tmp_path)]) == 0

    said = capsys.readouterr().err
    assert 'later/data/areas.csv line 2, column C "name": "E10000099" is called "Testshire" in first/data' in said
    assert "[W313, a warning]" in said


def test_the_published_packages_agree_and_have_real_codes():
    packages = [read_state(folder) for folder in (LEICESTERSHIRE, EXAMPLESHIRE)]

    assert [each for package_ in packages for each in found("W312", package_)] == []
    assert not any(check_across(packages).values())


def test_checks_across_packages_are_explained_like_any_other():
    assert {check.code for check in ACROSS} <= {each.code for each in EXPLAINED}

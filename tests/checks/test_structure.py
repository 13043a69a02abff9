"""Checks of descriptors and of whole tables."""

from dataclasses import replace

import pytest

from site_builder.checks import CHECKS, check_and_review, check_package
from site_builder.model import Package


def with_descriptor(package: Package, **keys: object) -> Package:
    return replace(package, descriptor={**package.descriptor, **keys})


def with_resource(package: Package, table: str, **keys: object) -> Package:
    resources = [{**entry, **keys} if entry["name"] == table else entry for entry in package.descriptor["resources"]]
    return with_descriptor(package, resources=resources)


def with_columns(package: Package, table: str, columns: dict[str, str]) -> Package:
    old = package.tables[table]
    return replace(package, tables={**package.tables, table: replace(old, frame=old.frame.rename(columns=columns))})


def codes(package: Package) -> list[str]:
    return [finding.code for finding in check_package(package)]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_is_silent_on_the_valid_package_or_its_finding_was_reviewed(valid_package, check):
    found = check.findings(valid_package)

    assert set(found) <= set(check_and_review(valid_package).reviewed)
    assert len(found) == (check.code == "W408")


def test_nothing_is_found_in_the_valid_package_that_was_not_reviewed(valid_package):
    assert check_package(valid_package) == []


@pytest.mark.parametrize("name", ["Testshire", "test shire", "../evil", "con", "com1", "", None, 5, "é", "a" * 65])
def test_a_package_name_that_is_no_id_is_refused(valid_package, name):
    assert codes(with_descriptor(valid_package, name=name)) == ["E121"]


def test_a_folder_name_that_is_no_id_is_refused(valid_package):
    assert codes(replace(valid_package, name="Test Shire")) == ["E121"]


def test_a_misspelt_table_is_reported_once_with_the_name_that_was_meant(valid_package):
    package = with_resource(valid_package, "observations", name="observation")
    package = replace(package, tables={k: v for k, v in package.tables.items() if k != "observations"})

    findings = check_package(package)

    assert [finding.code for finding in findings] == ["E122"]
    assert '"observations"' in findings[0].remedy


def test_a_required_table_that_is_not_listed_is_missing(valid_package):
    resources = [entry for entry in valid_package.descriptor["resources"] if entry["name"] != "units"]
    package = with_descriptor(valid_package, resources=resources)
    package = replace(package, tables={k: v for k, v in package.tables.items() if k != "units"})

    findings = check_package(package)

    assert [finding.code for finding in findings if finding.file.endswith(".json")] == ["E123"]
    assert '"units"' in findings[-1].problem


def test_a_table_that_need_not_be_there_may_be_absent(valid_package):
    resources = [entry for entry in valid_package.descriptor["resources"] if entry["name"] != "comments"]
    package = with_descriptor(valid_package, resources=resources)

    assert codes(replace(package, tables={k: v for k, v in package.tables.items() if k != "comments"})) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("dialect", {"delimiter": ";"}),
        ("dialect", "http://127.0.0.1:9/dialect.json"),
        ("encoding", "utf-16"),
        ("format", "xlsx"),
        ("scheme", "http"),
        ("extrapaths", ["../other.csv"]),
        ("compression", "zip"),
    ],
)
def test_a_resource_that_wants_to_be_read_in_another_way_is_refused(valid_package, key, value):
    assert codes(with_resource(valid_package, "units", **{key: value})) == ["E124"]


@pytest.mark.parametrize("key", ["schema", "profile", "$schema"])
def test_a_schema_of_the_package_itself_is_noticed_and_not_used(valid_package, key):
    findings = check_package(with_resource(valid_package, "units", **{key: "http://127.0.0.1:9/x.json"}))

    assert [(finding.code, finding.severity) for finding in findings] == [("N125", "notice")]


def test_another_profile_of_the_package_is_noticed(valid_package):
    package = with_descriptor(
        valid_package, **{"$schema": "http://127.0.0.1:9/x.json", "profile": "tabular-data-package"}
    )

    assert codes(package) == ["N125", "N125"]


def test_an_unknown_column_is_refused_and_a_misspelt_one_is_reported_once(valid_package):
    assert codes(with_columns(valid_package, "units", {"kind": "Kind "})) == ["E126"]
    assert codes(with_columns(valid_package, "units", {"prefix": "remarks"})) == ["E126"]
    assert codes(with_columns(valid_package, "units", {"prefix": ""})) == ["E126"]


def test_a_required_column_must_be_there(valid_package):
    old = valid_package.tables["units"]
    package = replace(
        valid_package, tables={**valid_package.tables, "units": replace(old, frame=old.frame.drop(columns="kind"))}
    )

    assert codes(package) == ["E127"]


def test_an_optional_column_may_be_absent(valid_package):
    old = valid_package.tables["units"]
    package = replace(
        valid_package, tables={**valid_package.tables, "units": replace(old, frame=old.frame.drop(columns="prefix"))}
    )

    assert codes(package) == []


def test_a_column_stands_once(valid_package):
    findings = check_package(with_columns(valid_package, "units", {"prefix": "suffix"}))

    assert [finding.code for finding in findings] == ["E128"]
    assert "in C and D" in findings[0].problem


def test_a_required_table_has_rows_and_an_optional_one_may_be_empty(valid_package):
    def emptied(name):
        old = valid_package.tables[name]
        return replace(valid_package, tables={**valid_package.tables, name: replace(old, frame=old.frame.iloc[:0])})

    assert "E129" in codes(emptied("units"))
    assert codes(emptied("comments")) == []


def test_a_reference_into_a_table_that_is_left_out_is_unknown(valid_package):
    resources = [entry for entry in valid_package.descriptor["resources"] if entry["name"] != "groups"]
    package = with_descriptor(valid_package, resources=resources)
    package = replace(package, tables={k: v for k, v in package.tables.items() if k != "groups"})

    findings = check_package(package)

    assert {finding.code for finding in findings} == {"E303"}
    assert "no table groups" in findings[0].problem


def test_a_reference_into_a_table_that_could_not_be_read_is_left_alone(valid_package):
    package = replace(valid_package, tables={k: v for k, v in valid_package.tables.items() if k != "groups"})

    assert codes(package) == []

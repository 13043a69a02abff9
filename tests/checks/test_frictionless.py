"""Frictionless as the judge: an independent opinion on the rules of the schemas."""

from dataclasses import replace

import pytest

from site_builder.checks import check_package
from site_builder.checks.frictionless_accepts_the_package import faults_that_frictionless_finds


@pytest.mark.parametrize(
    ("table", "line", "column", "text"),
    [
        ("observations", 5, "value", "lots"),
        ("observations", 5, "value", ""),
        ("report_rows", 3, "polarity", ""),
        ("report_rows", 3, "polarity", "High"),
        ("targets", 3, "indicator", "nobody"),
        ("indicators", 3, "decimals", "9"),
        ("sources", 2, "redistribute", "TRUE"),
        ("publications", 2, "cut_off", "31/12/2024"),
        ("observations", 5, "as_of", "soon"),
    ],
)
def test_frictionless_finds_the_same_fault_on_the_same_line(package_with, table, line, column, text):
    package = package_with(table, line, column, text)

    theirs = {(fault.file, fault.line) for fault in faults_that_frictionless_finds(package)}
    ours = {(finding.file, finding.line) for finding in check_package(package)}

    assert (f"valid/data/{table}.csv", line) in theirs
    assert theirs <= ours


def test_a_fault_that_only_frictionless_sees_is_a_finding(valid_package):
    package = replace(valid_package, descriptor={**valid_package.descriptor, "licenses": [{}]})

    findings = check_package(package)

    assert [(finding.code, finding.file) for finding in findings] == [("E191", "valid/datapackage.json")]
    assert "license requires" in findings[0].problem


def test_lines_are_physical_where_a_row_was_left_out(valid_package, package_with):
    package = package_with("units", 4, "kind", "nothing")
    old = package.tables["units"]
    frame = old.frame.set_axis([2, 7, 12], axis="index")
    package = replace(package, tables={**package.tables, "units": replace(old, frame=frame)})

    assert [fault.line for fault in faults_that_frictionless_finds(package)] == [12]


def test_it_is_not_asked_while_other_checks_find_errors(package_with):
    package = package_with("observations", 5, "value", "lots")
    package = replace(package, descriptor={**package.descriptor, "licenses": [{}]})

    assert [finding.code for finding in check_package(package)] == ["E202"]


def test_of_a_large_table_it_sees_the_first_rows_but_whole_those_that_others_refer_to(package_with, monkeypatch):
    monkeypatch.setattr("site_builder.checks.frictionless_accepts_the_package._MOST_ROWS", 2)

    assert list(faults_that_frictionless_finds(package_with("observations", 8, "value", "lots"))) == []
    assert list(faults_that_frictionless_finds(package_with("report_rows", 4, "polarity", "High"))) != []
